import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { entryDeadline, type EntryDeadline } from './entry-deadline.js';
import type { EvidenceChoice, LayoutField, Occasion, SheetLayout } from './layout.js';
import { valueOf, type SheetClaim, type SheetLine } from './sheet-values.js';

/** A field as it is to be typed. */
export interface FilledField {
  readonly code: string;
  readonly name: Text;
  readonly text: string;
  /** Set for amounts, so that a workbook keeps them as numbers. */
  readonly amount?: Won;
  /** It was longer than the system takes. */
  readonly isCut: boolean;
  readonly isMissing: boolean;
  /** Kept from this reader: the last digits of an account. */
  readonly hiddenLastFour?: string;
}

export interface FilledGroup {
  readonly code: string;
  readonly name: Text;
  readonly lines: boolean;
  /** One for the claim, or one for each of its lines. */
  readonly rows: readonly (readonly FilledField[])[];
}

/** What stands in the way in the system, and where it is put right. */
export type EntryProblem =
  | { readonly kind: 'missing'; readonly fields: readonly Text[]; readonly at: 'claim' | 'account' }
  | { readonly kind: 'not-accepted'; readonly category: Text; readonly evidence: Text }
  | { readonly kind: 'reversed' }
  | { readonly kind: 'partly-reversed'; readonly amount: Won }
  | { readonly kind: 'held' };

export interface FilledClaim {
  readonly claim: SheetClaim;
  readonly evidence: EvidenceChoice;
  readonly groups: readonly FilledGroup[];
  readonly problems: readonly EntryProblem[];
  readonly deadline?: EntryDeadline;
}

/** A claim in the order and the forms of the system. Pure. */
export function fillSheet(layout: SheetLayout, claim: SheetClaim, today: KstDate): FilledClaim {
  const evidence = evidenceOf(layout, claim);
  const groups = layout.groups
    .filter(({ when }) => isAsked(when, claim, evidence))
    .map((group) => {
      const fields = group.fields.filter(({ when }) => isAsked(when, claim, evidence));
      const of = (line?: SheetLine) => fields.map((field) => fillField(field, claim, line, evidence));
      return { ...group, rows: group.lines ? claim.lines.map((line) => of(line)) : [of()] };
    });
  const deadline = claim.entry ? undefined : entryDeadline(layout, claim, evidence.code, today);
  return {
    claim,
    evidence,
    groups,
    problems: [...problemsOf(layout, claim, evidence), ...missingOf(layout, groups)],
    ...(deadline ? { deadline } : {}),
  };
}

function evidenceOf(layout: SheetLayout, { means, documents }: SheetClaim): EvidenceChoice {
  const found = layout.evidence.find(
    (choice) =>
      (choice.means.length === 0 || choice.means.includes(means)) &&
      (choice.documents.length === 0 || choice.documents.some((kind) => documents.includes(kind))),
  );
  if (!found) throw new Error(`${layout.system} has a kind of evidence for every claim`);
  return found;
}

function isAsked(when: Occasion, { means }: SheetClaim, evidence: EvidenceChoice): boolean {
  return (
    (when.evidence.length === 0 || when.evidence.includes(evidence.code)) &&
    (when.means.length === 0 || when.means.includes(means))
  );
}

function fillField(
  field: LayoutField,
  claim: SheetClaim,
  line: SheetLine | undefined,
  evidence: EvidenceChoice,
): FilledField {
  const values = field.parts.map((part) =>
    typeof part === 'string' ? valueOf(part, claim, line, evidence.name) : part.words,
  );
  const only = values.length === 1 ? values[0] : undefined;
  const whole = typed(field, only ?? values.join(''), only);
  const text = field.limit === undefined ? whole : [...whole].slice(0, field.limit).join('').trimEnd();
  const hidden =
    field.parts.includes('account.number') &&
    only === undefined &&
    !claim.account?.unreadable &&
    claim.account;
  return {
    code: field.code,
    name: field.name,
    text,
    ...(field.format === 'won' && typeof only === 'bigint' ? { amount: only } : {}),
    isCut: text !== whole,
    isMissing: field.required && text === '' && !hidden,
    ...(hidden ? { hiddenLastFour: hidden.lastFour } : {}),
  };
}

/** Exactly as it is typed: no commas in figures, no hyphens in numbers, one space between words. */
function typed(field: LayoutField, value: string | bigint, only: string | bigint | undefined): string {
  const { question } = field;
  if (question) return typeof only === 'bigint' && only >= question.atLeast ? question.yes : question.no;
  const text = String(value)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (field.format === 'digits') return text.replaceAll(/\D/g, '');
  return field.format === 'code' ? text.replaceAll(/[^A-Za-z0-9]/g, '') : text;
}

function problemsOf(layout: SheetLayout, claim: SheetClaim, evidence: EvidenceChoice): EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (claim.state === 'reversed') problems.push({ kind: 'reversed' });
  else if (claim.reversedAmount > 0n)
    problems.push({ kind: 'partly-reversed', amount: claim.reversedAmount });
  if (claim.isHeld) problems.push({ kind: 'held' });
  const refused = layout.accepts.filter((rule) => !rule.evidence.includes(evidence.code));
  for (const { category } of refused) {
    const line = claim.lines.find(({ categoryCode }) => categoryCode === category);
    if (line?.category)
      problems.push({ kind: 'not-accepted', category: line.category, evidence: evidence.name });
  }
  return problems;
}

/** Each field once, however many lines lack it; together what is put right at one place. */
function missingOf(layout: SheetLayout, groups: readonly FilledGroup[]): EntryProblem[] {
  const missing = new Set(
    groups.flatMap(({ rows }) => rows.flat().flatMap(({ code, isMissing }) => (isMissing ? [code] : []))),
  );
  const fields = layout.groups.flatMap((group) => group.fields).filter(({ code }) => missing.has(code));
  return (['claim', 'account'] as const).flatMap((at): EntryProblem[] => {
    const there = fields.filter(({ parts }) => (at === 'account') === isOfAccount(parts));
    return there.length === 0 ? [] : [{ kind: 'missing', fields: there.map(({ name }) => name), at }];
  });
}

function isOfAccount(parts: LayoutField['parts']): boolean {
  return parts.some((part) => typeof part === 'string' && part.startsWith('account.'));
}
