import { createHash } from 'node:crypto';
import type { SettlementInput } from './settlement-input.js';
import type { SettlementResult } from './settlement-result.js';

const WON = '$won';

/** A value with amounts as JSON that `thaw` reads back to the won. */
export function freeze(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? { [WON]: inner.toString() } : inner,
  );
}

/** What `freeze` made, as the database gave it back. */
export function thawResult(stored: unknown): SettlementResult {
  // Only `freeze` writes these columns, and a final one never changes.
  return thaw(stored) as SettlementResult;
}

function thaw(stored: unknown): unknown {
  if (Array.isArray(stored)) return stored.map(thaw);
  if (typeof stored !== 'object' || stored === null) return stored;
  const entries = Object.entries(stored);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === WON) return BigInt(String(first[1]));
  return Object.fromEntries(entries.map(([key, inner]) => [key, thaw(inner)]));
}

/** SHA-256 of what a settlement is computed from: its arrays in order of their ids, its keys sorted. */
export function digestOf(input: SettlementInput): string {
  const ordered = {
    ...input,
    institutions: input.institutions
      .map((each) => ({ ...each, lines: each.lines.toSorted(byId) }))
      .toSorted((a, b) => byId(a.institution, b.institution)),
    pot: input.pot.toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1)),
  };
  return createHash('sha256').update(canonical(ordered)).digest('hex');
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
