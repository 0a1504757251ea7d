import fc from 'fast-check';
import { requestFixture } from '../../test/support/approval-fixture.js';
import {
  allHaveSpoken,
  eligible,
  missingVoices,
  peopleOf,
  rightOf,
  widenedFor,
  type Delegation,
  type Member,
} from './deciders.js';
import type { Quorum } from './route.js';

const TODAY = '2025-11-03';
const administrator: Member = { userId: 'a', roles: ['administrator'] };
const colleague: Member = { userId: 'b', roles: ['researcher'] };
const voice = (userId: string, forUserId?: string) => ({ approvalId: `of ${userId}`, userId, forUserId });

const lent = (changes: Partial<Delegation> = {}): Delegation => ({
  fromUserId: 'a',
  toUserId: 'b',
  startsOn: '2025-11-01',
  endsOn: '2025-11-05',
  fundIds: [],
  fromRoles: ['administrator'],
  ...changes,
});

const right = (
  person: Member,
  {
    request = requestFixture(),
    ...around
  }: Partial<Parameters<typeof rightOf>[2]> & { request?: Parameters<typeof rightOf>[0] } = {},
) => rightOf(request, person, { voices: [], delegations: [], today: TODAY, ...around });

describe('the right to decide', () => {
  it('is of whoever holds a role that is asked, is named, or is asked besides', () => {
    expect(right(administrator)).toEqual({});
    expect(right(colleague)).toBeUndefined();
    const named = requestFixture({ deciders: { roles: [], userIds: ['b'] } });
    expect(right(colleague, { request: named })).toEqual({});
    const widened = { roles: ['researcher' as const], userIds: [], why: 'late' as const, at: new Date(0) };
    expect(right(colleague, { request: requestFixture({ widened }) })).toEqual({});
  });

  it.each([
    ['the claimant', requestFixture({ excludedIds: ['a'] }), []],
    ['the preparer', requestFixture({ excludedIds: ['claimant', 'a'] }), []],
    ['whoever decided a step of the round', requestFixture(), [voice('a')]],
    ['whoever somebody decided for', requestFixture(), [voice('b', 'a')]],
  ])('is never of %s', (_, request, voices) => {
    expect(right(administrator, { request, voices })).toBeUndefined();
    // Nor does it reach their delegate.
    expect(right(colleague, { request, voices, delegations: [lent()] })).toBeUndefined();
  });

  it('that was lent comes after one’s own, and says in whose stead it is', () => {
    expect(right(colleague, { delegations: [lent()] })).toEqual({ forUserId: 'a' });
    expect(right({ ...colleague, roles: ['administrator'] }, { delegations: [lent()] })).toEqual({});
  });

  it.each([
    ['on its first day', { startsOn: TODAY }, true],
    ['the day before', { startsOn: '2025-11-04' }, false],
    ['on its last day', { endsOn: TODAY }, true],
    ['the day after', { endsOn: '2025-11-02' }, false],
    ['for its very amount', { maxAmount: 1_000_000n }, true],
    ['for a won less', { maxAmount: 999_999n }, false],
    ['for its fund', { fundIds: ['fund', 'other'] }, true],
    ['for another fund', { fundIds: ['other'] }, false],
    ['to somebody else', { toUserId: 'c' }, false],
    ['by whoever isn’t asked', { fromRoles: ['finance' as const] }, false],
  ])('that was lent %s', (_, changes, holds) => {
    expect(right(colleague, { delegations: [lent(changes)] })).toEqual(
      holds ? { forUserId: 'a' } : undefined,
    );
  });

  it('of two that were lent is by the one that reaches', () => {
    const other = lent({ fromUserId: 'c', maxAmount: 5n });
    expect(right(colleague, { delegations: [other, lent()] })).toEqual({ forUserId: 'a' });
  });
});

