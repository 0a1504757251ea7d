import { addMonths, daysBetween, type KstDate } from '../../platform/clock/kst-date.js';
import type { Text } from '../../platform/i18n/locale.js';
import { sumWon } from '../../platform/money/won.js';
import type {
  Article,
  ReportNote,
  ReportRow,
  ReportScope,
  ReportStage,
  SpendingCourse,
} from './one-page-report.js';
import type { ClaimAmount, OpenClaim, OpenReservation } from './one-page-report-input.js';

export interface NoteFacts {
  scope: ReportScope;
  stage: ReportStage;
  basedOn: KstDate;
  rows: readonly ReportRow[];
  course: Pick<SpendingCourse, 'forecast' | 'planTenths'>;
  total: ReportRow;
  openReservations: readonly OpenReservation[];
  openClaims: readonly OpenClaim[];
  claimsWithoutEvidence: readonly ClaimAmount[];
}

const OLD_RESERVATION_DAYS = 30;
const FAR_BEHIND_TENTHS = 150;
/** How early a deadline becomes worth a line. */
const PURCHASE_NOTICE_DAYS = 60;
const STAGE_END_NOTICE_DAYS = 90;
const EQUIPMENT = 'EQUIP';

const standard = (article: number, paragraph: number): Article => ({
  source: 'standard',
  article,
  paragraph,
});
const decree = (article: number, paragraph: number): Article => ({ source: 'decree', article, paragraph });

/** What needs attention, the most pressing first: a renderer short of room leaves out the last ones. */
export function buildNotes(facts: NoteFacts): ReportNote[] {
  return [
    ...purchaseDeadline(facts),
    ...returnedClaims(facts),
    ...missingEvidence(facts),
    ...nearLimits(facts),
    ...behindPlan(facts),
    ...oldReservations(facts),
    ...waitingClaims(facts),
    ...carryOver(facts),
    ...stageEnd(facts),
    ...useReport(facts),
  ];
}

/** Equipment must be bought, installed and inspected, software contracted, two months before the stage ends. */
function purchaseDeadline({ stage, basedOn, rows, scope }: NoteFacts): ReportNote[] {
  const on = addMonths(stage.endsOn, -2);
  const daysLeft = daysBetween(basedOn, on);
  const articles = [standard(23, 6), standard(25, 9), standard(25, 11)];
  if (daysLeft > PURCHASE_NOTICE_DAYS || basedOn > stage.endsOn) return [];
  if (daysLeft < 0) return [{ kind: 'purchase-closed', on, articles, href: null }];
  const equipment = scope.kind === 'team' ? rows.find(({ id }) => id === EQUIPMENT) : undefined;
  const equipmentReserved = equipment?.reserved ?? 0n;
  return [
    { kind: 'purchase-deadline', on, daysLeft, equipmentReserved, articles, href: equipment?.href ?? null },
  ];
}

function returnedClaims({ openClaims, scope }: NoteFacts): ReportNote[] {
  const returned = openClaims.filter(({ state }) => state === 'returned');
  if (returned.length === 0) return [];
  return [
    { kind: 'returned-claims', ...countClaims(returned), articles: [], href: claimsHref(scope, 'returned') },
  ];
}

function missingEvidence({ claimsWithoutEvidence, scope }: NoteFacts): ReportNote[] {
  if (claimsWithoutEvidence.length === 0) return [];
  return [
    {
      kind: 'missing-evidence',
      ...countClaims(claimsWithoutEvidence),
      articles: [standard(70, 2)],
      href: claimsHref(scope),
    },
  ];
}

/** Rows with less than a tenth of their budget left, the tightest first. */
function nearLimits({ rows, basedOn, stage, scope }: NoteFacts): ReportNote[] {
  if (basedOn > stage.endsOn) return [];
  const near = leavesOf(rows)
    .filter((row) => row.budget > 0n && row.left * 10n < row.budget)
    .map((row) => ({
      name: fullName(row, rows, scope),
      left: row.left,
      leftTenths: row.shares?.left ?? 0,
      href: row.href,
    }))
    .sort((a, b) => a.leftTenths - b.leftTenths);
  const [tightest] = near;
  if (!tightest) return [];
  const named = near.map(({ name, left, leftTenths }) => ({ name, left, leftTenths }));
  return [{ kind: 'near-limits', rows: named, articles: [], href: tightest.href }];
}

