import { render } from 'preact-render-to-string';
import { BudgetTree } from './budget-tree.js';
import type { BudgetTreeRow, BurnUpView, FundView } from './budgets-view.js';
import { BurnUpChart, planTenthsOf } from './burn-up-chart.js';
import { FundHeads } from './fund-heads.js';

const STAGE = { name: '1단계', startsOn: '2025-08-04', endsOn: '2026-01-31' };

const EVEN = {
  plan: [
    { on: STAGE.startsOn, tenths: 0 },
    { on: STAGE.endsOn, tenths: 1000 },
  ],
  forecast: { kind: 'none' },
} as const;

describe('the course of a fund', () => {
  it('knows how much of the stage is gone', () => {
    expect(planTenthsOf(STAGE, '2025-08-03')).toBe(0);
    expect(planTenthsOf(STAGE, '2025-08-04')).toBe(6);
    expect(planTenthsOf(STAGE, '2026-01-31')).toBe(1000);
    expect(planTenthsOf(STAGE, '2026-03-01')).toBe(1000);
  });

  it('says in the chart’s title how far spending is behind or ahead', () => {
    const chart = (spent: bigint): string =>
      render(
        <BurnUpChart
          view={{
            ...EVEN,
            planTenths: 1000,
            label: '재원',
            allocated: 1000n,
            reserved: 0n,
            points: [{ on: '2025-09-01', spent }],
          }}
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
          ...EVEN,
          planTenths: 500,
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

  it('draws what may come as a band and says it, or says that there is too little to go by', () => {
    const chart = (forecast: BurnUpView['forecast']): string =>
      render(
        <BurnUpChart
          view={{
            ...EVEN,
            forecast,
            planTenths: 500,
            label: '재원',
            allocated: 1000n,
            reserved: 0n,
            points: [],
          }}
          stage={STAGE}
          today="2025-11-03"
          locale="ko"
        />,
      );
    const end = { on: STAGE.endsOn, low: 903n, middle: 972n, high: 1000n };
    const drawn = chart({ kind: 'forecast', points: [end], end });
    expect(drawn).toContain('단계 말 예상 97.2 % (90.3–100.0)');
    expect(drawn).toContain('class="chart-band"');
    const young = chart({ kind: 'too-little', weeks: 2, needed: 4 });
    expect(young).toContain('집행 기록이 2주뿐이라 예상하지 않습니다');
    expect(young).not.toContain('chart-band');
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
    planTenths: 500,
    entriesHref: '/budgets/entries?row=t',
  };
  const tree = (change: Partial<BudgetTreeRow>): string =>
    render(<BudgetTree rows={[{ ...row, ...change }]} total={undefined} locale="ko" office paced />);

  it('leads from each figure to the entries behind it', () => {
    const html = tree({});
    for (const kind of ['allocated', 'spent', 'reserved'])
      expect(html).toContain(`/budgets/entries?row=t&amp;kind=${kind}`);
    expect(html).toContain('>30.0<');
    expect(html).toContain('<td class="number is-over">−20.0</td>');
  });

  it('shows a team’s part of a common pot as its share of all use, without an allocation or a rate', () => {
    const html = tree({ allocated: undefined, left: undefined, planTenths: undefined, shareTenths: 228 });
    expect(html.match(/공동/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).toContain('분담 22.8');
    expect(html).not.toContain('>30.0<');
    expect(html).not.toContain('<svg class="budget-bar');
  });

  it('marks a team that is frozen', () => {
    expect(tree({ marks: ['동결'] })).toContain('동결');
  });

  it('says what a team may know of a pot and no more', () => {
    const html = tree({
      allocated: undefined,
      left: undefined,
      band: { fromPercent: 50, toPercent: 75, daysAgo: 7 },
    });
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

  it('has shares that add up to 100.0 %', () => {
    const html = render(<FundHeads funds={[exact]} locale="ko" />);
    expect([...html.matchAll(/<strong>([\d.]+) %<\/strong>/g)].map(([, share]) => share)).toEqual([
      '33.4',
      '33.3',
      '33.3',
    ]);
    expect(html).not.toContain('그중 미배정');
  });

  it('says what of it is not allocated yet', () => {
    expect(render(<FundHeads funds={[{ ...exact, appropriated: 10n }]} locale="ko" />)).toContain(
      '그중 미배정 7',
    );
  });
});
