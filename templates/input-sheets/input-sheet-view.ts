import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

export interface SheetFieldView {
  /** Once on the page. */
  id: string;
  label: string;
  /** Exactly what is typed. */
  text: string;
  isNumber: boolean;
  isCut: boolean;
  isMissing: boolean;
  /** Last digits of an account that the reader doesn't see whole. */
  hiddenLastFour?: string;
}

export interface SheetGroupView {
  name: string;
  lines: boolean;
  rows: readonly (readonly SheetFieldView[])[];
}

export interface SheetProblemView {
  text: string;
  /** Where it is put right. */
  link?: { href: string; text: string };
}

export interface SheetCardView {
  id: string;
  href: string;
  number: string;
  title: string;
  state: 'approved' | 'paid' | 'reversed';
  /** Where the reader sees more than one team. */
  teamName?: string;
  institutionName: string;
  paidOn?: KstDate;
  deadline?: { text: string; on?: KstDate; daysLeft?: number; isNear: boolean };
  problems: readonly SheetProblemView[];
  groups: readonly SheetGroupView[];
  entry?: { name: string; at: Date };
}

/** GET /payments/input-sheet */
export interface InputSheetPageProps {
  frame: PageFrame;
  mayEnter: boolean;
  system: string;
  /** The one that the team chose. */
  ownSystem: string;
  systems: readonly { value: string; label: string }[];
  from: KstDate;
  to: KstDate;
  institution: string;
  institutions: readonly { value: string; label: string }[];
  state: 'open' | 'entered';
  counts: { open: number; entered: number };
  /** Not typed in yet and before the period. */
  earlier?: { count: number; href: string };
  tabHrefs: { open: string; entered: string };
  cards: readonly SheetCardView[];
  paging: Paging;
  xlsxHref: string;
  csvHref: string;
  errors: readonly FormError[];
}
