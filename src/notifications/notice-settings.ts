import type { MailChoice } from './kind-entry.js';
import { KIND_NAMES, kindEntry, type NoticeKind } from './notice-kinds.js';

export interface KindChoice {
  inPage: boolean;
  byMail: MailChoice;
}

export interface DailyMail {
  on: boolean;
  /** From 0 to 23, in Korea. */
  hour: number;
}

/** How one person wishes to be told. */
export interface NoticeSettings {
  daily: DailyMail;
  kinds: Readonly<Record<NoticeKind, KindChoice>>;
}

export const DEFAULT_DAILY: DailyMail = { on: true, hour: 8 };

/** What may be chosen for the mail of a kind: at once for urgent ones only. */
export function mailChoices(kind: NoticeKind): readonly MailChoice[] {
  return kindEntry(kind).urgent ? ['off', 'daily', 'at-once'] : ['off', 'daily'];
}

/** What was chosen over what holds unasked; a choice that a kind no longer offers falls back to the daily mail. */
export function choicesOf(chosen: ReadonlyMap<string, KindChoice>): Readonly<Record<NoticeKind, KindChoice>> {
  const entries = KIND_NAMES.map((kind): [NoticeKind, KindChoice] => {
    const { inPage, byMail } = chosen.get(kind) ?? { inPage: true, byMail: kindEntry(kind).mail };
    return [kind, { inPage, byMail: mailChoices(kind).includes(byMail) ? byMail : 'daily' }];
  });
  // Every kind is among the names, which fromEntries can't express.
  return Object.fromEntries(entries) as Record<NoticeKind, KindChoice>;
}

export function kindsBy(
  settings: NoticeSettings,
  holds: (choice: KindChoice) => boolean,
): readonly NoticeKind[] {
  return KIND_NAMES.filter((kind) => holds(settings.kinds[kind]));
}
