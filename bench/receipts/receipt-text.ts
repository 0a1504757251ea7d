import { businessNumberCheckDigit } from '../../src/platform/ids/business-number.js';
import { formatWon } from '../../src/platform/money/won.js';
import type { Random } from './random.js';

/** What a made receipt says: what its reading is compared with. */
export interface ReceiptTruth {
  readonly supplierName: string;
  readonly businessNumber: string;
  readonly documentedOn: string;
  readonly supplyAmount: bigint;
  readonly taxAmount: bigint;
  readonly totalAmount: bigint;
  readonly approvalNumber?: string;
}

/** A printed row: one text in the middle, a label and its value at both sides, or a rule. */
export type Row =
  | { readonly kind: 'middle'; readonly text: string; readonly large?: boolean }
  | { readonly kind: 'sides'; readonly left: string; readonly right: string; readonly large?: boolean }
  | { readonly kind: 'left'; readonly text: string }
  | { readonly kind: 'rule' };

export interface ReceiptText {
  readonly layout: string;
  readonly truth: ReceiptTruth;
  readonly rows: readonly Row[];
}

const NAMES = [
  '한빛문구',
  '다온마트',
  '새봄커피',
  '행복한식당',
  '우리컴퓨터',
  '(주)서울전자',
  '미래서점',
  '주식회사 한솔상사',
  '푸른약국',
  '가나다문구센터',
  '대한사무기기',
  '명동칼국수',
  '스타전자랜드',
  '오늘의커피',
  '늘봄식자재마트',
  '성심당제과',
];
const GOODS = [
  '볼펜 12색',
  'A4용지 2500매',
  'USB메모리 64GB',
  '아메리카노',
  '카페라떼',
  '김치찌개',
  '비빔밥',
  '토너 카트리지',
  '무선마우스',
  '멀티탭 4구',
  '노트 스프링',
  '건전지 AA',
  '생수 2L',
  '택배 포장재',
  '외장하드 2TB',
  '화이트보드 마카',
];
const PEOPLE = ['김한결', '이서윤', '박도현', '최지우', '정하늘', '강민준'];
const CARDS = ['신한카드', '국민카드', '비씨카드', '현대카드', '삼성카드', '농협카드'];

interface Goods {
  readonly name: string;
  readonly count: number;
  readonly price: bigint;
}

/** A receipt of one of the layouts, different for each `index`. */
export function makeReceipt(random: Random, index: number): ReceiptText {
  const layouts = [shop, cafe, cardSlip, exempt, plainTotal] as const;
  const layout = layouts[index % layouts.length] ?? shop;
  const goods = Array.from({ length: 1 + random.below(5) }, () => ({
    name: random.pick(GOODS),
    count: 1 + random.below(3),
    price: BigInt(10 + random.below(490)) * 100n,
  }));
  const total = goods.reduce((sum, { count, price }) => sum + BigInt(count) * price, 0n);
  const taxed = layout !== exempt && layout !== plainTotal;
  const taxAmount = taxed ? total - (total * 10n + 5n) / 11n : 0n;
  const truth: ReceiptTruth = {
    supplierName: random.pick(NAMES),
    businessNumber: businessNumber(random),
    documentedOn: `2025-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`,
    totalAmount: total,
    taxAmount,
    supplyAmount: total - taxAmount,
    ...(layout === exempt || layout === plainTotal
      ? {}
      : { approvalNumber: String(10_000_000 + random.below(89_999_999)) }),
  };
  return { layout: layout.name, truth, rows: layout(truth, goods, random) };
}

function shop(t: ReceiptTruth, goods: readonly Goods[], random: Random): Row[] {
  return [
    { kind: 'middle', text: t.supplierName, large: true },
    { kind: 'left', text: `사업자번호: ${hyphened(t.businessNumber)}` },
    {
      kind: 'left',
      text: `대표자: ${random.pick(PEOPLE)}  전화: 02-${1000 + random.below(9000)}-${1000 + random.below(9000)}`,
    },
    { kind: 'left', text: '주소: 서울특별시 종로구 세종대로 110' },
    { kind: 'rule' },
    {
      kind: 'left',
      text: `판매일시: ${t.documentedOn} ${pad(random.below(24))}:${pad(random.below(60))}:05`,
    },
    { kind: 'rule' },
    ...goods.flatMap((each): Row[] => [
      { kind: 'left', text: each.name },
      {
        kind: 'sides',
        left: `   ${won(each.price)} x ${each.count}`,
        right: won(each.price * BigInt(each.count)),
      },
    ]),
    { kind: 'rule' },
    { kind: 'sides', left: '과세물품가액', right: won(t.supplyAmount) },
    { kind: 'sides', left: '부  가  세', right: won(t.taxAmount) },
    { kind: 'sides', left: '합     계', right: won(t.totalAmount), large: true },
    { kind: 'rule' },
    { kind: 'sides', left: `${random.pick(CARDS)} 일시불`, right: won(t.totalAmount) },
    { kind: 'sides', left: '승인번호', right: t.approvalNumber ?? '' },
    { kind: 'middle', text: '감사합니다' },
  ];
}

