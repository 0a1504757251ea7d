import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';

export type RoleName =
  'researcher' | 'principal-investigator' | 'administrator' | 'finance' | 'officer' | 'auditor';

/** The places of the main navigation. */
export type NavKey =
  'home' | 'expenses' | 'approvals' | 'budgets' | 'reports' | 'payments' | 'matches' | 'settings';

export interface Viewer {
  name: string;
  roles: readonly RoleName[];
  teamName: string;
  kind: 'team' | 'office';
}

/** What happened on the request before this one; shown once. */
export interface Flash {
  kind: 'success' | 'notice' | 'warning';
  text: string;
  link?: { href: string; text: string };
  /** Where more than one thing happened. */
  more?: readonly { href: string; text: string }[];
}

/**
 * What every page needs, whatever it shows: made once a request, the same way for all pages.
 * The page's own title and place in the navigation belong to its template.
 */
export interface PageFrame {
  locale: Locale;
  /** Path and query of this page, to come back to after a language switch. */
  path: string;
  /** Absent before sign-in. */
  viewer?: Viewer;
  programmeName?: string;
  /** Claims waiting for this viewer's decision; a number in the navigation when above zero. */
  inboxCount?: number;
  /** Approved claims waiting for payment by this viewer. */
  payableCount?: number;
  /** Notices this viewer hasn't read; from a hundred on it stays a hundred. */
  noticeCount?: number;
  /** Present in the demo only: its banner names the demo's own business date. */
  demo?: { businessDate: KstDate };
  flash?: Flash;
}
