import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths } from '../../platform/clock/kst-date.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import { teamInput, lineId, text, TEAM_ID } from '../../../test/reports/one-page-report.fixture.js';
import { buildOnePageReport } from './build-one-page-report.js';
import type { OnePageReport, ReportRow } from './one-page-report.js';
import type { DaySpending, OnePageReportInput, ReportLine } from './one-page-report-input.js';

const FIGURES = ['budget', 'spent', 'reserved', 'left', 'change'] as const;

function rowOf(report: OnePageReport, id: string): ReportRow {
  const row = report.rows.find((each) => each.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

function sums(rows: readonly ReportRow[]): Won[] {
  return FIGURES.map((figure) => sumWon(rows.map((row) => row[figure])));
}

function figuresOf(row: ReportRow): Won[] {
  return FIGURES.map((figure) => row[figure]);
}

interface GivenLine {
  group: number;
  item: number | null;
  spent: [day: number, amount: bigint][];
  reserved: bigint;
  left: bigint;
  total: bigint;
}

/** Lines with amounts below 10^15, in some of seven groups with up to four items each. */
const lineArbitrary: fc.Arbitrary<GivenLine> = fc
  .record({
    group: fc.integer({ min: 0, max: 6 }),
    item: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    spent: fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.bigInt(0n, 10n ** 15n)), { maxLength: 4 }),
    reserved: fc.bigInt(0n, 10n ** 15n),
    left: fc.bigInt(0n, 10n ** 15n),
  })
  .map((given) => ({ ...given, total: sumWon(given.spent.map(([, amount]) => amount)) }));

function inputOf(given: readonly GivenLine[]): OnePageReportInput {
  const lines = given.map(({ group, item, total, reserved, left }, index): ReportLine => {
    const top = { code: `G${group}`, name: text(`비목 ${group}`) };
    const path = item === null ? [top] : [top, { code: `G${group}.${item}`, name: text(`세목 ${item}`) }];
    return {
      id: lineId(index),
      budget: total + reserved + left,
      spent: total,
      reserved,
      fund: { code: 'fund', name: text('재원') },
      team: { id: TEAM_ID, code: 'team', name: text('팀') },
      category: { path, cost: group === 6 ? 'indirect' : 'direct', labour: group === 0 },
    };
  });
  const spending = given.flatMap(({ spent }, index) =>
    spent.map(([day, amount]): DaySpending => ({
      lineId: lineId(index),
      on: addDays('2025-08-01', day),
      amount,
    })),
  );
  const none = { openReservations: [], openClaims: [], claimsWithoutEvidence: [], commonPot: [] };
  return teamInput({ lines, spending, ...none });
}

