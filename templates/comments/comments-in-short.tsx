import type { JSX } from 'preact';
import { kstDateOf, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Section } from '../components/page-parts.js';
import { clockTime, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import type { CommentsInShortView } from './comments-view.js';
import { commentTexts } from './texts.js';

const MAX_QUOTED = 200;

/** For whoever decides: that something was said, and the last of it. */
export function CommentsInShort(props: {
  comments: CommentsInShortView | undefined;
  expenseId: string;
  today: KstDate;
  locale: Locale;
}): JSX.Element | null {
  const { comments, expenseId, today, locale } = props;
  if (!comments?.last) return null;
  const t = inLocale(commentTexts, locale);
  const { count, last } = comments;
  const when = kstDateOf(last.at) === today ? clockTime(last.at) : shortDateTime(last.at, locale);
  const body = last.body ?? '';
  return (
    <Section title={t.count(count)} aside={<a href={`/expenses/${expenseId}#comments`}>{t.toComments}</a>}>
      <blockquote class="comment-quote">
        {body.length > MAX_QUOTED ? `${body.slice(0, MAX_QUOTED)}…` : body}
      </blockquote>
      <p class="meta">{[last.authorName, last.fromOffice && t.office, when].filter(Boolean).join(' · ')}</p>
    </Section>
  );
}
