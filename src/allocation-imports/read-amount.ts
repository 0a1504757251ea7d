import { MAX_WON, type Won } from '../platform/money/won.js';

/** What stands behind a figure, and how many won it means. */
const SCALES = {
  조: 1_000_000_000_000n,
  억: 100_000_000n,
  천만: 10_000_000n,
  백만: 1_000_000n,
  십만: 100_000n,
  만: 10_000n,
  천: 1_000n,
} as const;
type Scale = keyof typeof SCALES;

const SCALE = Object.keys(SCALES).join('|');
const TERM = new RegExp(`(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(${SCALE})?`, 'y');
const UNIT = new RegExp(`(${SCALE})?\\s*원`);

export type AmountFault = 'unreadable' | 'negative' | 'decimal' | 'ambiguous' | 'too-large' | 'formula';
export type ReadAmount = { amount: Won } | { fault: AmountFault } | undefined;

/** The unit that a column's name or a line above the table gives, `(단위: 천원)`; undefined where it gives none. */
export function unitIn(text: string): Won | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const inBrackets = /\(([^)]*)\)$/.exec(plain)?.[1] ?? /단위[:：]?(.+)$/.exec(plain)?.[1];
  const found = inBrackets === undefined ? null : UNIT.exec(inBrackets);
  if (!found) return inBrackets?.endsWith('억') ? SCALES.억 : undefined;
  return found[1] === undefined ? 1n : SCALES[found[1] as Scale];
}

/**
 * An amount as people write it: `1,000천원`, `1억 5,000만원`, `1.5억`, `₩2,000`, plain figures by the unit of their column.
 * What can be meant in two ways is a fault, and so is what isn't whole won. Undefined for an empty cell. Pure.
 */
export function readAmount(text: string, unit?: Won): ReadAmount {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/^(₩|\\|KRW)/i, '')
    .replace(/KRW$/i, '');
  if (plain === '') return undefined;
  if (plain.startsWith('#')) return { fault: 'formula' };
  const negative = /^[-−▲△](.+)$/.exec(plain)?.[1] ?? /^\((.+)\)$/.exec(plain)?.[1];
  const saysWon = (negative ?? plain).endsWith('원');
  const read = readTerms((negative ?? plain).replace(/원$/, ''), { unit, saysWon });
  if ('amount' in read && negative !== undefined && read.amount > 0n) return { fault: 'negative' };
  return read;
}

function readTerms(
  plain: string,
  { unit, saysWon }: { unit: Won | undefined; saysWon: boolean },
): Exclude<ReadAmount, undefined> {
  let sum = 0n;
  let last: Won | undefined;
  let count = 0;
  TERM.lastIndex = 0;
  while (TERM.lastIndex < plain.length) {
    const [, whole, fraction = '', scale] = TERM.exec(plain) ?? [];
    if (whole === undefined) return { fault: 'unreadable' };
    const own = scale === undefined ? undefined : SCALES[scale as Scale];
    // `1억 5000` may mean five thousand or five thousand 만.
    if (own === undefined && count > 0 && !saysWon) return { fault: 'ambiguous' };
    const size = own ?? (count === 0 && !saysWon ? (unit ?? 1n) : 1n);
    if (last !== undefined && size >= last) return { fault: 'unreadable' };
    if (unit !== undefined && unit !== 1n && count === 0 && contradicts(unit, own, saysWon))
      return { fault: 'ambiguous' };
    const digits = BigInt(whole.replaceAll(',', '') + fraction.slice(1)) * size;
    const parts = 10n ** BigInt(Math.max(0, fraction.length - 1));
    if (digits % parts !== 0n) return { fault: 'decimal' };
    sum += digits / parts;
    last = size;
    count += 1;
  }
  return sum > MAX_WON ? { fault: 'too-large' } : { amount: sum };
}

/** `1,000원` in a column of 천원: the one or the other is a mistake. */
function contradicts(unit: Won, own: Won | undefined, saysWon: boolean): boolean {
  return own === undefined ? saysWon : own !== unit;
}
