import { chooseTarget } from './choose-target.js';
import type { Target, TargetLine } from './claim-targets.js';
import type { PastChoice } from './past-choices.js';
import { proposeTargets } from './propose-targets.js';

const text = { ko: '이름', en: 'Name' };

function target(id: string, available: bigint | undefined, categoryId = 'software', name = text): Target {
  const line: TargetLine = {
    id,
    stageId: 'stage',
    pot: available === undefined,
    open: true,
    categoryPath: 'direct',
    categoryId: 'direct',
    labour: false,
    fundId: `fund of ${id}`,
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
      names: [text, name],
      leaf: true,
      labour: false,
      claimable: true,
    },
  };
}

/** An approved claim charged to budget line `id`. */
function past(id: string, change: Partial<PastChoice> = {}): PastChoice {
  return {
    number: '2025-0001',
    budgetLineId: id,
    fundId: `fund of ${id}`,
    categoryId: 'software',
    text: '말뭉치 구매',
    ofSupplier: true,
    ...change,
  };
}

const alike = (id: string, words = '말뭉치 구매') => past(id, { ofSupplier: false, text: words });

function chosen(claimAmount: bigint, targets: Target[], before: PastChoice[], words = ''): unknown {
  const found = chooseTarget({ claimAmount, text: words }, targets, before);
  return found && [found.target.line.id, found.target.category.id, found.origin];
}

describe('chooseTarget', () => {
  it('repeats the last approved choice while it holds the amount to the won', () => {
    const targets = [target('a', 100n), target('b', 1000n)];
    expect(chosen(100n, targets, [past('a'), past('b')])).toEqual(['a', 'software', 'last-approved']);
    expect(chosen(101n, targets, [past('a'), past('b')])).toEqual(['b', 'software', 'only-choice']);
  });

  it('repeats it only for the same category of the same line', () => {
    const targets = [target('a', 100n, 'cloud'), target('b', 100n)];
    expect(chosen(1n, targets, [past('a')])).toBeUndefined();
  });

  it('finds the line of an earlier stage again by its fund and category', () => {
    const targets = [target('a', 100n), target('b', 100n)];
    const earlier = past('gone', { fundId: 'fund of b' });
    expect(chosen(1n, targets, [earlier])).toEqual(['b', 'software', 'last-approved']);
  });

  it('repeats a request on the pot, and never chooses it by itself', () => {
    const pot = target('pot', undefined);
    expect(chosen(10n ** 15n, [pot], [past('pot')])).toEqual(['pot', 'software', 'last-approved']);
    expect(chosen(1n, [pot], [])).toBeUndefined();
    expect(chosen(1n, [pot], [alike('pot'), alike('pot'), alike('pot')], '말뭉치')).toBeUndefined();
    expect(chosen(1n, [pot, target('a', 1n)], [])).toEqual(['a', 'software', 'only-choice']);
  });

  it('asks when several fit or none', () => {
    expect(chosen(1n, [target('a', 1n), target('b', 1n)], [])).toBeUndefined();
    expect(chosen(1n, [target('a', 1n), target('a', 1n, 'cloud')], [])).toBeUndefined();
    expect(chosen(2n, [target('a', 1n), target('b', 1n)], [])).toBeUndefined();
    expect(chosen(1n, [], [])).toBeUndefined();
  });

  it('follows claims that speak of the same things once three do and nearly all agree', () => {
    const targets = [target('a', 10n), target('b', 10n)];
    const three = [alike('a'), alike('a'), alike('a')];
    expect(chosen(1n, targets, three.slice(1), '법률 말뭉치')).toBeUndefined();
    expect(chosen(1n, targets, three, '법률 말뭉치')).toEqual(['a', 'software', 'similar']);
    expect(chosen(1n, targets, three, '회의 다과')).toBeUndefined();
    expect(chosen(1n, targets, [...three, alike('b')], '법률 말뭉치')).toBeUndefined();
    expect(chosen(1n, targets, [...three, alike('a'), alike('b')], '말뭉치')).toEqual([
      'a',
      'software',
      'similar',
    ]);
  });
});

describe('proposeTargets', () => {
  const claim = { claimAmount: 5n, text: '클라우드 서버 말뭉치' };
  const reasonsOf = (targets: Target[], before: PastChoice[]) =>
    proposeTargets(claim, targets, before).map(({ target: { line }, reasons }) => [line.id, reasons]);

  it('ranks the supplier before words, and words before names, each with its counts', () => {
    const named = target('c', 10n, 'cloud', { ko: '클라우드이용료', en: 'Cloud' });
    const targets = [named, target('b', 10n), target('a', 10n)];
    const before = [past('a', { text: '' }), past('a', { text: '', number: '2025-0009' }), alike('b')];
    expect(reasonsOf(targets, before)).toEqual([
      ['a', [{ kind: 'supplier', count: 2, of: 2, number: '2025-0001' }]],
      ['c', [{ kind: 'name', words: ['클라우드'] }]],
      ['b', [{ kind: 'words', words: ['말뭉치'], count: 1, of: 1 }]],
    ]);
  });

  it('leaves out what can’t hold the amount, and a pot that nothing but its name speaks for', () => {
    const pot = target('pot', undefined, 'cloud', { ko: '클라우드', en: 'Cloud' });
    expect(reasonsOf([target('a', 4n), pot], [past('a')])).toEqual([]);
    expect(reasonsOf([pot], [past('pot', { categoryId: 'cloud' })])).toHaveLength(1);
  });

  it('proposes three at most, and nothing without a reason', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const targets = ids.map((id) => target(id, 10n));
    expect(
      reasonsOf(
        targets,
        ids.map((id) => past(id)),
      ),
    ).toHaveLength(3);
    expect(reasonsOf(targets, [])).toEqual([]);
  });

  it('finds Korean words inside longer ones, and English words whole only', () => {
    const b = target('b', 10n, 'x', { ko: '서버임차료', en: 'Servers' });
    const shared = proposeTargets({ claimAmount: 1n, text: 'serv 서버' }, [b], []);
    expect(shared[0]?.reasons).toEqual([{ kind: 'name', words: ['서버'] }]);
  });
});
