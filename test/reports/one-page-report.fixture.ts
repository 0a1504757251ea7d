import { addDays, daysBetween } from '../../src/platform/clock/kst-date.js';
import type { Text } from '../../src/platform/i18n/locale.js';
import { splitWon } from '../../src/platform/money/shares.js';
import type {
  DaySpending,
  OnePageReportInput,
  ReportLine,
} from '../../src/reports/one-page-report/one-page-report-input.js';
import type { ReportEntry, ReportEvidence } from '../../src/reports/one-page-report/report-entries.js';

/** A line of the made-up team: category codes and names from 비목 to 세목, then budget, spent, reserved, change. */
type LineRow = readonly [
  path: readonly (readonly [string, string, string])[],
  ...amounts: readonly [bigint, bigint, bigint, bigint],
];

const LABOR = ['LABOR', '인건비', 'Labour'] as const;
const EQUIP = ['EQUIP', '연구시설·장비비', 'Facilities and equipment'] as const;
const ACTIVITY = ['ACTIVITY', '연구활동비', 'Activities'] as const;

const LINES: readonly LineRow[] = [
  [
    [LABOR, ['LABOR.STAFF', '내부 인건비 (기존)', 'Present staff']],
    142_000_000n,
    69_420_600n,
    23_140_200n,
    23_140_200n,
  ],
  [
    [LABOR, ['LABOR.NEW', '신규채용 인건비', 'New hires']],
    96_000_000n,
    40_812_900n,
    13_604_300n,
    13_604_300n,
  ],
  [[EQUIP, ['EQUIP.BUY', '구입·설치', 'Purchase']], 34_000_000n, 0n, 27_400_000n, 0n],
  [[EQUIP, ['EQUIP.RENT', '임차', 'Rent']], 12_000_000n, 6_000_000n, 2_000_000n, 2_000_000n],
  [[['MATERIAL', '연구재료비', 'Materials']], 12_000_000n, 5_284_000n, 318_500n, 1_146_000n],
  [
    [ACTIVITY, ['ACTIVITY.EXPERT', '외부 전문기술 활용비', 'Outside expertise']],
    14_000_000n,
    9_900_000n,
    1_100_000n,
    3_300_000n,
  ],
  [[ACTIVITY, ['ACTIVITY.MEETING', '회의비', 'Meetings']], 3_000_000n, 1_862_400n, 186_000n, 412_600n],
  [[ACTIVITY, ['ACTIVITY.TRAVEL', '출장비', 'Travel']], 9_000_000n, 6_731_200n, 742_800n, 1_284_000n],
  [
    [ACTIVITY, ['ACTIVITY.SOFTWARE', '소프트웨어 활용비', 'Software']],
    13_000_000n,
    11_640_000n,
    1_200_000n,
    2_400_000n,
  ],
  [
    [ACTIVITY, ['ACTIVITY.CLOUD', '클라우드 이용료', 'Cloud']],
    17_000_000n,
    13_275_410n,
    2_480_000n,
    3_871_250n,
  ],
  [
    [ACTIVITY, ['ACTIVITY.SUPPORT', '연구인력 지원비', 'Staff support']],
    6_000_000n,
    3_415_900n,
    264_000n,
    -150_000n,
  ],
  [[['ALLOW', '연구수당', 'Research allowance']], 26_000_000n, 0n, 0n, 0n],
  [[['INDIRECT', '간접비', 'Indirect costs']], 36_000_000n, 17_612_640n, 2_105_000n, 4_205_400n],
];

const LABOUR_CODES = new Set(['LABOR', 'STUDENT', 'ALLOW']);
const STARTS_ON = '2025-08-01';
const BASED_ON = '2025-11-14';
const COMPARED_ON = '2025-10-15';

export const STAGE_ID = '0197c0de-0000-7000-8000-0000000000a1';
export const TEAM_ID = '0197c0de-0000-7000-8000-0000000000b1';

export function text(ko: string, en = ko): Text {
  return { ko, en };
}

