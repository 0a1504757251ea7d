import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Condition } from './engine/expression.js';
import type { TextTemplate } from './engine/text-template.js';
import type { RuleResult } from './finding.js';

export const SETTING_UNITS = ['won', 'percent', 'rate', 'count', 'months', 'days', 'words'] as const;
export type SettingUnit = (typeof SETTING_UNITS)[number];

/** An article and where its reading is kept: `source` names the text and place, such as `G §21④1`. */
export interface Citation extends Text {
  source: string;
}

/** A number (or list of words) of the pack that a programme may set; `limit.<code>` in conditions and texts. */
export interface Setting {
  code: string;
  name: Text;
  unit: SettingUnit;
  value: bigint | readonly string[];
  /** What the pack came with; its examples are judged by it. */
  default: bigint | readonly string[];
}

/** When a rule is asked: of each claim, of the plan and budget, or when a stage is settled. */
export const OCCASIONS = ['claim', 'plan', 'settlement'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** Whom a rule concerns; what is left out isn't restricted. Categories are paths, with all that is beneath them. */
export interface Audience {
  institutions?: readonly string[];
  categories?: readonly string[];
  exceptCategories?: readonly string[];
  funds?: readonly string[];
  payments?: readonly string[];
}

export interface Rule {
  code: string;
  group: string;
  title: Text;
  effectiveFrom: KstDate;
  effectiveTo?: KstDate;
  enabled: boolean;
  /** Its source couldn't be confirmed, or sources contradict each other: off until a programme switches it on. */
  unverified: boolean;
  occasion: Occasion;
  scope: 'claim' | 'line';
  appliesTo: Audience;
  when?: Condition;
  /** The state of things in which `result` holds. */
  condition: Condition;
  result: RuleResult;
  text: TextTemplate;
  add: TextTemplate;
  field?: string;
  settledBy: readonly string[];
  article: Citation;
  /** Line of the pack's text where the rule begins, from 1. */
  line: number;
}

/** What of a claim a field of a record usually is, so that nobody types it again. */
export const RECORD_SOURCES = ['documentedOn', 'supplier.name'] as const;
export type RecordSource = (typeof RECORD_SOURCES)[number];

export interface RecordField {
  code: string;
  name: Text;
  /** Proposed where nothing is written yet. */
  from?: RecordSource;
}

/** A kind of document a checklist can ask for; with `fields`, the product makes it from what is typed. */
export interface DocumentKind {
  code: string;
  name: Text;
  fields?: readonly RecordField[];
}

export const DOCUMENT_DUES = ['filing', 'settlement'] as const;
export type DocumentDue = (typeof DOCUMENT_DUES)[number];

export interface ChecklistItem {
  code: string;
  name: Text;
  /** Each alternative is a set of documents that together are enough. */
  anyOf: readonly (readonly string[])[];
  /** False: good to have, nothing is asked. */
  required: boolean;
  /** Asked for when the claim is filed, or only by settlement. */
  due: DocumentDue;
  when?: Condition;
}

export interface Checklist {
  code: string;
  name: Text;
  appliesTo: Audience;
  items: readonly ChecklistItem[];
  article: Citation;
}

/** A group of rules on the page and in the document. */
export interface RuleGroup {
  code: string;
  name: Text;
}

/** A pack read, checked and compiled; immutable, so one value serves every request. */
export interface RulePack {
  code: string;
  version: string;
  name: Text;
  effectiveFrom: KstDate;
  settings: readonly Setting[];
  groups: readonly RuleGroup[];
  rules: readonly Rule[];
  documents: ReadonlyMap<string, DocumentKind>;
  checklists: readonly Checklist[];
}

/** What is wrong with a pack's text, and where. */
export interface PackProblem {
  file: string;
  /** From 1. */
  line: number;
  /** Code of the rule, setting or list it lies in. */
  rule?: string;
  text: Text;
}

export class PackError extends Error {
  constructor(readonly problems: readonly PackProblem[]) {
    super(
      problems
        .map(({ file, line, rule, text }) => `${file}:${line}${rule ? ` (${rule})` : ''}: ${text.en}`)
        .join('\n'),
    );
    this.name = 'PackError';
  }
}

/** `company` and `non-profit` stand for their kinds in a pack's `institutions`. */
export const INSTITUTION_GROUPS: Readonly<Record<string, readonly string[]>> = {
  company: ['sme', 'early-mid', 'mid', 'large', 'public-corporation'],
  'non-profit': ['university', 'government-institute', 'other-nonprofit'],
};
