import type { IconName } from '../../templates/components/icons.js';
import type { Role } from '../platform/access/actor.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import type { NoticeSubject } from './notice-subject.js';

/** Not by mail, in the daily one, or in one of its own at once. */
export const MAIL_CHOICES = ['off', 'daily', 'at-once'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

interface Values {
  /** Who did it, with 님. */
  actor: string;
}

export interface KindEntry {
  /** What it is called in settings and counted as in mails. Says nothing of anybody. */
  name: Text;
  /** What happened. */
  text: Readonly<Record<Locale, (values: Values) => string>>;
  /** What to do now. */
  next: Text;
  icon: IconName;
  tone: 'good' | 'bad' | 'ask' | 'plain';
  href: (subject: NoticeSubject) => string;
  /** What a person gets who changed nothing. */
  mail: MailChoice;
  /** May go out at once for those who wish it: always, or where what it concerns ends within so many days. */
  urgent?: 'always' | { withinDays: number };
  /** Where all of them together are dealt with; the list of notices where there is no such place. */
  place?: string;
  /**
   * Counted from how things stand by a `WaitingWork` source: it waits until it is done, whether it was read or not. `only`
   * kinds are never told one by one.
   */
  waits?: 'also' | 'only';
  /** Who ever hears of it, where not everybody in a team may; the settings offer it to nobody else. */
  roles?: readonly Role[];
  /** Told to the very person whose work ended. */
  ownWork?: boolean;
}
