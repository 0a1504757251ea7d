import type { Locale } from '../../platform/i18n/locale.js';
import type { NoticeKind } from '../notice-kinds.js';
import type { KindCount } from '../waiting-work.js';

export type MailKind = 'daily' | 'at-once';

/**
 * `queued`: to be tried, or tried again; `sending`: a process has it in hand; `sent`; `refused`: by the person's own server,
 * for good; `failed`: given up after days; `dropped`: a later one says it all, or the person no longer wants or may have it.
 */
export type MailState = 'queued' | 'sending' | 'sent' | 'refused' | 'failed' | 'dropped';

/** What a mail says: kinds and how many. Nothing else of what the product knows goes into a mail. */
export interface MailContent {
  locale: Locale;
  /** What waits until it is done. */
  waiting: readonly KindCount[];
  /** What happened and wasn't read. */
  news: readonly KindCount[];
}

export interface Mail {
  id: string;
  kind: MailKind;
  /** The day of a daily one; the first notice's id of one at once. */
  key: string;
  content: MailContent;
  state: MailState;
  tries: number;
  problem?: MailProblem;
  writtenAt: Date;
  triedAt?: Date;
}

/** Why a mail isn't delivered, as far as its reader can do something about it. */
export const MAIL_PROBLEMS = ['address', 'refused', 'unreachable', 'deferred'] as const;
export type MailProblem = (typeof MAIL_PROBLEMS)[number];

export function countOf(counts: readonly KindCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

export function hasKind(content: MailContent, kind: NoticeKind): boolean {
  return [...content.waiting, ...content.news].some((one) => one.kind === kind);
}
