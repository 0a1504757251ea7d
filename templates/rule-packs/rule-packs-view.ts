import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { SettingsSection } from '../settings/settings-view.js';

interface RulesFrame {
  frame: PageFrame;
  sections: readonly SettingsSection[];
}

export interface PackLink {
  /** `built-in` for the one the product comes with. */
  id: string;
  effectiveOn?: KstDate;
  publishedAt?: Date;
  publishedByName?: string;
}

/** GET /settings/rules; POST /settings/rules begins a draft */
export interface RulePacksPageProps extends RulesFrame {
  mayEdit: boolean;
  inForce: PackLink;
  ruleCount: number;
  planned: readonly PackLink[];
  earlier: readonly PackLink[];
  /** For the programme's office alone. */
  draft?: { updatedAt?: Date };
  errors: readonly FormError[];
}

export type RuleResultName = 'allow' | 'needs-more' | 'refuse';
export type VerdictName = RuleResultName | 'not-judged' | 'none';

export interface RuleRow {
  code: string;
  title: string;
  result: RuleResultName;
  enabled: boolean;
  unverified: boolean;
  article: string;
  effectiveFrom: KstDate;
  effectiveTo?: KstDate;
  /** Values that aren't held yet; with any, no claim is judged by the rule, whether it is on or off. */
  needs: readonly string[];
}

export interface RuleGroupRows {
  name: string;
  rules: readonly RuleRow[];
}

/** GET /settings/rules/:id, and its text at /settings/rules/:id/text */
export interface RulePackPageProps extends RulesFrame {
  pack: PackLink;
  name: string;
  settings: readonly { code: string; name: string; value: string }[];
  groups: readonly RuleGroupRows[];
}

export interface SettingField {
  code: string;
  name: string;
  value: string;
  /** ₩, %, 개월 … */
  unit: string;
  isWon: boolean;
}

/** What is different from the rules in force, a sentence each. */
export interface DraftChange {
  text: string;
  href?: string;
}

export interface TrialView {
  state: 'running' | 'done' | 'failed';
  since: KstDate;
  totalCount: number;
  judgedCount: number;
  changedCount: number;
  changedAmount: Won;
  rows: readonly {
    rule: string;
    title: string;
    before: VerdictName;
    after: VerdictName;
    claimCount: number;
    claimAmount: Won;
  }[];
  notJudged: readonly { title: string; claimCount: number }[];
}

/**
 * GET /settings/rules/draft; POST /settings/rules/draft/figures (version, setting.<code>…, on…) · /settings/rules/draft/trial ·
 * /settings/rules/draft/publication (effectiveOn) · /settings/rules/draft/discard, each with version
 */
export interface DraftPageProps extends RulesFrame {
  mayEdit: boolean;
  version: number;
  settings: readonly SettingField[];
  groups: readonly RuleGroupRows[];
  changes: readonly DraftChange[];
  /** Of the draft as it stands; undefined before it was tried. */
  trial?: TrialView;
  today: KstDate;
  effectiveOn: string;
  errors: readonly FormError[];
}

export const RULE_FIELDS = [
  'title.ko',
  'title.en',
  'when',
  'condition',
  'text.ko',
  'text.en',
  'add.ko',
  'add.en',
  'article.ko',
  'article.en',
  'article.source',
] as const;
export type RuleFieldName = (typeof RULE_FIELDS)[number];

export type RuleFormValues = Record<
  RuleFieldName | 'result' | 'enabled' | 'effectiveFrom' | 'effectiveTo',
  string
>;

/** GET and POST /settings/rules/draft/rules/:code */
export interface RuleFormPageProps extends RulesFrame {
  code: string;
  version: number;
  values: RuleFormValues;
  errors: readonly FormError[];
}

/** GET and POST /settings/rules/draft/text (version, source) */
export interface DraftTextPageProps extends RulesFrame {
  version: number;
  source: string;
  errors: readonly FormError[];
}

/** GET /settings/rules/draft/claims?rule=&after= */
export interface TrialClaimsPageProps extends RulesFrame {
  /** Title of the one rule asked for. */
  ruleTitle?: string;
  rows: readonly {
    id: string;
    number?: string;
    teamName: string;
    title: string;
    claimAmount: Won;
    changes: readonly { title: string; before: VerdictName; after: VerdictName }[];
  }[];
  paging: Paging;
}
