import { budgetLineLabel, fullBudgetLineLabel, potBand, type LabelledLine } from './budget-line.js';

const line: LabelledLine = {
  owner: 'team',
  fund: {
    id: 'f',
    code: 'data-building',
    kind: 'per-team',
    name: { ko: '데이터 구축·가공', en: 'Data building' },
  },
  fiscalYear: { id: 'y', year: 2025 },
  stage: {
    id: 's',
    number: 1,
    name: { ko: '1단계', en: 'Stage 1' },
    startsOn: '2025-08-04',
    endsOn: '2026-01-31',
  },
  category: {
    id: 'c',
    code: 'ACTIVITY',
    path: 'ACTIVITY',
    name: { ko: '연구활동비', en: 'Research activities' },
    labour: false,
  },
  institution: { id: 'i', name: '업스테이지' },
};

describe('labels of budget lines', () => {
  it('say fund, year and stage', () => {
    expect(budgetLineLabel(line, 'ko')).toBe('데이터 구축·가공 · 2025 · 1단계');
    expect(budgetLineLabel(line, 'en')).toBe('Data building · 2025 · Stage 1');
  });

  it('tell any two lines of a reader apart when full', () => {
    expect(fullBudgetLineLabel(line, 'ko')).toBe('데이터 구축·가공 › 연구활동비 · 업스테이지 · 2025 · 1단계');
    expect(fullBudgetLineLabel({ ...line, institution: undefined }, 'ko')).toBe(
      '데이터 구축·가공 › 연구활동비 · 2025 · 1단계',
    );
  });
});

describe('potBand', () => {
  it.each([
    [0, 4, 0, 0],
    [1, 4, 0, 25],
    [4, 4, 75, 100],
    [5, 4, 75, 100],
    [1, 3, 0, 34],
    [2, 3, 33, 67],
    [3, 3, 66, 100],
  ])('turns band %i of %i into %i to %i %%', (band, count, fromPercent, toPercent) => {
    expect(potBand(band, count, 7)).toEqual({ fromPercent, toPercent, daysAgo: 7 });
  });
});
