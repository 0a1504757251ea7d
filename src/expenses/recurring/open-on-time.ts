import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { TEAM_ROLES, type Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { DATA_SOURCE } from '../../platform/database/data-source.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOfJob, type JobPerson } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { OpenPeriods } from './open-periods.js';

const EVERY_MS = 10 * 60 * 1000;

interface OwnerRow {
  user_id: string;
  team_id: string;
  programme_id: string;
  office_team_id: string;
  next_on: KstDate;
  demo_starts_on: KstDate | null;
  demo_started_at: Date | null;
}

/**
 * Looks every few minutes whose drafts are due. Any number of processes may: the period's key and the schedule's lock
 * let one of them open it. Whoever looks at their home page before that finds them opened then.
 */
@Injectable()
export class OpenOnTime implements OnModuleInit {
  private readonly logger = new Logger('Recurring');

  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unit: UnitOfWork,
    private readonly openings: OpenPeriods,
    private readonly jobs: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, () => this.execute());
  }

  /** One owner's trouble doesn't keep the others' drafts from being opened. */
  async execute(): Promise<void> {
    const owners: OwnerRow[] = await this.dataSource.query('SELECT * FROM recurring_owners()');
    for (const row of owners) {
      const person = personOf(row);
      if (row.next_on > this.clock.businessDate(actorOfJob(person).demo)) continue;
      try {
        await this.openings.execute(await this.owner(person));
      } catch (thrown) {
        this.logger.error(`drafts of ${row.user_id} were not opened: ${String(thrown)}`);
      }
    }
  }

  /** A schedule knows whose it is, not what they may do by now: whoever has left has no role. */
  private async owner(person: JobPerson): Promise<Actor> {
    const base = actorOfJob(person);
    return this.unit.run(base, async () => {
      const rows = await this.unit.query<{
        institution_id: string | null;
        status: Actor['team']['status'];
        role: string;
      }>(
        `SELECT u.institution_id, t.status, m.role FROM users u JOIN teams t ON t.id = u.team_id
         JOIN memberships m ON m.team_id = u.team_id AND m.user_id = u.id
         WHERE u.team_id = $1 AND u.id = $2 AND u.status = 'active'`,
        [person.teamId, person.userId],
      );
      const [first] = rows;
      if (!first) return base;
      const held = new Set(rows.map(({ role }) => role));
      return {
        ...base,
        institutionId: first.institution_id ?? undefined,
        team: { ...base.team, status: first.status },
        roles: TEAM_ROLES.filter((role) => held.has(role)),
      };
    });
  }
}

function personOf(row: OwnerRow): JobPerson {
  const { demo_starts_on: startsOn, demo_started_at: startedAt } = row;
  return {
    userId: row.user_id,
    teamId: row.team_id,
    programmeId: row.programme_id,
    officeTeamId: row.office_team_id,
    demo: startsOn && startedAt ? { startsOn, startedAt: startedAt.toISOString() } : undefined,
  };
}
