import type { Text } from '../platform/i18n/locale.js';

export const EVENT_VERSION = 1;

/** Who may listen: a team to its own, the programme's office to what it sees. */
type Audience = 'team' | 'office';

export interface EventType {
  name: string;
  label: Text;
  /** What `data` names: `claimId`, `supplierId` … */
  subject:
    | 'claim'
    | 'supplier'
    | 'import'
    | 'document'
    | 'budgetLine'
    | 'fund'
    | 'rulePack'
    | 'match'
    | 'payRun'
    | 'delegation';
  /** Acts of the audit log that are this event. */
  acts: readonly string[];
  audience: readonly Audience[];
}

const BOTH: readonly Audience[] = ['team', 'office'];
const TEAM: readonly Audience[] = ['team'];
const OFFICE: readonly Audience[] = ['office'];

const claim = (
  name: string,
  ko: string,
  en: string,
  acts: readonly string[],
  audience = BOTH,
): EventType => ({
  name: `claim.${name}`,
  label: { ko, en },
  subject: 'claim',
  acts,
  audience,
});

const payRun = (name: string, ko: string, en: string, acts: readonly string[]): EventType => ({
  name: `pay-run.${name}`,
  label: { ko, en },
  subject: 'payRun',
  acts,
  audience: TEAM,
});

/**
 * Which acts other systems hear of, and under which public name. An act that isn't here is told to nobody. Adding one is
 * adding an entry (or an act to an entry) and its line in docs/webhooks.md; endpoints that chose the event hear of it
 * soon after the next start. The office hears of claims on a common pot, and else of acts on its own rows.
 */
export const EVENT_TYPES: readonly EventType[] = [
  claim('created', '신청 작성 시작', 'Claim begun', ['expense.created', 'expense.opened-by-schedule'], TEAM),
  claim('submitted', '신청 제출', 'Claim submitted', ['expense.submitted']),
  claim('recalled', '신청 회수', 'Claim recalled', ['expense.recalled']),
  claim('returned', '보완 요청', 'Claim returned', ['expense.returned']),
  claim('rejected', '신청 반려', 'Claim rejected', ['expense.rejected']),
  claim('approved', '신청 승인', 'Claim approved', ['expense.approved']),
  claim('step-approved', '결재 한 단계 승인', 'Step approved', ['expense.step-approved'], TEAM),
  claim('escalated', '늦어진 결재 넘김', 'Decision escalated', ['approval.escalated'], TEAM),
  claim('paid', '신청 지급', 'Claim paid', ['expense.paid']),
  claim('reversed', '집행 취소', 'Claim reversed', ['expense.reversed']),
  claim('amended', '수정 세금계산서 반영', 'Claim amended', ['expense.amended']),
  claim('held', '지급 보류', 'Payment held', ['expense.held']),
  claim('released', '지급 보류 해제', 'Payment released', ['expense.released']),
  claim('commented', '의견 남김', 'Comment added', ['expense.commented']),
  claim('document-attached', '신청에 증빙 붙임', 'Document attached', ['expense.evidence-attached'], TEAM),
  payRun('prepared', '지급 실행 만듦', 'Pay run prepared', ['pay-run.prepared']),
  payRun('released', '지급 확정', 'Pay run released', ['pay-run.released']),
  payRun('file-made', '은행 파일 만듦', 'Bank file made', ['pay-run.file-made']),
  payRun('outcomes-recorded', '이체 결과 기록', 'Bank results recorded', [
    'pay-run.outcomes-recorded',
    'pay-run.cards-settled',
  ]),
  payRun('ended', '지급 실행 취소', 'Pay run ended', ['pay-run.cancelled', 'pay-run.refused']),
  {
    name: 'delegation.changed',
    label: { ko: '대결 시작·끝', en: 'Delegation made or ended' },
    subject: 'delegation',
    acts: ['delegation.made', 'delegation.ended'],
    audience: BOTH,
  },
  {
    name: 'document.received',
    label: { ko: '증빙 받음', en: 'Document received' },
    subject: 'document',
    acts: ['evidence.received'],
    audience: TEAM,
  },
  {
    name: 'import.finished',
    label: { ko: '표 가져오기 끝남', en: 'Import finished' },
    subject: 'import',
    acts: ['import.done', 'import.failed'],
    audience: TEAM,
  },
  {
    name: 'import.undone',
    label: { ko: '표 가져오기 되돌림', en: 'Import undone' },
    subject: 'import',
    acts: ['import.undone'],
    audience: TEAM,
  },
  {
    name: 'supplier-account.proposed',
    label: { ko: '거래처 계좌 변경 제안', en: 'Supplier account proposed' },
    subject: 'supplier',
    acts: ['supplier-account.proposed'],
    audience: TEAM,
  },
  {
    name: 'supplier-account.changed',
    label: { ko: '거래처 계좌 바뀜', en: 'Supplier account changed' },
    subject: 'supplier',
    acts: ['supplier-account.confirmed'],
    audience: TEAM,
  },
  {
    name: 'budget-line.allocated',
    label: { ko: '예산 배정', en: 'Budget allocated' },
    subject: 'budgetLine',
    acts: ['budget-line.allocated'],
    audience: BOTH,
  },
  {
    name: 'fund.appropriated',
    label: { ko: '재원 편성', en: 'Fund appropriated' },
    subject: 'fund',
    acts: ['fund.appropriated'],
    audience: OFFICE,
  },
  {
    name: 'rule-pack.published',
    label: { ko: '규칙 시행', en: 'Rules published' },
    subject: 'rulePack',
    acts: ['rule-pack.published'],
    audience: OFFICE,
  },
  {
    name: 'match.decided',
    label: { ko: '중복 의심 처리', en: 'Match decided' },
    subject: 'match',
    acts: ['match.held', 'match.dismissed', 'match.reopened'],
    audience: OFFICE,
  },
];

/** What a test message is called; never chosen and never kept. */
export const PING = 'ping';

const BY_ACT = new Map(EVENT_TYPES.flatMap((type) => type.acts.map((act) => [act, type] as const)));
const BY_NAME = new Map(EVENT_TYPES.map((type) => [type.name, type]));

export const eventTypeOfAct = (act: string): EventType | undefined => BY_ACT.get(act);
export const eventTypeNamed = (name: string): EventType | undefined => BY_NAME.get(name);

export function eventTypesFor(kind: Audience): EventType[] {
  return EVENT_TYPES.filter(({ audience }) => audience.includes(kind));
}

/** The acts behind the events that a team or the office asked for; what it may not hear of is left out. */
export function actsOf(names: Iterable<string>, kind: Audience): string[] {
  const wanted = new Set(names);
  return eventTypesFor(kind)
    .filter(({ name }) => wanted.has(name))
    .flatMap(({ acts }) => acts)
    .sort();
}
