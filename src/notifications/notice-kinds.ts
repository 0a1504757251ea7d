import type { Actor } from '../platform/access/actor.js';
import type { KindEntry } from './kind-entry.js';
import { CLAIM_KINDS } from './kinds/claim-kinds.js';
import { COMMITMENT_KINDS } from './kinds/commitment-kinds.js';
import { DECISION_KINDS } from './kinds/decision-kinds.js';
import { OTHER_KINDS } from './kinds/other-kinds.js';
import { PAY_KINDS } from './kinds/pay-kinds.js';
import { STAGE_KINDS } from './kinds/stage-kinds.js';
import { SETTLEMENT_KINDS } from './kinds/settlement-kinds.js';

/** Every kind of notice, in the order of the settings. A new kind is one entry of `kinds/` and a call of `Notices.tell`. */
export const NOTICE_KINDS = {
  ...DECISION_KINDS,
  ...CLAIM_KINDS,
  ...PAY_KINDS,
  ...COMMITMENT_KINDS,
  ...SETTLEMENT_KINDS,
  ...OTHER_KINDS,
  ...STAGE_KINDS,
} satisfies Record<string, KindEntry>;

export type NoticeKind = keyof typeof NOTICE_KINDS;
/** Kinds that somebody is told one by one. */
export type ToldKind = Exclude<NoticeKind, 'approval-asked' | keyof typeof COMMITMENT_KINDS>;

/** The groups of the settings. */
export const KIND_GROUPS = {
  decisions: Object.keys(DECISION_KINDS).filter(isNoticeKind),
  claims: Object.keys(CLAIM_KINDS).filter(isNoticeKind),
  others: [PAY_KINDS, COMMITMENT_KINDS, SETTLEMENT_KINDS, OTHER_KINDS, STAGE_KINDS]
    .flatMap((kinds) => Object.keys(kinds))
    .filter(isNoticeKind),
} as const;

export const KIND_NAMES = Object.keys(NOTICE_KINDS).filter(isNoticeKind);

export function isNoticeKind(name: string): name is NoticeKind {
  return Object.hasOwn(NOTICE_KINDS, name);
}

export function kindEntry(kind: NoticeKind): KindEntry {
  return NOTICE_KINDS[kind];
}

/** What everybody of the office hears of, auditors too. */
const OF_ALL: readonly NoticeKind[] = ['deadline-near', 'deadline-moved'];
/** What officers hear of besides: what they decide on, and who calls them. Everything else concerns people of teams. */
const OF_THE_OFFICE: readonly NoticeKind[] = [
  'approval-asked',
  'escalated',
  'delegated',
  'delegation-ended',
  'mentioned',
];

/** True for kinds that somebody like this may ever be told. */
export function concerns(kind: NoticeKind, { team, roles }: Pick<Actor, 'team' | 'roles'>): boolean {
  if (OF_ALL.includes(kind)) return true;
  if (team.kind === 'office' && !(roles.includes('officer') && OF_THE_OFFICE.includes(kind))) return false;
  const heard = kindEntry(kind).roles;
  return !heard || heard.some((role) => roles.includes(role));
}
