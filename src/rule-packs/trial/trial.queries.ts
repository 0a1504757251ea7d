import { Injectable } from '@nestjs/common';
import { formatExpenseNumber } from '../../expenses/expense.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, encodeCursor } from '../../platform/web/cursor.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import type { Verdict } from './compare-findings.js';
import type { Trial, TrialClaim, TrialResult } from './trial.js';

export interface TrialDbRow {
  id: string;
  pack_id: string;
  pack_version: number;
  state: Trial['state'];
  since: string;
  total_count: number;
  judged_count: number;
  created_at: Date;
  ended_at: Date | null;
  not_judged: Record<string, number>;
  after_team_id: string | null;
  after_expense_id: string | null;
}

interface SumRow {
  rule: string | null;
  before: Verdict;
  after: Verdict;
  claim_count: number;
  claim_amount: string;
}

interface ClaimRow {
  claim_team_id: string;
  claim_id: string;
  number: number | null;
  number_year: number | null;
  name_ko: string;
  name_en: string;
  title: string;
  claim_amount: string;
  changes: TrialClaim['changes'];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a draft would change; the database shows it to the programme's office alone. */
@Injectable()
export class TrialQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Of this version of the draft; undefined before it was tried. */
  async of(actor: Actor, packId: string, version: number): Promise<TrialResult | undefined> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<TrialDbRow>(
        'SELECT * FROM rule_trials WHERE pack_id = $1 AND pack_version = $2',
        [packId, version],
      );
      if (!row) return undefined;
      const sums = await this.unit.query<SumRow>(
        `SELECT rule, before, after, count(*)::int AS claim_count, sum(claim_amount) AS claim_amount
         FROM rule_trial_changes WHERE trial_id = $1 GROUP BY rule, before, after ORDER BY 5 DESC, 1`,
        [row.id],
      );
      const whole = await this.unit.one<{ claim_count: number; claim_amount: string }>(
        `SELECT count(*)::int AS claim_count, coalesce(sum(claim_amount), 0) AS claim_amount
         FROM (SELECT DISTINCT claim_id, claim_amount FROM rule_trial_changes WHERE trial_id = $1) x`,
        [row.id],
      );
      return {
        ...trialFrom(row),
        changedCount: whole?.claim_count ?? 0,
        changedAmount: BigInt(whole?.claim_amount ?? 0),
        rows: sums.map(({ rule, before, after, claim_count, claim_amount }) => ({
          rule: rule ?? '',
          before,
          after,
          claimCount: claim_count,
          claimAmount: BigInt(claim_amount),
        })),
      };
    });
  }

  /** The claims that would be judged otherwise, the largest first; looking at them is written to their team's log. */
  async claims(
    actor: Actor,
    trialId: string,
    page: { after?: string; limit: number; rule?: string },
  ): Promise<{ rows: TrialClaim[]; next?: string }> {
    const [amount, id] = cursorOf(page.after);
    return this.unit.run(actor, async () => {
      const found = await this.unit.query<ClaimRow>(
        `SELECT x.claim_team_id, x.claim_id, e.number, e.number_year, t.name_ko, t.name_en, e.title, x.claim_amount,
           jsonb_agg(jsonb_build_object('rule', x.rule, 'before', x.before, 'after', x.after) ORDER BY x.rule) AS changes
         FROM rule_trial_changes x JOIN expenses e ON e.team_id = x.claim_team_id AND e.id = x.claim_id
         JOIN teams t ON t.id = x.claim_team_id
         WHERE x.trial_id = $1 AND ($5::text IS NULL OR EXISTS (SELECT 1 FROM rule_trial_changes y
             WHERE y.trial_id = x.trial_id AND y.claim_id = x.claim_id AND y.rule = $5))
           AND ($2::bigint IS NULL OR (x.claim_amount, x.claim_id) < ($2, $3::uuid))
         GROUP BY x.claim_team_id, x.claim_id, e.number, e.number_year, t.name_ko, t.name_en, e.title, x.claim_amount
         ORDER BY x.claim_amount DESC, x.claim_id DESC LIMIT $4`,
        [trialId, amount ?? null, id ?? null, page.limit + 1, page.rule ?? null],
      );
      const rows = found.slice(0, page.limit);
      for (const teamId of new Set(rows.map(({ claim_team_id }) => claim_team_id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'expense-list', subjectId: teamId });
      const last = found.length > page.limit ? rows.at(-1) : undefined;
      return {
        rows: rows.map(claimFrom),
        next: last && encodeCursor([last.claim_amount, last.claim_id]),
      };
    });
  }
}

function cursorOf(after: string | undefined): string[] {
  const [amount = '', id = ''] = decodeCursor(after, 2) ?? [];
  if (after === undefined) return [];
  if (!/^\d{1,18}$/.test(amount) || !UUID.test(id)) throw WEB_ERRORS.fail('web.bad-cursor');
  return [amount, id];
}

export function trialFrom(row: TrialDbRow): Trial {
  return {
    id: row.id,
    packId: row.pack_id,
    packVersion: row.pack_version,
    state: row.state,
    since: row.since,
    totalCount: row.total_count,
    judgedCount: row.judged_count,
    createdAt: row.created_at,
    endedAt: row.ended_at ?? undefined,
    notJudged: row.not_judged,
  };
}

function claimFrom(row: ClaimRow): TrialClaim {
  const { number, number_year: year } = row;
  return {
    teamId: row.claim_team_id,
    expenseId: row.claim_id,
    number: number === null || year === null ? undefined : formatExpenseNumber(year, number),
    teamName: { ko: row.name_ko, en: row.name_en },
    title: row.title,
    claimAmount: BigInt(row.claim_amount),
    changes: row.changes,
  };
}