describe('an office whose officers have all decided a step', () => {
  const [one, two]: Member[] = ['o1', 'o2'].map((userId) => ({ userId, roles: ['officer'] as const }));
  const officers = [one as Member, two as Member];
  const request = requestFixture({ office: true, deciders: { roles: ['officer'], userIds: [] } });

  it('may decide the next one, those first who haven’t spoken on it', () => {
    const of = (person: Member, voices: ReturnType<typeof voice>[], own = request) =>
      right(person, { request: own, voices, officers });
    expect(of(officers[0] as Member, [voice('o1')])).toBeUndefined();
    expect(of(officers[1] as Member, [voice('o1')])).toEqual({});
    expect(of(officers[0] as Member, [voice('o1'), voice('o2')])).toEqual({});
    const spoken = { ...request, voices: [voice('o2')] };
    expect(of(officers[0] as Member, [voice('o1'), voice('o2')], spoken)).toEqual({});
    expect(of(officers[1] as Member, [voice('o1'), voice('o2')], spoken)).toBeUndefined();
  });

  it('has no more to say once all have spoken on it', () => {
    expect(allHaveSpoken({ ...request, voices: [voice('o1')] }, officers)).toBe(false);
    expect(allHaveSpoken({ ...request, voices: [voice('o1', 'o2')] }, officers)).toBe(true);
  });
});

describe('how many more have to say yes', () => {
  it.each<[Quorum, number, number, number]>([
    ['any', 0, 3, 1],
    ['any', 1, 2, 0],
    ['all', 0, 3, 3],
    ['all', 0, 0, 1],
    ['all', 2, 1, 1],
    ['all', 2, 0, 0],
    [2, 0, 5, 2],
    [2, 1, 5, 1],
    [2, 3, 5, 0],
  ])('%s of whom %i have and %i may: %i', (needs, given, left, missing) => {
    expect(missingVoices(needs, given, left)).toBe(missing);
  });
});

const membersArbitrary: fc.Arbitrary<Member[]> = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'claimant'), { maxLength: 6 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((userId) =>
        fc
          .subarray(['administrator', 'principal-investigator', 'finance', 'researcher'] as const)
          .map((roles): Member => ({ userId, roles })),
      ),
    ),
  );
const requestArbitrary = fc
  .record({
    roles: fc.subarray(['administrator', 'principal-investigator', 'finance'] as const),
    userIds: fc.subarray(['a', 'b', 'gone']),
    needs: fc.constantFrom<Quorum>('any', 'all', 2, 3),
    excluded: fc.subarray(['a', 'b']),
  })
  .map(({ roles, userIds, needs, excluded }) =>
    requestFixture({ deciders: { roles, userIds }, needs, excludedIds: ['claimant', ...excluded] }),
  );
const voicesArbitrary = fc.subarray([voice('c'), voice('d', 'e'), voice('gone')]);

describe('a request', () => {
  it('is eligible to just those who have a right of their own', () => {
    fc.assert(
      fc.property(requestArbitrary, membersArbitrary, voicesArbitrary, (request, members, voices) => {
        const own = members.filter((member) => right(member, { request, voices }) !== undefined);
        expect(eligible(request, members, voices)).toEqual(own);
      }),
    );
  });

  it('is widened until it can be settled: by the team where the team can, by an officer at last', () => {
    fc.assert(
      fc.property(requestArbitrary, membersArbitrary, voicesArbitrary, (request, members, voices) => {
        const enough = (asked: typeof request) => {
          const left = eligible(asked, members, voices).length;
          return left >= missingVoices(asked.needs, 0, left);
        };
        const widen = (asked: typeof request) => widenedFor(asked, members, { voices, own: [] });
        const roles = widen(request);
        expect(roles === undefined).toBe(enough(request));
        if (!roles) return;
        const widened = {
          ...request,
          widened: { roles, userIds: [], why: 'nobody' as const, at: new Date(0) },
        };
        expect(enough(widened) || roles.includes('officer')).toBe(true);
        expect(widen(widened)).toBeUndefined();
      }),
    );
  });

  it('counts both who raised a voice and who lent it', () => {
    expect([...peopleOf([voice('a', 'b'), voice('c')])]).toEqual(['a', 'b', 'c']);
  });
});
