import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

/** What one text says otherwise than another, for somebody who decides on it. */
export interface PackChanges {
  settings: { code: string; from?: string; to?: string }[];
  rules: { code: string; change: 'added' | 'removed' | 'changed'; parts: string[] }[];
  /** Groups, documents, checklists or names differ. */
  other: string[];
}

type Entry = Record<string, unknown> & { code: string };

/** Both texts have been compiled before. Pure. */
export function packChanges(before: string, after: string): PackChanges {
  const [old, now] = [parse(before), parse(after)] as [Record<string, unknown>, Record<string, unknown>];
  const settings = pairs(old['settings'], now['settings']).flatMap(([from, to]) => {
    const entry = to ?? from;
    if (!entry || isDeepStrictEqual(from, to)) return [];
    return [{ code: entry.code, from: valueText(from), to: valueText(to) }];
  });
  const rules = pairs(old['rules'], now['rules']).flatMap(([from, to]): PackChanges['rules'] => {
    if (from && to) {
      const parts = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
        (key) => !isDeepStrictEqual(from[key], to[key]),
      );
      return parts.length > 0 ? [{ code: to.code, change: 'changed', parts }] : [];
    }
    const code = (to ?? from)?.code ?? '';
    return [{ code, change: to ? 'added' : 'removed', parts: [] }];
  });
  const other = ['name', 'documents', 'groups', 'checklists'].filter(
    (key) => !isDeepStrictEqual(old[key], now[key]),
  );
  return { settings, rules, other };
}

export function changesNothing({ settings, rules, other }: PackChanges): boolean {
  return settings.length + rules.length + other.length === 0;
}

function pairs(before: unknown, after: unknown): [Entry | undefined, Entry | undefined][] {
  const [old, now] = [byCode(before), byCode(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((code) => [old.get(code), now.get(code)]);
}

function byCode(list: unknown): Map<string, Entry> {
  return new Map(Array.isArray(list) ? (list as Entry[]).map((entry) => [entry.code, entry]) : []);
}

function valueText(entry: Entry | undefined): string | undefined {
  const value = entry?.['value'];
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
