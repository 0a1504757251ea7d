import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { countdown } from '../format.js';
import { type Texts, inLocale, plural } from '../texts.js';
import type { Todo } from './home-view.js';
import { Row } from './todo-row.js';

export type CommitmentTodo = Extract<Todo, { kind: 'commitments' | 'overdue-instalments' }>;

const texts = {
  contract: { ko: '계약 확정', en: 'Contract' },
  toConfirm: {
    ko: (title: string, count: number) =>
      count === 1 ? title : `확정할 계약 ${count.toLocaleString('en')}건`,
    en: (title: string, count: number) =>
      count === 1 ? title : `${plural(count, 'contract')} to put in force`,
  },
  toConfirmLead: {
    ko: '다른 사람이 적었습니다. 내용을 보고 확정해 주세요.',
    en: 'Somebody else entered it. Look at it and put it in force.',
  },
  overdue: {
    ko: (title: string, count: number) =>
      count === 1 ? title : `예정일이 지난 계약 지급 ${count.toLocaleString('en')}건`,
    en: (title: string, count: number) =>
      count === 1 ? title : `${plural(count, 'contract payment')} past the day`,
  },
  overdueLead: {
    ko: '청구서를 받아 신청하거나 예정일을 고쳐 주세요.',
    en: 'Get the invoice and claim it, or change the day.',
  },
  check: { ko: '확인', en: 'Check' },
  look: { ko: '보기', en: 'Look' },
} satisfies Texts;

export function isCommitmentTodo(todo: Todo): todo is CommitmentTodo {
  return todo.kind === 'commitments' || todo.kind === 'overdue-instalments';
}

/** Contracts that wait for a second person, or for their invoice. */
export function CommitmentTodoRow(props: {
  todo: CommitmentTodo;
  today: KstDate;
  locale: Locale;
}): JSX.Element {
  const { todo, today, locale } = props;
  const t = inLocale(texts, locale);
  if (todo.kind === 'commitments')
    return (
      <Row
        badge={<Badge tone="warning">{t.contract}</Badge>}
        title={t.toConfirm(todo.title, todo.count)}
        href={todo.href}
        button={t.check}
      >
        <p>{t.toConfirmLead}</p>
      </Row>
    );
  return (
    <Row
      badge={<Badge tone="danger">{countdown(todo.dueOn, today)}</Badge>}
      title={t.overdue(todo.title, todo.count)}
      href={todo.href}
      button={t.look}
    >
      <p>{t.overdueLead}</p>
    </Row>
  );
}