describe('the one-page report', () => {
  it('adds up the made-up team to the figures of its table', () => {
    const { total, rows, stage, course } = buildOnePageReport(teamInput());
    expect(figuresOf(total)).toEqual([420_000_000n, 185_955_050n, 74_540_800n, 159_504_150n, 55_213_750n]);
    expect(total.shares).toEqual({ spent: 443, reserved: 177, left: 380 });
    expect(rows.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'group LABOR',
      'item LABOR.STAFF',
      'item LABOR.NEW',
      'group EQUIP',
      'item EQUIP.BUY',
      'item EQUIP.RENT',
      'group MATERIAL',
      'group ACTIVITY',
      'item ACTIVITY.EXPERT',
      'item ACTIVITY.MEETING',
      'item ACTIVITY.TRAVEL',
      'item ACTIVITY.SOFTWARE',
      'item ACTIVITY.CLOUD',
      'item ACTIVITY.SUPPORT',
      'group ALLOW',
      'subtotal direct',
      'group INDIRECT',
    ]);
    expect([stage.days, stage.day]).toEqual([184, 106]);
    expect([course.planTenths, course.aheadTenths]).toEqual([576, -133]);
  });

  it('makes groups, subtotal and total of their parts, and shares of 100.0 %', () => {
    fc.assert(
      fc.property(fc.array(lineArbitrary, { minLength: 1, maxLength: 30 }), (given) => {
        const report = buildOnePageReport(inputOf(given));
        const parents = new Set(report.rows.map(({ parentId }) => parentId));
        const leaves = report.rows.filter(
          ({ kind, id }) => kind === 'item' || (kind === 'group' && !parents.has(id)),
        );
        expect(sums(leaves)).toEqual(figuresOf(report.total));
        expect(leaves.flatMap(({ lineIds }) => lineIds).sort()).toEqual([...report.total.lineIds].sort());
        for (const group of report.rows.filter(({ id }) => parents.has(id))) {
          expect(sums(report.rows.filter(({ parentId }) => parentId === group.id))).toEqual(figuresOf(group));
        }
        const groups = report.rows.filter(({ kind }) => kind === 'group');
        const direct = report.rows.filter(({ kind }) => kind === 'subtotal');
        if (direct[0]) expect(sums(groups.filter((row) => row.direct))).toEqual(figuresOf(direct[0]));
        for (const { shares, budget, spent, reserved, left } of [...report.rows, report.total]) {
          expect(budget).toBe(spent + reserved + left);
          if (!shares) expect(budget).toBe(0n);
          else expect(shares.spent + shares.reserved + shares.left).toBe(1000);
        }
        expect(report.course.actual.at(-1)?.cumulative ?? 0n).toBe(report.total.spent);
      }),
      { numRuns: 200 },
    );
  });

  it('counts the change since a month ago when no day is given', () => {
    const report = buildOnePageReport(teamInput({ comparedOn: undefined }));
    expect(report.comparedOn).toBe(addMonths('2025-11-14', -1));
    expect(buildOnePageReport(teamInput({ comparedOn: '2025-11-14' })).total.change).toBe(0n);
    expect(buildOnePageReport(teamInput({ comparedOn: '2025-07-31' })).total.change).toBe(185_955_050n);
  });

  it('refuses rows that contradict the ledger', () => {
    const input = teamInput();
    const [first, ...others] = input.lines;
    if (!first) throw new Error('the fixture has lines');
    const overdrawn = { ...first, budget: first.spent + first.reserved - 1n };
    expect(() => buildOnePageReport({ ...input, lines: [overdrawn, ...others] })).toThrow('below zero');
    const more = { ...first, spent: first.spent + 1n };
    expect(() => buildOnePageReport({ ...input, lines: [more, ...others] })).toThrow('adds up to');
    expect(() => buildOnePageReport({ ...input, lines: others })).toThrow("isn't in the report");
    expect(() => buildOnePageReport({ ...input, basedOn: '2025-11-01' })).toThrow('after 2025-11-01');
  });

  it('gives a line of its own to what stands on a group beside its items', () => {
    const input = teamInput();
    const lines = input.lines.map((line, index) =>
      index === 3 ? { ...line, category: { ...line.category, path: line.category.path.slice(0, 1) } } : line,
    );
    const report = buildOnePageReport({ ...input, lines });
    expect(rowOf(report, 'EQUIP.other').budget).toBe(12_000_000n);
    expect(rowOf(report, 'EQUIP').budget).toBe(46_000_000n);
  });

  it('merges lines of one category and links a row to its line, or to the entries of all its lines', () => {
    const input = teamInput();
    const second = { ...input.lines[2], id: lineId(77), budget: 5n, spent: 0n, reserved: 0n } as ReportLine;
    const report = buildOnePageReport({
      ...input,
      lines: [...input.lines.slice(0, 3), second, ...input.lines.slice(3)],
    });
    const merged = rowOf(report, 'EQUIP.BUY');
    expect(merged.budget).toBe(34_000_005n);
    expect(merged.lineIds).toEqual([lineId(2), lineId(77)]);
    expect(merged.href).toBe(
      `/reports/one-page/entries?stage=${report.stage.id}&row=EQUIP.BUY&team=${TEAM_ID}`,
    );
    expect(rowOf(report, 'EQUIP.RENT').href).toBe(`/budgets/lines/${lineId(3)}`);
    expect(report.total.href).toContain('row=total');
  });
});

