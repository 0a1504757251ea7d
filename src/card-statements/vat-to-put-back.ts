import { Injectable } from '@nestjs/common';
import { formatExpenseNumber } from '../expenses/expense.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { addDays, addMonths, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { maySeeCardStatements } from './card-statement.policy.js';

/** Days of use, both included. */
export interface Period {
  from: KstDate;
  to: KstDate;
}

/** VAT that a card paid from the project's account and that the grant doesn't bear. */
export interface VatRow {
  usedOn: KstDate;
  merchantName: string;
  /** Below zero for a cancellation. */
  amount: Won;
  vatAmount: Won;
  institutionName: string;
  teamName: { ko: string; en: string };
  expenseId: string;
  number?: string;
}

export interface VatSum {
  institutionName: string;
  vatAmount: Won;
  count: number;
}

export interface VatToPutBack {
  rows: VatRow[];
  /** True where there are more rows than are given. */
  cut: boolean;
  sums: VatSum[];
  /** Uses in the period that are put to no claim, and so in no sum. */
  openCount: number;
}

interface Row {
  used_on: string;
  merchant_name: string;
  amount: string;
  vat: string;
  institution_name: string;
  name_ko: string;
  name_en: string;
  expense_id: string;
  number: number | null;
  number_year: number | null;
}

/** A cancellation goes with its purchase. What a claim leaves out of its payable amount is the VAT it doesn't ask for. */
const FROM = `FROM card_transactions t
  JOIN card_links k ON k.team_id = t.team_id AND k.transaction_id = coalesce(t.cancels_id, t.id)
  JOIN expenses x ON x.team_id = k.team_id AND x.id = k.expense_id AND x.state NOT IN ('rejected', 'reversed') AND x.claim_amount < x.payable_amount
  JOIN institutions i ON i.team_id = x.team_id AND i.id = x.institution_id
  JOIN teams m ON m.id = t.team_id
  WHERE t.team_id = ANY ($1::uuid[]) AND t.used_on BETWEEN $2::date AND $3::date AND t.tax_amount <> 0`;

/**
 * Research cards pay with VAT, and a company's VAT is never a research cost (사용 기준 제21조 4항 1호): what the card paid of it
 * goes back to the project's account (부가세 환입).
 */
@Injectable()
export class VatToPutBackQuery {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, { from, to }: Period, limit: number): Promise<VatToPutBack> {
    ensure(maySeeCardStatements(actor));
    const given = [[...actor.readTeamIds], from, to];
    return this.unit.run(
      actor,
      async () => {
        const rows = await this.unit.query<Row>(
          `SELECT t.used_on, t.merchant_name, t.amount, t.tax_amount AS vat, i.name AS institution_name, m.name_ko, m.name_en,
             x.id AS expense_id, x.number, x.number_year ${FROM} ORDER BY m.name_ko, i.position, t.used_on, t.id LIMIT $4`,
          [...given, limit + 1],
        );
        const sums = await this.unit.query<{ institution_name: string; vat: string; count: number }>(
          `SELECT i.name AS institution_name, sum(t.tax_amount) AS vat, count(*)::int AS count ${FROM}
           GROUP BY m.name_ko, i.id, i.name, i.position ORDER BY m.name_ko, i.position`,
          given,
        );
        const open = await this.unit.one<{ count: number }>(
          `SELECT count(*)::int AS count FROM card_transactions t WHERE t.team_id = ANY ($1::uuid[]) AND t.used_on BETWEEN $2::date AND $3::date
             AND t.amount > 0 AND NOT EXISTS (SELECT 1 FROM card_links k WHERE k.team_id = t.team_id AND k.transaction_id = t.id)
             AND t.amount > coalesce((SELECT -sum(c.amount) FROM card_transactions c WHERE c.team_id = t.team_id AND c.cancels_id = t.id), 0)`,
          given,
        );
        if (actor.team.kind === 'office')
          for (const teamId of actor.readTeamIds)
            await this.audit.recordRead(actor, { teamId, subjectType: 'card-vat', subjectId: teamId });
        return {
          rows: rows.slice(0, limit).map(vatRow),
          cut: rows.length > limit,
          sums: sums.map((sum) => ({
            institutionName: sum.institution_name,
            vatAmount: BigInt(sum.vat),
            count: sum.count,
          })),
          openCount: open?.count ?? 0,
        };
      },
      { snapshot: true },
    );
  }
}

/** The quarter a day lies in: VAT is filed by quarters. Pure. */
export function quarterOf(day: KstDate): Period {
  const month = Number(day.slice(5, 7));
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  const from = `${day.slice(0, 4)}-${first}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}

function vatRow(row: Row): VatRow {
  const { number, number_year: year } = row;
  return {
    usedOn: row.used_on,
    merchantName: row.merchant_name,
    amount: BigInt(row.amount),
    vatAmount: BigInt(row.vat),
    institutionName: row.institution_name,
    teamName: { ko: row.name_ko, en: row.name_en },
    expenseId: row.expense_id,
    number: number === null || year === null ? undefined : formatExpenseNumber(year, number),
  };
}