export function lineId(index: number): string {
  return `0197c0de-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

/** One team's stage with made-up figures: 420,000,000 allocated, 185,955,050 spent, 74,540,800 reserved. */
export function teamInput(changes: Partial<OnePageReportInput> = {}): OnePageReportInput {
  return {
    scope: { kind: 'team', teamId: TEAM_ID, teamName: text('업스테이지', 'Upstage') },
    programmeName: text('독자 AI 파운데이션 모델 프로젝트', 'Sovereign AI foundation-model project'),
    stage: { id: STAGE_ID, name: text('1단계', 'Stage 1'), startsOn: STARTS_ON, endsOn: '2026-01-31' },
    funds: [{ name: text('인건비·연구비', 'Personnel and research'), fiscalYear: 2025 }],
    basedOn: BASED_ON,
    madeAt: new Date('2025-11-14T09:00:00Z'),
    madeBy: '업스테이지 재무 1',
    demo: true,
    hideLabour: false,
    comparedOn: COMPARED_ON,
    ledgerPosition: 48_213n,
    lines: LINES.map(toLine),
    spending: LINES.flatMap(([, , spent, , change], index) => spreadOut(lineId(index), spent, change, index)),
    openReservations: [
      { lineId: lineId(2), amount: 27_400_000n, since: '2025-10-01' },
      { lineId: lineId(8), amount: 1_200_000n, since: '2025-11-10' },
    ],
    openClaims: [
      { claimId: 'c1', lineId: lineId(6), amount: 186_000n, state: 'returned', since: '2025-11-12' },
      { claimId: 'c2', lineId: lineId(9), amount: 2_000_000n, state: 'submitted', since: '2025-11-02' },
      { claimId: 'c2', lineId: lineId(7), amount: 742_800n, state: 'submitted', since: '2025-11-02' },
    ],
    claimsWithoutEvidence: [{ claimId: 'c3', lineId: lineId(6), amount: 386_000n }],
    commonPot: [{ teamName: text('업스테이지', 'Upstage'), spent: 894_315_000n, reserved: 341_750_000n }],
    ...changes,
  };
}

function toLine([path, budget, spent, reserved]: LineRow, index: number): ReportLine {
  const [top] = path;
  return {
    id: lineId(index),
    budget,
    spent,
    reserved,
    fund: { code: 'personnel', name: text('인건비·연구비', 'Personnel and research') },
    team: { id: TEAM_ID, code: 'upstage', name: text('업스테이지', 'Upstage') },
    category: {
      path: path.map(([code, ko, en]) => ({ code, name: { ko, en } })),
      cost: top?.[0] === 'INDIRECT' ? 'indirect' : 'direct',
      labour: LABOUR_CODES.has(top?.[0] ?? ''),
    },
  };
}

/** Spreads a line's spending over paydays: what came before the comparison, then what came after it. */
function spreadOut(id: string, spent: bigint, change: bigint, offset: number): DaySpending[] {
  const before = spentOn(id, spent - change, STARTS_ON, COMPARED_ON, 12 + (offset % 5), offset);
  const after = spentOn(id, change, addDays(COMPARED_ON, 1), BASED_ON, 9, offset);
  return [...before, ...after];
}

function spentOn(
  id: string,
  amount: bigint,
  from: string,
  to: string,
  every: number,
  offset: number,
): DaySpending[] {
  if (amount === 0n) return [];
  const days: string[] = [];
  for (let day = addDays(from, 4 + (offset % 7)); day <= to; day = addDays(day, every)) days.push(day);
  const on = days.length > 0 ? days : [from];
  const parts = splitWon(
    amount,
    on.map((day) => BigInt(20 + (daysBetween(from, day) % 13))),
  );
  return on.map((day, index) => ({ lineId: id, on: day, amount: parts[index] ?? 0n }));
}

/** Entries that add up to an input's lines: an allocation, every day of spending, and what is reserved. */
export function entriesOf(input: OnePageReportInput): ReportEntry[] {
  const entry = (
    id: string,
    changes: Partial<ReportEntry> & Pick<ReportEntry, 'lineId' | 'occurredOn' | 'kind'>,
  ): ReportEntry => ({
    id,
    recordedAt: new Date(`${changes.occurredOn}T05:30:00Z`),
    claimNumber: null,
    supplier: null,
    description: '',
    budgetChange: 0n,
    reservedChange: 0n,
    spentChange: 0n,
    ...changes,
  });
  const allocations = input.lines.map(({ id, budget }) =>
    entry(`a-${id}`, {
      lineId: id,
      occurredOn: input.stage.startsOn,
      kind: 'allocate',
      budgetChange: budget,
      description: '1단계 배정',
    }),
  );
  const spent = input.spending.map(({ lineId: id, on, amount }, index) =>
    entry(`s-${index}-${id}`, {
      lineId: id,
      occurredOn: on,
      kind: amount < 0n ? 'refund' : 'spend',
      spentChange: amount,
      claimNumber: `2025-${String(index + 1).padStart(4, '0')}`,
      supplier: '(주)예시상사',
      description: '모델 학습용 자료',
    }),
  );
  const reserved = input.lines
    .filter((line) => line.reserved > 0n)
    .map((line) =>
      entry(`r-${line.id}`, {
        lineId: line.id,
        occurredOn: input.basedOn,
        kind: 'reserve',
        reservedChange: line.reserved,
      }),
    );
  return [...allocations, ...spent, ...reserved];
}

export function evidenceOf(input: OnePageReportInput): ReportEvidence[] {
  return input.spending.slice(0, 40).map(({ lineId: id, on, amount }, index) => ({
    id: `e-${index}`,
    claimNumber: `2025-${String(index + 1).padStart(4, '0')}`,
    lineIds: [id],
    fileName: `전자세금계산서-${index + 1}.xml`,
    supplier: '(주)예시상사',
    documentedOn: on,
    approvalNumber: `20250804410000${String(index).padStart(10, '0')}`,
    totalAmount: (amount * 11n) / 10n,
    uploadedAt: new Date(`${on}T01:00:00Z`),
    sha256: index.toString(16).padStart(64, '0'),
  }));
}
