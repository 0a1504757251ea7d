import { render } from 'preact-render-to-string';
import { BudgetTree } from './budget-tree.js';
import type { BudgetTreeRow, FundView } from './budgets-view.js';
import { BurnUpChart, planTenthsOf } from './burn-up-chart.js';
import { FundHeads } from './fund-heads.js';

const STAGE = { name: '1단계', startsOn: '2025-08-04', endsOn: '2026-01-31' };

describe('the plan', () => {
  it('is an even pace from the first day of the stage to its last', () => {
    expect(planTenthsOf(STAGE, '2025-08-03')).toBe(0);
    expect(planTenthsOf(STAGE, '2025-08-04')).toBe(6);
    expect(planTenthsOf(STAGE, '2026-01-31')).toBe(1000);
    expect(planTenthsOf(STAGE, '2026-03-01')).toBe(1000);
  });

  it('says in the chart’s title how far spending is behind or ahead', () => {
    const chart = (spent: bigint): string =>
      render(
        <BurnUpChart
          view={{ label: '재원', allocated: 1000n, reserved: 0n, points: [{ on: '2025-09-01', spent }] }}
          stage={STAGE}
          today="2026-01-31"
          locale="ko"
        />,
      );
    expect(chart(900n)).toContain('10.0 %p 늦음');
    expect(chart(1000n)).toContain('계획대로');
    expect(chart(1100n)).toContain('10.0 %p 빠름');
  });

  it('leaves out of the line what happened after today', () => {
    const html = render(
      <BurnUpChart
        view={{
          label: '재원',
          allocated: 1000n,
          reserved: 0n,
          points: [
            { on: '2025-08-20', spent: 100n },
            { on: '2025-12-20', spent: 900n },
          ],
        }}
        stage={STAGE}
        today="2025-11-03"
        locale="ko"
      />,
    );
    const line = /class="chart-actual" d="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(line.match(/V/g)).toHaveLength(1);
  });
});

describe('the tree', () => {
  const row: BudgetTreeRow = {
    id: 't',
    depth: 2,
    kind: 'team',
    label: '업스테이지',
    allocated: 1000n,
    spent: 300n,
    reserved: 100n,
    left: 600n,
    entriesHref: '/budgets/entries?row=t',
  };
  const tree = (change: Partial<BudgetTreeRow>): string =>
    render(
      <BudgetTree rows={[{ ...row, ...change }]} total={undefined} locale="ko" office planTenths={500} />,
    );

  it('leads from each figure to the entries behind it', () => {
    const html = tree({});
    for (const kind of ['allocated', 'spent', 'reserved'])
      expect(html).toContain(`/budgets/entries?row=t&amp;kind=${kind}`);
    expect(html).toContain('30.0 %');
    expect(html).toContain('<td class="number is-over">−20.0</td>');
  });

  it('shows a team’s part of a common pot without an allocation, a rate or a bar', () => {
    const html = tree({ allocated: undefined, left: undefined });
    expect(html.match(/공동/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).not.toContain('30.0 %');
    expect(html).not.toContain('<svg class="budget-bar');
  });

  it('says what a team may know of a pot and no more', () => {
    const html = tree({ allocated: undefined, left: undefined, band: { fromPercent: 50, toPercent: 75, daysAgo: 7 } });
    expect(html).toContain('남은 금액 50~75 %');
  });

  it('marks a row that is overdrawn', () => {
    expect(tree({ left: -5n })).toContain('number is-over');
  });
});

describe('a fund', () => {
  const exact: FundView = {
    kind: 'exact',
    id: 'f',
    name: '인건비·연구비',
    pot: false,
    appropriated: 3n,
    allocated: 3n,
    spent: 1n,
    reserved: 1n,
    entriesHref: '/budgets/entries?fund=f',
  };

  it('has shares that add up to 100.0 %, with the rate of spending the reports say', () => {
    const html = render(<FundHeads funds={[exact]} locale="ko" />);
    expect([...html.matchAll(/<strong>([\d.]+) %<\/strong>/g)].map(([, share]) => share)).toEqual([
      '33.3',
      '33.3',
      '33.4',
    ]);
    expect(html).not.toContain('그중 미배정');
  });

  it('says what of it is not allocated yet', () => {
    expect(render(<FundHeads funds={[{ ...exact, appropriated: 10n }]} locale="ko" />)).toContain(
      '그중 미배정 7',
    );
  });
});
