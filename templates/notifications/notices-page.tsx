import type { JSX } from 'preact';
import { addDays, type KstDate } from '../../src/platform/clock/kst-date.js';
import { Button, LinkButton } from '../components/button.js';
import { Icon } from '../components/icons.js';
import { EmptyState, PageHead, Pager, Section } from '../components/page-parts.js';
import { clockTime, spokenDate } from '../format.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { MailTrouble } from './mail-trouble.js';
import type { NoticesPageProps, NoticeView, WaitingView } from './notices-view.js';
import { noticeTexts } from './texts.js';

/** 알림: what waits on top, then what happened by days. */
export function NoticesPage(props: NoticesPageProps): JSX.Element {
  const { frame, today, waiting, days, paging, trouble } = props;
  const { locale } = frame;
  const t = inLocale(noticeTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} name="notifications" styles={['notifications']}>
      <PageHead
        title={t.title}
        beside={
          <span class="meta">{props.unread > 0 ? t.unread(props.unread) : days.length > 0 && t.allRead}</span>
        }
        actions={<Actions {...props} />}
      />
      <MailTrouble trouble={trouble} locale={locale} />
      {waiting.length > 0 && <Waiting waiting={waiting} locale={locale} />}
      {days.map(({ date, notices }) => (
        <section class="notice-day" key={date} aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`}>{dayText(date, today, locale)}</h2>
          <ul class="notice-list">
            {notices.map((one) => (
              <NoticeRow key={one.id} notice={one} locale={locale} />
            ))}
          </ul>
        </section>
      ))}
      {days.length === 0 && (
        <EmptyState title={t.emptyTitle}>
          <p>{emptyLead(frame)}</p>
        </EmptyState>
      )}
      <Pager paging={paging} locale={locale} />
    </PageLayout>
  );
}

/** What somebody like this would find here. */
function emptyLead({ locale, viewer }: PageFrame): string {
  const t = inLocale(noticeTexts, locale);
  if (viewer?.kind !== 'office') return t.emptyLead;
  return viewer.roles.includes('officer') ? t.emptyOfficer : t.emptyAuditor;
}

function Actions({ frame, unread, until }: NoticesPageProps): JSX.Element {
  const t = inLocale(noticeTexts, frame.locale);
  return (
    <>
      {unread > 0 && until && (
        <form method="post" action="/notifications/read">
          <input type="hidden" name="until" value={until.toISOString()} />
          <Button icon="check">{t.readAll}</Button>
        </form>
      )}
      <LinkButton href="/settings/notifications" variant="quiet">
        {t.settings}
      </LinkButton>
    </>
  );
}

function Waiting({ waiting, locale }: { waiting: readonly WaitingView[]; locale: Locale }): JSX.Element {
  const t = inLocale(noticeTexts, locale);
  return (
    <Section title={t.waiting} aside={<span class="meta">{t.waitingLead}</span>}>
      <ul class="waiting-list">
        {waiting.map(({ name, count, href }) => (
          <li key={name}>
            <a href={href}>
              <span>{name}</span>
              <strong>{t.count(count)}</strong>
              <Icon name="chevronRight" size={16} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NoticeRow({ notice, locale }: { notice: NoticeView; locale: Locale }): JSX.Element {
  const t = inLocale(noticeTexts, locale);
  const { id, icon, tone, text, label, next, at, unread, gone } = notice;
  return (
    <li class={unread ? 'is-unread' : undefined}>
      <span class={`notice-mark is-${tone}`}>
        <Icon name={icon} />
      </span>
      <div class="notice-body">
        <p class="notice-text">
          {unread && <span class="visually-hidden">{t.unreadMark}: </span>}
          {gone ? text : <a href={`/notifications/${id}`}>{text}</a>}
        </p>
        {label && <p class="notice-label">{label}</p>}
        <p class="meta">{gone ? t.gone : next}</p>
      </div>
      <time class="meta figures" dateTime={at.toISOString()}>
        {clockTime(at)}
      </time>
    </li>
  );
}

function dayText(date: KstDate, today: KstDate, locale: Locale): string {
  const t = inLocale(noticeTexts, locale);
  const day = date.slice(0, 4) === today.slice(0, 4) ? spokenDate(date, locale) : date;
  if (date === today) return `${t.today} · ${day}`;
  return date === addDays(today, -1) ? `${t.yesterday} · ${day}` : day;
}
