import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { EXPENSE_NUMBER } from '../../platform/ids/expense-number-sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';

export const OPEN_KINDS = ['submitted', 'approved', 'pay-runs', 'commitments', 'reserved', 'drafts'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

/** Something of a fiscal year that isn't over yet. */
export interface OpenThing {
  kind: OpenKind;
  team: Text;
  count: number;
  amount: Won;
  /** Of the first few. */
  numbers: readonly string[];
  /** Drafts hold no money: they keep a year from being closed only until an officer says so. */
  holds: boolean;
}

interface Row {
  kind: OpenKind;
  ko: string;
  en: string;
  count: number;
  amount: string;
  numbers: string[];
}

const CLAIMS = `SELECT DISTINCT e.team_id, e.id, e.state, e.claim_amount, coalesce(${EXPENSE_NUMBER}, '') AS number FROM expenses e
  JOIN expense_lines x ON x.team_id = e.team_id AND x.expense_id = e.id JOIN lines l ON l.id = x.budget_line_id
  WHERE e.state IN ('draft', 'returned', 'submitted', 'approved')`;

/** By team and kind, each with the sum it stands for. */
const OPEN = `WITH lines AS (SELECT id, owner_team_id FROM budget_lines WHERE fiscal_year_id = $1), claims AS (${CLAIMS}),
  found AS (
    SELECT CASE WHEN state IN ('draft', 'returned') THEN 'drafts' ELSE state END AS kind, team_id, claim_amount AS amount, number FROM claims
    UNION ALL
    SELECT DISTINCT 'pay-runs', r.team_id, 0::bigint, r.number::text FROM pay_runs r
    JOIN pay_run_items i ON i.team_id = r.team_id AND i.run_id = r.id AND i.state IN ('open', 'succeeded')
    JOIN claims c ON c.team_id = i.team_id AND c.id = i.expense_id WHERE r.state IN ('prepared', 'released', 'filed')
    UNION ALL
    SELECT 'commitments', n.team_id, sum(b.amount)::bigint, coalesce(m.number_year || '-' || m.number, m.title) FROM commitments m
    JOIN commitment_instalments n ON n.team_id = m.team_id AND n.commitment_id = m.id AND n.state = 'open'
    JOIN commitment_lines b ON b.team_id = n.team_id AND b.instalment_id = n.id JOIN lines l ON l.id = b.budget_line_id
    WHERE m.state = 'active' GROUP BY n.team_id, m.id, m.number_year, m.number, m.title
    UNION ALL
    SELECT 'reserved', l.owner_team_id, b.reserved, '' FROM lines l JOIN line_balances b ON b.line_id = l.id WHERE b.reserved <> 0)
  SELECT f.kind, t.name_ko AS ko, t.name_en AS en, count(*)::int AS count, sum(f.amount)::text AS amount,
    (array_agg(f.number ORDER BY f.number) FILTER (WHERE f.number <> ''))[1:5] AS numbers
  FROM found f JOIN teams t ON t.id = f.team_id GROUP BY f.kind, t.id, t.name_ko, t.name_en, t.position
  ORDER BY t.position, t.name_ko`;

/** What still stands in the way of closing a fiscal year, over all teams; in the unit of somebody of the office. */
@Injectable()
export class OpenThings {
  constructor(private readonly unit: UnitOfWork) {}

  async of(actor: Actor, fiscalYearId: string): Promise<OpenThing[]> {
    const rows = await this.unit.run(actor, () => this.unit.query<Row>(OPEN, [fiscalYearId]));
    return rows
      .map(({ kind, ko, en, count, amount, numbers }) => ({
        kind,
        team: { ko, en },
        count,
        amount: BigInt(amount),
        numbers: numbers ?? [],
        holds: kind !== 'drafts',
      }))
      .sort((a, b) => OPEN_KINDS.indexOf(a.kind) - OPEN_KINDS.indexOf(b.kind));
  }
}
