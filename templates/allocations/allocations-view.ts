import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

export interface AppropriationRow {
  id: string;
  name: string;
  pot: boolean;
  appropriated: Won;
  allocated: Won;
  unallocated: Won;
  raiseHref?: string;
  lowerHref?: string;
}

export interface AllocationLineRow {
  id: string;
  category: string;
  fund: string;
  stage: string;
  place: string;
  inKind: boolean;
  closed: boolean;
  allocated: Won;
  used: Won;
  available: Won;
  entriesHref: string;
  allocateHref?: string;
  takeBackHref?: string;
}

export interface AllocationsPageProps {
  frame: PageFrame;
  years: readonly (SelectOption & { selected: boolean })[];
  funds: readonly AppropriationRow[];
  fundOptions: readonly SelectOption[];
  lines: readonly AllocationLineRow[];
  filter: { yearId: string; fundId: string; q: string };
  paging: Paging;
  /** Absent for whoever only reads. */
  mayAllocate: boolean;
}

export type MoneyAct = 'appropriate' | 'reduce' | 'allocate' | 'deallocate';

/** One figure before and after an act. */
export interface FigureChange {
  label: string;
  before: Won;
  after: Won;
}

export interface MoneyActPageProps {
  frame: PageFrame;
  act: MoneyAct;
  subject: string;
  /** Where it lies: fund, year, stage. */
  place: string;
  action: string;
  backHref: string;
  figures: readonly { label: string; amount: Won }[];
  /** Where the act has a bound that is known. */
  most?: Won;
  values: { amount: string; reason: string; key: string };
  /** What would change; asked once more before it does. */
  changes?: readonly FigureChange[];
  errors?: readonly FormError[];
}

export interface DeclinedRow {
  id: string;
  team: string;
  fund: string;
  declinedOn: KstDate;
  reason: string;
  recordedBy: string;
  resumed?: { on: KstDate; reason: string; by: string };
}

export interface DeclinedPageProps {
  frame: PageFrame;
  rows: readonly DeclinedRow[];
  /** Absent for whoever only reads. */
  form?: {
    teams: readonly SelectOption[];
    funds: readonly SelectOption[];
    values: { teamId: string; fundId: string; declinedOn: string; reason: string };
  };
  /** The record that is being taken up again, with what was typed. */
  resuming?: { id: string; resumedOn: string; reason: string };
  today: KstDate;
  errors?: readonly FormError[];
}

export interface VersionRow {
  id: string;
  href: string;
  number: number;
  at: Date;
  who: string;
  what: string;
  reason: string;
  otherReasons: number;
  lineCount: number;
  allocated: Won;
  allocatedChange: Won;
  /** Of money given to funds; for the office alone. */
  appropriatedChange?: Won;
}

export interface VersionsPageProps {
  frame: PageFrame;
  years: readonly (SelectOption & { selected: boolean })[];
  rows: readonly VersionRow[];
  paging: Paging;
  choices: readonly SelectOption[];
}

export interface VersionChangeRow {
  id: string;
  fund: string;
  /** Left empty where it is what isn't allocated. */
  stage: string;
  team: string;
  category: string;
  inKind: boolean;
  before: Won;
  after: Won;
}

export interface VersionPageProps {
  frame: PageFrame;
  title: string;
  /** Of a single version; absent where two are compared. */
  about?: VersionRow;
  rows: readonly VersionChangeRow[];
  total: { before: Won; after: Won };
  /** The whole budget instead of what changed. */
  isWhole: boolean;
  switchHref?: string;
  previousHref?: string;
  beforeLabel: string;
  afterLabel: string;
  paging: Paging;
}
