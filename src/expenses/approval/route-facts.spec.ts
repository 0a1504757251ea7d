import { claimFixture, lineFixture } from '../../../test/support/claim-fixture.js';
import type { CheckContext } from '../check-expense.js';
import type { ClaimFinding } from '../claim-finding.js';
import { routeFacts } from './route-facts.js';

const claim = claimFixture({
  onPot: true,
  lines: [
    lineFixture({ id: '1', budgetLineId: 'l1', categoryId: 'c1' }),
    lineFixture({ id: '2', budgetLineId: 'l1', categoryId: 'c1' }),
    lineFixture({ id: '3', budgetLineId: 'gone', categoryId: 'gone' }),
    lineFixture({ id: '4', budgetLineId: undefined, categoryId: undefined }),
  ],
});
const named: Pick<CheckContext, 'lines' | 'categoryPaths'> = {
  lines: new Map([['l1', { fundId: 'f1' } as never]]),
  categoryPaths: new Map([['c1', 'DIRECT.EQUIP']]),
};
const finding = (code: string, outcome: string) => ({ code, outcome }) as ClaimFinding;

describe('what a route is chosen by', () => {
  it('is told once each, of what is known alone', () => {
    expect(routeFacts(claim, named, [])).toEqual({
      onPot: true,
      fundIds: ['f1'],
      categoryPaths: ['DIRECT.EQUIP'],
      institutionId: 'company',
      amount: 1_000_000n,
      findings: [],
    });
  });

  it('is what was found and doesn’t pass', () => {
    const found = ['needs-more', 'notice', 'passed', 'not-applicable'].map((outcome) =>
      finding(outcome, outcome),
    );
    expect(routeFacts(claim, named, [...found, ...found]).findings).toEqual(['needs-more', 'notice']);
  });
});
