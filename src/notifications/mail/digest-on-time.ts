import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { kstDateOf, startOfKstDate } from '../../platform/clock/kst-date.js';
import { DATA_SOURCE } from '../../platform/database/data-source.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Mailer } from './mailer.js';
import { WriteDigest } from './write-digest.js';

const EVERY_MS = 5 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** People asked for at a time. */
const BATCH = 500;

interface DueRow {
  user_id: string;
  team_id: string;
  programme_id: string;
  office_team_id: string;
}

/**
 * Looks every few minutes whose hour has come. Mails keep real time, in a demonstration, too: it is a real mailbox that
 * they lie in. Any number of processes may look; each person's day is taken by one of them.
 */
@Injectable()
export class DigestOnTime implements OnModuleInit {
  private readonly logger = new Logger('Mail');

  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly digests: WriteDigest,
    private readonly jobs: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (this.mailer.isOn) this.jobs.every(EVERY_MS, () => this.execute());
  }

  async execute(now = this.clock.now()): Promise<void> {
    const day = kstDateOf(now);
    const hour = Math.floor((now.getTime() - startOfKstDate(day).getTime()) / HOUR_MS);
    const tried = new Set<string>();
    for (;;) {
      const rows: DueRow[] = await this.dataSource.query('SELECT * FROM due_digests($1, $2, $3)', [
        day,
        hour,
        BATCH,
      ]);
      const fresh = rows.filter(({ user_id }) => !tried.has(user_id));
      for (const row of fresh) {
        tried.add(row.user_id);
        await this.write(row, day);
      }
      // Those whose turn failed are asked for again, by the next round and not by this one.
      if (rows.length < BATCH || fresh.length === 0) return;
    }
  }

  /** One person's trouble doesn't keep the others' mails from being written. */
  private async write(row: DueRow, day: string): Promise<void> {
    const { user_id: userId, team_id: teamId, programme_id: programmeId, office_team_id: officeTeamId } = row;
    try {
      await this.digests.execute({ userId, teamId, programmeId, officeTeamId }, day);
    } catch (thrown) {
      this.logger.error(`the mail of ${userId} was not written: ${String(thrown)}`);
    }
  }
}
