import type { ApprovalRequest, Voice } from './approval-request.js';
import { eligible, isAsked, missingVoices, peopleOf, widenedFor, type Member } from './deciders.js';
import type { RouteStep } from './route.js';

/** What is handed in. */
export interface Subject {
  readonly teamId: string;
  readonly type: string;
  readonly id: string;
  readonly claimantId: string;
  /** The claimant, and whoever prepared it. */
  readonly excludedIds: readonly string[];
  readonly amount: ApprovalRequest['amount'];
  readonly fundIds: readonly string[];
}

/** A yes of an earlier round, with what it rested on. */
export interface EarlierVoice extends Voice {
  readonly stepId: string;
  /** Whether the office was asked when it was given: a team's yes is never the office's. */
  readonly office: boolean;
  /** Parts of the subject that have changed since. */
  readonly changed: readonly string[];
}

export interface PlannedRequest extends Omit<ApprovalRequest, 'id' | 'round' | 'routeId' | 'routeVersion'> {
  readonly voices: readonly Voice[];
}

/**
 * The requests of a new round: approvals given before stand where nothing they rest on has changed, the proposal of who
 * may propose is made by handing it in, and the first step that is left is open. Pure.
 */
export function planRound(
  subject: Subject,
  steps: readonly RouteStep[],
  around: { members: readonly Member[]; earlier: readonly EarlierVoice[]; now: Date; askLastAgain: boolean },
): PlannedRequest[] {
  const carrying = steps.map((step, index) => {
    const request = newRequest(subject, step, index + 1);
    const again = around.askLastAgain && index === steps.length - 1;
    return { ...request, ...carried(again ? [] : standingOf(request, around)) };
  });
  const voices = carrying.flatMap((request) => request.voices);
  const planned = carrying.map((request, index) =>
    around.askLastAgain && index === steps.length - 1
      ? request
      : settledAtOnce(request, subject, { ...around, voices }),
  );
  const first = planned.findIndex(({ state }) => state === 'waiting');
  return planned.map((request, index) =>
    index === first ? opened(request, around.members, voices, around.now) : request,
  );
}

function newRequest(subject: Subject, step: RouteStep, position: number): PlannedRequest {
  return {
    teamId: subject.teamId,
    subjectType: subject.type,
    subjectId: subject.id,
    position,
    stepId: step.id,
    kind: step.kind,
    name: step.name,
    office: step.deciders.roles.includes('officer'),
    deciders: step.deciders,
    needs: step.needs,
    dependsOn: step.dependsOn,
    escalation: step.escalation,
    amount: subject.amount,
    fundIds: subject.fundIds,
    excludedIds: subject.excludedIds,
    heardIds: [],
    state: 'waiting',
    carriedIds: [],
    voices: [],
  };
}

/**
 * What was approved before and still holds: nothing it rests on has changed, and whoever said it is still among those
 * asked, by the step itself, where it is late, or because nobody else can. Who belongs to the office isn't known to a
 * team; where all of the office are asked, they are asked again.
 */
function standingOf(
  request: PlannedRequest,
  { earlier, members }: { earlier: readonly EarlierVoice[]; members: readonly Member[] },
): EarlierVoice[] {
  if (request.office && request.needs === 'all') return [];
  const restsOn = (part: string) => request.dependsOn.length === 0 || request.dependsOn.includes(part);
  const besides = widenedRequest(request, members, [], new Date(0)).widened;
  const asked = ({ userId, forUserId, office }: EarlierVoice) => {
    if (request.office) return office;
    const member = members.find((each) => each.userId === (forUserId ?? userId));
    if (!member) return false;
    return [request.deciders, request.escalation, besides].some(
      (deciders) => deciders !== undefined && isAsked({ deciders }, member),
    );
  };
  return earlier.filter(
    (voice) => voice.stepId === request.stepId && !voice.changed.some(restsOn) && asked(voice),
  );
}

function carried(standing: readonly EarlierVoice[]): Pick<PlannedRequest, 'carriedIds' | 'voices'> {
  return {
    carriedIds: standing.map(({ approvalId }) => approvalId),
    voices: standing.map(({ approvalId, userId, forUserId }) => ({ approvalId, userId, forUserId })),
  };
}

function settledAtOnce(
  request: PlannedRequest,
  subject: Subject,
  { members, voices, now }: { members: readonly Member[]; voices: readonly Voice[]; now: Date },
): PlannedRequest {
  const claimant = members.find(({ userId }) => userId === subject.claimantId);
  if (request.kind === 'proposal' && claimant && isAsked(request, claimant))
    return { ...request, state: 'approved', settledBy: 'claimant', openedAt: now, closedAt: now };
  if (request.voices.length > 0 && isSettled(request, members, voices))
    return { ...request, state: 'approved', settledBy: 'standing', openedAt: now, closedAt: now };
  return request;
}

/** Whether enough of those asked have said yes; `members` are all who could. Pure. */
export function isSettled(
  request: Pick<ApprovalRequest, 'deciders' | 'widened' | 'excludedIds' | 'needs' | 'voices'>,
  members: readonly Member[],
  round: readonly Voice[],
): boolean {
  const left = eligible(request, members, round).length;
  return request.voices.length > 0 && missingVoices(request.needs, request.voices.length, left) === 0;
}

/** The request as it is when its turn has come. Pure. */
export function opened<R extends PlannedRequest | ApprovalRequest>(
  request: R,
  members: readonly Member[],
  round: readonly Voice[],
  now: Date,
): R {
  const heardIds = [...peopleOf(round)];
  return { ...widenedRequest(request, members, round, now), heardIds, state: 'open', openedAt: now };
}

/** The request with others asked besides, where those asked can't settle it. Pure. */
export function widenedRequest<R extends PlannedRequest | ApprovalRequest>(
  request: R,
  members: readonly Member[],
  round: readonly Voice[],
  now: Date,
): R {
  if (request.office) return request;
  const roles = widenedFor(request, members, { voices: round, own: request.voices });
  if (!roles) return request;
  const userIds = request.widened?.userIds ?? [];
  return { ...request, widened: { roles, userIds, why: 'nobody', at: now } };
}
