import type { CardFacts } from '../expenses/fill-from-card.js';
import { currencyOf } from './currency-of.js';

/** A use of a card as it is stored, with what was taken back of it. */
export interface CardUseRow {
  id: string;
  card_number: string;
  approval_number: string;
  used_on: string;
  amount: string;
  supply_amount: string | null;
  tax_amount: string | null;
  foreign_amount: string | null;
  exchange_rate: string | null;
  country: string;
  merchant_name: string;
  merchant_business_number: string | null;
  merchant_kind: string;
  cancelled_amount: string;
  cancelled_tax: string;
}

/** What a claim is made of, cancellations taken off. Pure. */
export function cardFactsOf(row: CardUseRow): CardFacts {
  const amount = BigInt(row.amount) - BigInt(row.cancelled_amount);
  const whole = taxOf(row);
  return {
    merchantName: row.merchant_name,
    merchantBusinessNumber: row.merchant_business_number ?? undefined,
    merchantKind: row.merchant_kind,
    approvalNumber: row.approval_number || undefined,
    usedOn: row.used_on,
    amount,
    taxAmount: whole === undefined ? undefined : within(whole - BigInt(row.cancelled_tax), amount),
    foreign:
      row.foreign_amount === null
        ? undefined
        : {
            currency: currencyOf(row.country),
            amount: row.foreign_amount,
            rate: row.exchange_rate ?? undefined,
          },
  };
}

/** As the statement says it, or as what lies between amount and supply value; abroad no Korean VAT is paid. */
function taxOf({ amount, tax_amount: tax, supply_amount: supply, foreign_amount: foreign }: CardUseRow) {
  if (tax !== null) return BigInt(tax);
  if (supply !== null) return BigInt(amount) - BigInt(supply);
  return foreign === null ? undefined : 0n;
}

function within(tax: bigint, amount: bigint): bigint {
  if (tax < 0n) return 0n;
  return tax < amount ? tax : 0n;
}
