import { addMonths, daysBetween, type KstDate } from '../../platform/clock/kst-date.js';
import type { OnePageReport, ReportNote, ReportStage } from './one-page-report.js';
import type { OnePageReportInput, ReportLine } from './one-page-report-input.js';
import { reportDigest } from './report-digest.js';
import { buildNotes } from './report-notes.js';
import { buildRows } from './report-rows.js';
import { buildCourse } from './spending-course.js';

/**
 * Makes the report's value from plain rows.
 * @throws RangeError when the rows contradict each other: a balance below zero, or spending by day that doesn't add up
 *   to a line's balance. A report that doesn't equal the ledger must not be printed.
 */
export function buildOnePageReport(given: OnePageReportInput): OnePageReport {
  const input = onlyItsLines(given.hideLabour ? leaveOutLabour(given) : given);
  checkAgainstLedger(input);
  const stage = clockOf(input.stage, input.basedOn);
  const comparedOn = input.comparedOn ?? addMonths(input.basedOn, -1);
  const { rows, total } = buildRows(input.lines, input.spending, comparedOn, input.scope, stage.id);
  const course = buildCourse(input.spending, total, stage, input.basedOn, input.plan);
  const notes = buildNotes({ ...input, stage, rows, total, course });
  const report: Omit<OnePageReport, 'sha256'> = {
    scope: input.scope,
    programmeName: input.programmeName,
    stage,
    funds: input.funds,
    basedOn: input.basedOn,
    madeAt: input.madeAt.toISOString(),
    madeBy: input.madeBy,
    demo: input.demo,
    withoutLabour: input.hideLabour,
    comparedOn,
    rows,
    total,
    course,
    notes,
    nextDeadline: nearestDeadline(notes),
    commonPot: input.commonPot,
    ledgerPosition: input.ledgerPosition,
  };
  return { ...report, sha256: reportDigest(report) };
}

/**
 * Takes labour out before anything is added up. Only hiding the rows would let a reader find the sum by subtraction
 * from the total, the chart or a given plan.
 */
function leaveOutLabour(input: OnePageReportInput): OnePageReportInput {
  const hidden = new Set(input.lines.filter(({ category }) => category.labour).map(({ id }) => id));
  return {
    ...input,
    lines: input.lines.filter(({ id }) => !hidden.has(id)),
    spending: input.spending.filter(({ lineId }) => !hidden.has(lineId)),
    plan: undefined,
  };
}

/** What waits on other lines (a request on a common pot, or labour that was left out) is no part of this report. */
function onlyItsLines(input: OnePageReportInput): OnePageReportInput {
  const own = new Set(input.lines.map(({ id }) => id));
  const isShown = ({ lineId }: { lineId: string }): boolean => own.has(lineId);
  return {
    ...input,
    openReservations: input.openReservations.filter(isShown),
    openClaims: input.openClaims.filter(isShown),
    claimsWithoutEvidence: input.claimsWithoutEvidence.filter(isShown),
  };
}

function checkAgainstLedger({ lines, spending, basedOn }: OnePageReportInput): void {
  const spentByLine = new Map<string, bigint>();
  for (const { lineId, on, amount } of spending) {
    if (on > basedOn) throw new RangeError(`line ${lineId} has spending on ${on}, after ${basedOn}`);
    spentByLine.set(lineId, (spentByLine.get(lineId) ?? 0n) + amount);
  }
  for (const line of lines) {
    checkLine(line, spentByLine.get(line.id) ?? 0n);
    spentByLine.delete(line.id);
  }
  const [stray] = spentByLine.keys();
  if (stray !== undefined) throw new RangeError(`spending on line ${stray}, which isn't in the report`);
}

function checkLine({ id, budget, spent, reserved }: ReportLine, spentByDay: bigint): void {
  if (spent < 0n || reserved < 0n || budget - spent - reserved < 0n) {
    throw new RangeError(`line ${id} has a balance below zero`);
  }
  if (spentByDay !== spent) {
    throw new RangeError(`line ${id} has ${spent} spent, but its spending by day adds up to ${spentByDay}`);
  }
}

function clockOf(stage: OnePageReportInput['stage'], basedOn: KstDate): ReportStage {
  const days = daysBetween(stage.startsOn, stage.endsOn) + 1;
  const day = Math.min(Math.max(daysBetween(stage.startsOn, basedOn) + 1, 0), days);
  return { ...stage, days, day };
}

function nearestDeadline(notes: readonly ReportNote[]): OnePageReport['nextDeadline'] {
  let nearest: OnePageReport['nextDeadline'] = null;
  for (const note of notes) {
    if (!('daysLeft' in note)) continue;
    if (!nearest || note.daysLeft < nearest.daysLeft) nearest = { on: note.on, daysLeft: note.daysLeft };
  }
  return nearest;
}
