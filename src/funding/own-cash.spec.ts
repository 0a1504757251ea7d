import fc from 'fast-check';
import { addDays, type KstDate } from '../platform/clock/kst-date.js';
import { ownCashStanding, usualDueDay, type OwnCashPlan } from './own-cash.js';

const PLAN: OwnCashPlan = {
  ownCash: 300n,
  stageStartsOn: '2025-08-04',
  yearEndsOn: '2025-12-31',
  rows: [],
};

describe('own cash of an institution', () => {
  it.each<[string, Partial<OwnCashPlan>, KstDate, object]>([
    [
      'is due three months before the year’s end where no day was agreed',
      {},
      '2025-09-30',
      { late: 0n, next: { dueOn: '2025-09-30', amount: 300n } },
    ],
    ['is late from the day after', {}, '2025-10-01', { late: 300n, lateSince: '2025-10-01', due: 300n }],
    [
      'is not late once it is paid in',
      { rows: [{ amount: 300n, paidOn: '2025-10-05' }] },
      '2025-10-05',
      { late: 0n, paid: 300n, next: undefined },
    ],
    [
      'is late by what is missing of agreed days',
      {
        rows: [
          { amount: 100n, plannedOn: '2025-09-01', paidOn: '2025-09-01' },
          { amount: 200n, plannedOn: '2025-11-01' },
        ],
      },
      '2025-11-02',
      { late: 200n, lateSince: '2025-11-02' },
    ],
    [
      'waits for the next agreed day',
      { rows: [{ amount: 300n, plannedOn: '2025-11-01' }] },
      '2025-10-15',
      { late: 0n, next: { dueOn: '2025-11-01', amount: 300n } },
    ],
    [
      'forgets a row that was taken back with its days',
      {
        rows: [
          { amount: 300n, plannedOn: '2025-09-01', paidOn: '2025-09-01' },
          { amount: -300n, plannedOn: '2025-09-01', paidOn: '2025-09-01' },
        ],
      },
      '2025-10-01',
      { late: 300n, lateSince: '2025-10-01' },
    ],
    [
      'asks for what no row schedules on the usual day',
      { rows: [{ amount: 100n, plannedOn: '2025-11-01' }] },
      '2025-10-01',
      { late: 200n, lateSince: '2025-10-01', next: { dueOn: '2025-11-01', amount: 300n } },
    ],
    ['is nothing where nothing is asked for', { ownCash: 0n }, '2025-12-01', { late: 0n, due: 0n }],
  ])('%s', (_, plan, today, expected) => {
    expect(ownCashStanding({ ...PLAN, ...plan }, today)).toMatchObject(expected);
  });

  it('is due no earlier than its stage begins', () => {
    expect(usualDueDay({ ...PLAN, stageStartsOn: '2025-11-01' })).toBe('2025-11-01');
  });

  it('never owes more than was asked for, and nothing once all is paid, in whatever order rows come', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-06-01', days));
    const row = fc.record({
      amount: fc.bigInt({ min: 1n, max: 500n }),
      plannedOn: fc.option(day, { nil: undefined }),
      paidOn: fc.option(day, { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.bigInt({ min: 0n, max: 2_000n }),
        day,
        (rows, ownCash, today) => {
          const standing = ownCashStanding({ ...PLAN, ownCash, rows }, today);
          const scheduled = rows.reduce((sum, { plannedOn, amount }) => (plannedOn ? sum + amount : sum), 0n);
          const asked = scheduled > ownCash ? scheduled : ownCash;
          expect(standing.late).toBeGreaterThanOrEqual(0n);
          expect(standing.late).toBeLessThanOrEqual(asked);
          expect(standing.late > 0n).toBe(standing.lateSince !== undefined);
          expect(ownCashStanding({ ...PLAN, ownCash, rows: rows.toReversed() }, today)).toEqual(standing);
          const paid = [...rows, { amount: asked + 1n, paidOn: today }];
          expect(ownCashStanding({ ...PLAN, ownCash, rows: paid }, today)).toMatchObject({
            late: 0n,
            next: undefined,
          });
        },
      ),
    );
  });
});