function cafe(t: ReceiptTruth, goods: readonly Goods[], random: Random): Row[] {
  return [
    { kind: 'middle', text: '영 수 증', large: true },
    { kind: 'left', text: `매장명 : ${t.supplierName}` },
    { kind: 'left', text: `사업자등록번호 : ${hyphened(t.businessNumber)}` },
    { kind: 'left', text: `대표 : ${random.pick(PEOPLE)}` },
    {
      kind: 'left',
      text: `거래일시 : ${t.documentedOn.replaceAll('-', '/')} ${pad(random.below(24))}:${pad(random.below(60))}`,
    },
    { kind: 'rule' },
    { kind: 'sides', left: '상품명', right: '수량     금액' },
    ...goods.map((each): Row => ({
      kind: 'sides',
      left: each.name,
      right: `${each.count}   ${won(each.price * BigInt(each.count))}`,
    })),
    { kind: 'rule' },
    { kind: 'sides', left: '합계금액', right: `${won(t.totalAmount)}원`, large: true },
    { kind: 'sides', left: '공급가액', right: `${won(t.supplyAmount)}원` },
    { kind: 'sides', left: '부가세액', right: `${won(t.taxAmount)}원` },
    { kind: 'rule' },
    { kind: 'left', text: `카드번호 : 9410-12**-****-${1000 + random.below(9000)}` },
    { kind: 'left', text: `승인번호 : ${t.approvalNumber ?? ''}` },
    { kind: 'middle', text: '이용해 주셔서 감사합니다' },
  ];
}

function cardSlip(t: ReceiptTruth, _goods: readonly Goods[], random: Random): Row[] {
  const [year = '', month = '', day = ''] = t.documentedOn.split('-');
  return [
    { kind: 'middle', text: '신용카드 매출전표', large: true },
    { kind: 'rule' },
    { kind: 'sides', left: '카드종류', right: random.pick(CARDS) },
    { kind: 'sides', left: '카드번호', right: `5409-26**-****-${1000 + random.below(9000)}` },
    {
      kind: 'sides',
      left: '거래일시',
      right: `${year}.${month}.${day} ${pad(random.below(24))}:${pad(random.below(60))}`,
    },
    { kind: 'sides', left: '승인번호', right: t.approvalNumber ?? '' },
    { kind: 'sides', left: '할부', right: '일시불' },
    { kind: 'rule' },
    { kind: 'sides', left: '금    액', right: won(t.supplyAmount) },
    { kind: 'sides', left: '부 가 세', right: won(t.taxAmount) },
    { kind: 'sides', left: '봉 사 료', right: '0' },
    { kind: 'sides', left: '합    계', right: `${won(t.totalAmount)}원`, large: true },
    { kind: 'rule' },
    { kind: 'sides', left: '가맹점명', right: t.supplierName },
    { kind: 'sides', left: '사업자번호', right: hyphened(t.businessNumber) },
    { kind: 'sides', left: '가맹점번호', right: `00${10_000_000 + random.below(89_999_999)}` },
    { kind: 'middle', text: '고객용' },
  ];
}

function exempt(t: ReceiptTruth, goods: readonly Goods[], random: Random): Row[] {
  return [
    { kind: 'middle', text: t.supplierName, large: true },
    { kind: 'sides', left: '사업자', right: hyphened(t.businessNumber) },
    { kind: 'sides', left: '대표', right: random.pick(PEOPLE) },
    { kind: 'sides', left: '날짜', right: korean(t.documentedOn) },
    { kind: 'rule' },
    ...goods.map((each): Row => ({
      kind: 'sides',
      left: each.name,
      right: won(each.price * BigInt(each.count)),
    })),
    { kind: 'rule' },
    { kind: 'sides', left: '면세물품가액', right: won(t.totalAmount) },
    { kind: 'sides', left: '합    계', right: won(t.totalAmount), large: true },
    { kind: 'sides', left: '현    금', right: won(((t.totalAmount + 9999n) / 10_000n) * 10_000n) },
    { kind: 'middle', text: '교환 및 환불은 7일 이내' },
  ];
}

function plainTotal(t: ReceiptTruth, goods: readonly Goods[], random: Random): Row[] {
  return [
    { kind: 'middle', text: '[영수증]', large: true },
    { kind: 'left', text: `상호: ${t.supplierName}` },
    { kind: 'left', text: `사업자번호: ${hyphened(t.businessNumber)}  ${random.pick(PEOPLE)}` },
    { kind: 'left', text: `일시: ${t.documentedOn} ${pad(random.below(24))}:${pad(random.below(60))}` },
    { kind: 'rule' },
    ...goods.map((each): Row => ({
      kind: 'sides',
      left: `${each.name} ${each.count}개`,
      right: won(each.price * BigInt(each.count)),
    })),
    { kind: 'rule' },
    { kind: 'sides', left: '총 금 액', right: `₩${won(t.totalAmount)}`, large: true },
    { kind: 'sides', left: '결제금액', right: `${won(t.totalAmount)}원` },
  ];
}

function businessNumber(random: Random): string {
  const start = `${100 + random.below(799)}${10 + random.below(80)}${String(random.below(10_000)).padStart(4, '0')}`;
  return start + businessNumberCheckDigit(start);
}

function hyphened(number: string): string {
  return `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`;
}

function korean(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}년 ${month}월 ${day}일`;
}

function won(amount: bigint): string {
  return formatWon(amount);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
