import type { CommentsInShortView, CommentsView } from '../../../templates/comments/comments-view.js';
import type { Todo } from '../../../templates/home/home-view.js';
import { pdf } from './claims.js';
import { at } from './frames.js';

const PEOPLE = [
  { value: 'office', label: '전담기관' },
  ...['업스테이지 연구자 1', '업스테이지 관리자 1', '업스테이지 재무 1', '업스테이지 연구책임자'].map(
    (label, index) => ({ value: `person-${index}`, label }),
  ),
];

const FORM = {
  body: '',
  chosen: [],
  documents: [],
  people: PEOPLE,
  maxLength: 2000,
  files: { max: 10, megabytes: 50 },
};

export const COMMENTS: CommentsView = {
  expenseId: 'expense-1',
  total: 4,
  comments: [
    {
      id: 'comment-1',
      authorName: '업스테이지 관리자 1',
      fromOffice: false,
      at: at('2025-11-02', '15:04'),
      body: '@업스테이지 연구자 1 이용계약서에 자동 갱신 조항이 있던데, 이번 신청은 몇 월분까지인가요?',
      documents: [],
      called: ['업스테이지 연구자 1'],
      withdrawable: false,
    },
    {
      id: 'comment-2',
      authorName: '업스테이지 연구자 1',
      fromOffice: false,
      at: at('2025-11-02', '16:30'),
      body: '8월분입니다.\n갱신은 12월에 다시 정하기로 했고, 거래처의 확인서를 붙입니다.',
      documents: [pdf('c1', '갱신 확인서', '2025-11-02')],
      called: [],
      withdrawable: false,
    },
    {
      id: 'comment-3',
      authorName: '업스테이지 재무 1',
      fromOffice: false,
      at: at('2025-11-02', '16:40'),
      documents: [],
      called: [],
      withdrawable: false,
    },
    {
      id: 'comment-4',
      authorName: '기관 담당 1',
      fromOffice: true,
      at: at('2025-11-03', '09:12'),
      body: '확인했습니다. 12월 갱신 때는 미리 알려 주세요.',
      documents: [],
      called: [],
      withdrawable: true,
    },
  ],
  form: FORM,
};

/** The first ones of many, for somebody who may only read. */
export const EARLIER: CommentsView = {
  ...COMMENTS,
  total: 1204,
  olderHref: '/expenses/expense-1?comments=older#comments',
  latestHref: '/expenses/expense-1#comments',
  form: undefined,
};

export const NONE: CommentsView = { expenseId: 'expense-1', total: 0, comments: [], form: FORM };

/** A comment that was refused, with all that was given. */
export const REFUSED: CommentsView = {
  ...NONE,
  form: { ...FORM, chosen: ['office', 'person-1'], documents: [pdf('c2', '견적서', '2025-11-03')] },
};
export const REFUSED_ERRORS = [
  { field: 'body', text: '의견을 적어 주세요.' },
  { field: 'files', text: '사진.exe: 받을 수 없는 파일입니다.' },
];

export const IN_SHORT: CommentsInShortView = {
  count: 3,
  last: {
    authorName: '업스테이지 연구자 1',
    fromOffice: false,
    at: at('2025-11-02', '16:30'),
    body: '8월분입니다. 갱신은 12월에 다시 정하기로 했고, 거래처의 확인서를 붙입니다.',
  },
};

export const CALLED: Todo = {
  kind: 'mention',
  href: '/expenses/expense-1#comment-comment-1',
  title: '학습용 클라우드 8월 이용료',
  actorName: '업스테이지 관리자 1',
  fromOffice: false,
  at: at('2025-11-02', '15:04'),
  claims: 2,
};
