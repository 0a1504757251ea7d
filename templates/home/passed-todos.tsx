import type { JSX } from 'preact';
import { kstDateOf, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { clockTime, shortDateTime, wonText } from '../format.js';
import { periodText } from '../recurring/period-text.js';
import { inLocale } from '../texts.js';
import type { Todo } from './home-view.js';
import { homeTexts } from './texts.js';
import { Row } from './todo-row.js';

interface Props<Kind extends Todo['kind']> {
  todo: Extract<Todo, { kind: Kind }>;
  today: KstDate;
  locale: Locale;
}

/** Drafts that schedules opened and that wait for their documents. */
export function RecurringTodo({ todo, today, locale }: Props<'recurring'>): JSX.Element {
  const t = inLocale(homeTexts, locale);
  const { period, titles, count } = todo;
  const title = period
    ? t.recurringOne(periodText(period, today, locale), titles[0] ?? t.untitled, period.to < today)
    : t.recurringMany(count);
  return (
    <Row
      badge={<Badge tone="information">{t.recurring}</Badge>}
      title={title}
      href={todo.href}
      button={t.addDocument}
    >
      <p>
        {period
          ? `${todo.supplierName} · ${t.expected(wonText(todo.expectedAmount, locale))}`
          : titles.join(', ')}
      </p>
    </Row>
  );
}

/** Drafts that colleagues prepared and that wait for the viewer's word. */
export function ToConfirmTodo({ todo, locale }: Props<'to-confirm'>): JSX.Element {
  const t = inLocale(homeTexts, locale);
  return (
    <Row
      badge={<Badge tone="information">{t.toConfirm}</Badge>}
      title={t.toConfirmTitle(todo.count)}
      href={todo.href}
      button={t.confirm}
    >
      <p>{t.preparedBy(todo.names)}</p>
    </Row>
  );
}

/** Drafts that the viewer prepared and that came back. */
export function GivenBackTodo({ todo, today, locale }: Props<'given-back'>): JSX.Element {
  const t = inLocale(homeTexts, locale);
  const when = kstDateOf(todo.at) === today ? clockTime(todo.at) : shortDateTime(todo.at, locale);
  return (
    <Row
      badge={<Badge tone="danger">{t.givenBack}</Badge>}
      title={t.givenBackTitle(todo.title || t.untitled, todo.count)}
      href={todo.href}
      button={t.fix}
    >
      <p>
        {t.quote(todo.comment)} {todo.actorName} · {when}
      </p>
    </Row>
  );
}
