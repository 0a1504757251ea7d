import { Global, Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { AuditLog } from './audit/audit-log.js';
import { Clock } from './clock/clock.js';
import type { HanjangConfig } from './config/config.js';
import { HANJANG_CONFIG } from './config/config-token.js';
import { DATA_SOURCE } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { EvidenceStore } from './storage/evidence-store.js';
import { KeyedForms } from './web/keyed-forms.js';
import { PageFrames } from './web/page-frames.js';

/** What every feature stands on; it knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: HanjangConfig, dataSource: DataSource): DynamicModule {
    const provided = [UnitOfWork, Clock, AuditLog, Jobs, JobRunner, KeyedForms, PageFrames];
    return {
      module: PlatformModule,
      providers: [
        { provide: HANJANG_CONFIG, useValue: config },
        { provide: DATA_SOURCE, useValue: dataSource },
        { provide: EvidenceStore, useValue: new EvidenceStore(join(config.dataDir, 'files')) },
        ...provided,
      ],
      exports: [HANJANG_CONFIG, DATA_SOURCE, EvidenceStore, ...provided],
    };
  }
}
