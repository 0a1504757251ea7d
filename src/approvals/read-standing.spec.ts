import { requestFixture } from '../../test/support/approval-fixture.js';
import { actorFixture } from '../../test/support/claim-fixture.js';
import type { ApprovalRequest } from './approval-request.js';
import type { Delegation } from './deciders.js';
import { standingFor } from './read-standing.js';

const TODAY = '2025-11-03';
const admin = actorFixture('a', ['administrator']);
const researcher = actorFixture('b', ['researcher']);
const office = {
  id: 'office',
  kind: 'office' as const,
  name: { ko: '기관', en: 'Office' },
  status: 'active' as const,
};
const officer = actorFixture('o', ['officer'], { team: office });
const rival = actorFixture('r', ['administrator'], { team: { ...admin.team, id: 'rivals' } });
const voice = (userId: string) => ({ approvalId: `of ${userId}`, userId });
const lent: Delegation = {
  fromUserId: 'a',
  toUserId: 'b',
  startsOn: TODAY,
  endsOn: TODAY,
  fundIds: [],
  fromRoles: ['administrator'],
};
const stands = (actor: typeof admin, round: ApprovalRequest[], delegations: Delegation[] = []) => {
  const { right, because, wasAsked } = standingFor(actor, round, { delegations, today: TODAY });
  return right ?? because ?? wasAsked;
};
const officeStep = { office: true, deciders: { roles: ['officer' as const], userIds: ['x', 'a'] } };

describe('how an approval stands for whoever looks', () => {
  it.each([
    ['whoever is asked', admin, [requestFixture()], {}],
    ['a rival', rival, [requestFixture()], undefined],
    ['whoever isn’t asked', researcher, [requestFixture()], undefined],
    ['the claimant who would be asked', admin, [requestFixture({ excludedIds: ['a'] })], 'excluded'],
    ['whoever has decided', admin, [requestFixture({ voices: [voice('a')] })], 'already-decided'],
    [
      'whoever a later step asks',
      researcher,
      [
        requestFixture(),
        requestFixture({ state: 'waiting', deciders: { roles: ['researcher'], userIds: [] } }),
      ],
      'not-asked',
    ],
    ['an officer on a team’s step', officer, [requestFixture()], undefined],
    [
      'an officer on a step that fell to the office',
      officer,
      [requestFixture({ widened: { roles: ['officer'], userIds: [], why: 'nobody', at: new Date(0) } })],
      {},
    ],
    ['an officer on the office’s', officer, [requestFixture(officeStep)], {}],
    ['somebody of a team on the office’s, though named', admin, [requestFixture(officeStep)], undefined],
    [
      'who is named and no officer any more',
      actorFixture('x', ['auditor'], { team: office }),
      [requestFixture(officeStep)],
      undefined,
    ],
    ['whoever was asked, once it is over', admin, [requestFixture({ state: 'approved' })], true],
    ['whoever was not, once it is over', researcher, [requestFixture({ state: 'approved' })], false],
  ])('%s', (_, actor, round, expected) => {
    expect(stands(actor, round)).toEqual(expected);
  });

  it('for a delegate', () => {
    expect(stands(researcher, [requestFixture()], [lent])).toEqual({ forUserId: 'a' });
    expect(stands(researcher, [requestFixture({ excludedIds: ['a'] })], [lent])).toBe('delegate-of-claimant');
    expect(stands(researcher, [requestFixture({ voices: [voice('b')] })], [lent])).toBe('already-decided');
    expect(stands(researcher, [requestFixture({ state: 'returned' })], [lent])).toBe(true);
  });
});
