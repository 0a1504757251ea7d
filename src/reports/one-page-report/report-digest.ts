import { createHash } from 'node:crypto';
import type { OnePageReport } from './one-page-report.js';

/**
 * JSON with one way to write every value: keys sorted by code unit, no white space, `bigint` as a decimal string.
 * Undefined members are left out, as JSON has no word for them.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`a ${typeof value} has no canonical form`);
}

/** SHA-256 over the report's canonical JSON without the digest itself: who has the value can check the printed one. */
export function reportDigest(report: Omit<OnePageReport, 'sha256'>): string {
  const { sha256: _printed, ...value } = { sha256: '', ...report };
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/** The report as the API sends it: money as decimal strings, keys in canonical order. */
export function reportJson(report: OnePageReport): string {
  return canonicalJson(report);
}
