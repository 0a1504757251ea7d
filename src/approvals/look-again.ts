import { daysBetween, kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import type { ApprovalRequest } from './approval-request.js';
import { peopleOf, type Member } from './deciders.js';
import { openOf, settled, voicesOf } from './next-step.js';
import { isSettled, widenedRequest } from './plan-round.js';

/** What time, or somebody's leaving, has done to a round. */
export type Looked =
  | { readonly kind: 'widened'; readonly why: 'late' | 'nobody'; readonly request: ApprovalRequest }
  | {
      readonly kind: 'settled';
      readonly request: ApprovalRequest;
      readonly changed: readonly ApprovalRequest[];
      readonly done: boolean;
    };

interface Around {
  readonly members: readonly Member[];
  readonly now: Date;
  /** Whether the subject may be approved by what was said already; on the common pot an officer has to reserve. */
  readonly mayFinish: boolean;
}

/**
 * The open request looked at again: enough of those who are left may have said yes, those asked may have gone, or it may
 * have been open for too long. Undefined where all is as it should be. The office's own steps are asked of every officer
 * from the beginning, so there is nobody to ask besides. Pure.
 */
export function afterLook(round: readonly ApprovalRequest[], around: Around): Looked | undefined {
  const open = openOf(round);
  if (!open || open.office) return undefined;
  const { members, now, mayFinish } = around;
  const voices = voicesOf(round);
  if (isSettled(open, members, voices)) {
    const { changed, done } = settled(round, { ...open, heardIds: [...peopleOf(voices)] }, voices, around);
    if (!done || mayFinish) return { kind: 'settled', request: open, changed, done };
    return asksOfficer(open)
      ? undefined
      : widenedBy(open, { roles: ['officer'], userIds: [] }, 'nobody', now);
  }
  const late =
    open.escalation && isLate(open, kstDateOf(now))
      ? widenedBy(open, open.escalation, 'late', now)
      : undefined;
  const asked = late?.request ?? open;
  const request = widenedRequest(asked, members, voices, now);
  return request === asked ? late : { kind: 'widened', why: 'nobody', request };
}

/** A step may stay open for so many days; with the next one it is late. Those asked besides are asked once. */
function isLate(
  { escalation, openedAt, widened }: Pick<ApprovalRequest, 'escalation' | 'openedAt' | 'widened'>,
  today: KstDate,
): boolean {
  if (!escalation || !openedAt) return false;
  const asked =
    escalation.roles.every((role) => widened?.roles.includes(role)) &&
    escalation.userIds.every((id) => widened?.userIds.includes(id));
  return !asked && daysBetween(kstDateOf(openedAt), today) >= escalation.afterDays;
}

function asksOfficer({ widened }: ApprovalRequest): boolean {
  return widened?.roles.includes('officer') ?? false;
}

function widenedBy(
  request: ApprovalRequest,
  { roles, userIds }: Pick<ApprovalRequest['deciders'], 'roles' | 'userIds'>,
  why: 'late' | 'nobody',
  at: Date,
): Extract<Looked, { kind: 'widened' }> {
  const widened = {
    roles: [...new Set([...(request.widened?.roles ?? []), ...roles])],
    userIds: [...new Set([...(request.widened?.userIds ?? []), ...userIds])],
    why,
    at,
  };
  return { kind: 'widened', why, request: { ...request, widened } };
}
