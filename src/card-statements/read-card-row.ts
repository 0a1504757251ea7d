import { readableText } from '../platform/web/readable-text.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { parseBusinessNumber } from '../platform/ids/business-number.js';
import type { Won } from '../platform/money/won.js';
import { readDay, readWon } from '../sheets/cell-values.js';
import { cellText, type SheetRow } from '../sheets/sheet.js';
import type { CardColumns, CardField } from './card-columns.js';

/** One use of a card as a statement lists it. */
export interface CardRow {
  rowNumber: number;
  cardNumber: string;
  approvalNumber: string;
  usedOn: KstDate;
  /** `HH:MM:SS`, '' where the statement has no time. */
  usedAt: string;
  /** Below zero for a cancellation. */
  amount: Won;
  supplyAmount?: Won;
  taxAmount?: Won;
  /** In the currency of `country`, plain decimal digits. */
  foreignAmount?: string;
  exchangeRate?: string;
  country: string;
  merchantName: string;
  merchantBusinessNumber?: string;
  merchantKind: string;
}

const TEXT = 200;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/** The use of a card in a row; undefined where its day or amount can't be read, as in a row of sums. Pure. */
export function readCardRow(row: SheetRow, columns: CardColumns): CardRow | undefined {
  const text = (field: CardField): string => {
    const cell = row.cells[columns[field] ?? -1];
    return cell ? readableText(cellText(cell)).trim().slice(0, TEXT) : '';
  };
  const usedOn = readDay(text('usedOn'));
  const amount = readWon(text('amount'));
  if (!usedOn || amount === undefined || amount === 0n) return undefined;
  const isCancelled = /취소|cancel|^[YO]$/i.test(text('cancelled'));
  const signed = (value: Won | undefined): Won | undefined =>
    value !== undefined && (isCancelled || amount < 0n) && value > 0n ? -value : value;
  const decimal = (field: CardField): string | undefined => {
    const plain = text(field).replaceAll(',', '');
    return DECIMAL.test(plain) && Number(plain) !== 0 ? plain : undefined;
  };
  return {
    rowNumber: row.number,
    cardNumber: text('cardNumber'),
    approvalNumber: text('approvalNumber'),
    usedOn,
    usedAt: timeOf(text('usedAt')),
    amount: signed(amount) ?? amount,
    supplyAmount: signed(readWon(text('supplyAmount'))),
    taxAmount: signed(readWon(text('taxAmount'))),
    foreignAmount: decimal('foreignAmount'),
    exchangeRate: decimal('exchangeRate'),
    country: text('country'),
    merchantName: text('merchantName'),
    merchantBusinessNumber: parseBusinessNumber(text('merchantBusinessNumber')),
    merchantKind: text('merchantKind'),
  };
}

function timeOf(text: string): string {
  const [, hours, minutes, seconds = '00'] = /(\d{2}):?(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  return hours && minutes ? `${hours}:${minutes}:${seconds}` : '';
}
