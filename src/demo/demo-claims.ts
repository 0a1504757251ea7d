import type { KstDate } from '../platform/clock/kst-date.js';

/** How far a demo claim has come. */
export type DemoOutcome = 'draft' | 'submitted' | 'returned' | 'rejected' | 'approved' | 'paid' | 'reversed';

export interface DemoSupplier {
  name: string;
  /** First nine digits of an invented business number; the check digit is computed. */
  nine: string;
  item: string;
}

export const DEMO_SUPPLIERS = {
  cloud: { name: '구름컴퓨팅(주)(예시)', nine: '902870078', item: '클라우드' },
  hosting: { name: '나래호스팅(예시)', nine: '902870101', item: '호스팅' },
  labelling: { name: '가람라벨링(주)(예시)', nine: '902860212', item: '데이터 가공' },
  corpus: { name: '다온말뭉치(주)(예시)', nine: '902860323', item: '데이터 구축' },
  voice: { name: '소리전자(주)(예시)', nine: '902880434', item: '음향기기' },
  books: { name: '예시서적 광화문점(예시)', nine: '902900545', item: '서적' },
  software: { name: '새봄소프트(주)(예시)', nine: '902870656', item: '소프트웨어' },
  conference: { name: '한국인공지능학술대회(예시)', nine: '902820767', item: '학술행사' },
  office: { name: '문구나라(예시)', nine: '902850878', item: '문구' },
  translation: { name: '자료변환(주)(예시)', nine: '902860989', item: '번역·변환' },
} as const satisfies Record<string, DemoSupplier>;

export interface DemoClaim {
  on: KstDate;
  supplier: keyof typeof DEMO_SUPPLIERS;
  items: readonly { name: string; supplyAmount: bigint }[];
  fund: 'data' | 'research' | 'copurchase';
  /** Code of the category charged. */
  category: string;
  outcome: DemoOutcome;
  comment?: string;
  exempt?: boolean;
  /** Nobody has looked at it since it was handed in. */
  untouched?: boolean;
  /** Paid with others by a run of transfers instead of by hand. */
  byRun?: boolean;
  /** Part of it is to come back from the supplier, and hasn't yet. */
  owedBack?: { on: KstDate; share: bigint; comment: string };
}

const claim = (
  on: KstDate,
  supplier: DemoClaim['supplier'],
  name: string,
  supplyAmount: bigint,
  fund: DemoClaim['fund'],
  category: string,
  outcome: DemoOutcome,
  more: Partial<DemoClaim> = {},
): DemoClaim => ({ on, supplier, items: [{ name, supplyAmount }], fund, category, outcome, ...more });

