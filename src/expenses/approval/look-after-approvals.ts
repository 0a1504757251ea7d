import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { daysBetween, kstDateOf, type KstDate } from '../../platform/clock/kst-date.js';
import { DATA_SOURCE } from '../../platform/database/data-source.js';
import { actorOfJob } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { CarryOnClaim } from './carry-on-claim.js';

const EVERY_MS = 5 * 60 * 1000;

interface OpenRow {
  team_id: string;
  subject_type: string;
  subject_id: string;
  claimant_id: string;
  programme_id: string;
  office_team_id: string;
  demo_starts_on: KstDate | null;
  demo_started_at: Date | null;
  opened_at: Date;
  after_days: number | null;
}

/**
 * Looks every few minutes, and when somebody has left a team, which requests are late or have lost those they asked. Any
 * number of processes may: the claim's lock lets one of them act, and the other finds nothing left to do.
 */
@Injectable()
export class LookAfterApprovals implements OnModuleInit {
  private readonly logger = new Logger('Approvals');

  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly claims: CarryOnClaim,
    private readonly jobs: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, async () => {
      await this.execute();
    });
    this.jobs.handle('look-at-approvals', async ({ teamId }) => {
      await this.execute(teamId);
    });
  }

  /** How many requests changed. One claim's trouble doesn't keep the others from being looked at. */
  async execute(teamId?: string): Promise<number> {
    const rows: OpenRow[] = await this.dataSource.query('SELECT * FROM approvals_to_look_at($1)', [
      teamId ?? null,
    ]);
    let changed = 0;
    for (const row of rows.filter(({ subject_type: type }) => type === 'expense')) {
      const claimant = claimantOf(row);
      if (!this.isDue(row, claimant)) continue;
      try {
        if (await this.claims.execute(claimant, row.subject_id)) changed += 1;
      } catch (thrown) {
        this.logger.error(`claim ${row.subject_id} was not looked at: ${String(thrown)}`);
      }
    }
    return changed;
  }

  private isDue({ opened_at: openedAt, after_days: afterDays }: OpenRow, { demo }: Actor): boolean {
    return afterDays === null || daysBetween(kstDateOf(openedAt), this.clock.businessDate(demo)) >= afterDays;
  }
}

function claimantOf(row: OpenRow): Actor {
  const { demo_starts_on: startsOn, demo_started_at: startedAt } = row;
  return actorOfJob({
    userId: row.claimant_id,
    teamId: row.team_id,
    programmeId: row.programme_id,
    officeTeamId: row.office_team_id,
    demo: startsOn && startedAt ? { startsOn, startedAt: startedAt.toISOString() } : undefined,
  });
}