describe('labour left out', () => {
  const shown = buildOnePageReport(teamInput());
  const hidden = buildOnePageReport(
    teamInput({
      hideLabour: true,
      plan: [
        { on: '2025-07-31', cumulative: 0n },
        { on: '2026-01-31', cumulative: 420_000_000n },
      ],
    }),
  );

  it('leaves rows, totals, chart, plan and notes without a trace to subtract', () => {
    expect(hidden.withoutLabour).toBe(true);
    expect(hidden.rows.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['LABOR']));
    expect(hidden.rows.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['ALLOW']));
    const labour = ['LABOR', 'ALLOW'].map((id) => rowOf(shown, id));
    expect(hidden.total.budget).toBe(shown.total.budget - sumWon(labour.map(({ budget }) => budget)));
    expect(hidden.total.spent).toBe(75_721_550n);
    expect(hidden.course.actual.at(-1)?.cumulative).toBe(75_721_550n);
    expect(hidden.course.plan.at(-1)?.cumulative).toBe(hidden.total.budget);
    const text = JSON.stringify(hidden, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    for (const { spent, budget, reserved, left, lineIds } of labour) {
      for (const amount of [spent, budget, reserved, left].filter((each) => each > 0n)) {
        expect(text).not.toContain(`"${amount}"`);
      }
      for (const id of lineIds) expect(text).not.toContain(id);
    }
    for (const amount of [420_000_000n, 185_955_050n, 74_540_800n, 384_000_000n]) {
      expect(text).not.toContain(amount.toString());
    }
  });

  it('leaves out claims and reservations on labour lines', () => {
    const input = teamInput({
      openReservations: [{ lineId: lineId(0), amount: 9n, since: '2025-08-05' }],
      openClaims: [{ claimId: 'c', lineId: lineId(1), amount: 9n, state: 'returned', since: '2025-11-01' }],
      claimsWithoutEvidence: [{ claimId: 'c', lineId: lineId(1), amount: 9n }],
    });
    const kinds = (report: OnePageReport): string[] => report.notes.map(({ kind }) => kind);
    expect(kinds(buildOnePageReport(input))).toEqual(
      expect.arrayContaining(['old-reservations', 'returned-claims', 'missing-evidence']),
    );
    const without = kinds(buildOnePageReport({ ...input, hideLabour: true }));
    for (const kind of ['old-reservations', 'returned-claims', 'missing-evidence'])
      expect(without).not.toContain(kind);
  });
});

describe("the programme's report", () => {
  const input = teamInput();
  const teamLine = (index: number, code: string, budget: bigint): ReportLine => ({
    ...(input.lines[0] as ReportLine),
    id: lineId(200 + index),
    budget,
    spent: 0n,
    reserved: 0n,
    team: { id: `id-${code}`, code, name: text(code) },
  });
  const pot: ReportLine = {
    ...teamLine(9, 'x', 10_000_000_000n),
    team: null,
    fund: { code: 'pot', name: text('공동구매') },
  };
  const report = buildOnePageReport(
    teamInput({
      scope: { kind: 'programme' },
      lines: [pot, teamLine(1, 'skt', 5n), teamLine(2, 'lg', 7n), teamLine(3, 'skt', 11n)],
      spending: [],
    }),
  );

  it('has funds with their teams for rows, the pot as a row of its own and no subtotal', () => {
    expect(report.rows.map(({ id, kind, budget }) => [id, kind, budget])).toEqual([
      ['pot', 'group', 10_000_000_000n],
      ['personnel', 'group', 23n],
      ['personnel.skt', 'item', 16n],
      ['personnel.lg', 'item', 7n],
    ]);
    expect(report.total.budget).toBe(10_000_000_023n);
  });

  it("leads from a team's name to its own report", () => {
    expect(rowOf(report, 'personnel.lg').nameHref).toBe(
      `/reports/one-page?team=id-lg&stage=${report.stage.id}`,
    );
    expect(rowOf(report, 'personnel.skt').href).toBe(
      `/reports/one-page/entries?stage=${report.stage.id}&row=personnel.skt`,
    );
  });
});
