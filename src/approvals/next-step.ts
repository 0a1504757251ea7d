import type { ApprovalRequest, Voice } from './approval-request.js';
import { allHaveSpoken, peopleOf, type Member } from './deciders.js';
import { isSettled, opened } from './plan-round.js';

export interface Advance {
  /** The requests that change, as they are then. */
  readonly changed: readonly ApprovalRequest[];
  /** True when nobody is left to ask. */
  readonly done: boolean;
}

/** Who there is to ask, and when. */
interface Around {
  readonly members: readonly Member[];
  readonly now: Date;
}

/**
 * The round after one more yes to its open request. `settles`: a yes that is enough by itself, as the officer's where
 * nobody in the team can decide; `officers`: of the office, where one of them decides. Pure.
 */
export function afterYes(
  round: readonly ApprovalRequest[],
  voice: Voice,
  around: Around & { settles: boolean; officers?: readonly Member[] },
): Advance {
  const open = openOf(round);
  if (!open) throw new Error('no request is open');
  const voices = [...voicesOf(round), voice];
  const heard = { ...open, voices: [...open.voices, voice], heardIds: [...peopleOf(voices)] };
  const spent = open.office && around.officers !== undefined && allHaveSpoken(heard, around.officers);
  if (!around.settles && !spent && !isSettled(heard, around.members, voices))
    return { changed: [heard], done: false };
  return settled(round, heard, voices, around);
}

/**
 * The round with this request settled, and the next one open that isn't settled by what was said before; it asks about
 * what the settled one left of the amount. Pure.
 */
export function settled(
  round: readonly ApprovalRequest[],
  request: ApprovalRequest,
  voices: readonly Voice[],
  { members, now }: Around,
): Advance {
  const changed: ApprovalRequest[] = [{ ...request, state: 'approved', closedAt: now }];
  for (const waiting of round.filter(({ state }) => state === 'waiting')) {
    const next = opened({ ...waiting, amount: request.amount }, members, voices, now);
    if (!isSettled(next, members, voices)) return { changed: [...changed, next], done: false };
    changed.push({ ...next, state: 'approved', settledBy: 'standing', closedAt: now });
  }
  return { changed, done: true };
}

/** The round after a no: what is open gets the answer, what waits is asked no more. Pure. */
export function afterNo(
  round: readonly ApprovalRequest[],
  answer: 'returned' | 'rejected' | 'withdrawn',
  now: Date,
): ApprovalRequest[] {
  return round
    .filter(({ state }) => state === 'open' || state === 'waiting')
    .map((request) => ({
      ...request,
      state: request.state === 'open' ? answer : 'withdrawn',
      closedAt: now,
    }));
}

/** The step whose turn it is. */
export function openOf(round: readonly ApprovalRequest[]): ApprovalRequest | undefined {
  return round.find(({ state }) => state === 'open');
}

export function voicesOf(round: readonly ApprovalRequest[]): Voice[] {
  return round.flatMap(({ voices }) => [...voices]);
}
