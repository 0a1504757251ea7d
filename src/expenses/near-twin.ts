import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { ClaimFinding } from './claim-finding.js';
import { formatExpenseNumber, type Expense, type ExpenseState } from './expense.js';

/** A purchase is claimed within days of its paper: twice the same a month apart is a rent, not a slip. */
const DAYS = 7;

/** Where the values of the claim in hand stand: its columns, or parameters. */
interface InHand {
  teamId: string;
  id: string;
  payableAmount: string;
  documentedOn: string;
  claimantId: string;
  preparedBy: string;
  supplierNumber: string;
  supplierName: string;
  correctsId: string;
}

/**
 * `o` looks like the claim in hand: same team, supplier and amount, days close by; not one that corrects the other, and no
 * draft of people who had no hand in this one, which may never be handed in.
 */
function nearTwin(e: InHand): string {
  return `o.team_id = ${e.teamId} AND o.payable_amount = ${e.payableAmount} AND ${e.payableAmount} > 0
  AND o.documented_on BETWEEN ${e.documentedOn} - ${DAYS} AND ${e.documentedOn} + ${DAYS} AND o.id <> ${e.id}
  AND o.state NOT IN ('rejected', 'reversed') AND (o.state <> 'draft' OR o.claimant_id IN (${e.claimantId}, ${e.preparedBy}) OR o.prepared_by IN (${e.claimantId}, ${e.preparedBy}))
  AND CASE WHEN o.supplier_business_number IS NOT NULL AND ${e.supplierNumber} IS NOT NULL
    THEN o.supplier_business_number = ${e.supplierNumber}
    ELSE ${e.supplierName} <> '' AND lower(replace(o.supplier_name, ' ', '')) = lower(replace(${e.supplierName}, ' ', '')) END
  AND o.corrects_expense_id IS DISTINCT FROM ${e.id} AND ${e.correctsId} IS DISTINCT FROM o.id`;
}

/** Of the claim `e`. */
export const NEAR_TWIN = nearTwin({
  teamId: 'e.team_id',
  id: 'e.id',
  payableAmount: 'e.payable_amount',
  documentedOn: 'e.documented_on',
  claimantId: 'e.claimant_id',
  preparedBy: 'e.prepared_by',
  supplierNumber: 'e.supplier_business_number',
  supplierName: 'e.supplier_name',
  correctsId: 'e.corrects_expense_id',
});

/** By parameters and in the index's order, so that the first one found ends the search however many there are. */
const LATEST = `SELECT o.id, o.number, o.number_year, o.documented_on, o.state, o.claimant_id, o.prepared_by FROM expenses o WHERE ${nearTwin(
  {
    teamId: '$1::uuid',
    id: '$2::uuid',
    payableAmount: '$3::bigint',
    documentedOn: '$4::date',
    claimantId: '$5::uuid',
    supplierNumber: '$6::text',
    supplierName: '$7::text',
    correctsId: '$8::uuid',
    preparedBy: '$9::uuid',
  },
)} ORDER BY o.documented_on DESC LIMIT 1`;

/** A claim of the same team that looks like the one in hand. */
export interface NearTwin {
  id: string;
  number?: string;
  documentedOn: KstDate;
  /** Whose it is: the claimant, and the preparer while it is a draft. */
  ownerIds: readonly string[];
}

interface Row {
  id: string;
  number: number | null;
  number_year: number | null;
  documented_on: string;
  state: ExpenseState;
  claimant_id: string;
  prepared_by: string | null;
}

/** The one documented last; inside the unit in hand. */
export async function nearTwinOf(unit: UnitOfWork, expense: Expense): Promise<NearTwin | undefined> {
  if (!expense.documentedOn || expense.payableAmount <= 0n) return undefined;
  const [row] = await unit.byKey<Row>(LATEST, [
    expense.teamId,
    expense.id,
    expense.payableAmount.toString(),
    expense.documentedOn,
    expense.claimantId,
    expense.supplierBusinessNumber ?? null,
    expense.supplierName,
    expense.correctsExpenseId ?? null,
    expense.preparedBy ?? null,
  ]);
  if (!row) return undefined;
  const { number, number_year: year } = row;
  return {
    id: row.id,
    number: number === null || year === null ? undefined : formatExpenseNumber(year, number),
    documentedOn: row.documented_on,
    ownerIds: [row.claimant_id, ...(row.state === 'draft' && row.prepared_by ? [row.prepared_by] : [])],
  };
}

/** The same cost isn't claimed twice (사용 기준 제21조 4항). Says it and holds nothing up: two lunches can cost the same. What a colleague bought isn't told, only that they claim it. */
export function nearTwinFinding(twin: NearTwin, readerId: string): ClaimFinding {
  const own = twin.ownerIds.includes(readerId);
  const named = twin.number ? ` ${twin.number}` : '';
  const ko = own ? `내 집행${named}` : `동료의 집행${named}`;
  const en = `${own ? 'your claim' : 'a colleague’s claim'}${named}`;
  return {
    code: 'near-twin',
    outcome: 'notice',
    text: {
      ko: `거래처와 금액이 같고 날짜가 가까운 집행이 있습니다: ${ko}(${twin.documentedOn}).`,
      en: `Same supplier and amount as ${en} (${twin.documentedOn}), and days close by.`,
    },
    add: {
      ko: '같은 구매라면 하나를 지워 주세요. 다른 구매라면 그대로 내면 됩니다.',
      en: 'If it is the same purchase, remove one of them; if not, go on.',
    },
    article: { ko: '사용 기준 제21조 4항', en: 'Use Standard art. 21(4)' },
    pointer: '/documentedOn',
    expenseId: own ? twin.id : undefined,
  };
}
