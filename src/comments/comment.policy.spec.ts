import { actorFixture, claimFixture } from '../../test/support/claim-fixture.js';
import type { Decision } from '../platform/access/decision.js';
import { mayComment, mayWithdraw } from './comment.policy.js';

const claimant = actorFixture('claimant', ['researcher']);
const colleague = actorFixture('colleague', ['finance']);
const office = {
  id: 'office',
  kind: 'office' as const,
  name: { ko: '기관', en: 'Office' },
  status: 'active' as const,
};
const officer = actorFixture('officer', ['officer'], { team: office });
const auditor = actorFixture('auditor', ['auditor'], { team: office });
const rival = actorFixture('rival', ['administrator'], { team: { ...claimant.team, id: 'rivals' } });
const codeOf = (decision: Decision) => (decision.allowed ? 'allowed' : decision.refusal.code);

describe('who comments', () => {
  it('on a claim that was handed in: its team and the officer, not the auditor', () => {
    const expense = claimFixture({ state: 'submitted' });
    expect(
      [claimant, colleague, officer, auditor, rival].map((actor) => codeOf(mayComment(actor, expense))),
    ).toEqual(['allowed', 'allowed', 'allowed', 'comment.not-permitted', 'comment.not-permitted']);
  });

  it('on a draft: its claimant and its preparer', () => {
    const expense = claimFixture({ state: 'draft', preparedBy: 'preparer' });
    const preparer = actorFixture('preparer', ['researcher']);
    expect(
      [claimant, preparer, colleague, officer].map((actor) => codeOf(mayComment(actor, expense))),
    ).toEqual(['allowed', 'allowed', 'comment.draft', 'comment.draft']);
  });
});

describe('who takes a comment back', () => {
  const at = new Date('2025-11-03T14:59:00Z');
  const comment = { authorId: 'claimant', at };

  it('its author, on its day in Korea', () => {
    expect(codeOf(mayWithdraw(claimant, comment, '2025-11-03'))).toBe('allowed');
    expect(codeOf(mayWithdraw(claimant, comment, '2025-11-04'))).toBe('comment.too-late');
    expect(codeOf(mayWithdraw(colleague, comment, '2025-11-03'))).toBe('comment.not-author');
  });

  it('only once', () => {
    expect(codeOf(mayWithdraw(claimant, { ...comment, withdrawnAt: at }, '2025-11-03'))).toBe(
      'comment.withdrawn',
    );
  });
});
