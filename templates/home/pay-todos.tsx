import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { Todo } from './home-view.js';
import { homeTexts } from './texts.js';
import { Row } from './todo-row.js';

export type PayTodo = Extract<Todo, { kind: 'release' | 'failed-transfers' | 'refunds' }>;

export function isPayTodo(todo: Todo): todo is PayTodo {
  return todo.kind === 'release' || todo.kind === 'failed-transfers' || todo.kind === 'refunds';
}

/** Money that waits for a second person, a second try, or its way back. */
export function PayTodoRow({ todo, locale }: { todo: PayTodo; locale: Locale }): JSX.Element {
  const t = inLocale(homeTexts, locale);
  if (todo.kind === 'release')
    return (
      <Row
        badge={<Badge tone="warning">{t.release}</Badge>}
        title={t.releaseTitle(todo.number, todo.count)}
        href={todo.href}
        button={t.check}
      >
        <p>{t.releaseLead}</p>
      </Row>
    );
  if (todo.kind === 'failed-transfers')
    return (
      <Row
        badge={<Badge tone="danger">{t.failed}</Badge>}
        title={t.failedTitle(todo.count)}
        href={todo.href}
        button={t.look}
      >
        <p>{t.failedLead}</p>
      </Row>
    );
  return (
    <Row
      badge={<Badge tone="gray">{t.refunds}</Badge>}
      title={t.refundsTitle(todo.count)}
      aside={wonText(todo.amount, locale)}
      href={todo.href}
      button={t.look}
    >
      <p>{t.refundsLead}</p>
    </Row>
  );
}
