import type { ForeignAmount } from '../expense.js';

/** `USD 100.00 × 1,390.00`; what isn't rounded in the statement isn't rounded here. */
export function foreignText(foreign: ForeignAmount | undefined): string | undefined {
  if (!foreign) return undefined;
  const amount = [foreign.currency, grouped(foreign.amount)].filter(Boolean).join(' ');
  return foreign.rate === undefined ? amount : `${amount} × ${grouped(foreign.rate)}`;
}

/** With commas; as text, because digits must not change. */
function grouped(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  const commas = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? commas : `${commas}.${part}`;
}
