import type { KindEntry } from './kind-entry.js';
import { CLAIM_KINDS } from './kinds/claim-kinds.js';
import { DECISION_KINDS } from './kinds/decision-kinds.js';
import { OTHER_KINDS } from './kinds/other-kinds.js';

/** Every kind of notice, in the order of the settings. A new kind is one entry of `kinds/` and a call of `Notices.tell`. */
export const NOTICE_KINDS = { ...DECISION_KINDS, ...CLAIM_KINDS, ...OTHER_KINDS } satisfies Record<
  string,
  KindEntry
>;

export type NoticeKind = keyof typeof NOTICE_KINDS;
/** Kinds that somebody is told one by one. */
export type ToldKind = Exclude<NoticeKind, 'approval-asked'>;

export const KIND_NAMES = Object.keys(NOTICE_KINDS).filter(isNoticeKind);

export function isNoticeKind(name: string): name is NoticeKind {
  return Object.hasOwn(NOTICE_KINDS, name);
}

export function kindEntry(kind: NoticeKind): KindEntry {
  return NOTICE_KINDS[kind];
}
