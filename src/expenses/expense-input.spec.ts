import { claimFixture, lineFixture } from '../../test/support/claim-fixture.js';
import { applyInput, type ExpenseInput } from './expense-input.js';
import { DomainError } from '../platform/errors/domain-error.js';

const FILLED = claimFixture({
  origins: {
    supplier: 'tax-invoice',
    documentedOn: 'tax-invoice',
    title: 'tax-invoice',
    amounts: 'tax-invoice',
    target: 'last-approved',
  },
});
const given = (changes: object = {}) => {
  const { id, name, supplyAmount, taxAmount, categoryId, budgetLineId } = lineFixture();
  return { id, name, supplyAmount, taxAmount, categoryId, budgetLineId, ...changes };
};

function pointersOf(input: ExpenseInput): string[] {
  try {
    applyInput(FILLED, input, 'full');
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown.fields.map(({ pointer }) => pointer);
    throw thrown;
  }
  return [];
}

describe('applyInput', () => {
  it('leaves as it is what is not given', () => {
    expect(applyInput(FILLED, {}, 'full')).toEqual(FILLED);
    expect(applyInput(FILLED, { lines: [given()] }, 'full')).toEqual(FILLED);
  });

  it.each<[keyof typeof FILLED.origins, ExpenseInput]>([
    ['title', { title: '다른 제목' }],
    ['supplier', { supplierName: '다른 곳' }],
    ['supplier', { supplierBusinessNumber: '' }],
    ['documentedOn', { documentedOn: '2025-10-16' }],
    ['amounts', { lines: [given({ supplyAmount: 999_999n })] }],
    ['amounts', { lines: [given({ taxAmount: 0n })] }],
    ['target', { lines: [given({ budgetLineId: 'another' })] }],
    ['target', { budgetLineId: 'another' }],
    ['target', { categoryId: 'another' }],
  ])('takes the mark of its origin from %s alone when it is changed by hand', (field, input) => {
    const { origins } = applyInput(FILLED, input, 'full');
    const { [field]: _gone, ...rest } = FILLED.origins;
    expect(origins).toEqual(rest);
  });

  it('keeps a line by its id, and makes a new one of an id that is not there or given twice', () => {
    const { lines } = applyInput(FILLED, { lines: [given(), given(), given({ id: 'forged' })] }, 'full');
    expect(lines[0]?.id).toBe('line-1');
    expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
    expect(lines.map(({ id }) => id)).not.toContain('forged');
  });

  it('lets the institution decide over VAT, and sums up anew', () => {
    const lines = [given({ vatTreatment: 'recovered' }), given({ vatTreatment: 'charged' })];
    expect(applyInput(FILLED, { lines }, 'none').claimAmount).toBe(2_200_000n);
    expect(applyInput(FILLED, { lines }, 'full').claimAmount).toBe(2_000_000n);
    expect(applyInput(FILLED, { lines }, 'per-line').claimAmount).toBe(2_100_000n);
  });

  it('gives one target to the lines that name none', () => {
    const lines = [given({ budgetLineId: undefined }), given({ budgetLineId: 'own' })];
    const changed = applyInput(FILLED, { lines, budgetLineId: 'all' }, 'full');
    expect(changed.lines.map(({ budgetLineId }) => budgetLineId)).toEqual(['all', 'own']);
  });

  it('empties a day, a commitment and a business number', () => {
    const emptied = applyInput(
      { ...FILLED, committedOn: '2025-10-01' },
      { documentedOn: '', committedOn: '', supplierBusinessNumber: '' },
      'full',
    );
    expect(emptied).toMatchObject({
      documentedOn: undefined,
      committedOn: undefined,
      supplierBusinessNumber: undefined,
    });
    expect(
      applyInput(FILLED, { supplierBusinessNumber: '902-86-00563' }, 'full').supplierBusinessNumber,
    ).toBe('9028600563');
  });

  it('refuses what can’t be stored, all of it at once, each at its field', () => {
    expect(
      pointersOf({
        documentedOn: '2025-02-30',
        committedOn: '어제',
        supplierBusinessNumber: '9028600564',
        lines: [given(), given({ supplyAmount: 0n }), given({ taxAmount: -1n })],
      }),
    ).toEqual([
      '/documentedOn',
      '/committedOn',
      '/supplierBusinessNumber',
      '/lines/1/supplyAmount',
      '/lines/2/taxAmount',
    ]);
  });
});
