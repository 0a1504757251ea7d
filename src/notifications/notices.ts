import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { jobPerson } from '../platform/jobs/job-person.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { kindEntry, type ToldKind } from './notice-kinds.js';
import type { NoticeSubject } from './notice-subject.js';

export interface Told {
  /** The team whose rows they are; the database refuses another one than the unit may write. */
  teamId: string;
  kind: ToldKind;
  /**
   * Whom it concerns; holes, doubles and whoever acts are left out, and so are people of another team, such as the officer
   * who approved a claim: what waits for the office is counted, not told.
   */
  userIds: readonly (string | undefined)[];
  subject: NoticeSubject;
}

/** So long an urgent mail waits for what comes right behind: twenty claims returned at once are one mail. */
const GATHER_SECONDS = 60;

/** Tells people what somebody did, in the unit of the act: one statement that nobody waits for. */
@Injectable()
export class Notices {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** An officer who acts on a team's claim tells the team's people, inside the unit that acts on behalf of that team. */
  async tell(actor: Actor, { teamId, kind, userIds, subject }: Told): Promise<void> {
    const { ownWork = false, urgent } = kindEntry(kind);
    const people = [...new Set(userIds)].filter(
      (id): id is string => id !== undefined && (ownWork ? id === actor.userId : id !== actor.userId),
    );
    if (people.length === 0) return;
    this.unit.write(
      `INSERT INTO notifications (team_id, id, user_id, kind, subject_type, subject_id, part_id, actor_id, at)
       SELECT $1, n.id, n.user_id, $4, $5, $6, $7, $8, $9 FROM unnest($2::uuid[], $3::uuid[]) AS n (id, user_id)
       JOIN users u ON u.team_id = $1 AND u.id = n.user_id`,
      [
        teamId,
        people.map(() => uuidv7()),
        people,
        kind,
        subject.type,
        subject.id,
        subject.partId ?? null,
        ownWork ? null : actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
    if (urgent === undefined || !this.config.mail) return;
    // Whether they wish to hear of it at once is theirs to know, so a job asks as each of them.
    for (const userId of people)
      await this.jobs.send(
        'write-mail-at-once',
        { person: { ...jobPerson(actor), userId, teamId, institutionId: undefined } },
        { startAfterSeconds: GATHER_SECONDS },
      );
  }
}
