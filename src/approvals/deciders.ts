import type { Role } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';
import type { ApprovalRequest, Voice } from './approval-request.js';
import type { Deciders, Quorum } from './route.js';

/** Somebody who belongs to the team, or to the office, today. */
export interface Member {
  readonly userId: string;
  readonly roles: readonly Role[];
}

/** 대결: who decides in whose stead, on which days and up to which amount. */
export interface Delegation {
  readonly fromUserId: string;
  readonly toUserId: string;
  readonly startsOn: KstDate;
  readonly endsOn: KstDate;
  readonly maxAmount?: Won;
  /** None: of every fund. */
  readonly fundIds: readonly string[];
  /** What whoever delegates may decide by themselves today: nothing is passed on twice. */
  readonly fromRoles: readonly Role[];
}

type Asked = Pick<
  ApprovalRequest,
  'deciders' | 'widened' | 'excludedIds' | 'amount' | 'fundIds' | 'needs' | 'voices'
>;

/** Whose yes it would be. */
export interface Right {
  /** In whose stead; absent for one's own. */
  readonly forUserId?: string;
}

/** Whether the person is among those asked, by themselves. Pure. */
export function isAsked({ deciders, widened }: Pick<Asked, 'deciders' | 'widened'>, person: Member): boolean {
  return belongs(deciders, person) || (widened !== undefined && belongs(widened, person));
}

function belongs({ roles, userIds }: Deciders, { userId, roles: held }: Member): boolean {
  return userIds.includes(userId) || roles.some((role) => held.includes(role));
}

/**
 * By which right this person may decide now: their own before one that was lent. Undefined for the claimant, the
 * preparer, whoever decided a step of this round already, and for a delegate of one of them. Pure.
 */
export function rightOf(
  request: Asked,
  person: Member,
  around: {
    voices: readonly Voice[];
    delegations: readonly Delegation[];
    today: KstDate;
    /** Whoever of the office decides, for one of them; a team isn't told. */
    officers?: readonly Member[];
  },
): Right | undefined {
  const heard = heardOf(request, around.voices, around.officers);
  const mayNot = (userId: string) => request.excludedIds.includes(userId) || heard.has(userId);
  if (mayNot(person.userId)) return undefined;
  if (isAsked(request, person)) return {};
  const lent = around.delegations.find(
    (delegation) =>
      delegation.toUserId === person.userId &&
      !mayNot(delegation.fromUserId) &&
      holdsOn(delegation, request, around.today) &&
      isAsked(request, { userId: delegation.fromUserId, roles: delegation.fromRoles }),
  );
  return lent && { forUserId: lent.fromUserId };
}

/**
 * Nobody decides two steps of a round. An office whose officers have all decided one already would leave the next
 * without an owner: there they may, those first who haven't spoken on this step.
 */
function heardOf(
  request: Pick<Asked, 'excludedIds' | 'voices'>,
  voices: readonly Voice[],
  officers?: readonly Member[],
): Set<string> {
  const round = peopleOf(voices);
  if (!officers) return round;
  const own = peopleOf(request.voices);
  return [round, own].find((heard) => isLeft(request, officers, heard)) ?? new Set();
}

function isLeft(
  { excludedIds }: Pick<Asked, 'excludedIds'>,
  people: readonly Member[],
  heard: ReadonlySet<string>,
): boolean {
  return people.some(({ userId }) => !excludedIds.includes(userId) && !heard.has(userId));
}

/** Whether all of the office have said yes to it: more it can't ask for. Pure. */
export function allHaveSpoken(
  request: Pick<Asked, 'excludedIds' | 'voices'>,
  officers: readonly Member[],
): boolean {
  return !isLeft(request, officers, peopleOf(request.voices));
}

function holdsOn(delegation: Delegation, { amount, fundIds }: Asked, today: KstDate): boolean {
  if (today < delegation.startsOn || delegation.endsOn < today) return false;
  if (delegation.maxAmount !== undefined && amount > delegation.maxAmount) return false;
  return delegation.fundIds.length === 0 || fundIds.every((id) => delegation.fundIds.includes(id));
}

/** Everybody who lent or raised one of these voices. Pure. */
export function peopleOf(voices: readonly Voice[]): Set<string> {
  return new Set(voices.flatMap(({ userId, forUserId }) => (forUserId ? [userId, forUserId] : [userId])));
}

/** Who of the team may still say yes to it by themselves. Pure. */
export function eligible(
  request: Pick<Asked, 'deciders' | 'widened' | 'excludedIds'>,
  members: readonly Member[],
  voices: readonly Voice[],
): Member[] {
  const heard = peopleOf(voices);
  return members.filter(
    (member) =>
      !request.excludedIds.includes(member.userId) && !heard.has(member.userId) && isAsked(request, member),
  );
}

/** How many more have to say yes: `left` of those asked still can. Pure. */
export function missingVoices(needs: Quorum, given: number, left: number): number {
  if (needs === 'all') return given > 0 ? left : Math.max(left, 1);
  return Math.max((needs === 'any' ? 1 : needs) - given, 0);
}

const FALLBACK: readonly Role[] = ['administrator', 'principal-investigator'];

/**
 * Whom to ask besides when those asked can't settle it: the team's administrators, then its principal investigators,
 * then the programme's officer, so that no request is left without an owner. Undefined where it can be settled. Pure.
 */
export function widenedFor(
  request: Pick<Asked, 'deciders' | 'widened' | 'excludedIds' | 'needs'>,
  members: readonly Member[],
  round: { voices: readonly Voice[]; own: readonly Voice[] },
): readonly Role[] | undefined {
  const left = eligible(request, members, round.voices);
  if (left.length >= missingVoices(request.needs, round.own.length, left.length)) return undefined;
  const known = request.widened?.roles ?? [];
  for (const role of FALLBACK) {
    if (known.includes(role)) continue;
    const widened = { roles: [...known, role], userIds: [], why: 'nobody' as const, at: new Date(0) };
    const more = eligible({ ...request, widened }, members, round.voices);
    if (
      more.length >= missingVoices(request.needs, round.own.length, more.length) &&
      more.length > left.length
    )
      return [...known, role];
  }
  return known.includes('officer') ? undefined : [...known, 'officer'];
}
