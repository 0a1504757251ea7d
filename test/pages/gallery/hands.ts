import type { ClaimFormPageProps, ClaimHands } from '../../../templates/expenses/claim-form-view.js';
import type { ExpenseListPageProps } from '../../../templates/expenses/expense-list-view.js';
import type { HomePageProps } from '../../../templates/home/home-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { claimForm, expenseList, ROWS } from './claims.js';
import { at } from './frames.js';
import { homeResearcher } from './work.js';

const CLAIMANT = '업스테이지 연구자 1';
const PREPARER = '업스테이지 연구지원 1';

const HANDS: ClaimHands = {
  claimantName: CLAIMANT,
  preparerName: PREPARER,
  preparedAt: at('2025-11-01', '14:20'),
  handedAt: at('2025-11-02', '09:05'),
  preparing: false,
  mayHandOver: false,
  mayGiveBack: true,
  last: { act: 'handed-over', actorName: PREPARER, at: at('2025-11-02', '09:05'), comment: '' },
};
const CHOICES = [
  { value: 'person-1', label: CLAIMANT },
  { value: 'person-2', label: '업스테이지 연구자 2' },
  { value: 'person-3', label: PREPARER },
];

/** For the claimant's eyes. */
export function claimFormPrepared(locale: Locale): ClaimFormPageProps {
  return { ...claimForm(locale), hands: HANDS };
}

/** For the preparer's: still to be handed over. */
export function claimFormPreparing(locale: Locale): ClaimFormPageProps {
  const { last: _last, handedAt: _handedAt, ...hands } = HANDS;
  return {
    ...claimForm(locale),
    hands: { ...hands, choices: CHOICES, preparing: true, mayHandOver: true, mayGiveBack: false },
  };
}

export function claimFormWaiting(locale: Locale): ClaimFormPageProps {
  return {
    ...claimForm(locale),
    hands: { ...HANDS, choices: CHOICES, preparing: true, mayGiveBack: false },
  };
}

export function claimFormGivenBack(locale: Locale): ClaimFormPageProps {
  const last = {
    act: 'given-back' as const,
    actorName: CLAIMANT,
    at: at('2025-11-03', '08:30'),
    comment: '견적서가 지난해 것입니다. 올해 견적서로 바꿔 주세요.',
  };
  const props = claimFormPreparing(locale);
  return { ...props, hands: props.hands && { ...props.hands, last } };
}

export function homeColleagues(locale: Locale): HomePageProps {
  const home = homeResearcher(locale);
  return {
    ...home,
    todos: [
      { kind: 'to-confirm', href: '/expenses/1/edit', count: 3, names: [PREPARER, '업스테이지 연구자 2'] },
      {
        kind: 'given-back',
        href: '/expenses/2/edit',
        title: '음성 녹음 장비',
        count: 2,
        comment: '견적서가 지난해 것입니다.',
        actorName: CLAIMANT,
        at: at('2025-11-02', '17:20'),
      },
      ...(home.todos ?? []),
    ],
  };
}

export function listPrepared(locale: Locale): ExpenseListPageProps {
  const [first, ...rest] = ROWS;
  const draft = first && {
    ...first,
    number: undefined,
    state: 'draft' as const,
    preparerName: PREPARER,
    holder: { kind: 'claimant' as const, name: CLAIMANT, since: at('2025-11-02') },
  };
  return { ...expenseList(locale), rows: draft ? [draft, ...rest] : rest };
}
