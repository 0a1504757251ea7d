import type { Member } from './deciders.js';
import { planRound, type EarlierVoice, type Subject } from './plan-round.js';
import type { RouteStep } from './route.js';

const NOW = new Date('2025-11-03T00:00:00Z');
const MEMBERS: Member[] = [
  { userId: 'admin', roles: ['administrator'] },
  { userId: 'admin2', roles: ['administrator'] },
  { userId: 'pi', roles: ['principal-investigator'] },
  { userId: 'claimant', roles: ['researcher'] },
];
const SUBJECT: Subject = {
  teamId: 'team',
  type: 'expense',
  id: 'expense',
  claimantId: 'claimant',
  excludedIds: ['claimant'],
  amount: 5n,
  fundIds: [],
};

const step = (id: string, changes: Partial<RouteStep> = {}): RouteStep => ({
  id,
  kind: 'approval',
  name: id,
  deciders: { roles: ['administrator'], userIds: [] },
  needs: 'any',
  dependsOn: [],
  ...changes,
});
const pi = { roles: ['principal-investigator' as const], userIds: [] };
const officer = { roles: ['officer' as const], userIds: [] };
const said = (userId: string, stepId: string, changes: Partial<EarlierVoice> = {}): EarlierVoice => ({
  approvalId: `${userId} on ${stepId}`,
  userId,
  stepId,
  office: false,
  changed: [],
  ...changes,
});

function plan(
  steps: readonly RouteStep[],
  earlier: readonly EarlierVoice[] = [],
  {
    members = MEMBERS,
    askLastAgain = false,
    ...subject
  }: { members?: Member[]; askLastAgain?: boolean } & Partial<Subject> = {},
) {
  return planRound({ ...SUBJECT, ...subject }, steps, { members, earlier, now: NOW, askLastAgain });
}
const states = (planned: ReturnType<typeof plan>) =>
  planned.map(({ state, settledBy }) => settledBy ?? state);

describe('a round that begins', () => {
  it('opens its first step alone', () => {
    expect(states(plan([step('1'), step('2'), step('3')]))).toEqual(['open', 'waiting', 'waiting']);
  });

  it('makes the proposal of who may propose, and asks others where the claimant may not', () => {
    const steps = [step('p', { kind: 'proposal', deciders: pi }), step('1')];
    const own = plan(steps, [], { claimantId: 'pi', excludedIds: ['pi'] });
    expect(states(own)).toEqual(['claimant', 'open']);
    expect(states(plan(steps))).toEqual(['open', 'waiting']);
    // Who prepared it has only typed it.
    expect(states(plan(steps, [], { excludedIds: ['claimant', 'pi'] }))).toEqual(['open', 'waiting']);
  });

  it('asks others besides where those asked can’t settle it', () => {
    const [open] = plan([step('1', { deciders: pi })], [], { excludedIds: ['claimant', 'pi'] });
    expect(open?.widened).toMatchObject({ roles: ['administrator'], why: 'nobody' });
    const [office] = plan([step('1', { deciders: officer, needs: 3 })]);
    expect([office?.office, office?.widened]).toEqual([true, undefined]);
  });
});

describe('an approval of the round before', () => {
  it('stands where nothing it rests on has changed', () => {
    const resting = (dependsOn: string[]) =>
      states(plan([step('1', { dependsOn })], [said('admin', '1', { changed: ['title'] })]));
    expect(resting(['amounts'])).toEqual(['standing']);
    expect(resting(['amounts', 'title'])).toEqual(['open']);
    expect(resting([])).toEqual(['open']);
    expect(states(plan([step('1')], [said('admin', '1')]))).toEqual(['standing']);
  });

  it.each([
    ['of another step', said('admin', '2')],
    ['of somebody who has lost the role', said('claimant', '1')],
    ['of somebody who has left', said('gone', '1')],
    ['in the stead of somebody who has left', said('admin', '1', { forUserId: 'gone' })],
  ])('%s doesn’t', (_, voice) => {
    expect(states(plan([step('1')], [voice])).at(0)).toBe('open');
  });

  it('given in another’s stead stands while that one is asked', () => {
    expect(states(plan([step('1')], [said('claimant2', '1', { forUserId: 'admin' })]))).toEqual(['standing']);
  });

  it('counts by what the step needs now', () => {
    const voices = [said('admin', '1'), said('admin2', '1')];
    const of = (needs: RouteStep['needs'], given: EarlierVoice[]) =>
      states(plan([step('1', { needs })], given));
    expect(of('any', voices)).toEqual(['standing']);
    expect(of(2, voices)).toEqual(['standing']);
    expect(of('all', voices)).toEqual(['standing']);
    expect(of(2, voices.slice(1))).toEqual(['open']);
    expect(of('all', voices.slice(1))).toEqual(['open']);
    const [open] = plan([step('1', { needs: 2 })], voices.slice(1));
    expect(open).toMatchObject({ carriedIds: ['admin2 on 1'], heardIds: ['admin2'] });
  });

  it('of whoever was asked because nobody else could stands, and of whoever a late step asked', () => {
    const gone = { excludedIds: ['claimant', 'pi'] };
    expect(states(plan([step('1', { deciders: pi })], [said('admin', '1')], gone))).toEqual(['standing']);
    expect(states(plan([step('1', { deciders: pi })], [said('admin', '1')]))).toEqual(['open']);
    const escalation = { afterDays: 1, roles: ['administrator' as const], userIds: [] };
    expect(states(plan([step('1', { deciders: pi, escalation })], [said('admin', '1')]))).toEqual([
      'standing',
    ]);
  });

  it('of a team never stands for the office, nor the office’s for a team', () => {
    const office = [step('1', { deciders: officer })];
    expect(states(plan(office, [said('admin', '1')]))).toEqual(['open']);
    expect(states(plan(office, [said('o1', '1', { office: true })]))).toEqual(['standing']);
    expect(states(plan([step('1')], [said('o1', '1', { office: true })]))).toEqual(['open']);
    expect(
      states(plan([step('1', { deciders: officer, needs: 'all' })], [said('o1', '1', { office: true })])),
    ).toEqual(['open']);
  });

  it('leaves just the steps open that it doesn’t settle', () => {
    const steps = [step('1'), step('2', { dependsOn: ['amounts'] }), step('3', { deciders: pi })];
    const earlier = [said('admin', '1'), said('admin2', '2', { changed: ['amounts'] }), said('pi', '3')];
    expect(states(plan(steps, earlier))).toEqual(['standing', 'open', 'standing']);
  });

  it('settles a step of all with those who are heard on another', () => {
    const steps = [step('1'), step('2', { needs: 'all' })];
    expect(states(plan(steps, [said('admin', '1'), said('admin2', '2')]))).toEqual(['standing', 'standing']);
  });

  it('never settles the last step of the common pot, and a proposal neither', () => {
    const steps = [step('1'), step('2', { deciders: officer })];
    const earlier = [said('admin', '1'), said('o1', '2', { office: true })];
    expect(states(plan(steps, earlier, { askLastAgain: true }))).toEqual(['standing', 'open']);
    const proposal = [step('p', { kind: 'proposal', deciders: pi })];
    const own = { claimantId: 'pi', excludedIds: ['pi'], askLastAgain: true };
    expect(states(plan(proposal, [], own))).toEqual(['open']);
  });
});
