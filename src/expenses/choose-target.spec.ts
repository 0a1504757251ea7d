import { chooseTarget } from './choose-target.js';
import type { Target, TargetLine } from './claim-targets.js';

const text = { ko: '이름', en: 'Name' };

function target(id: string, available: bigint | undefined, categoryId = 'software'): Target {
  const line: TargetLine = {
    id,
    stageId: 'stage',
    pot: available === undefined,
    open: true,
    categoryPath: 'direct',
    categoryId: 'direct',
    labour: false,
    fundName: text,
    year: 2025,
    stageName: text,
    categoryNames: [text],
    available,
  };
  return {
    line,
    category: {
      id: categoryId,
      path: `direct.${categoryId}`,
      names: [text],
      leaf: true,
      labour: false,
      claimable: true,
    },
  };
}

const chosen = (...parameters: Parameters<typeof chooseTarget>) => {
  const found = chooseTarget(...parameters);
  return found && [found.target.line.id, found.target.category.id, found.origin];
};

describe('chooseTarget', () => {
  const last = { budgetLineId: 'a', categoryId: 'software' };

  it('repeats the last approved choice while it holds the amount to the won', () => {
    const targets = [target('a', 100n), target('b', 1000n)];
    expect(chosen(100n, targets, last)).toEqual(['a', 'software', 'last-approved']);
    expect(chosen(101n, targets, last)).toEqual(['b', 'software', 'only-choice']);
  });

  it('repeats it only for the same category of the same line', () => {
    const targets = [target('a', 100n, 'cloud'), target('b', 100n)];
    expect(chosen(1n, targets, last)).toBeUndefined();
  });

  it('repeats a request on the pot, and never proposes it by itself', () => {
    const pot = target('pot', undefined);
    expect(chosen(10n ** 15n, [pot], { budgetLineId: 'pot', categoryId: 'software' })).toEqual([
      'pot',
      'software',
      'last-approved',
    ]);
    expect(chosen(1n, [pot], undefined)).toBeUndefined();
    expect(chosen(1n, [pot, target('a', 1n)], undefined)).toEqual(['a', 'software', 'only-choice']);
  });

  it('asks when several fit or none', () => {
    expect(chosen(1n, [target('a', 1n), target('b', 1n)], undefined)).toBeUndefined();
    expect(chosen(1n, [target('a', 1n), target('a', 1n, 'cloud')], undefined)).toBeUndefined();
    expect(chosen(2n, [target('a', 1n), target('b', 1n)], undefined)).toBeUndefined();
    expect(chosen(1n, [], undefined)).toBeUndefined();
  });
});
