import { DomainError } from '../../platform/errors/domain-error.js';
import { applyAction, inputFromValues, valuesFromForm, withoutBlankLines } from './claim-values.js';

const FORM = {
  title: '등록비',
  supplierName: '학회',
  documentedOn: '2025-09-12',
  target: `${'a'.repeat(8)}-aaaa-aaaa-aaaa-${'a'.repeat(12)}:${'b'.repeat(8)}-bbbb-bbbb-bbbb-${'b'.repeat(12)}`,
  'lines[10].name': '둘째',
  'lines[10].supplyAmount': '2,000',
  'lines[2].name': '첫째',
  'lines[2].supplyAmount': '1000',
  'lines[2].taxAmount': '100',
  'lines[3].name': ' ',
};

function problemsOf(form: Record<string, string>): string[] {
  try {
    inputFromValues(withoutBlankLines(valuesFromForm(form)));
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    return thrown.fields.map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('the claim form’s values', () => {
  it('keeps lines in the order of the page and leaves out those nothing was typed into', () => {
    const input = inputFromValues(withoutBlankLines(valuesFromForm(FORM)));
    expect(input.lines?.map(({ name, supplyAmount, taxAmount }) => [name, supplyAmount, taxAmount])).toEqual([
      ['첫째', 1000n, 100n],
      ['둘째', 2000n, 0n],
    ]);
    expect(input.lines?.every(({ budgetLineId }) => budgetLineId?.startsWith('aaaa'))).toBe(true);
  });

  it('names every value it can’t read at its field', () => {
    expect(
      problemsOf({
        ...FORM,
        'lines[2].supplyAmount': '1,000.5원',
        'lines[10].taxAmount': '-',
        title: 'x'.repeat(201),
      }),
    ).toEqual([
      '/title expense.text-too-long',
      '/lines/0/supplyAmount expense.amount',
      '/lines/1/taxAmount expense.tax-amount',
    ]);
    expect(problemsOf({ ...FORM, target: 'somewhere' })).toEqual([
      '/lines/0/budgetLineId expense.target-not-open',
      '/lines/1/budgetLineId expense.target-not-open',
    ]);
  });

  it('leaves what the form didn’t send as it is stored', () => {
    const stored = valuesFromForm(FORM);
    expect(valuesFromForm({ title: '새 내용' }, stored)).toEqual({ ...stored, title: '새 내용' });
  });

  it('gives each line the shared choice when it is split, and takes one back when it is merged', () => {
    const split = applyAction(valuesFromForm(FORM), 'split');
    expect(split.lines.map(({ target }) => target === FORM.target)).toEqual([true, true, true]);
    expect(applyAction(split, 'merge')).toMatchObject({ split: false, target: FORM.target });
    expect(applyAction(split, 'remove-line:1').lines.map(({ name }) => name)).toEqual(['첫째', '둘째']);
  });
});
