import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { isNoticeKind } from './notice-kinds.js';
import type { SubjectType } from './notice-subject.js';
import { NoticeSubjects } from './notice-subjects.js';
import type { Notice } from './notice.js';

/** The bell says no higher number than this one and more. */
export const COUNTED = 100;

export interface ShownNotice extends Notice {
  /** What it is about, as it is called now; absent when it has no name of its own. */
  label?: string;
  /** The day by which something has to be done about it. */
  dueOn?: KstDate;
  /** It is gone, or isn't the reader's to see any more. */
  gone: boolean;
}

export interface NoticePage {
  /** Newest first. */
  notices: readonly ShownNotice[];
  next?: string;
}

export interface NoticeRow {
  id: string;
  kind: string;
  type: SubjectType;
  subjectId: string;
  partId: string | null;
  actorName: string | null;
  at: Date;
  readAt: Date | null;
}

const COLUMNS = `n.id, n.kind, n.subject_type AS type, n.subject_id AS "subjectId", n.part_id AS "partId", u.name AS "actorName", n.at,
  n.read_at AS "readAt"`;
/** Kinds the reader doesn't want to see in the page. */
const SHOWN = `n.kind <> ALL (ARRAY(SELECT s.kind FROM notice_settings s WHERE s.team_id = $1 AND s.user_id = $2 AND NOT s.in_page))`;

/** What one person was told, in a unit of their own or in the one in hand. */
@Injectable()
export class NoticeQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly subjects: NoticeSubjects,
  ) {}

  /** Unread ones, up to `COUNTED`: by the index of unread ones alone, because every page asks. */
  async unread(actor: Actor): Promise<number> {
    const [row] = await this.unit.run(actor, () =>
      this.unit.byKey<{ count: number }>(
        `SELECT count(*)::int AS count FROM (SELECT 1 FROM notifications n
         WHERE n.team_id = $1 AND n.user_id = $2 AND n.read_at IS NULL AND ${SHOWN} LIMIT ${COUNTED}) c`,
        [actor.team.id, actor.userId],
      ),
    );
    return row?.count ?? 0;
  }

  async page(
    actor: Actor,
    { after, limit, unreadOnly = false }: { after?: string; limit: number; unreadOnly?: boolean },
  ): Promise<NoticePage> {
    const cursor = decodeInstantCursor(after);
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<NoticeRow>(
        `SELECT ${COLUMNS} FROM notifications n LEFT JOIN users u ON u.id = n.actor_id
         WHERE n.team_id = $1 AND n.user_id = $2 AND ${SHOWN} ${unreadOnly ? 'AND n.read_at IS NULL' : ''}
           ${cursor ? 'AND (n.at, n.id) < ($3::timestamptz, $4::uuid)' : ''}
         ORDER BY n.at DESC, n.id DESC LIMIT ${limit + 1}`,
        [actor.team.id, actor.userId, ...(cursor ?? [])],
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? encodeCursor([last.at.toISOString(), last.id]) : undefined;
      return { notices: await this.named(actor, shown), next };
    });
  }

  async find(actor: Actor, id: string): Promise<ShownNotice | undefined> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.byKey<NoticeRow>(
        `SELECT ${COLUMNS} FROM notifications n LEFT JOIN users u ON u.id = n.actor_id
         WHERE n.team_id = $1 AND n.user_id = $2 AND n.id = $3`,
        [actor.team.id, actor.userId, id],
      );
      return (await this.named(actor, rows))[0];
    });
  }

  private async named(actor: Actor, rows: readonly NoticeRow[]): Promise<ShownNotice[]> {
    const facts = new Map<SubjectType, Awaited<ReturnType<NoticeSubjects['of']>>>();
    for (const type of new Set(rows.map((row) => row.type))) {
      const ids = rows.filter((row) => row.type === type).map(({ subjectId }) => subjectId);
      facts.set(type, await this.subjects.of(actor, type, ids));
    }
    return rows.flatMap(({ kind, type, subjectId, partId, actorName, readAt, ...row }) => {
      const known = facts.get(type);
      const { label, dueOn } = known?.get(subjectId) ?? {};
      // A kind that a later version knows and this one doesn't.
      if (!isNoticeKind(kind)) return [];
      return [
        {
          ...row,
          kind,
          subject: { type, id: subjectId, partId: partId ?? undefined },
          actorName: actorName ?? undefined,
          readAt: readAt ?? undefined,
          label,
          dueOn,
          gone: known !== undefined && label === undefined,
        },
      ];
    });
  }
}
