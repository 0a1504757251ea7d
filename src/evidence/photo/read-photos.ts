import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOfJob, type JobPerson } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { EvidenceStore } from '../../platform/storage/evidence-store.js';
import { EvidenceQueries } from '../evidence.queries.js';
import type { Evidence } from '../evidence.js';
import { READER_VERSION } from '../read-document.js';
import { emptyReading, type DocumentReading } from '../reading/document-reading.js';
import { readingToJson } from '../reading/reading-json.js';
import { UnreadableDocument } from '../reading/unreadable-document.js';
import { PhotoReader } from './photo-reader.js';

export type ReadingUse = (actor: Actor, evidence: Evidence) => Promise<void>;

/**
 * Reads the pictures that were taken in, one after another and off every request. What is read goes into the database
 * together with what is filled from it; a job that was cut off is done again, and one that fails for good says so.
 */
@Injectable()
export class ReadPhotos implements OnModuleInit {
  private readonly uses: ReadingUse[] = [];

  constructor(
    private readonly unit: UnitOfWork,
    private readonly queries: EvidenceQueries,
    private readonly store: EvidenceStore,
    private readonly reader: PhotoReader,
    private readonly runner: JobRunner,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Called with each reading in the unit of work that keeps it: both are there, or neither. */
  whenRead(use: ReadingUse): void {
    this.uses.push(use);
  }

  onModuleInit(): void {
    this.runner.handle('read-photo', ({ person, evidenceId }) => this.read(person, evidenceId));
    this.runner.handle('read-photo-given-up', ({ person, evidenceId }) => this.giveUp(person, evidenceId));
  }

  async read(person: JobPerson, evidenceId: string): Promise<void> {
    const evidence = await this.waiting(person, evidenceId);
    if (!evidence) return;
    // Outside any unit of work: it takes seconds, and touches no row.
    const path = this.store.pathOf(evidence.teamId, evidence.sha256);
    const reading = await this.reader.read(path).catch((error: unknown) => {
      if (error instanceof UnreadableDocument) return emptyReading('photo', 'failed');
      throw error;
    });
    await this.keep(person, evidence, reading);
  }

  async giveUp(person: JobPerson, evidenceId: string): Promise<void> {
    const evidence = await this.waiting(person, evidenceId);
    if (evidence) await this.keep(person, evidence, emptyReading('photo', 'failed'));
  }

  private async waiting(person: JobPerson, evidenceId: string): Promise<Evidence | undefined> {
    const found = await this.unit.run(actorOfJob(person), () => this.queries.find(evidenceId));
    return found?.reading?.state === 'waiting' ? found : undefined;
  }

  private async keep(person: JobPerson, evidence: Evidence, reading: DocumentReading): Promise<void> {
    const actor = actorOfJob(person);
    await this.unit.run(actor, async () => {
      const kept = await this.unit.query(
        `INSERT INTO evidence_readings (team_id, evidence_id, reader_version, reading, findings, read_at)
         VALUES ($1, $2, $3, $4, '[]', $5) ON CONFLICT DO NOTHING RETURNING evidence_id`,
        [evidence.teamId, evidence.id, READER_VERSION, readingToJson(reading), this.clock.now()],
      );
      if (kept.length === 0) return;
      await this.audit.record(actor, {
        teamId: evidence.teamId,
        act: 'evidence.recognised',
        subjectType: 'evidence',
        subjectId: evidence.id,
        after: { state: reading.state, fields: Object.keys(reading.fields) },
        documentHashes: [evidence.sha256],
      });
      for (const use of this.uses) await use(actor, { ...evidence, reading });
    });
  }
}
