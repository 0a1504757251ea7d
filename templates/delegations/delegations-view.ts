import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { Option, SettingsSection } from '../settings/settings-view.js';

export interface DelegationRow {
  id: string;
  fromName: string;
  toName: string;
  /** Absent in the team's list for what concerns others. */
  mine?: 'given' | 'received';
  startsOn: KstDate;
  endsOn: KstDate;
  maxAmount?: Won;
  /** None: every fund. */
  fundNames: readonly string[];
  reason: string;
  state: 'live' | 'upcoming' | 'over';
  /** Ended by hand before its last day. */
  ended?: { on: KstDate; byName: string };
  mayEnd: boolean;
}

/** The form as it was typed. */
export interface LendValues {
  toUserId: string;
  startsOn: string;
  endsOn: string;
  maxAmount: string;
  fundIds: readonly string[];
  reason: string;
}

/**
 * GET /settings/delegations?scope=&after=
 * POST /settings/delegations (toUserId, startsOn, endsOn, maxAmount, fundIds…, reason) · /settings/delegations/:id/end (scope)
 */
export interface DelegationsPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  today: KstDate;
  scope: 'mine' | 'team';
  /** The reader may see all of the team's. */
  seesAll: boolean;
  /** What holds or will hold. */
  open: readonly DelegationRow[];
  openCut: boolean;
  over: readonly DelegationRow[];
  /** Of those that are over. */
  paging: Paging;
  /** Present for those who may lend. */
  lending?: {
    people: readonly Option[];
    funds: readonly Option[];
    values: LendValues;
    mostDays: number;
  };
  errors: readonly FormError[];
}
