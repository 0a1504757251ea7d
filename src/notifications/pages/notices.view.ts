import type {
  MailTroubleView,
  NoticesPageProps,
  NoticeView,
} from '../../../templates/notifications/notices-view.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import { kstDateOf, type KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { kindEntry } from '../notice-kinds.js';
import type { NoticePage, ShownNotice } from '../notice.queries.js';
import type { MailTrouble } from '../read-settings.js';
import type { KindCount } from '../waiting-work.js';

export interface NoticesData {
  frame: PageFrame;
  today: KstDate;
  page: NoticePage;
  waiting: readonly KindCount[];
  unread: number;
  trouble?: MailTrouble;
  /** On a page behind the first one. */
  after?: string;
}

/** The list as its page shows it. Pure. */
export function noticesView({
  frame,
  today,
  page,
  waiting,
  unread,
  trouble,
  after,
}: NoticesData): NoticesPageProps {
  const { locale } = frame;
  const { notices, next } = page;
  return {
    frame,
    today,
    waiting: waiting.map(({ kind, count }) => ({
      name: kindEntry(kind).name[locale],
      count,
      href: kindEntry(kind).place ?? '/notifications',
    })),
    days: byDay(notices, locale),
    unread,
    until: after ? undefined : notices[0]?.at,
    paging: {
      shown: notices.length,
      firstHref: after ? '/notifications' : undefined,
      nextHref: next && `/notifications?after=${encodeURIComponent(next)}`,
    },
    trouble: trouble && troubleView(trouble),
  };
}

export function troubleView({ state, problem, writtenAt }: MailTrouble): MailTroubleView {
  return { reason: problem ?? 'unreachable', ended: state !== 'queued', writtenAt };
}

function byDay(notices: readonly ShownNotice[], locale: Locale): NoticesPageProps['days'] {
  const days = new Map<KstDate, NoticeView[]>();
  for (const notice of notices) {
    const date = kstDateOf(notice.at);
    const day = days.get(date) ?? [];
    days.set(date, day);
    day.push(noticeView(notice, locale));
  }
  return [...days].map(([date, ofDay]) => ({ date, notices: ofDay }));
}

function noticeView(
  { id, kind, label, actorName, at, readAt, gone }: ShownNotice,
  locale: Locale,
): NoticeView {
  const { icon, tone, text, next } = kindEntry(kind);
  const name = actorName ?? '';
  return {
    id,
    icon,
    tone,
    text: text[locale]({ actor: locale === 'ko' ? `${name} 님` : name }),
    label,
    next: next[locale],
    at,
    unread: readAt === undefined,
    gone,
  };
}
