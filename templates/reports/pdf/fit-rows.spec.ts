import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumWon } from '../../../src/platform/money/won.js';
import type { ReportRow } from '../../../src/reports/one-page-report/one-page-report.js';
import { fitRows } from './fit-rows.js';

function row(id: string, kind: ReportRow['kind'], budget: bigint, parentId: string | null = null): ReportRow {
  return {
    id,
    kind,
    name: { ko: id, en: id },
    parentId,
    direct: !id.startsWith('I'),
    budget,
    spent: budget / 3n,
    reserved: 0n,
    left: budget - budget / 3n,
    change: 1n,
    shares: budget === 0n ? null : { spent: 333, reserved: 0, left: 667 },
    lineIds: [id],
    href: '',
    nameHref: null,
  };
}

/** Groups of a budget in thousands with some items each; the last ones are indirect. */
function table(groups: readonly [budget: number, items: number][], indirect: number): ReportRow[] {
  const rowsOf = ([budget, items]: [number, number], index: number, prefix: string): ReportRow[] => {
    const group = row(`${prefix}${index}`, 'group', BigInt(budget));
    return [
      group,
      ...Array.from({ length: items }, (_, item) => row(`${group.id}.${item}`, 'item', 0n, group.id)),
    ];
  };
  const direct = groups.flatMap((group, index) => rowsOf(group, index, 'G'));
  const others = Array.from({ length: indirect }, (_, index) => row(`I${index}`, 'group', 5n));
  return [...direct, row('direct', 'subtotal', 0n), ...others];
}

const tables = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 9 })), { maxLength: 40 }),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([groups, indirect]) => table(groups, indirect));

describe('fitting rows to a page', () => {
  it('keeps the sum of groups, the room and the count of what is folded', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 5, max: 40 }), (rows, most) => {
        const { rows: fitted, folded } = fitRows(rows, most);
        expect(fitted.length).toBeLessThanOrEqual(Math.max(most, 0));
        for (const figure of ['budget', 'spent', 'left', 'change'] as const) {
          const sum = (of: readonly ReportRow[]): bigint =>
            sumWon(of.filter(({ kind }) => kind === 'group').map((each) => each[figure]));
          expect(sum(fitted)).toBe(sum(rows));
        }
        const kept = fitted.filter(({ id }) => rows.some((each) => each.id === id));
        expect(folded).toBe(rows.length - kept.length);
        if (rows.length <= most) expect(fitted).toEqual(rows);
      }),
    );
  });

  it('folds the items of the smallest group first and no more than needed', () => {
    const rows = table(
      [
        [300, 2],
        [100, 2],
        [200, 2],
      ],
      0,
    );
    expect(fitRows(rows, 9).rows.map(({ id }) => id)).toEqual([
      'G0',
      'G0.0',
      'G0.1',
      'G1',
      'G2',
      'G2.0',
      'G2.1',
      'direct',
    ]);
  });

  it('merges only as many of the smallest groups as needed, into one row at the place of the last', () => {
    const rows = table(
      [
        [300, 0],
        [100, 0],
        [200, 0],
        [400, 0],
      ],
      0,
    );
    expect(fitRows(rows, 4).rows.map(({ id, budget }) => [id, budget])).toEqual([
      ['G0', 300n],
      ['others-direct', 300n],
      ['G3', 400n],
      ['direct', 0n],
    ]);
  });
});
