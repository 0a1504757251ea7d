import { type Texts, plural } from '../texts.js';

const n = (count: number) => count.toLocaleString('en');

export const vatTexts = {
  title: { ko: '부가세 환입', en: 'VAT to put back' },
  lead: {
    ko: '연구비카드로 치른 부가세 가운데 연구비로 쓸 수 없는 것입니다. 집행에 이은 카드 사용만 셉니다(사용 기준 제21조 4항 1호).',
    en: 'VAT paid by research cards that the grant doesn’t bear, of uses put to a claim (Use Standard art. 21(4)1).',
  },
  from: { ko: '사용일 시작', en: 'Used from' },
  to: { ko: '사용일 끝', en: 'Used to' },
  show: { ko: '보기', en: 'Show' },
  csv: { ko: 'CSV 받기', en: 'Download CSV' },
  sums: { ko: '기관별 합계', en: 'By institution' },
  institution: { ko: '기관', en: 'Institution' },
  team: { ko: '팀', en: 'Team' },
  count: { ko: '건수', en: 'Uses' },
  vat: { ko: '부가세', en: 'VAT' },
  total: { ko: '모두', en: 'Total' },
  uses: { ko: '카드 사용', en: 'Uses' },
  merchant: { ko: '가맹점', en: 'Merchant' },
  usedOn: { ko: '사용일', en: 'Used' },
  claim: { ko: '집행', en: 'Claim' },
  amount: { ko: '승인금액', en: 'Amount' },
  open: {
    ko: (count: number) =>
      `이 기간에 집행에 잇지 않은 사용 ${n(count)}건은 들어 있지 않습니다. 카드 내역에서 이어 주세요.`,
    en: (count: number) =>
      `${plural(count, 'use of this period is put to no claim and isn’t', 'uses of this period are put to no claim and aren’t')} counted. Link what is missing first.`,
  },
  cut: {
    ko: (shown: number) => `앞의 ${n(shown)}건 · CSV에는 모두`,
    en: (shown: number) => `first ${n(shown)} · all in the CSV`,
  },
  inTurn: {
    ko: '보이는 사용부터 환입합니다. 확정하면 나머지가 이어서 나옵니다.',
    en: 'Those shown are put back first; the others follow once they are.',
  },
  chooseAll: { ko: '모두 선택', en: 'Select all' },
  putBack: { ko: '환입 확정', en: 'Put it back' },
  putBackOn: { ko: '환입한 날', en: 'Put back on' },
  putBackOnHint: { ko: '과제 계좌에 넣은 날', en: 'The day it went into the project’s account' },
  bankReference: { ko: '은행 거래번호', en: 'Bank reference' },
  bankReferenceHint: { ko: '통장과 맞출 때 씁니다.', en: 'To match against the statement' },
  confirm: { ko: '환입으로 기록', en: 'Record as put back' },
  selected: {
    ko: (count: string, amount: string) => `${count}건 · ${amount}`,
    en: (count: string, amount: string) => `${count} selected · ${amount}`,
  },
  done: {
    ko: (count: number, amount: string) => `${n(count)}건 ${amount}원을 환입으로 기록했습니다.`,
    en: (count: number, amount: string) => `${plural(count, 'use')}, ₩${amount}, recorded as put back.`,
  },

  batches: { ko: '환입 기록', en: 'Put back before' },
  noBatches: { ko: '아직 환입하지 않았습니다', en: 'Nothing was put back yet' },
  noBatchesLead: { ko: '확정한 환입이 여기에 쌓입니다.', en: 'Recorded batches are listed here.' },
  batch: { ko: '환입', en: 'Batch' },
  batchOf: { ko: (day: string) => `${day} 환입`, en: (day: string) => `Put back on ${day}` },
  useCount: { ko: (count: number) => `사용 ${n(count)}건`, en: (count: number) => plural(count, 'use') },
  takenBack: { ko: '되돌림', en: 'taken back' },
  contrary: { ko: '되돌린 기록', en: 'contrary record' },
  recordedBy: { ko: '기록', en: 'Recorded' },
  explanation: { ko: '설명', en: 'Explanation' },
  xlsx: { ko: '엑셀 받기', en: 'Download Excel' },
  takeBack: { ko: '환입 되돌리기', en: 'Take it back' },
  takeBackLead: {
    ko: '반대 기록을 남기고, 이 사용들은 다시 환입할 목록에 나옵니다. 까닭을 적어 주세요.',
    en: 'A contrary record is kept and the uses are on the list again. Say why.',
  },
  takeBackDone: {
    ko: '환입을 되돌렸습니다. 사용들이 다시 목록에 나옵니다.',
    en: 'The batch was taken back; its uses are on the list again.',
  },
  secondPerson: {
    ko: '잘못된 환입은 기록하지 않은 다른 관리자나 재무 담당이 되돌립니다.',
    en: 'A wrong batch is taken back by another administrator or finance officer.',
  },
  toContrary: { ko: '되돌린 기록 보기', en: 'See the contrary record' },
  toOriginal: { ko: '되돌려진 환입 보기', en: 'See what it takes back' },
  emptyTitle: { ko: '되돌릴 부가세가 없습니다', en: 'No VAT to put back' },
  emptyLead: {
    ko: '기간을 바꾸거나, 카드 내역에서 사용을 집행에 이어 주세요.',
    en: 'Change the period, or put card uses to their claims.',
  },
} satisfies Texts;
