import type { ApprovalRequest, Voice } from './approval-request.js';
import { peopleOf, type Member } from './deciders.js';
import { isSettled, opened } from './plan-round.js';

export interface Advance {
  /** The requests that change, as they are then. */
  readonly changed: readonly ApprovalRequest[];
  /** True when nobody is left to ask. */
  readonly done: boolean;
}

/**
 * The round after one more yes to its open request. `settles`: a yes that is enough by itself, as the officer's where
 * nobody in the team can decide. Pure.
 */
export function afterYes(
  round: readonly ApprovalRequest[],
  voice: Voice,
  around: { members: readonly Member[]; now: Date; settles: boolean },
): Advance {
  const open = openOf(round);
  if (!open) throw new Error('no request is open');
  const voices = [...voicesOf(round), voice];
  const heard = { ...open, voices: [...open.voices, voice], heardIds: [...peopleOf(voices)] };
  if (!around.settles && !isSettled(heard, around.members, voices)) {
    return { changed: [heard], done: false };
  }
  const closed: ApprovalRequest = { ...heard, state: 'approved', closedAt: around.now };
  const next = round.find(({ state }) => state === 'waiting');
  if (!next) return { changed: [closed], done: true };
  return { changed: [closed, opened(next, around.members, voices, around.now)], done: false };
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
