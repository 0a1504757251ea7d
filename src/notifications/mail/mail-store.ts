import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { jobPerson } from '../../platform/jobs/job-person.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { isNoticeKind, type NoticeKind } from '../notice-kinds.js';
import type { KindCount } from '../waiting-work.js';
import type { Mail, MailContent, MailKind, MailProblem, MailState } from './mail.js';

interface MailRow extends Omit<Mail, 'problem' | 'triedAt'> {
  problem: MailProblem | null;
  triedAt: Date | null;
}

const COLUMNS = `m.id, m.kind, m.key, m.content, m.state, m.tries, m.problem, m.written_at AS "writtenAt", m.tried_at AS "triedAt"`;

/** One person's mails, inside the unit of that person in hand. */
@Injectable()
export class MailStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  /** True for the first who asks for this person and day; a second process waits here for the first and gets false. */
  async takeDay(actor: Actor, day: KstDate): Promise<boolean> {
    const rows = await this.unit.byKey(
      `INSERT INTO mail_settings (team_id, user_id, looked_on) VALUES ($1, $2, $3)
       ON CONFLICT (team_id, user_id) DO UPDATE SET looked_on = EXCLUDED.looked_on
         WHERE mail_settings.looked_on IS DISTINCT FROM EXCLUDED.looked_on RETURNING 1`,
      [actor.team.id, actor.userId, day],
    );
    return rows.length > 0;
  }

  /**
   * Notices of these kinds that were neither read nor mailed, locked so that no two mails speak of one. A mail at once that
   * failed isn't tried under another name: `newOnly` leaves its notices to the daily one.
   */
  async untold(
    actor: Actor,
    kinds: readonly NoticeKind[],
    { newOnly = false } = {},
  ): Promise<{ id: string; kind: NoticeKind }[]> {
    const rows = await this.unit.query<{ id: string; kind: string }>(
      `SELECT n.id, n.kind FROM notifications n
       LEFT JOIN mails m ON m.team_id = n.team_id AND m.id = n.mail_id AND m.kind = 'at-once' AND m.state IN ('queued', 'sending')
       WHERE n.team_id = $1 AND n.user_id = $2 AND n.read_at IS NULL AND n.mailed_at IS NULL AND n.kind = ANY ($3) AND m.id IS NULL
         ${newOnly ? 'AND n.mail_id IS NULL' : ''}
       ORDER BY n.at, n.id FOR UPDATE OF n`,
      [actor.team.id, actor.userId, kinds],
    );
    return rows.flatMap(({ id, kind }) => (isNoticeKind(kind) ? [{ id, kind }] : []));
  }

  /** The mail, the notices it speaks of and the job that sends it: all or nothing. */
  async write(
    actor: Actor,
    mail: { kind: MailKind; key: string; content: MailContent; noticeIds: readonly string[]; at: Date },
  ): Promise<string> {
    const id = uuidv7();
    const { team, userId } = actor;
    this.unit.write(
      'INSERT INTO mails (team_id, id, user_id, kind, key, content, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [team.id, id, userId, mail.kind, mail.key, JSON.stringify(mail.content), mail.at],
    );
    this.unit.write(
      'UPDATE notifications SET mail_id = $3 WHERE team_id = $1 AND user_id = $2 AND id = ANY ($4::uuid[])',
      [team.id, userId, id, mail.noticeIds],
    );
    await this.jobs.send('send-mail', { person: jobPerson(actor), mailId: id });
    return id;
  }

  async lock(actor: Actor, id: string): Promise<Mail | undefined> {
    const [row] = await this.unit.byKey<MailRow>(
      `SELECT ${COLUMNS} FROM mails m WHERE m.team_id = $1 AND m.user_id = $2 AND m.id = $3 FOR UPDATE`,
      [actor.team.id, actor.userId, id],
    );
    return row && mailFrom(row);
  }

  /** True once a later day's mail is there, which counts all that this one does. */
  async isOvertaken(actor: Actor, { kind, key }: Mail): Promise<boolean> {
    if (kind !== 'daily') return false;
    const rows = await this.unit.byKey(
      `SELECT 1 FROM mails WHERE team_id = $1 AND user_id = $2 AND kind = 'daily' AND key > $3 LIMIT 1`,
      [actor.team.id, actor.userId, key],
    );
    return rows.length > 0;
  }

  begin(actor: Actor, { id }: Mail, at: Date): void {
    this.unit.write(
      `UPDATE mails SET state = 'sending', tries = tries + 1, tried_at = $4 WHERE team_id = $1 AND user_id = $2 AND id = $3`,
      [actor.team.id, actor.userId, id, at],
    );
  }

  /** The notices of a delivered mail are told; those of any other that ended are left for the next one. */
  end(
    actor: Actor,
    id: string,
    outcome: { state: Exclude<MailState, 'sending'>; problem?: MailProblem; at: Date },
  ): void {
    const { state, problem, at } = outcome;
    const mine = [actor.team.id, actor.userId, id];
    this.unit.write(
      'UPDATE mails SET state = $4, problem = $5, ended_at = $6 WHERE team_id = $1 AND user_id = $2 AND id = $3',
      [...mine, state, problem ?? null, state === 'queued' ? null : at],
    );
    if (state === 'sent')
      this.unit.write(
        'UPDATE notifications SET mailed_at = $4 WHERE team_id = $1 AND user_id = $2 AND mail_id = $3',
        [...mine, at],
      );
  }

  /** The last mail that wasn't overtaken: it says whether mails arrive. */
  async latest(actor: Actor): Promise<Mail | undefined> {
    const [row] = await this.unit.byKey<MailRow>(
      `SELECT ${COLUMNS} FROM mails m WHERE m.team_id = $1 AND m.user_id = $2 AND m.state <> 'dropped'
       ORDER BY m.written_at DESC, m.id DESC LIMIT 1`,
      [actor.team.id, actor.userId],
    );
    return row && mailFrom(row);
  }
}

/** In the order in which kinds come first. */
export function countByKind(notices: readonly { kind: NoticeKind }[]): KindCount[] {
  const counts = new Map<NoticeKind, number>();
  for (const { kind } of notices) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

function mailFrom({ problem, triedAt, ...row }: MailRow): Mail {
  return { ...row, problem: problem ?? undefined, triedAt: triedAt ?? undefined };
}
