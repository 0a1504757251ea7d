import { inLocale } from '../texts.js';
import type { MailLine, NoticeMailView } from './notice-mail-view.js';
import { mailTexts } from './texts.js';

/** The mail as plain text. */
export function noticeMailText(view: NoticeMailView): string {
  const t = inLocale(mailTexts, view.locale);
  const group = (title: string, lines: readonly MailLine[]) =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => lineText(line, t.count(line.count))), ''];
  return [
    view.kind === 'daily' ? t.titleDaily : t.titleUrgent,
    '',
    ...group(t.waiting, view.waiting),
    ...group(t.news, view.news),
    `${t.open}: ${view.noticesHref}`,
    '',
    t.lead,
    '',
    '-- ',
    view.kind === 'daily' ? t.footDaily : t.footUrgent,
    `${t.settings}: ${view.settingsHref}`,
    `${t.unsubscribe}: ${view.unsubscribeHref}`,
    '',
  ].join('\n');
}

function lineText({ name, href }: MailLine, count: string): string {
  return `- ${name}: ${count}\n  ${href}`;
}

/** What stands in the list of mails: the number alone. */
export function noticeMailSubject({ locale, kind, waiting, news }: NoticeMailView): string {
  const t = inLocale(mailTexts, locale);
  const sum = (lines: readonly MailLine[]) => lines.reduce((total, { count }) => total + count, 0);
  if (kind === 'at-once') return t.subjectUrgent(sum(news));
  return waiting.length > 0 ? t.subjectWaiting(sum(waiting)) : t.subjectNews(sum(news));
}
