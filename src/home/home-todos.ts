import type { Todo } from '../../templates/home/home-view.js';
import type { WaitingMentions } from '../comments/mention.queries.js';
import type { CommitmentTodos } from '../commitments/commitment-todos.js';
import { editHref } from '../expenses/pages/draft-stack.js';
import type { Locale } from '../platform/i18n/locale.js';
import { countedText } from '../stages/deadline-words.js';
import type { DueDate } from '../stages/due-dates.js';
import type { WaitingProposal } from '../suppliers/account.queries.js';
import type { PayTodos } from './pay-todos.queries.js';
import type { AmendedClaim, HomeTodos, OpenClaim } from './todo.queries.js';
import type { WaitingDraft } from './waiting-drafts.queries.js';

const MAX_TITLES = 3;

/** What waits for a person, other people's waiting first. Pure. */
export function todosOf(todos: HomeTodos): Todo[] {
  return [
    ...payTodos(todos.pay),
    ...commitmentTodos(todos.commitments),
    ...todos.accounts.map(accountTodo),
    ...todos.amended.map(amendedTodo),
    ...cardUseTodos(todos.cardUses),
    ...passedTodos(todos),
    ...waitingTodo(todos.waiting),
    ...todos.openClaims.map(openClaimTodo),
  ];
}

/** One line for all that call, leading to the one that waits longest. */
export function mentionTodos(mentions: WaitingMentions | undefined): Todo[] {
  if (!mentions) return [];
  const { expenseId, commentId, title, authorName, fromOffice, at, claims } = mentions;
  return [
    {
      kind: 'mention',
      href: `/expenses/${expenseId}#comment-${commentId}`,
      title,
      actorName: authorName,
      fromOffice,
      at,
      claims,
    },
  ];
}

/** Money that stands still until this person looks: one line for each kind. */
function payTodos({ releases, failed, awaited }: PayTodos): Todo[] {
  const [first] = releases;
  const todos: Todo[] = [];
  if (first)
    todos.push({
      kind: 'release',
      href: `/pay-runs/${first.id}`,
      number: first.number,
      count: releases.length,
    });
  if (failed > 0) todos.push({ kind: 'failed-transfers', href: '/payments', count: failed });
  if (awaited.count > 0) todos.push({ kind: 'refunds', href: '/payments/refunds', ...awaited });
  return todos;
}

/** One of them is opened at once, several as a list. */
function commitmentTodos({ toConfirm, overdue }: CommitmentTodos): Todo[] {
  const hrefOf = ({ id, count }: { id: string; count: number }, state: string) =>
    count === 1 ? `/commitments/${id}` : `/commitments?state=${state}`;
  return [
    ...(overdue
      ? [{ kind: 'overdue-instalments' as const, href: hrefOf(overdue, 'overdue'), ...overdue }]
      : []),
    ...(toConfirm ? [{ kind: 'commitments' as const, href: hrefOf(toConfirm, 'open'), ...toConfirm }] : []),
  ];
}

function amendedTodo({ id, title, count }: AmendedClaim): Todo {
  return { kind: 'amended', href: `/expenses/${id}`, title, count };
}

function accountTodo({ supplierId, supplierName, proposedByName, proposedAt }: WaitingProposal): Todo {
  return {
    kind: 'account',
    href: `/settings/suppliers/${supplierId}`,
    title: supplierName,
    actorName: proposedByName,
    at: proposedAt,
  };
}

/** What passes between colleagues: one line for each kind, leading through all of them. */
function passedTodos({ toConfirm, givenBack }: HomeTodos): Todo[] {
  const stackHref = (ids: readonly string[]) => (ids[0] ? editHref(ids[0], ids) : '/expenses');
  return [
    ...(toConfirm
      ? [
          {
            kind: 'to-confirm' as const,
            href: stackHref(toConfirm.ids),
            count: toConfirm.ids.length,
            names: toConfirm.preparerNames,
          },
        ]
      : []),
    ...(givenBack
      ? [
          {
            kind: 'given-back' as const,
            href: stackHref(givenBack.ids),
            title: givenBack.title,
            count: givenBack.ids.length,
            comment: givenBack.comment,
            actorName: givenBack.actorName,
            at: givenBack.at,
          },
        ]
      : []),
  ];
}

/** One draft is named by its period, several by their number. */
function waitingTodo(waiting: readonly WaitingDraft[]): Todo[] {
  const [first] = waiting;
  if (!first) return [];
  const ids = waiting.map(({ id }) => id);
  const { every, from, to, supplierName, expectedAmount } = first;
  return [
    {
      kind: 'recurring',
      href: editHref(first.id, ids),
      count: ids.length,
      titles: [...new Set(waiting.map(({ title }) => title))].slice(0, MAX_TITLES),
      period: ids.length === 1 ? { every, from, to } : undefined,
      supplierName,
      expectedAmount,
    },
  ];
}

function openClaimTodo(claim: OpenClaim): Todo {
  const title = [claim.title, claim.supplierName].filter(Boolean).join(' · ');
  const common = { href: `/expenses/${claim.id}/edit`, title, claimAmount: claim.claimAmount };
  if (claim.state === 'draft')
    return { kind: 'draft', ...common, missing: claim.missing, savedAt: claim.savedAt };
  return {
    kind: 'returned',
    ...common,
    comment: claim.comment ?? '',
    actorName: claim.actorName ?? '',
    at: claim.returnedAt ?? claim.savedAt,
  };
}

/** Documents that somebody of the team waits for. */
function cardUseTodos(count: number): Todo[] {
  return count === 0 ? [] : [{ kind: 'card-uses', href: '/card-uses', count }];
}

/** What falls due in the next two months, the stage or year named with how it is counted. */
export function deadlineTodos(dates: readonly DueDate[], locale: Locale): Todo[] {
  return dates.flatMap(({ deadline, subject, dueOn }) =>
    dueOn === undefined
      ? []
      : [
          {
            kind: 'deadline' as const,
            href: '/stages',
            title: deadline.title[locale],
            dueOn,
            note: [subject[locale], countedText(deadline)[locale]].join(' · '),
            article: deadline.article[locale],
          },
        ],
  );
}
