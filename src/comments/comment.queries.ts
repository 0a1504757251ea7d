import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Expense } from '../expenses/expense.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import type { Comment, Mention } from './comment.js';

/** As many as a page shows. */
export const SHOWN_COMMENTS = 50;

export interface CommentPage {
  /** Oldest first. */
  comments: readonly Comment[];
  total: number;
  /** Cursor of the ones before these. */
  previous?: string;
}

/** How much was said at a claim, and what last. */
export interface CommentsInShort {
  count: number;
  last?: Pick<Comment, 'authorName' | 'fromOffice' | 'at' | 'body'>;
}

interface CommentRow {
  team_id: string;
  id: string;
  expense_id: string;
  author_id: string;
  author_name: string;
  from_office: boolean;
  at: Date;
  body: string | null;
  withdrawn_at: Date | null;
  mentions: { personId: string | null; name: string | null }[] | null;
  evidence_ids: string[] | null;
}

/** A withdrawn text is kept and told to nobody. */
const COLUMNS = `c.team_id, c.id, c.expense_id, c.author_id, u.name AS author_name, c.from_office, c.at, c.withdrawn_at,
  CASE WHEN c.withdrawn_at IS NULL THEN c.body END AS body`;

type Claim = Pick<Expense, 'teamId' | 'id'>;

/** Reads what was said at a claim, inside the unit of work in hand. */
@Injectable()
export class CommentQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly evidence: EvidenceQueries,
  ) {}

  /** The latest ones, or those before a cursor. */
  async page(claim: Claim, before?: string, limit = SHOWN_COMMENTS): Promise<CommentPage> {
    const cursor = decodeInstantCursor(before);
    const rows = await this.unit.query<CommentRow>(
      `SELECT ${COLUMNS},
         (SELECT jsonb_agg(jsonb_build_object('personId', m.person_id, 'name', p.name) ORDER BY m.id) FROM expense_comment_mentions m
          LEFT JOIN users p ON p.id = m.person_id WHERE m.team_id = c.team_id AND m.expense_id = c.expense_id AND m.comment_id = c.id) AS mentions,
         (SELECT array_agg(d.evidence_id ORDER BY d.position) FROM expense_comment_evidence d
          WHERE d.team_id = c.team_id AND d.expense_id = c.expense_id AND d.comment_id = c.id AND c.withdrawn_at IS NULL) AS evidence_ids
       FROM expense_comments c JOIN users u ON u.id = c.author_id
       WHERE c.team_id = $1 AND c.expense_id = $2 ${cursor ? 'AND (c.at, c.id) < ($3::timestamptz, $4::uuid)' : ''}
       ORDER BY c.at DESC, c.id DESC LIMIT ${limit + 1}`,
      [claim.teamId, claim.id, ...(cursor ?? [])],
    );
    const shown = rows.slice(0, limit).reverse();
    const [first] = shown;
    const documents = await this.evidence.findAll(shown.flatMap((row) => row.evidence_ids ?? []));
    const counted = await this.unit.one<{ count: number }>(
      'SELECT count(*)::int AS count FROM expense_comments WHERE team_id = $1 AND expense_id = $2',
      [claim.teamId, claim.id],
    );
    return {
      comments: shown.map((row) => commentFrom(row, documents)),
      total: counted?.count ?? 0,
      previous: rows.length > limit && first ? encodeCursor([first.at.toISOString(), first.id]) : undefined,
    };
  }

  async find(claim: Claim, id: string): Promise<Comment | undefined> {
    const row = await this.unit.one<Omit<CommentRow, 'mentions' | 'evidence_ids'>>(
      `SELECT ${COLUMNS} FROM expense_comments c JOIN users u ON u.id = c.author_id WHERE c.team_id = $1 AND c.expense_id = $2 AND c.id = $3`,
      [claim.teamId, claim.id, id],
    );
    return row && commentFrom({ ...row, mentions: null, evidence_ids: null }, []);
  }

  /** How many were said and not taken back, and the last of them. */
  async inShort(claim: Claim): Promise<CommentsInShort> {
    const row = await this.unit.one<{
      count: number;
      authorName: string;
      fromOffice: boolean;
      at: Date;
      body: string;
    }>(
      `SELECT count(*) OVER ()::int AS count, u.name AS "authorName", c.from_office AS "fromOffice", c.at, c.body
       FROM expense_comments c JOIN users u ON u.id = c.author_id
       WHERE c.team_id = $1 AND c.expense_id = $2 AND c.withdrawn_at IS NULL ORDER BY c.at DESC, c.id DESC LIMIT 1`,
      [claim.teamId, claim.id],
    );
    if (!row) return { count: 0 };
    const { count, ...last } = row;
    return { count, last };
  }
}

function commentFrom(row: CommentRow, documents: readonly Evidence[]): Comment {
  return {
    id: row.id,
    expenseId: row.expense_id,
    teamId: row.team_id,
    authorId: row.author_id,
    authorName: row.author_name,
    fromOffice: row.from_office,
    at: row.at,
    body: row.body ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    documents: (row.evidence_ids ?? []).flatMap((id) => documents.find((one) => one.id === id) ?? []),
    mentions: row.withdrawn_at ? [] : (row.mentions ?? []).map(mentionFrom),
  };
}

function mentionFrom({ personId, name }: { personId: string | null; name: string | null }): Mention {
  return { personId: personId ?? undefined, name: name ?? undefined };
}
