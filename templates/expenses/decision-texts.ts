import type { Texts } from '../texts.js';

/** What is asked of an approver beside yes and no, and what a claimant reads of it. */
export const decisionTexts = {
  asked: { ko: '무엇을 고칠까요?', en: 'What is to be changed?' },
  askedHint: {
    ko: '고른 것만 열립니다. 아무것도 고르지 않으면 전체가 열립니다.',
    en: 'Only what is ticked opens. With nothing ticked, the whole claim does.',
  },
  askedLines: { ko: '품목', en: 'Items' },
  askedDocuments: { ko: '증빙 문서', en: 'Documents' },
  title: { ko: '내용', en: 'What for' },
  supplier: { ko: '거래처', en: 'Supplier' },
  dates: { ko: '날짜', en: 'Dates' },
  amounts: { ko: '금액·품목', en: 'Amounts and items' },
  target: { ko: '예산 항목', en: 'Budget line' },
  payment: { ko: '결제 수단', en: 'Means of payment' },
  documents: { ko: '증빙', en: 'Evidence' },
  statements: { ko: '사유·기록', en: 'Reasons and records' },

  approvePart: { ko: '일부만 승인', en: 'Approve a part' },
  approvePartLead: {
    ko: '뺄 품목을 고르고 까닭을 적어 주세요. 나머지를 승인합니다.',
    en: 'Tick what is left out and say why. The rest is approved.',
  },
  leaveOut: { ko: (name: string) => `빼기: ${name}`, en: (name: string) => `Leave out: ${name}` },
  leaveOutWhy: { ko: (name: string) => `빼는 까닭: ${name}`, en: (name: string) => `Why: ${name}` },
  leftOut: { ko: '뺀 품목', en: 'Left out' },

  differenceTitle: { ko: '지난 보완 요청 뒤 바뀐 것', en: 'Changed since it was returned' },
  differenceNone: {
    ko: '지난 보완 요청 뒤 바뀐 것이 없습니다.',
    en: 'Nothing was changed since it was returned.',
  },
  before: { ko: '전', en: 'Before' },
  after: { ko: '지금', en: 'Now' },
  nothing: { ko: '없음', en: 'none' },
  lineNumber: { ko: (at: number) => `품목 ${at}`, en: (at: number) => `Item ${at}` },
  businessNumber: { ko: '사업자등록번호', en: 'Business number' },
  documentedOn: { ko: '작성일자', en: 'Invoice date' },
  committedOn: { ko: '지출원인행위일', en: 'Commitment date' },
  document: { ko: '증빙', en: 'Document' },
  reason: { ko: '사유', en: 'Reason' },
  foreign: { ko: '외화', en: 'Other currency' },
  standsTitle: { ko: '그대로 선 승인', en: 'Approvals that stand' },
  standsBy: {
    ko: (step: string, names: string) => [step, names].filter(Boolean).join(' · '),
    en: (step: string, names: string) => [step, names].filter(Boolean).join(' · '),
  },
  plainStep: { ko: '결재', en: 'Approval' },
  proposalStep: { ko: '발의', en: 'Proposal' },

  closedNote: { ko: '보완 요청에 없어 잠겨 있습니다', en: 'Not in question, so it stays as it is' },
  openAll: { ko: '전체 다시 고치기', en: 'Change everything again' },
  openAllLead: {
    ko: '다른 곳도 고칠 수 있게 엽니다. 고친 곳에 대한 승인은 다시 받습니다.',
    en: 'Opens the rest, too. Approvals that rest on what you change are asked again.',
  },
  onlyAsked: {
    ko: (parts: string) => `고칠 곳: ${parts}. 나머지는 그대로 둡니다.`,
    en: (parts: string) => `To change: ${parts}. The rest stays as it is.`,
  },
  questionedHere: { ko: '보완 요청', en: 'In question' },
  openedWhole: { ko: '전체를 다시 고칠 수 있습니다.', en: 'The whole claim is open now.' },
} satisfies Texts;
