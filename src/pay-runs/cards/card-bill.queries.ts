import { Injectable } from '@nestjs/common';
import { CANCELLED, LINK } from '../../card-statements/card-use-sql.js';
import { formatExpenseNumber } from '../../expenses/expense.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import { PAY_RUN_ERRORS } from '../pay-run.errors.js';
import { CLAIM_HANDS } from '../../expenses/claim-hands-sql.js';

/** Which uses of cards a bill is for. */
export interface BillFilter {
  statementId: string;
  /** A use of the card meant; all cards of the statement where absent. */
  cardOf?: string;
  from?: KstDate;
  to?: KstDate;
}

export type MissingWhy = 'no-claim' | 'not-approved' | 'held' | 'in-run';

/** An approved claim that uses of the bill belong to. */
export interface BilledClaim {
  id: string;
  version: number;
  number: string;
  title: string;
  supplierName: string;
  hands: readonly string[];
  claimAmount: Won;
  payableAmount: Won;
  /** Of all its uses, cancellations taken off. */
  usedAmount: Won;
}

/** Uses of the bill that aren't settled by it, and why. */
export interface MissingUse {
  why: MissingWhy;
  merchantName: string;
  usedOn: KstDate;
  amount: Won;
  claim?: { id: string; number?: string; title: string };
}

export interface CardBill {
  statementId: string;
  statementName: string;
  cards: readonly { rowId: string; lastFour: string }[];
  useCount: number;
  total: Won;
  claims: readonly BilledClaim[];
  missing: readonly MissingUse[];
  paid: { count: number; amount: Won };
}

interface UseRow {
  used_on: KstDate;
  merchant_name: string;
  left_amount: string;
  expense_id: string | null;
  number: number | null;
  number_year: number | null;
  title: string | null;
  state: string | null;
  version: number;
  supplier_name: string;
  claim_amount: string;
  payable_amount: string;
  linked_amount: string;
  hands: string[];
  held: boolean;
  in_run: boolean;
}

const LEFT = `(t.amount - ${CANCELLED})`;
const USES = `SELECT t.used_on, t.merchant_name, ${LEFT}::text AS left_amount, e.id AS expense_id, e.number, e.number_year, e.title, e.state, e.version,
    e.supplier_name, e.claim_amount, e.payable_amount,
    (SELECT sum(u.amount - coalesce((SELECT -sum(c.amount) FROM card_transactions c WHERE c.team_id = u.team_id AND c.cancels_id = u.id), 0))::text
     FROM card_links l JOIN card_transactions u ON u.team_id = l.team_id AND u.id = l.transaction_id
     WHERE l.team_id = e.team_id AND l.expense_id = e.id) AS linked_amount,
    ${CLAIM_HANDS} AS hands,
    EXISTS (SELECT FROM payment_holds h WHERE h.team_id = e.team_id AND h.expense_id = e.id AND h.released_at IS NULL) AS held,
    EXISTS (SELECT FROM pay_run_items i WHERE i.team_id = e.team_id AND i.expense_id = e.id AND i.state IN ('open', 'succeeded')) AS in_run
  FROM card_transactions t ${LINK} LEFT JOIN expenses e ON e.team_id = t.team_id AND e.id = k.expense_id
  WHERE t.team_id = $1 AND t.statement_id = $2 AND t.amount > 0 AND ${LEFT} > 0
    AND ($3::uuid IS NULL OR t.card_number = (SELECT o.card_number FROM card_transactions o WHERE o.team_id = $1 AND o.id = $3))
    AND ($4::date IS NULL OR t.used_on >= $4) AND ($5::date IS NULL OR t.used_on <= $5)
  ORDER BY t.used_on, t.row_number LIMIT 5000`;

/** A card's bill against the claims its uses belong to; inside the unit in hand. */
@Injectable()
export class CardBillQueries {
  constructor(private readonly unit: UnitOfWork) {}

  /** Statements to choose from, newest first. */
  statements(actor: Actor): Promise<{ id: string; name: string }[]> {
    return this.unit.query(
      `SELECT s.id, v.original_name AS name FROM card_statements s JOIN evidence v ON v.team_id = s.team_id AND v.id = s.evidence_id
       WHERE s.team_id = $1 ORDER BY s.created_at DESC, s.id DESC LIMIT 50`,
      [actor.team.id],
    );
  }

  async bill(actor: Actor, filter: BillFilter): Promise<CardBill> {
    const statement = await this.unit.one<{ name: string }>(
      `SELECT v.original_name AS name FROM card_statements s JOIN evidence v ON v.team_id = s.team_id AND v.id = s.evidence_id
       WHERE s.team_id = $1 AND s.id = $2`,
      [actor.team.id, filter.statementId],
    );
    if (!statement) throw PAY_RUN_ERRORS.fail('pay-run.statement-missing');
    const uses = await this.unit.query<UseRow>(USES, [
      actor.team.id,
      filter.statementId,
      filter.cardOf ?? null,
      filter.from ?? null,
      filter.to ?? null,
    ]);
    const cards = await this.unit.query<{ rowId: string; lastFour: string }>(
      `SELECT min(id::text) AS "rowId", right(regexp_replace(card_number, '\\D', '', 'g'), 4) AS "lastFour" FROM card_transactions
       WHERE team_id = $1 AND statement_id = $2 AND card_number <> '' GROUP BY card_number ORDER BY 2 LIMIT 50`,
      [actor.team.id, filter.statementId],
    );
    const paid = uses.filter(({ state }) => state === 'paid');
    return {
      statementId: filter.statementId,
      statementName: statement.name,
      cards,
      useCount: uses.length,
      total: sumWon(uses.map(leftOf)),
      claims: claimsOf(uses),
      missing: uses.flatMap((use) => missingOf(use) ?? []),
      paid: { count: paid.length, amount: sumWon(paid.map(leftOf)) },
    };
  }
}

function leftOf({ left_amount: left }: UseRow): Won {
  return BigInt(left);
}

function claimsOf(uses: readonly UseRow[]): BilledClaim[] {
  const found = new Map<string, BilledClaim>();
  for (const use of uses) {
    if (use.state !== 'approved' || use.held || use.in_run || use.expense_id === null) continue;
    found.set(use.expense_id, {
      id: use.expense_id,
      version: use.version,
      number: numberOf(use) ?? '',
      title: use.title ?? '',
      supplierName: use.supplier_name,
      hands: use.hands,
      claimAmount: BigInt(use.claim_amount),
      payableAmount: BigInt(use.payable_amount),
      usedAmount: BigInt(use.linked_amount),
    });
  }
  return [...found.values()];
}

function missingOf(use: UseRow): MissingUse | undefined {
  const why = whyMissing(use);
  if (!why) return undefined;
  return {
    why,
    merchantName: use.merchant_name,
    usedOn: use.used_on,
    amount: leftOf(use),
    claim:
      use.expense_id === null
        ? undefined
        : { id: use.expense_id, number: numberOf(use), title: use.title ?? '' },
  };
}

function whyMissing({ expense_id: id, state, held, in_run: inRun }: UseRow): MissingWhy | undefined {
  if (id === null) return 'no-claim';
  if (state === 'paid') return undefined;
  if (state !== 'approved') return 'not-approved';
  return held ? 'held' : inRun ? 'in-run' : undefined;
}

function numberOf({ number, number_year: year }: UseRow): string | undefined {
  return number === null || year === null ? undefined : formatExpenseNumber(year, number);
}
