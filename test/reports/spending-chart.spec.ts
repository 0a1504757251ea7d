import { describe, expect, it } from '@jest/globals';
import { teamInput } from './one-page-report.fixture.js';
import { buildOnePageReport } from '../../src/reports/one-page-report/build-one-page-report.js';
import type { OnePageReportInput } from '../../src/reports/one-page-report/one-page-report-input.js';
import { spendingChart, type ChartGeometry } from '../../templates/reports/spending-chart.js';

const SIZE = { width: 400, height: 300, type: 10 };

function chart(changes: Partial<OnePageReportInput> = {}): ChartGeometry {
  return spendingChart(buildOnePageReport(teamInput(changes)), SIZE);
}

/** The fixture's stage moved so that today is its day `day` of `days`. */
function onDay(startsOn: string, endsOn: string): ChartGeometry {
  const input = teamInput();
  const spending = input.spending.map((each) => ({ ...each, on: '2025-11-14' }));
  return chart({ spending, stage: { ...input.stage, startsOn, endsOn } });
}

describe('the geometry of the spending chart', () => {
  const geometry = chart();
  const { plot } = geometry;

  it('has ticks at 0, 50 and 100 % of the budget', () => {
    expect(geometry.amounts.map(({ amount }) => amount)).toEqual([0n, 210_000_000n, 420_000_000n]);
    expect(geometry.amounts.map(({ y }) => y)).toEqual([plot.bottom, (plot.bottom + plot.top) / 2, plot.top]);
  });

  it('plans from corner to corner and steps up to what is spent today', () => {
    expect(geometry.planPath).toBe(`M${plot.left},${plot.bottom}L${plot.right},${plot.top}`);
    expect(geometry.todayX).toBeCloseTo(plot.left + ((plot.right - plot.left) * 106) / 184, 1);
    expect(geometry.actualPath.startsWith(`M${plot.left},${plot.bottom}`)).toBe(true);
    expect(geometry.actualPath).toContain(`L${geometry.todayX},${geometry.spent.y}`);
    expect(geometry.months.map(({ month }) => month)).toEqual([8, 9, 10, 11, 12, 1]);
    expect(geometry.monthEdges).toHaveLength(7);
  });

  it('draws no forecast where there is none', () => {
    const report = buildOnePageReport(teamInput());
    const none = spendingChart({ ...report, course: { ...report.course, forecast: null } }, SIZE);
    expect([none.bandPath, none.forecastPath, none.expected]).toEqual([null, null, null]);
    expect(geometry.bandPath).not.toBeNull();
  });

  it.each([
    ['first day', '2025-11-14', '2026-05-13'],
    ['first weeks', '2025-11-01', '2026-04-30'],
    ['middle', '2025-08-01', '2026-01-31'],
    ['last day', '2025-05-15', '2025-11-14'],
    ['long after', '2025-01-01', '2025-06-30'],
  ])('keeps points and labels on the drawing: %s', (_, startsOn, endsOn) => {
    const { spent, committed, plan, today, width, height } = onDay(startsOn, endsOn);
    const labels = [spent.label, plan, today, ...(committed ? [committed.label] : [])];
    for (const { x, y } of [spent, ...labels]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
    if (!committed) throw new Error('the fixture has reservations');
    const sameSide = spent.label.anchor === committed.label.anchor;
    if (sameSide) expect(spent.label.y - committed.label.y).toBeGreaterThanOrEqual(SIZE.type);
  });
});
