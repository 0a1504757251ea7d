import { type Texts, plural } from '../texts.js';

const n = (count: number) => count.toLocaleString('en');

export const inputSheetTexts = {
  title: { ko: '국가 시스템 입력 시트', en: 'Input sheet' },
  lead: {
    ko: '국가 시스템이 묻는 순서 그대로입니다. 칸마다 복사해 붙여 넣고, 다 넣었으면 ‘입력함으로 표시’를 눌러 주세요. 국가 시스템과 자동으로 연결되지는 않습니다.',
    en: 'In the order in which the national system asks. Copy field by field, then press “Mark as entered”. Nothing is sent to the national system by itself.',
  },
  system: { ko: '시스템', en: 'System' },
  from: { ko: '지급일·승인일 시작', en: 'Paid or approved from' },
  to: { ko: '지급일·승인일 끝', en: 'Paid or approved to' },
  institution: { ko: '기관', en: 'Institution' },
  anyInstitution: { ko: '모든 기관', en: 'All institutions' },
  show: { ko: '보기', en: 'Show' },
  keepSystem: {
    ko: (name: string) => `우리 팀은 ${name} 사용`,
    en: (name: string) => `Our team uses ${name}`,
  },
  kept: {
    ko: (name: string) => `앞으로 ${name}부터 보여 드립니다.`,
    en: (name: string) => `${name} is shown first from now on.`,
  },
  states: { ko: '입력 여부', en: 'Entered or not' },
  open: { ko: '아직 입력 안 함', en: 'Not entered yet' },
  entered: { ko: '입력함', en: 'Entered' },
  xlsx: { ko: 'XLSX 받기', en: 'Download XLSX' },
  csv: { ko: 'CSV 받기', en: 'Download CSV' },
  earlier: {
    ko: (count: number) => `이 기간보다 앞에 입력하지 않은 집행이 ${n(count)}건 있습니다.`,
    en: (count: number) =>
      `${plural(count, 'claim before this period isn’t', 'claims before this period aren’t')} entered yet.`,
  },
  showEarlier: { ko: '그때부터 보기', en: 'Show from then' },
  emptyTitle: { ko: '입력할 집행이 없습니다', en: 'Nothing to enter' },
  emptyLead: {
    ko: '승인되거나 지급한 집행이 여기에 모입니다. 다른 기간을 보려면 날짜를 바꿔 주세요.',
    en: 'Claims that are approved or paid gather here. Change the days to see others.',
  },
  nothingTitle: { ko: '입력했다고 표시한 집행이 없습니다', en: 'Nothing is marked as entered' },
  nothingLead: {
    ko: '‘아직 입력 안 함’에서 하나씩 표시하면 여기로 옮겨집니다.',
    en: 'Mark claims under “Not entered yet”, and they move here.',
  },
  copy: { ko: '복사', en: 'Copy' },
  copied: { ko: '복사함', en: 'Copied' },
  item: { ko: (index: number) => `품목 ${n(index)}`, en: (index: number) => `Item ${n(index)}` },
  none: { ko: '비움', en: 'Leave empty' },
  missing: { ko: '값이 없습니다', en: 'Not known' },
  cut: { ko: '칸에 맞게 잘랐습니다', en: 'Cut to fit' },
  hidden: {
    ko: (lastFour: string) => `끝자리 ${lastFour} · 재무만 봅니다`,
    en: (lastFour: string) => `ends in ${lastFour} · for finance only`,
  },
  problems: { ko: '입력 전에 확인', en: 'Before you enter it' },
  mark: { ko: '입력함으로 표시', en: 'Mark as entered' },
  markOf: {
    ko: (number: string) => `${number} 입력함으로 표시`,
    en: (number: string) => `Mark ${number} as entered`,
  },
  undo: { ko: '입력 표시 취소', en: 'Undo the mark' },
  undoOf: {
    ko: (number: string) => `${number} 입력 표시 취소`,
    en: (number: string) => `Undo the mark of ${number}`,
  },
  enteredBy: {
    ko: (name: string, at: string) => `${name} · ${at} 입력함`,
    en: (name: string, at: string) => `Entered by ${name} · ${at}`,
  },
  marked: { ko: '입력함으로 옮겼습니다.', en: 'Marked as entered.' },
  unmarked: { ko: '입력 표시를 취소했습니다.', en: 'The mark is undone.' },
  deadline: { ko: '입력 기한', en: 'Enter' },
  daysLeft: {
    ko: (days: number) => (days > 0 ? `D-${days}` : days === 0 ? 'D-day' : `${n(-days)}일 지남`),
    en: (days: number) =>
      days > 0 ? `D-${days}` : days === 0 ? 'today' : `${n(-days)} ${days === -1 ? 'day' : 'days'} late`,
  },
  paidOn: { ko: (day: string) => `${day} 지급`, en: (day: string) => `paid ${day}` },
  fieldMissing: {
    ko: (field: string) => `${field}: 국가 시스템에 넣을 값이 없습니다.`,
    en: (field: string) => `${field}: there is nothing to enter.`,
  },
  notAccepted: {
    ko: (category: string, evidence: string) =>
      `${category}에는 ${evidence} 대신 세금계산서나 카드 증빙이 필요합니다.`,
    en: (category: string, evidence: string) =>
      `${category} needs a tax invoice or a card slip instead of: ${evidence}.`,
  },
  reversed: {
    ko: '취소된 집행입니다. 국가 시스템에서도 취소해 주세요.',
    en: 'This claim was reversed. Take it back in the national system, too.',
  },
  partlyReversed: {
    ko: (amount: string) => `${amount}이 취소되었습니다. 국가 시스템의 금액도 확인해 주세요.`,
    en: (amount: string) => `${amount} was reversed. Look at the amount in the national system, too.`,
  },
  held: {
    ko: '전담기관이 확인 중이라 지급을 잠시 보류했습니다.',
    en: 'The programme office is checking; payment is on hold for now.',
  },
  toAccount: { ko: '거래처 계좌 등록', en: 'Add the supplier’s account' },
  toClaim: { ko: '집행 열기', en: 'Open the claim' },
  badPeriod: {
    ko: '기간을 읽을 수 없어 최근 여섯 달을 보여 드립니다. 시작과 끝을 날짜로 골라 주세요.',
    en: 'The period can’t be read; the last six months are shown. Choose both days.',
  },
} satisfies Texts;
