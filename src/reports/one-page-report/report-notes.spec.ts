import { describe, expect, it } from '@jest/globals';
import { lineId, teamInput } from '../../../test/reports/one-page-report.fixture.js';
import { buildOnePageReport } from './build-one-page-report.js';
import type { NoteKind, OnePageReport, ReportNote } from './one-page-report.js';
import type { OnePageReportInput } from './one-page-report-input.js';

function note<Kind extends NoteKind>(
  report: OnePageReport,
  kind: Kind,
): Extract<ReportNote, { kind: Kind }> | undefined {
  return report.notes.find((each): each is Extract<ReportNote, { kind: Kind }> => each.kind === kind);
}

/** The team's stage seen on another day, with what was spent until then. */
function on(day: string, changes: Partial<OnePageReportInput> = {}): OnePageReport {
  const input = teamInput();
  const spending = input.spending.filter((each) => each.on <= day);
  const lines = input.lines.map((line) => ({
    ...line,
    spent: spending.filter((each) => each.lineId === line.id).reduce((sum, { amount }) => sum + amount, 0n),
  }));
  return buildOnePageReport({ ...input, spending, lines, basedOn: day, ...changes });
}

describe('the notes of the one-page report', () => {
  it('put what presses most first', () => {
    expect(buildOnePageReport(teamInput()).notes.map(({ kind }) => kind)).toEqual([
      'purchase-deadline',
      'returned-claims',
      'missing-evidence',
      'near-limits',
      'old-reservations',
      'waiting-claims',
      'carry-over',
      'stage-end',
    ]);
  });

  it('name the last day for equipment and software two months before the end', () => {
    expect(note(on('2025-09-30'), 'purchase-deadline')).toBeUndefined();
    expect(note(on('2025-10-01'), 'purchase-deadline')).toMatchObject({ on: '2025-11-30', daysLeft: 60 });
    expect(note(on('2025-11-30'), 'purchase-deadline')).toMatchObject({
      daysLeft: 0,
      equipmentReserved: 29_400_000n,
    });
    expect(note(on('2025-12-01'), 'purchase-deadline')).toBeUndefined();
    expect(note(on('2025-12-01'), 'purchase-closed')).toMatchObject({ on: '2025-11-30' });
    expect(note(on('2026-02-01'), 'purchase-closed')).toBeUndefined();
  });

  it('tell of the stage report until the end and of the use-of-funds report for three months after', () => {
    expect(note(on('2025-11-02'), 'stage-end')).toMatchObject({ daysLeft: 90, useReportOn: '2026-04-30' });
    expect(note(on('2025-11-01'), 'stage-end')).toBeUndefined();
    expect(note(on('2026-01-31'), 'stage-end')).toMatchObject({ daysLeft: 0 });
    expect(note(on('2026-01-31'), 'use-report')).toBeUndefined();
    expect(note(on('2026-02-01'), 'use-report')).toMatchObject({ on: '2026-04-30', daysLeft: 88 });
    expect(note(on('2026-05-01'), 'use-report')).toBeUndefined();
  });

  it('list rows with less than a tenth left, the tightest first, and not those with a tenth', () => {
    const near = note(buildOnePageReport(teamInput()), 'near-limits');
    expect(near?.rows.map(({ name, left, leftTenths }) => [name.ko, left, leftTenths])).toEqual([
      ['소프트웨어 활용비', 160_000n, 12],
      ['클라우드 이용료', 1_244_590n, 73],
    ]);
    const input = teamInput();
    const tenth = input.lines.map((line) => {
      // Spending in steps of nine won leaves exactly a tenth.
      const spent = (line.spent / 9n) * 9n;
      return { ...line, spent, reserved: 0n, budget: (spent / 9n) * 10n };
    });
    const spending = tenth.map(({ id, spent }) => ({ lineId: id, on: '2025-09-01', amount: spent }));
    expect(note(buildOnePageReport({ ...input, lines: tenth, spending }), 'near-limits')).toBeUndefined();
  });

  it('count a reservation as old after thirty days', () => {
    const since = (day: string): OnePageReport =>
      buildOnePageReport(teamInput({ openReservations: [{ lineId: lineId(2), amount: 5n, since: day }] }));
    expect(note(since('2025-10-15'), 'old-reservations')).toBeUndefined();
    expect(note(since('2025-10-14'), 'old-reservations')).toMatchObject({
      count: 1,
      amount: 5n,
      oldestDays: 31,
    });
  });

  it('count a claim over two lines once', () => {
    expect(note(buildOnePageReport(teamInput()), 'waiting-claims')).toMatchObject({
      count: 1,
      amount: 2_742_800n,
      oldestDays: 12,
    });
  });

  it('leave out claims on lines of others, such as a common pot', () => {
    const openClaims = [
      { claimId: 'x', lineId: lineId(99), amount: 5n, state: 'returned' as const, since: '2025-11-01' },
    ];
    expect(note(buildOnePageReport(teamInput({ openClaims })), 'returned-claims')).toBeUndefined();
  });

  it('name to the officer the teams fifteen points behind plan, with their fund', () => {
    const input = teamInput();
    const [line] = input.lines;
    if (!line) throw new Error('the fixture has lines');
    // Today's plan is 57.6 %.
    const lines = [425n, 427n, 426n, 1n].map((spent, index) => ({
      ...line,
      id: lineId(500 + index),
      budget: 1000n,
      spent,
      reserved: 0n,
      team: { id: `t${index}`, code: `t${index}`, name: { ko: `팀 ${index}`, en: `Team ${index}` } },
    }));
    const spending = lines.map(({ id, spent }) => ({ lineId: id, on: '2025-09-01', amount: spent }));
    const report = buildOnePageReport({ ...input, scope: { kind: 'programme' }, lines, spending });
    expect(
      note(report, 'behind-plan')?.rows.map(({ name, behindTenths }) => [name.ko, behindTenths]),
    ).toEqual([
      ['팀 3 인건비·연구비', 575],
      ['팀 0 인건비·연구비', 151],
      ['팀 2 인건비·연구비', 150],
    ]);
    expect(note(buildOnePageReport(teamInput()), 'behind-plan')).toBeUndefined();
  });

  it('give the nearest deadline still ahead', () => {
    expect(buildOnePageReport(teamInput()).nextDeadline).toEqual({ on: '2025-11-30', daysLeft: 16 });
    expect(on('2026-03-01').nextDeadline).toEqual({ on: '2026-04-30', daysLeft: 60 });
  });
});
