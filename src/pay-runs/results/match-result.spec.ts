import fc from 'fast-check';
import { matchResult, type MatchedItem } from './match-result.js';
import { readOutcome, type ResultRow } from './read-result.js';

const item = (position: number, changes: Partial<MatchedItem> = {}): MatchedItem => ({
  id: `item-${position}`,
  position,
  account: '00123456789012',
  amount: 1_000n,
  state: 'open',
  bankReference: '',
  ...changes,
});
const row = (number: number, changes: Partial<ResultRow> = {}): ResultRow => ({
  number,
  account: '00123456789012',
  amount: 1_000n,
  outcome: 'succeeded',
  reason: '',
  reference: '',
  badDay: false,
  ...changes,
});

describe('readOutcome', () => {
  it.each([
    ['정상', 'succeeded'],
    ['이체 완료', 'succeeded'],
    ['성공', 'succeeded'],
    ['비정상', 'failed'],
    ['미처리', 'failed'],
    ['처리불가', 'failed'],
    ['이체오류', 'failed'],
    ['접수', undefined],
    ['', undefined],
  ])('%s is %s', (text, outcome) => {
    expect(readOutcome(text)).toBe(outcome);
  });
});

describe('matchResult', () => {
  it('puts alike rows to alike items in their order', () => {
    const rows = [row(2), row(3, { outcome: 'failed', reason: '잔액 부족' })];
    const { outcomes, problems } = matchResult(rows, [item(2), item(1)]);
    expect(problems).toEqual([]);
    expect(outcomes.map(({ itemId, outcome }) => [itemId, outcome])).toEqual([
      ['item-1', 'succeeded'],
      ['item-2', 'failed'],
    ]);
  });

  it.each([
    ['not-in-run', row(2, { account: '999999999999' })],
    ['other-amount', row(2, { amount: 999n })],
    ['unreadable', row(2, { outcome: undefined })],
    ['unreadable', row(2, { amount: undefined })],
    ['bad-day', row(2, { badDay: true })],
  ])('names a row that is %s', (fault, bad) => {
    expect(matchResult([bad], [item(1)]).problems).toEqual([{ row: 2, fault }]);
  });

  it('names a row that stands once too often', () => {
    expect(matchResult([row(2), row(3)], [item(1)]).problems).toEqual([{ row: 3, fault: 'twice' }]);
  });

  it('takes what is known for known, and its contrary for a fault', () => {
    const done = item(1, { state: 'posted' });
    expect(matchResult([row(2)], [done])).toEqual({ outcomes: [], known: 1, problems: [] });
    expect(matchResult([row(2, { outcome: 'failed' })], [done]).problems).toEqual([
      { row: 2, fault: 'decided-otherwise' },
    ]);
  });

  it('doesn’t guess which of alike items a part of a result is about once one is decided', () => {
    const items = [item(1, { state: 'posted', bankReference: 'A' }), item(2)];
    expect(matchResult([row(2)], items).problems).toEqual([{ row: 2, fault: 'which-one' }]);
    expect(matchResult([row(2, { reference: 'A' })], items)).toMatchObject({ known: 1, problems: [] });
  });

  it('finds an account whose leading zeros a spreadsheet has eaten', () => {
    expect(matchResult([row(2, { account: '123456789012' })], [item(1)]).outcomes).toHaveLength(1);
  });

  it('holds for every run: a whole result decides each open item once, a partial one no item twice, a foreign row nothing', () => {
    const runOf = fc.array(
      fc.record({
        account: fc.constantFrom('00123456789012', '110987654321', '3333012345678'),
        amount: fc.bigInt({ min: 1n, max: 3n }),
        outcome: fc.constantFrom('succeeded' as const, 'failed' as const),
        listed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(runOf, fc.boolean(), (sent, whole) => {
        const items = sent.map(({ account, amount }, index) => item(index + 1, { account, amount }));
        const listed = sent.filter(({ listed: is }) => whole || is);
        const rows = listed.map(({ account, amount, outcome }, index) =>
          row(index + 2, { account, amount, outcome }),
        );
        const { outcomes, problems } = matchResult(rows, items);
        expect(problems).toEqual([]);
        expect(outcomes).toHaveLength(rows.length);
        expect(new Set(outcomes.map(({ itemId }) => itemId)).size).toBe(rows.length);
        if (whole)
          for (const { itemId, outcome } of outcomes)
            expect(outcome).toBe(sent[items.findIndex(({ id }) => id === itemId)]?.outcome);
        // Taken once, the same rows say nothing new.
        const decided = items.map((one): MatchedItem => {
          const said = outcomes.find(({ itemId }) => itemId === one.id);
          return said ? { ...one, state: said.outcome === 'failed' ? 'failed' : 'posted' } : one;
        });
        const again = matchResult(rows, decided);
        expect(again.outcomes).toEqual([]);
        // A row too many, or of nobody, is always told.
        const foreign = matchResult([...rows, row(99, { account: '777777777777' })], items);
        expect(foreign.problems).toContainEqual({ row: 99, fault: 'not-in-run' });
      }),
      { numRuns: 300 },
    );
  });
});
