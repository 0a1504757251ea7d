import {
  checkExpense,
  checkPaidOn,
  lastPayableOn,
  type CheckContext,
  type ClaimableLine,
} from './check-expense.js';
import { claimFixture, lineFixture } from '../../test/support/claim-fixture.js';
import type { Expense } from './expense.js';

const STAGE = { id: 'stage', startsOn: '2025-08-04', endsOn: '2026-01-31' };
const LINE: ClaimableLine = {
  id: 'budget-line',
  stageId: 'stage',
  institutionId: 'company',
  pot: false,
  open: true,
  categoryPath: 'direct.activity',
  available: 1_000_000n,
};

function context(changes: Partial<CheckContext> = {}, line: Partial<ClaimableLine> = {}): CheckContext {
  return {
    today: '2025-11-03',
    stage: STAGE,
    lines: new Map([['budget-line', { ...LINE, ...line }]]),
    categoryPaths: new Map([
      ['software', 'direct.activity.software'],
      ['activities', 'direct.activityplus'],
    ]),
    ...changes,
  };
}

const found = (changes: Partial<Expense>, at: CheckContext = context()) =>
  checkExpense(claimFixture(changes), at).map(({ code, pointer }) => `${code} ${pointer}`);

describe('checkExpense', () => {
  it('finds nothing in a right claim, to the last won of its line', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<Expense>]>([
    ['expense.title-missing /title', { title: ' ' }],
    ['expense.text-too-long /title', { title: 'a'.repeat(201) }],
    ['expense.supplier-missing /supplierName', { supplierName: '' }],
    ['expense.business-number /supplierBusinessNumber', { supplierBusinessNumber: '9028600564' }],
    ['expense.waits-for-original /evidenceIds', { waitsFor: '202510154100009900000001' }],
    [
      'expense.waits-for-refund /evidenceIds',
      { waitsFor: '202510154100009900000001', correctsExpenseId: 'paid-one' },
    ],
    ['expense.documented-on-missing /documentedOn', { documentedOn: undefined }],
    ['expense.outside-stage /documentedOn', { documentedOn: '2025-08-03' }],
    ['expense.in-future /documentedOn', { documentedOn: '2025-11-04' }],
    ['expense.date /documentedOn', { documentedOn: '2025-02-30' }],
    ['expense.outside-stage /committedOn', { committedOn: '2025-08-03' }],
    ['expense.committed-after-document /committedOn', { committedOn: '2025-10-16' }],
    ['expense.lines-missing /lines', { lines: [] }],
    ['expense.line-name-missing /lines/0/name', { lines: [lineFixture({ name: ' ' })] }],
    ['expense.amount /lines/0/supplyAmount', { lines: [lineFixture({ supplyAmount: 0n })] }],
    ['expense.tax-amount /lines/0/taxAmount', { lines: [lineFixture({ taxAmount: -1n })] }],
    ['expense.target-missing /lines/0/budgetLineId', { lines: [lineFixture({ budgetLineId: undefined })] }],
    ['expense.category-missing /lines/0/categoryId', { lines: [lineFixture({ categoryId: undefined })] }],
    ['expense.target-not-open /lines/0/budgetLineId', { lines: [lineFixture({ budgetLineId: 'unknown' })] }],
    ['expense.target-not-open /lines/0/budgetLineId', { stageId: 'another' }],
    ['expense.target-not-open /lines/0/budgetLineId', { institutionId: 'university' }],
    [
      'expense.category-not-claimable /lines/0/categoryId',
      { lines: [lineFixture({ categoryId: 'unknown' })] },
    ],
    [
      'expense.category-outside-line /lines/0/categoryId',
      { lines: [lineFixture({ categoryId: 'activities' })] },
    ],
    ['expense.over-balance /lines/0/budgetLineId', { lines: [lineFixture({ claimAmount: 1_000_001n })] }],
  ])('%s', (expected, changes) => {
    expect(found(changes)).toEqual([expected]);
  });

  it.each(['2025-08-04', '2025-11-03'])('takes %s as a day of the stage', (documentedOn) => {
    expect(found({ documentedOn })).toEqual([]);
  });

  it('takes the last day of the stage and not the day after', () => {
    const after = context({ today: '2026-02-10' });
    expect(found({ documentedOn: '2026-01-31' }, after)).toEqual([]);
    expect(found({ documentedOn: '2026-02-01' }, after)).toEqual(['expense.outside-stage /documentedOn']);
  });

  it('refuses a closed line, and takes one that belongs to no institution', () => {
    expect(found({}, context({}, { open: false }))).toEqual([
      'expense.target-not-open /lines/0/budgetLineId',
    ]);
    expect(found({ institutionId: 'university' }, context({}, { institutionId: undefined }))).toEqual([]);
  });

  it('adds up the lines on one budget line, and points at the first', () => {
    const lines = [
      lineFixture({ claimAmount: 600_000n }),
      lineFixture({ id: 'line-2', claimAmount: 400_001n }),
    ];
    expect(found({ lines })).toEqual(['expense.over-balance /lines/0/budgetLineId']);
  });

  it('says nothing of what a common pot holds', () => {
    const pot = context({}, { pot: true, available: undefined, institutionId: undefined });
    expect(found({ onPot: true, lines: [lineFixture({ claimAmount: 10n ** 15n })] }, pot)).toEqual([]);
  });

  it('keeps the pot and own lines apart', () => {
    const both = context({
      lines: new Map([
        ['budget-line', LINE],
        ['pot', { ...LINE, id: 'pot', pot: true, institutionId: undefined, available: undefined }],
      ]),
    });
    const lines = [lineFixture(), lineFixture({ id: 'line-2', budgetLineId: 'pot' })];
    expect(found({ lines }, both)).toEqual(['expense.mixed-pot /lines']);
  });

  it('takes no more than the invoice says', () => {
    expect(found({}, context({ invoiceSupplyAmount: 1_000_000n }))).toEqual([]);
    expect(found({}, context({ invoiceSupplyAmount: 999_999n }))).toEqual(['expense.over-invoice /lines']);
  });

  it('takes 500 lines and not one more', () => {
    const lines = Array.from({ length: 501 }, (_, index) =>
      lineFixture({ id: String(index), claimAmount: 1n }),
    );
    expect(found({ lines: lines.slice(1) })).toEqual([]);
    expect(found({ lines })).toEqual(['expense.too-many-lines /lines']);
  });
});

describe('checkPaidOn', () => {
  const codes = (paidOn: string, changes: Partial<Expense> = {}, today = '2026-06-01') =>
    checkPaidOn(claimFixture(changes), paidOn, STAGE, today).map(({ code }) => code);

  it('takes payment within three months of the stage for what was committed in it', () => {
    expect(lastPayableOn(STAGE)).toBe('2026-04-30');
    expect(codes('2026-04-30')).toEqual([]);
    expect(codes('2026-05-01')).toEqual(['expense.paid-on']);
    expect(codes('2025-08-04')).toEqual([]);
    expect(codes('2025-08-03')).toEqual(['expense.paid-on']);
  });

  it('ends with the stage for what was committed after it', () => {
    const late = { documentedOn: '2026-02-01', committedOn: '2026-02-01' };
    expect(codes('2026-01-31', late)).toEqual([]);
    expect(codes('2026-02-01', late)).toEqual(['expense.paid-on']);
  });

  it('refuses days to come and days that are none', () => {
    expect(codes('2025-11-04', {}, '2025-11-03')).toEqual(['expense.in-future']);
    expect(codes('2025-02-30')).toEqual(['expense.date']);
  });
});
