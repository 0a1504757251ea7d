import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Role } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { DATA_SOURCE } from '../../platform/database/data-source.js';
import { actorOfJob, type JobPerson } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import type { DueDate } from '../due-dates.js';
import { StageClock } from '../stage-clock.js';
import { TellDeadlines } from './tell-deadlines.js';

const EVERY_MS = 10 * 60 * 1000;

interface PersonRow {
  user_id: string;
  team_id: string;
  programme_id: string;
  office_team_id: string;
  roles: Role[];
  demo_starts_on: KstDate | null;
  demo_started_at: Date | null;
}

/**
 * Looks every few minutes whether a deadline has come near or moved. Any number of processes may: each person's own rows
 * say what they were told. A person for whom nothing has changed since this process looked last isn't looked at again.
 */
@Injectable()
export class TellOnTime implements OnModuleInit {
  private readonly logger = new Logger('Deadlines');
  private readonly looked = new Map<string, string>();

  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly stageClock: StageClock,
    private readonly telling: TellDeadlines,
    private readonly jobs: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every(EVERY_MS, async () => {
      await this.execute();
    });
  }

  /** One person's trouble doesn't keep the others from being told. How many notices were written. */
  async execute(): Promise<number> {
    const people: PersonRow[] = await this.dataSource.query('SELECT * FROM deadline_people()');
    const ofTeams = new Map<string, readonly DueDate[]>();
    let count = 0;
    for (const row of people) {
      const person = actorOfJob(personOf(row));
      try {
        const dates = ofTeams.get(row.team_id) ?? (await this.stageClock.read(person)).dates;
        ofTeams.set(row.team_id, dates);
        const seen = seenBy(row, dates, this.clock.businessDate(person.demo));
        if (this.looked.get(row.user_id) === seen) continue;
        count += await this.telling.execute(person, row.roles, dates);
        this.looked.set(row.user_id, seen);
      } catch (thrown) {
        this.logger.error(`deadlines were not told to ${row.user_id}: ${String(thrown)}`);
      }
    }
    return count;
  }
}

/** All that decides what a person is told. */
function seenBy({ roles }: PersonRow, dates: readonly DueDate[], today: KstDate): string {
  const days = dates.map(
    ({ deadline, subjectId, dueOn }) =>
      `${deadline.code} ${subjectId} ${dueOn ?? ''} ${deadline.roles.join()}`,
  );
  return [today, roles.join(), ...days].join('\n');
}

function personOf(row: PersonRow): JobPerson {
  const { demo_starts_on: startsOn, demo_started_at: startedAt } = row;
  return {
    userId: row.user_id,
    teamId: row.team_id,
    programmeId: row.programme_id,
    officeTeamId: row.office_team_id,
    demo: startsOn && startedAt ? { startsOn, startedAt: startedAt.toISOString() } : undefined,
  };
}
