import type { JSX } from 'preact';
import { kstDateOf, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { clockTime, countdown, shortDate, shortDateTime, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import { CommitmentTodoRow, isCommitmentTodo } from './commitment-todos.js';
import { MentionTodo } from './mention-todo.js';
import type { Todo } from './home-view.js';
import { GivenBackTodo, RecurringTodo, ToConfirmTodo } from './passed-todos.js';
import { isPayTodo, PayTodoRow } from './pay-todos.js';
import { homeTexts } from './texts.js';
import { Row } from './todo-row.js';

export interface TodoListProps {
  todos: readonly Todo[];
  today: KstDate;
  locale: Locale;
}

/** As many open claims as are listed; a person with more finds the others in the list of drafts. */
const MOST_OPEN = 5;

/** What only this person can move on, each with its one button. */
export function TodoList({ todos, today, locale }: TodoListProps): JSX.Element {
  const t = inLocale(homeTexts, locale);
  const open = todos.filter(({ kind }) => kind === 'draft' || kind === 'returned').length;
  const isCut = open >= MOST_OPEN;
  return (
    <Section
      title={
        <>
          {t.todos}{' '}
          {todos.length > 0 && <span class="count">{isCut ? `${todos.length}+` : todos.length}</span>}
        </>
      }
      aside={isCut && <a href="/expenses?scope=mine&state=draft">{t.allDrafts}</a>}
    >
      {todos.length === 0 ? (
        <EmptyState title={t.noTodos}>
          <p>{t.noTodosLead}</p>
        </EmptyState>
      ) : (
        <ul class="todos">
          {todos.map((todo, index) => (
            <TodoRow key={index} todo={todo} today={today} locale={locale} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function TodoRow({ todo, today, locale }: { todo: Todo; today: KstDate; locale: Locale }): JSX.Element {
  const t = inLocale(homeTexts, locale);
  if (todo.kind === 'account') {
    const when = kstDateOf(todo.at) === today ? clockTime(todo.at) : shortDateTime(todo.at, locale);
    return (
      <Row
        badge={<Badge tone="warning">{t.account}</Badge>}
        title={todo.title}
        href={todo.href}
        button={t.check}
      >
        <p>
          {t.accountLead(todo.actorName)} {when}
        </p>
      </Row>
    );
  }
  if (todo.kind === 'returned') {
    const when = kstDateOf(todo.at) === today ? clockTime(todo.at) : shortDateTime(todo.at, locale);
    return (
      <Row
        badge={<Badge tone="danger">{t.returned}</Badge>}
        title={todo.title || t.untitled}
        aside={wonText(todo.claimAmount, locale)}
        href={todo.href}
        button={t.fix}
      >
        <p>
          {t.quote(todo.comment)} {todo.actorName} · {when}
        </p>
      </Row>
    );
  }
  if (todo.kind === 'draft') {
    const when =
      kstDateOf(todo.savedAt) === today
        ? clockTime(todo.savedAt)
        : shortDate(kstDateOf(todo.savedAt), locale);
    return (
      <Row
        badge={<Badge tone="gray">{t.draft}</Badge>}
        title={todo.title || t.untitled}
        aside={wonText(todo.claimAmount, locale)}
        href={todo.href}
        button={t.continue}
      >
        <p>
          {t.missing(todo.missing)} {t.savedAt(when)}
        </p>
      </Row>
    );
  }
  if (isPayTodo(todo)) return <PayTodoRow todo={todo} locale={locale} />;
  if (isCommitmentTodo(todo)) return <CommitmentTodoRow todo={todo} today={today} locale={locale} />;
  if (todo.kind === 'amended' || todo.kind === 'card-uses') return <AskedTodo todo={todo} locale={locale} />;
  if (todo.kind === 'mention') return <MentionTodo todo={todo} today={today} locale={locale} />;
  if (todo.kind === 'recurring') return <RecurringTodo todo={todo} today={today} locale={locale} />;
  if (todo.kind === 'to-confirm') return <ToConfirmTodo todo={todo} today={today} locale={locale} />;
  if (todo.kind === 'given-back') return <GivenBackTodo todo={todo} today={today} locale={locale} />;
  return (
    <Row
      badge={<Badge tone="warning">{countdown(todo.dueOn, today)}</Badge>}
      title={todo.title}
      href={todo.href}
      button={todo.count ? t.lookCount(todo.count) : t.look}
    >
      <p>{todo.note}</p>
      {todo.article && (
        <p>
          <span class="article">{todo.article}</span>
        </p>
      )}
    </Row>
  );
}

/** What somebody else waits for: money to take back, documents of card uses. */
function AskedTodo(props: {
  todo: Extract<Todo, { kind: 'amended' | 'card-uses' }>;
  locale: Locale;
}): JSX.Element {
  const { todo, locale } = props;
  const t = inLocale(homeTexts, locale);
  if (todo.kind === 'amended') {
    return (
      <Row
        badge={<Badge tone="warning">{t.amended}</Badge>}
        title={todo.title || t.untitled}
        href={todo.href}
        button={t.look}
      >
        <p>{t.amendedLead(todo.count)}</p>
      </Row>
    );
  }
  return (
    <Row
      badge={<Badge tone="warning">{t.card}</Badge>}
      title={t.cardUses(todo.count)}
      href={todo.href}
      button={t.upload}
    >
      <p>{t.cardUsesLead}</p>
    </Row>
  );
}