/** One team's months from August to the demonstration's first day; amounts are scaled by the team. */
export const DEMO_CLAIMS: readonly DemoClaim[] = [
  claim(
    '2025-08-12',
    'cloud',
    'GPU 클라우드 이용료 8월 선납',
    1_745_450n,
    'research',
    'ACTIVITY.CLOUD',
    'paid',
  ),
  claim(
    '2025-08-18',
    'labelling',
    '지시문 데이터 가공 1차',
    168_000_000n,
    'data',
    'ACTIVITY.SOFTWARE.DATA',
    'paid',
  ),
  claim('2025-08-21', 'books', '한국어 문법서 14권', 361_000n, 'research', 'MATERIAL.PURCHASE', 'paid', {
    exempt: true,
  }),
  claim('2025-08-27', 'voice', '음성 녹음 장비', 4_480_000n, 'research', 'EQUIP.PURCHASE', 'paid'),
  claim('2025-09-03', 'cloud', 'GPU 클라우드 이용료 8월', 2_180_000n, 'research', 'ACTIVITY.CLOUD', 'paid'),
  claim(
    '2025-09-08',
    'software',
    '주석 도구 이용권 6개월',
    1_640_000n,
    'research',
    'ACTIVITY.SOFTWARE',
    'paid',
    { owedBack: { on: '2025-10-29', share: 3n, comment: '6개월 가운데 2개월을 해지했습니다.' } },
  ),
  claim(
    '2025-09-11',
    'conference',
    '학술대회 등록비 3명',
    871_500n,
    'research',
    'ACTIVITY.SUPPORT.CONFERENCE',
    'paid',
  ),
  claim(
    '2025-09-16',
    'corpus',
    '구어 말뭉치 구축 1차',
    214_500_000n,
    'data',
    'ACTIVITY.SOFTWARE.DATA',
    'paid',
  ),
  claim(
    '2025-09-19',
    'translation',
    '문서 변환 용역',
    1_430_000n,
    'research',
    'ACTIVITY.EXPERT.SERVICE',
    'reversed',
    {
      comment: '계약이 해제되어 되돌립니다.',
    },
  ),
  claim('2025-09-24', 'office', '연구실 사무용품', 238_900n, 'research', 'ACTIVITY.OFFICE', 'paid'),
  claim('2025-10-02', 'cloud', 'GPU 클라우드 이용료 9월', 2_454_550n, 'research', 'ACTIVITY.CLOUD', 'paid', {
    byRun: true,
  }),
  claim(
    '2025-10-10',
    'labelling',
    '지시문 데이터 가공 2차',
    142_300_000n,
    'data',
    'ACTIVITY.SOFTWARE.DATA',
    'paid',
    { byRun: true },
  ),
  claim('2025-10-14', 'hosting', '모델 저장소 이용료', 640_000n, 'research', 'ACTIVITY.CLOUD', 'rejected', {
    comment: '간접비로 이미 집행한 항목입니다.',
  }),
  claim('2025-10-17', 'voice', '방음 부스 부속', 980_000n, 'research', 'EQUIP.PURCHASE', 'paid'),
  claim(
    '2025-10-22',
    'translation',
    '전문 용어 감수',
    1_600_000n,
    'research',
    'ACTIVITY.EXPERT.SERVICE',
    'approved',
  ),
  claim(
    '2025-10-24',
    'corpus',
    '구어 말뭉치 구축 2차',
    96_400_000n,
    'data',
    'ACTIVITY.SOFTWARE.DATA',
    'approved',
  ),
  claim(
    '2025-10-27',
    'conference',
    '국제학회 발표 등록비',
    426_000n,
    'research',
    'ACTIVITY.SUPPORT.CONFERENCE',
    'returned',
    {
      comment: '참가확인서가 보이지 않습니다. 확인서를 붙여 다시 제출해 주세요.',
    },
  ),
  claim(
    '2025-10-28',
    'cloud',
    'GPU 클라우드 추가 이용료',
    1_180_000n,
    'research',
    'ACTIVITY.CLOUD',
    'submitted',
  ),
  claim('2025-10-30', 'hosting', '평가 서버 이용료', 512_000n, 'research', 'ACTIVITY.CLOUD', 'submitted'),
  claim(
    '2025-10-31',
    'labelling',
    '안전성 평가 데이터 가공',
    58_700_000n,
    'data',
    'ACTIVITY.SOFTWARE.DATA',
    'submitted',
  ),
  claim(
    '2025-10-31',
    'books',
    '번역 대역 도서 전문',
    240_000n,
    'research',
    'MATERIAL.PURCHASE',
    'submitted',
    { exempt: true, untouched: true },
  ),
  claim('2025-11-03', 'office', '회의 자료 인쇄', 88_000n, 'research', 'ACTIVITY.OFFICE', 'draft'),
];

/** Each team's request on the common pot of the data co-purchase. */
export const DEMO_POT_CLAIMS: readonly DemoClaim[] = [
  claim(
    '2025-09-22',
    'corpus',
    '신문 기사 말뭉치 공동구매 분담',
    386_000_000n,
    'copurchase',
    'ACTIVITY.SOFTWARE.DATA',
    'paid',
  ),
  claim(
    '2025-10-29',
    'corpus',
    '전문 서적 말뭉치 공동구매 분담',
    174_000_000n,
    'copurchase',
    'ACTIVITY.SOFTWARE.DATA',
    'submitted',
  ),
];

/** Size of a team's demo claims in thousandths. */
export const DEMO_SCALE: Readonly<Record<string, bigint>> = {
  naver: 950n,
  upstage: 1000n,
  skt: 900n,
  nc: 600n,
  lg: 920n,
};
