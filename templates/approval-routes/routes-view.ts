import type { RouteStepsView } from '../approvals/route-steps-view.js';
import type { FormError } from '../components/form-error.js';
import type { SelectOption } from '../components/field.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { SettingsSection } from '../settings/settings-view.js';

export type RouteScopeName = 'team' | 'programme' | 'pot';

/** A route as a sentence. */
export interface RouteRow {
  id: string;
  name: string;
  /** `금액 3,000만원 이상 · 연구시설·장비비` */
  conditions: string;
  /** `연구책임자 발의`, `관리자 1명` … in their order. */
  steps: readonly string[];
  version: number;
  /** What is odd about it today, in words. */
  marks: readonly string[];
  underWay: number;
}

export interface RouteGroupView {
  scope: RouteScopeName;
  rows: readonly RouteRow[];
  /** The reader keeps them. */
  mayKeep: boolean;
  /** Offered where there are none. */
  standard: readonly { name: string; article: string; conditions: string; steps: readonly string[] }[];
}

/** GET /settings/routes */
export interface RoutesPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  groups: readonly RouteGroupView[];
  errors: readonly FormError[];
}

/** A step as the form holds it: text as typed. */
export interface StepValues {
  id: string;
  kind: 'proposal' | 'approval';
  name: string;
  roles: readonly string[];
  userIds: readonly string[];
  needs: 'any' | 'all' | 'count';
  count: string;
  dependsOn: readonly string[];
  afterDays: string;
  lateRoles: readonly string[];
  lateUserIds: readonly string[];
}

export interface RouteFormValues {
  scope: RouteScopeName;
  name: string;
  amountFrom: string;
  amountBelow: string;
  fundIds: readonly string[];
  categoryPaths: readonly string[];
  institutionIds: readonly string[];
  findings: readonly string[];
  steps: readonly StepValues[];
}

/** What the form offers; people who have left are among `people` where they are still named. */
export interface RouteFormOptions {
  funds: readonly SelectOption[];
  categories: readonly SelectOption[];
  institutions: readonly SelectOption[];
  findings: readonly SelectOption[];
  roles: readonly SelectOption[];
  people: readonly SelectOption[];
  /** Names of people who aren't offered any more. */
  gone: readonly SelectOption[];
}

/** GET /settings/routes/new and /settings/routes/:id */
export interface RouteFormPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  action: string;
  version?: number;
  isNew: boolean;
  values: RouteFormValues;
  options: RouteFormOptions;
  marks: readonly string[];
  underWay: number;
  tried: SupposedValues;
  simulation?: SimulationView;
  supposed: SupposedOptions;
  errors: readonly FormError[];
}

/** A supposed claim as typed. */
export interface SupposedValues {
  teamId: string;
  fundId: string;
  categoryPath: string;
  institutionId: string;
  amount: string;
  finding: string;
  claimantId: string;
}

export interface SupposedOptions {
  /** For the office alone. */
  teams: readonly SelectOption[];
  funds: readonly SelectOption[];
  categories: readonly SelectOption[];
  institutions: readonly SelectOption[];
  findings: readonly SelectOption[];
  claimants: readonly SelectOption[];
}

export interface SimulationView {
  routeName?: string;
  isDraft: boolean;
  route: RouteStepsView;
  /** Who may say yes today, by the step's position; nothing of the office. */
  people: readonly string[];
  passed: readonly { name: string; because: readonly string[] }[];
}

/** GET /settings/routes/simulation */
export interface SimulationPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  values: SupposedValues;
  options: SupposedOptions;
  simulation?: SimulationView;
  errors: readonly FormError[];
}
