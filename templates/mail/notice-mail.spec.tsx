import { render } from 'preact-render-to-string';
import { noticeMailSubject, noticeMailText } from './notice-mail-text.js';
import type { NoticeMailView } from './notice-mail-view.js';
import { NoticeMail } from './notice-mail.js';

const AWAY = 'https://hanjang.example/mails/unsubscribe?t=a&b=<c>';
const view: NoticeMailView = {
  locale: 'ko',
  kind: 'daily',
  waiting: [{ name: '결재할 집행', count: 3, href: 'https://hanjang.example/approvals' }],
  news: [{ name: '<b>승인된</b> 신청', count: 2, href: 'https://hanjang.example/notifications' }],
  noticesHref: 'https://hanjang.example/notifications',
  settingsHref: 'https://hanjang.example/settings/notifications',
  unsubscribeHref: AWAY,
};

describe('the mail as HTML', () => {
  const html = render(<NoticeMail view={view} />);

  it('escapes whatever stands in it', () => {
    expect(html).toContain('&lt;b>승인된&lt;/b> 신청');
    expect(html).toContain('href="https://hanjang.example/mails/unsubscribe?t=a&amp;b=&lt;c>"');
  });

  it('loads nothing from anywhere', () => {
    expect(html).not.toMatch(/<(img|script|link|iframe|form)|url\(|@import|src=/);
  });

  it('says its lines with their counts, and how to stop it', () => {
    expect(html).toMatch(/결재할 집행<\/a><\/th><td[^>]*>3건/);
    expect(html).toContain('이 메일 그만 받기');
  });
});

describe('the mail as text', () => {
  it('says the same', () => {
    const text = noticeMailText(view);
    expect(text).toContain('- 결재할 집행: 3건\n  https://hanjang.example/approvals');
    expect(text).toContain(`이 메일 그만 받기: ${AWAY}`);
    expect(noticeMailText({ ...view, locale: 'en', waiting: [] })).not.toContain('To do');
  });

  it('has a number for a subject, of what waits before what is new', () => {
    expect(noticeMailSubject(view)).toBe('[한장] 하실 일 3건');
    expect(noticeMailSubject({ ...view, waiting: [] })).toBe('[한장] 새 알림 2건');
    expect(noticeMailSubject({ ...view, kind: 'at-once', waiting: [], locale: 'en' })).toBe(
      '[Hanjang] 2 urgent',
    );
  });
});
