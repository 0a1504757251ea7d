import type {
  KindSettingView,
  NoticeSettingsPageProps,
  NoticesPageProps,
  NoticeView,
  UnsubscribePageProps,
} from '../../../templates/notifications/notices-view.js';
import type { NoticeMailView } from '../../../templates/mail/notice-mail-view.js';
import {
  KIND_GROUPS,
  KIND_NAMES,
  kindEntry,
  type NoticeKind,
} from '../../../src/notifications/notice-kinds.js';
import { mailChoices } from '../../../src/notifications/notice-settings.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { at, frameFor, TODAY } from './frames.js';
import { SECTIONS } from './settings.js';

const ACTORS: Partial<Record<NoticeKind, string>> = { held: '전담기관 담당 1', paid: '업스테이지 재무 1' };

function notice(kind: NoticeKind, locale: Locale, more: Partial<NoticeView> & { at: Date }): NoticeView {
  const { icon, tone, text, next } = kindEntry(kind);
  const name = ACTORS[kind] ?? '업스테이지 관리자 1';
  return {
    id: `n-${kind}`,
    icon,
    tone,
    text: text[locale]({ actor: locale === 'ko' ? `${name} 님` : name }),
    next: next[locale],
    unread: false,
    gone: false,
    ...more,
  };
}

export function notices(locale: Locale): NoticesPageProps {
  const frame = frameFor('researcher', locale, '/notifications');
  return {
    frame: { ...frame, noticeCount: 4 },
    today: TODAY,
    waiting: (['returned', 'handed-over', 'mentioned'] as const).map((kind, index) => ({
      name: kindEntry(kind).name[locale],
      count: index + 1,
      href: kindEntry(kind).place ?? '/notifications',
    })),
    days: [
      {
        date: TODAY,
        notices: [
          notice('returned', locale, {
            at: at(TODAY, '10:42'),
            label: '2025-0042 말뭉치 정제 도구 이용료',
            unread: true,
          }),
          notice('mentioned', locale, {
            at: at(TODAY, '10:15'),
            label: '2025-0038 GPU 서버 이용료(10월분) 정산과 추가 사용분',
            unread: true,
          }),
          notice('handed-over', locale, { at: at(TODAY, '09:30'), label: '회의비 식비', unread: true }),
          notice('held', locale, {
            at: at(TODAY, '09:02'),
            label: '2025-0031 한국어 대화 말뭉치',
            unread: true,
          }),
        ],
      },
      {
        date: '2025-11-02',
        notices: [
          notice('paid', locale, { at: at('2025-11-02', '17:20'), label: '2025-0029 클라우드 이용료' }),
          notice('import-failed', locale, { at: at('2025-11-02', '14:00'), label: '시월 사용내역.xlsx' }),
          notice('withdrawn', locale, { at: at('2025-11-02', '11:00'), gone: true }),
        ],
      },
      {
        date: '2024-12-30',
        notices: [notice('approved', locale, { at: at('2024-12-30', '11:05'), label: '2024-0311 자문료' })],
      },
    ],
    unread: 4,
    until: at(TODAY, '10:42'),
    paging: { shown: 8, nextHref: '/notifications?after=x' },
  };
}

export function noticesTrouble(locale: Locale): NoticesPageProps {
  const base = notices(locale);
  return {
    ...base,
    frame: { ...base.frame, noticeCount: 100 },
    waiting: [],
    unread: 100,
    trouble: { reason: 'unreachable', ended: false, writtenAt: at(TODAY, '08:00') },
  };
}

export function noticesEmpty(locale: Locale): NoticesPageProps {
  return {
    frame: { ...frameFor('auditor', locale, '/notifications'), noticeCount: 0 },
    today: TODAY,
    waiting: [],
    days: [],
    unread: 0,
    paging: { shown: 0 },
  };
}

function kinds(locale: Locale): KindSettingView[] {
  return KIND_NAMES.map((kind) => ({
    kind,
    name: kindEntry(kind).name[locale],
    inPage: kind !== 'paid',
    byMail: kind === 'account-proposed' ? 'at-once' : kindEntry(kind).mail,
    choices: mailChoices(kind),
  }));
}

export function settings(locale: Locale): NoticeSettingsPageProps {
  return {
    frame: frameFor('administrator', locale, '/settings/notifications'),
    sections: SECTIONS,
    mailIsOn: true,
    email: 'administrator@upstage.example',
    daily: { on: true, hour: '8' },
    groups: (['decisions', 'claims', 'others'] as const).map((name) => ({
      name,
      kinds: kinds(locale).filter(({ kind }) => KIND_GROUPS[name].some((one) => one === kind)),
    })),
    trouble: { reason: 'refused', ended: true, writtenAt: at(TODAY, '08:00') },
    errors: [],
  };
}

export function settingsRefused(locale: Locale): NoticeSettingsPageProps {
  const { trouble: _, ...base } = settings(locale);
  return {
    ...base,
    mailIsOn: false,
    daily: { on: false, hour: '25' },
    errors: [
      { field: 'hour', text: '메일 받을 시각을 0시에서 23시 사이로 골라 주세요.' },
      { field: 'mail-paid', text: '이 알림의 메일은 그렇게 받을 수 없습니다. 목록에서 골라 주세요.' },
    ],
  };
}

export function unsubscribe(locale: Locale, done = false): UnsubscribePageProps {
  return { frame: { locale, path: '/mails/unsubscribe' }, kind: 'daily', token: 'AbC-1_x', done };
}

/** A mail with a line of each sort. */
export function mail(locale: Locale): NoticeMailView {
  const line = (kind: NoticeKind, count: number) => ({
    name: kindEntry(kind).name[locale],
    count,
    href: `https://hanjang.example${kindEntry(kind).place ?? '/notifications'}`,
  });
  return {
    locale,
    kind: 'daily',
    waiting: [line('approval-asked', 12), line('returned', 1), line('handed-over', 2)],
    news: [line('commented', 3), line('approved', 4), line('paid', 1)],
    noticesHref: 'https://hanjang.example/notifications',
    settingsHref: 'https://hanjang.example/settings/notifications',
    unsubscribeHref: 'https://hanjang.example/mails/unsubscribe?t=AbC-1_x',
  };
}
