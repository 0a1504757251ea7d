import fc from 'fast-check';
import { lineFixture } from '../../../test/support/claim-fixture.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { totalsOf, withDeclined } from '../amounts.js';
import { declinedLines, type DeclinedLine } from './decline-lines.js';

const LINES = ['a', 'b', 'c'].map((id) => lineFixture({ id }));
const refusal = (declined: readonly DeclinedLine[], lines = LINES) => {
  try {
    declinedLines({ lines }, declined);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    return thrown.fields.flatMap(({ pointer, code }) => [pointer, code]);
  }
};
const left = (lineId: string, reason = '까닭') => ({ lineId, reason });

describe('lines that an approver leaves out', () => {
  it('are known by their ids, with the reasons', () => {
    expect([...declinedLines({ lines: LINES }, [left('b', ' 두 번 청구 ')])]).toEqual([['b', '두 번 청구']]);
    expect(declinedLines({ lines: LINES }, []).size).toBe(0);
  });

  it.each([
    ['of another claim', [left('x')], ['/declined/0/lineId', 'expense.line-not-found']],
    ['without a reason', [left('a'), left('b', ' ')], ['/declined/1/reason', 'expense.comment-missing']],
    ['all of them', [left('a'), left('b'), left('c')], ['/declined', 'expense.nothing-approved']],
  ])('are refused %s', (_, declined, expected) => {
    expect(refusal(declined)).toEqual(expected);
  });

  it('are refused where they were left out before, and all that is left of them', () => {
    const lines = LINES.map((line) => (line.id === 'a' ? { ...line, declined: '까닭' } : line));
    expect(refusal([left('a')], lines)).toEqual(['/declined/0/lineId', 'expense.line-not-found']);
    expect(refusal([left('b'), left('c')], lines)).toEqual(['/declined', 'expense.nothing-approved']);
  });

  it('never raise what is claimed, and leave something', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c']), (ids) => {
        const declined = ids.map((id) => left(id));
        if (refusal(declined)) return;
        const after = totalsOf(withDeclined(LINES, declinedLines({ lines: LINES }, declined)));
        const before = totalsOf(LINES);
        expect(after.claimAmount).toBe(before.claimAmount - BigInt(ids.length) * 1_000_000n);
        expect(after.claimAmount > 0n && after.payableAmount > 0n).toBe(true);
      }),
    );
  });
});
