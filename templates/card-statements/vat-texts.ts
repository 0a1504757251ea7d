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
  emptyTitle: { ko: '되돌릴 부가세가 없습니다', en: 'No VAT to put back' },
  emptyLead: {
    ko: '기간을 바꾸거나, 카드 내역에서 사용을 집행에 이어 주세요.',
    en: 'Change the period, or put card uses to their claims.',
  },
} satisfies Texts;
