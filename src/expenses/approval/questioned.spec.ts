import fc from 'fast-check';
import { claimFixture, lineFixture } from '../../../test/support/claim-fixture.js';
import { edited } from '../../../test/support/workflow/edit-claim.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { CLAIM_PARTS, type ClaimPart, type Expense } from '../expense.js';
import { claimParts } from './claim-parts.js';
import { changedParts } from '../../approvals/changed-parts.js';
import { ensureQuestioned, isOpenPart, questionedOf } from './questioned.js';

const EDITABLE = CLAIM_PARTS.filter((part) => part !== 'documents');
const returned = (parts?: readonly ClaimPart[]) =>
  claimFixture({ state: 'returned', questioned: parts && { parts } });

function refusedAt(before: Expense, after: Expense): string[] {
  try {
    ensureQuestioned(before, after);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    return thrown.fields.map(({ pointer }) => pointer);
  }
}

describe('what a return asks about', () => {
  const expense = claimFixture({ lines: [lineFixture({ id: 'a' }), lineFixture({ id: 'b' })] });

  it('is everything where nothing is named', () => {
    expect(questionedOf(expense, undefined)).toBeUndefined();
    expect(questionedOf(expense, { parts: [] })).toBeUndefined();
    expect(questionedOf(expense, { parts: [], lineIds: ['of another claim'] })).toBeUndefined();
  });

  it('is put in order, and a line or a document names its part', () => {
    expect(questionedOf(expense, { parts: ['statements', 'title'] })).toEqual({
      parts: ['title', 'statements'],
    });
    expect(questionedOf(expense, { parts: ['title'], lineIds: ['b', 'x'], evidenceIds: ['e'] })).toEqual({
      parts: ['title', 'amounts', 'documents'],
      lineIds: ['b'],
      evidenceIds: ['e'],
    });
  });
});

describe('a returned claim', () => {
  it('may be changed in just what was questioned', () => {
    fc.assert(
      fc.property(
        fc.subarray([...CLAIM_PARTS], { minLength: 1 }),
        fc.constantFrom(...EDITABLE),
        fc.nat(20),
        (questioned, part, value) => {
          const before = returned(questioned);
          const after = edited(before, part, value);
          const changed = changedParts(claimParts(before, []), claimParts(after, []));
          const closed = changed.filter((name) => !questioned.some((each) => each === name));
          expect(refusedAt(before, after)).toHaveLength(closed.length);
        },
      ),
    );
  });

  it('says at which field it is closed', () => {
    const before = returned(['documents']);
    const after = edited(edited(before, 'title', 1), 'amounts', 1);
    expect(refusedAt(before, after)).toEqual(['/title', '/lines']);
  });

  it('is open where nothing was named, and a draft always is', () => {
    expect(refusedAt(returned(), edited(returned(), 'title', 1))).toEqual([]);
    const draft = claimFixture({ questioned: { parts: ['documents'] } });
    expect(refusedAt(draft, edited(draft, 'title', 1))).toEqual([]);
    expect(isOpenPart(draft, 'title')).toBe(true);
    expect(isOpenPart(returned(['documents']), 'title')).toBe(false);
    expect(isOpenPart(returned(['documents']), 'documents')).toBe(true);
    expect(isOpenPart(returned(), 'title')).toBe(true);
  });
});
