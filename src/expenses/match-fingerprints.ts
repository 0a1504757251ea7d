import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../platform/database/data-source.js';
import { JobRunner } from '../platform/jobs/job-runner.js';

/**
 * After a claim is committed, and when a use of a card was put to it, it is compared with the other teams' by its documents,
 * card uses and amounts, for the officer's eyes only. The database
 * function writes office rows and returns nothing, so that not even this process learns of a match.
 */
@Injectable()
export class MatchFingerprints implements OnModuleInit {
  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('match-fingerprints', async ({ teamId, expenseId }) => {
      await this.dataSource.query('SELECT office_match_fingerprints($1, $2)', [teamId, expenseId]);
    });
  }
}
