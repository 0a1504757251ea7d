import type { Locale } from '../../src/platform/i18n/locale.js';

/** A line of a mail: what kind of thing, how many, and the page that shows them. */
export interface MailLine {
  name: string;
  count: number;
  href: string;
}

/** A mail as both its forms show it. It holds kinds and counts; there is no room in it for anything else. */
export interface NoticeMailView {
  locale: Locale;
  kind: 'daily' | 'at-once';
  waiting: readonly MailLine[];
  news: readonly MailLine[];
  noticesHref: string;
  settingsHref: string;
  unsubscribeHref: string;
}
