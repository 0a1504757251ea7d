import { Injectable } from '@nestjs/common';
import { MAX_DRAFTS } from '../expenses/pages/draft-stack.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

const MAX_NAMES = 3;

/** Drafts that wait for the viewer's word, oldest first. */
export interface DraftsToConfirm {
  ids: readonly string[];
  preparerNames: readonly string[];
}

/** Drafts that the viewer prepared and that came back; the last of them with its comment. */
export interface DraftsGivenBack {
  ids: readonly string[];
  title: string;
  comment: string;
  actorName: string;
  at: Date;
}

/** What passes between the preparer and the claimant of a draft; each is one line on the home page. */
@Injectable()
export class PassedDraftsQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async toConfirm(actor: Actor): Promise<DraftsToConfirm | undefined> {
    const rows = await this.unit.query<{ id: string; name: string }>(
      `SELECT e.id, p.name FROM expenses e JOIN users p ON p.id = e.prepared_by
       WHERE e.team_id = $1 AND e.claimant_id = $2 AND e.state = 'draft' AND e.handed_at IS NOT NULL AND e.number IS NULL
       ORDER BY e.handed_at, e.id LIMIT ${MAX_DRAFTS}`,
      [actor.team.id, actor.userId],
    );
    if (rows.length === 0) return undefined;
    const names = [...new Set(rows.map(({ name }) => name))];
    return { ids: rows.map(({ id }) => id), preparerNames: names.slice(0, MAX_NAMES) };
  }

  async givenBack(actor: Actor): Promise<DraftsGivenBack | undefined> {
    const rows = await this.unit.query<Omit<DraftsGivenBack, 'ids'> & { id: string }>(
      `SELECT e.id, e.title, h.comment, u.name AS "actorName", h.at FROM expenses e
       CROSS JOIN LATERAL (SELECT x.act, x.comment, x.actor_id, x.at FROM draft_handovers x
         WHERE x.team_id = e.team_id AND x.expense_id = e.id ORDER BY x.at DESC, x.id DESC LIMIT 1) h
       JOIN users u ON u.id = h.actor_id
       WHERE e.team_id = $1 AND e.prepared_by = $2 AND e.state = 'draft' AND e.handed_at IS NULL AND e.number IS NULL
         AND h.act = 'given-back' ORDER BY h.at DESC, e.id LIMIT ${MAX_DRAFTS}`,
      [actor.team.id, actor.userId],
    );
    const [last] = rows;
    return last && { ...last, ids: rows.map(({ id }) => id) };
  }
}
