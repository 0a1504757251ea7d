import { v7 as uuidv7 } from 'uuid';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';
import { lineAmounts, totalsOf, vatTreatmentOf } from './amounts.js';
import type { Expense, ExpenseLine, ForeignAmount, Origin, VatRecovery } from './expense.js';

/** One use of a research card, as far as a claim is made of it. */
export interface CardFacts {
  merchantName: string;
  merchantBusinessNumber?: string;
  /** What the merchant's trade is called; '' where the statement doesn't say. */
  merchantKind: string;
  approvalNumber?: string;
  usedOn: KstDate;
  /** What the card paid, less what was taken back of it. */
  amount: Won;
  /** Of the amount; undefined where the statement doesn't say. */
  taxAmount?: Won;
  foreign?: ForeignAmount;
}

const MAX_TITLE = 200;
const NO_KIND = '카드 사용';

/** The claim that a use of a card means, each value marked with its origin; its amounts where its VAT is known. Pure. */
export function fillFromCard(expense: Expense, card: CardFacts, recovery: VatRecovery): Expense {
  const filled: Expense = {
    ...expense,
    title: [card.merchantName, card.merchantKind || NO_KIND].join(' ').slice(0, MAX_TITLE),
    supplierName: card.merchantName,
    supplierBusinessNumber: card.merchantBusinessNumber,
    documentedOn: card.usedOn,
    approvalNumber: card.approvalNumber,
    foreign: card.foreign,
    origins: {
      ...expense.origins,
      supplier: 'card-statement',
      documentedOn: 'card-statement',
      title: 'card-statement',
    },
  };
  return card.taxAmount === undefined
    ? filled
    : withLine(filled, card, { taxAmount: card.taxAmount, recovery, origin: 'card-statement' });
}

/**
 * The amounts of a use whose VAT nobody says: those of its document where they come to what the card paid, else one
 * eleventh of it, since VAT that isn't taken off would be claimed. Pure.
 */
export function withCardAmounts(expense: Expense, card: CardFacts, recovery: VatRecovery): Expense {
  if (expense.lines.length > 0 && expense.payableAmount === card.amount) return expense;
  return withLine(expense, card, { taxAmount: card.amount / 11n, recovery, origin: 'card-total' });
}

function withLine(
  expense: Expense,
  { amount, merchantKind, usedOn }: CardFacts,
  { taxAmount, recovery, origin }: { taxAmount: Won; recovery: VatRecovery; origin: Origin },
): Expense {
  const vatTreatment = vatTreatmentOf(recovery);
  const supplyAmount = amount - taxAmount;
  const line: ExpenseLine = {
    id: uuidv7(),
    name: merchantKind || NO_KIND,
    purchasedOn: usedOn,
    vatTreatment,
    supplyAmount,
    taxAmount,
    ...lineAmounts(supplyAmount, taxAmount, vatTreatment),
  };
  return { ...expense, lines: [line], ...totalsOf([line]), origins: { ...expense.origins, amounts: origin } };
}
