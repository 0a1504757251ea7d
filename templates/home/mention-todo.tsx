import type { JSX } from 'preact';
import { kstDateOf, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { clockTime, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import type { Todo } from './home-view.js';
import { homeTexts } from './texts.js';
import { Row } from './todo-row.js';

/** Somebody called the viewer in a comment. */
export function MentionTodo(props: {
  todo: Extract<Todo, { kind: 'mention' }>;
  today: KstDate;
  locale: Locale;
}): JSX.Element {
  const { todo, today, locale } = props;
  const t = inLocale(homeTexts, locale);
  const when = kstDateOf(todo.at) === today ? clockTime(todo.at) : shortDateTime(todo.at, locale);
  const title = todo.title || t.untitled;
  return (
    <Row
      badge={<Badge tone="information">{t.mention}</Badge>}
      title={todo.fromOffice ? t.mentionOffice(title) : t.mentionTitle(todo.actorName, title)}
      href={todo.href}
      button={t.read}
    >
      <p>
        {t.mentionMore(todo.claims - 1)} {when}
      </p>
    </Row>
  );
}
