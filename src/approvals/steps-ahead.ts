import type { ApprovalRequest, Voice } from './approval-request.js';
import { eligible, missingVoices, type Member } from './deciders.js';
import { widenedRequest, type PlannedRequest } from './plan-round.js';

/** A step of a round, with the people who may still say yes to it. */
export interface StepAhead<R extends ApprovalRequest | PlannedRequest> {
  /** As it would be asked today: with others besides, where those asked can't settle it. */
  readonly asked: R;
  readonly left: readonly string[];
}

/**
 * Who is asked at each step as things stand today. Whoever must be heard at one step is counted out of those after it:
 * nobody decides two steps of a round. Pure.
 */
export function stepsAhead<R extends ApprovalRequest | PlannedRequest>(
  steps: readonly R[],
  members: readonly Member[],
): StepAhead<R>[] {
  const heard: Voice[] = [];
  return steps.map((step) => {
    const asked = step.state === 'waiting' ? widenedRequest(step, members, heard, new Date(0)) : step;
    const left = eligible(asked, members, [...heard, ...step.voices]).map(({ userId }) => userId);
    heard.push(...step.voices, ...bound(asked, left));
    return { asked, left };
  });
}

/** Those without whose yes the step can't end. */
function bound(step: ApprovalRequest | PlannedRequest, left: readonly string[]): Voice[] {
  if (step.state === 'approved' || step.office) return [];
  const needed = missingVoices(step.needs, step.voices.length, left.length);
  return needed >= left.length ? left.map((userId) => ({ approvalId: '', userId })) : [];
}