/** Teams whose spending is far behind today's plan, the furthest first: what an officer asks about. */
function behindPlan({ rows, course, scope, stage, basedOn }: NoteFacts): ReportNote[] {
  if (scope.kind !== 'programme' || basedOn > stage.endsOn) return [];
  const behind = leavesOf(rows)
    .flatMap((row) => (row.kind === 'item' && row.shares ? [{ row, rate: row.shares.spent }] : []))
    .map(({ row, rate }) => ({ name: fullName(row, rows, scope), behindTenths: course.planTenths - rate }))
    .filter(({ behindTenths }) => behindTenths >= FAR_BEHIND_TENTHS)
    .sort((a, b) => b.behindTenths - a.behindTenths);
  return behind.length > 0 ? [{ kind: 'behind-plan', rows: behind, articles: [], href: null }] : [];
}

/** Rows that stand for no other row. */
function leavesOf(rows: readonly ReportRow[]): ReportRow[] {
  const parents = new Set(rows.map(({ parentId }) => parentId));
  return rows.filter((row) => row.kind === 'item' || (row.kind === 'group' && !parents.has(row.id)));
}

/** In the programme's report a team stands under every fund: its name needs the fund's. */
function fullName(row: ReportRow, rows: readonly ReportRow[], scope: ReportScope): Text {
  const fund = rows.find(({ id }) => id === row.parentId);
  if (scope.kind === 'team' || !fund) return row.name;
  return { ko: `${row.name.ko} ${fund.name.ko}`, en: `${row.name.en}, ${fund.name.en}` };
}

function oldReservations({ openReservations, basedOn, scope }: NoteFacts): ReportNote[] {
  const old = openReservations.filter(({ since }) => daysBetween(since, basedOn) > OLD_RESERVATION_DAYS);
  if (old.length === 0) return [];
  const oldestDays = Math.max(...old.map(({ since }) => daysBetween(since, basedOn)));
  const amount = sumWon(old.map((each) => each.amount));
  const href = claimsHref(scope, 'approved');
  return [{ kind: 'old-reservations', count: old.length, amount, oldestDays, articles: [], href }];
}

function waitingClaims({ openClaims, basedOn, scope }: NoteFacts): ReportNote[] {
  const waiting = openClaims.filter(({ state }) => state === 'submitted');
  if (waiting.length === 0) return [];
  const oldestDays = Math.max(...waiting.map(({ since }) => daysBetween(since, basedOn)));
  const href = claimsHref(scope, 'submitted');
  return [{ kind: 'waiting-claims', ...countClaims(waiting), oldestDays, articles: [], href }];
}

/** What is left at the end needs an approval to be taken along, and asking takes time. */
function carryOver({ course: { forecast }, total, stage, basedOn }: NoteFacts): ReportNote[] {
  if (!forecast || daysBetween(basedOn, stage.endsOn) > STAGE_END_NOTICE_DAYS) return [];
  const unspent = total.budget - forecast.atEnd;
  if (unspent <= 0n) return [];
  return [{ kind: 'carry-over', unspent, articles: [standard(73, 1), standard(26, 8)], href: null }];
}

function stageEnd({ stage, basedOn }: NoteFacts): ReportNote[] {
  const daysLeft = daysBetween(basedOn, stage.endsOn);
  if (daysLeft < 0 || daysLeft > STAGE_END_NOTICE_DAYS) return [];
  const articles = [standard(22, 4), decree(26, 1)];
  return [
    { kind: 'stage-end', on: stage.endsOn, daysLeft, useReportOn: useReportDay(stage), articles, href: null },
  ];
}

function useReport({ stage, basedOn }: NoteFacts): ReportNote[] {
  const on = useReportDay(stage);
  const daysLeft = daysBetween(basedOn, on);
  if (daysLeft < 0 || basedOn <= stage.endsOn) return [];
  return [{ kind: 'use-report', on, daysLeft, articles: [decree(26, 1)], href: null }];
}

/** 사용실적보고서: within three months of the stage's end. */
function useReportDay(stage: ReportStage): KstDate {
  return addMonths(stage.endsOn, 3);
}

/** A claim over several lines counts once. */
function countClaims(claims: readonly ClaimAmount[]): { count: number; amount: bigint } {
  return {
    count: new Set(claims.map(({ claimId }) => claimId)).size,
    amount: sumWon(claims.map(({ amount }) => amount)),
  };
}

/** The list of claims is a team's own page; the officer reaches claims through a team's report. */
function claimsHref(scope: ReportScope, state?: string): string | null {
  if (scope.kind === 'programme') return null;
  return state ? `/expenses?${new URLSearchParams({ state })}` : '/expenses';
}
