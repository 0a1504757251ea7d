import { percentText } from '../format.js';

/** Tenths of a percent without the unit, where the head of the column says it. */
export function tenthsText(tenths: number): string {
  return percentText(tenths).replace(' %', '');
}

/** Ahead of the plan or behind it, in percentage points, with its sign. */
export function gapText(tenths: number): string {
  return tenths > 0 ? `+${tenthsText(tenths)}` : tenthsText(tenths);
}
