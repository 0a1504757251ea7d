import { requestFixture } from '../../test/support/approval-fixture.js';
import type { ApprovalRequest } from './approval-request.js';
import type { Member } from './deciders.js';
import { afterLook } from './look-again.js';
import { afterNo, afterYes, openOf, voicesOf } from './next-step.js';

const NOW = new Date('2025-11-10T00:00:00Z');
const MEMBERS: Member[] = ['a', 'b'].map((userId) => ({ userId, roles: ['administrator'] }));
const OFFICERS: Member[] = ['o1', 'o2'].map((userId) => ({ userId, roles: ['officer'] }));
const officer = { roles: ['officer' as const], userIds: [] };

const waiting = (position: number, changes: Partial<ApprovalRequest> = {}) =>
  requestFixture({ id: `r${position}`, position, state: 'waiting', openedAt: undefined, ...changes });
const voice = (userId: string, forUserId?: string) => ({ approvalId: `of ${userId}`, userId, forUserId });
const yes = (
  round: readonly ApprovalRequest[],
  userId: string,
  changes: Partial<Parameters<typeof afterYes>[2]> = {},
) => afterYes(round, voice(userId), { members: MEMBERS, now: NOW, settles: false, ...changes });
const states = (changed: readonly ApprovalRequest[]) => changed.map(({ id, state }) => `${id} ${state}`);

describe('a yes', () => {
  it('settles a step that needs any, opens the next, and ends with the last', () => {
    const round = [requestFixture({ id: 'r1' }), waiting(2), waiting(3)];
    const first = yes(round, 'a');
    expect(states(first.changed)).toEqual(['r1 approved', 'r2 open']);
    expect(first.done).toBe(false);
    expect(openOf([...first.changed])?.heardIds).toEqual(['a']);
    expect(yes([requestFixture({ id: 'r1' })], 'a')).toMatchObject({ done: true });
  });

  it('waits for as many as are needed, and for all who are asked', () => {
    const two = yes([requestFixture({ id: 'r1', needs: 2 })], 'a');
    expect(states(two.changed)).toEqual(['r1 open']);
    expect(two.changed[0]?.heardIds).toEqual(['a']);
    expect(yes([...two.changed], 'b')).toMatchObject({ done: true });
    const all = yes([requestFixture({ id: 'r1', needs: 'all' })], 'b');
    expect(all.done).toBe(false);
    expect(yes([...all.changed], 'a')).toMatchObject({ done: true });
  });

  it('of the office settles a step that fell to it', () => {
    expect(yes([requestFixture({ needs: 3 })], 'o1', { settles: true }).done).toBe(true);
  });

  it('of all its officers is all that the office can give', () => {
    const round = [requestFixture({ office: true, deciders: officer, needs: 3 })];
    const around = { officers: OFFICERS, members: [...MEMBERS, ...OFFICERS] };
    const first = yes(round, 'o1', around);
    expect(first.done).toBe(false);
    expect(yes([...first.changed], 'o2', around).done).toBe(true);
  });

  it('passes a step that was approved before, and asks about what is left of the amount', () => {
    const round = [
      requestFixture({ id: 'r1', amount: 5n }),
      waiting(2, { voices: [voice('b')], carriedIds: ['of b'], amount: 9n, needs: 'all' }),
      waiting(3, { deciders: officer, office: true, amount: 9n }),
    ];
    const { changed } = yes(round, 'a');
    expect(states(changed)).toEqual(['r1 approved', 'r2 approved', 'r3 open']);
    expect(changed[1]).toMatchObject({ settledBy: 'standing' });
    expect(changed[2]?.amount).toBe(5n);
  });

  it('can’t be given where nothing is open', () => {
    expect(() => yes([waiting(1)], 'a')).toThrow('no request is open');
  });
});

describe('a no', () => {
  it.each(['returned', 'rejected', 'withdrawn'] as const)(
    '%s answers what is open; the rest is asked no more',
    (answer) => {
      const round = [waiting(1, { state: 'approved' }), requestFixture({ id: 'r2' }), waiting(3)];
      expect(states(afterNo(round, answer, NOW))).toEqual([`r2 ${answer}`, 'r3 withdrawn']);
      expect(afterNo(round, answer, NOW).every(({ closedAt }) => closedAt === NOW)).toBe(true);
    },
  );
});

describe('a look at what waits', () => {
  const look = (request: ApprovalRequest, { members = MEMBERS, mayFinish = true, now = NOW } = {}) =>
    afterLook([request], { members, now, mayFinish });
  const late = { afterDays: 7, roles: ['finance' as const], userIds: ['f'] };

  it('finds nothing to do where all is as it should be', () => {
    expect(look(requestFixture())).toBeUndefined();
    expect(afterLook([], { members: MEMBERS, now: NOW, mayFinish: true })).toBeUndefined();
    expect(look(requestFixture({ office: true, deciders: officer }), { members: [] })).toBeUndefined();
  });

  it('asks others besides from the midnight in Korea on which its days are over, once', () => {
    const request = requestFixture({ escalation: late });
    expect(look(request, { now: new Date('2025-11-09T14:59:59Z') })).toBeUndefined();
    const looked = look(request, { now: new Date('2025-11-09T15:00:00Z') });
    expect(looked).toMatchObject({
      kind: 'widened',
      why: 'late',
      request: { widened: { roles: ['finance'], userIds: ['f'] } },
    });
    if (looked?.kind === 'widened') expect(look(looked.request)).toBeUndefined();
  });

  it('asks others besides where nobody is left, down to the office', () => {
    const looked = look(requestFixture(), { members: [] });
    expect(looked).toMatchObject({
      kind: 'widened',
      why: 'nobody',
      request: { widened: { roles: ['officer'] } },
    });
    if (looked?.kind === 'widened') expect(look(looked.request, { members: [] })).toBeUndefined();
  });

  it('settles what all who are left have approved; on the common pot an officer is asked', () => {
    const request = requestFixture({ needs: 'all', voices: [voice('a')], heardIds: ['a'] });
    const members = MEMBERS.slice(0, 1);
    expect(look(request, { members })).toMatchObject({ kind: 'settled', done: true });
    const asked = look(request, { members, mayFinish: false });
    expect(asked).toMatchObject({
      kind: 'widened',
      why: 'nobody',
      request: { widened: { roles: ['officer'] } },
    });
    if (asked?.kind === 'widened') expect(look(asked.request, { members, mayFinish: false })).toBeUndefined();
  });

  it('keeps the amount that is left as it goes on', () => {
    const request = requestFixture({ needs: 'all', voices: [voice('a')], amount: 5n });
    const looked = afterLook([request, waiting(2, { amount: 9n, deciders: officer, office: true })], {
      members: MEMBERS.slice(0, 1),
      now: NOW,
      mayFinish: true,
    });
    expect(looked?.kind === 'settled' && openOf([...looked.changed])?.amount).toBe(5n);
  });

  it('hears the voices of all steps', () => {
    expect(
      voicesOf([requestFixture({ voices: [voice('a')] }), waiting(2, { voices: [voice('b', 'c')] })]),
    ).toHaveLength(2);
  });
});
