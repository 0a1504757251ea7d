import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { FormError } from '../components/form-error.js';
import type { IconName } from '../components/icons.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { SettingsSection } from '../settings/settings-view.js';

export type NoticeTone = 'good' | 'bad' | 'ask' | 'plain';

export interface NoticeView {
  id: string;
  icon: IconName;
  tone: NoticeTone;
  /** What happened. */
  text: string;
  /** What it is about; absent where that has no name of its own. */
  label?: string;
  /** What to do now. */
  next: string;
  at: Date;
  unread: boolean;
  /** What it is about is no longer there, so that nothing leads anywhere. */
  gone: boolean;
}

/** What waits until it is done, however often it was read. */
export interface WaitingView {
  name: string;
  count: number;
  href: string;
}

/** Why mails don't arrive, where they don't. */
export interface MailTroubleView {
  reason: 'address' | 'refused' | 'unreachable' | 'deferred';
  /** Given up, or still tried. */
  ended: boolean;
  writtenAt: Date;
}

/** GET /notifications?after= */
export interface NoticesPageProps {
  frame: PageFrame;
  today: KstDate;
  waiting: readonly WaitingView[];
  /** Newest day first. */
  days: readonly { date: KstDate; notices: readonly NoticeView[] }[];
  unread: number;
  /** The instant up to which the list was read, for "mark all as read". */
  until?: Date;
  paging: Paging;
  trouble?: MailTroubleView;
}

export interface KindSettingView {
  kind: string;
  name: string;
  inPage: boolean;
  byMail: string;
  choices: readonly string[];
}

/** GET /settings/notifications */
export interface NoticeSettingsPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  /** The operator set up a mail server. */
  mailIsOn: boolean;
  email: string;
  daily: { on: boolean; hour: string };
  groups: readonly { name: 'decisions' | 'claims' | 'others'; kinds: readonly KindSettingView[] }[];
  trouble?: MailTroubleView;
  errors: readonly FormError[];
}

/** GET /mails/unsubscribe?t= */
export interface UnsubscribePageProps {
  frame: PageFrame;
  kind: 'daily' | 'at-once';
  token: string;
  done: boolean;
}
