import type { ApprovalRequest } from '../../../src/approvals/approval-request.js';
import { changedParts } from '../../../src/approvals/changed-parts.js';
import { openOf, voicesOf } from '../../../src/approvals/next-step.js';
import type { Deciders } from '../../../src/approvals/route.js';
import type { Expense } from '../../../src/expenses/expense.js';
import { mayApprove, mayPay } from '../../../src/expenses/expense.policy.js';
import type { Act } from './acts.js';
import type { ClaimMachine } from './claim-machine.js';
import type { Person } from './team.js';

export interface Before {
  readonly expense: Expense;
  readonly round: readonly ApprovalRequest[];
  readonly rounds: number;
  readonly answers: number;
  /** Officers who could decide then. */
  readonly officerIds: readonly string[];
}

export function snapshot(machine: ClaimMachine): Before {
  const { expense, round, rounds, approvals, team } = machine;
  return {
    expense,
    round,
    rounds: rounds.length,
    answers: approvals.length,
    officerIds: team.officers().map(({ userId }) => userId),
  };
}

/** What is broken after an act that was done; told in words. Nothing where all is sound. */
export function faultsOf(
  machine: ClaimMachine,
  { act, refused }: { act: Act; refused?: string },
  before: Before,
): string[] {
  const answered = machine.approvals.length - before.answers;
  if (refused) return answered === 0 ? waiting(machine) : ['an answer that was refused'];
  return [
    ...waiting(machine),
    ...voices(machine),
    ...carried(machine, before),
    ...decision(machine, act, before),
    ...amounts(machine, act, before),
    ...approvers(machine),
  ];
}

/** What waits has one open step, and an owner once the product has looked. */
function waiting(machine: ClaimMachine): string[] {
  const { expense, rounds, round, team } = machine;
  const open = rounds.flatMap((each, index) =>
    each.filter(({ state }) => state === 'open').map(() => index === rounds.length - 1),
  );
  if (expense.state !== 'submitted')
    return [
      ...(open.length > 0 ? [`${expense.state} and a step is open`] : []),
      ...(expense.state === 'approved' && round.some(({ state }) => state !== 'approved')
        ? ['approved before every step is']
        : []),
      ...(expense.state === 'approved' && expense.approverIds.length === 0 ? ['approved by nobody'] : []),
    ];
  if (open.length !== 1 || !open[0]) return [`waits with ${open.length} open steps`];
  // Without an officer the office itself is without anybody.
  if (team.officers().length === 0) return [];
  const owners = team.people.filter(
    (who) => who.active && mayApprove(team.actor(who), expense, machine.standing(who)).allowed,
  );
  return owners.length > 0 ? [] : ['waits and nobody may decide'];
}

/** Never the claimant's or the preparer's voice; of the team nobody's twice. */
function voices({ expense, round, team }: ClaimMachine): string[] {
  const all = voicesOf(round).flatMap(({ userId, forUserId }) =>
    forUserId ? [userId, forUserId] : [userId],
  );
  const own = all.filter((id) => id === expense.claimantId || id === expense.preparedBy);
  const ofTeam = all.filter((id) => team.person(id)?.side === 'team');
  return [
    ...(own.length > 0 ? ['decided by whoever claimed or prepared it'] : []),
    ...(new Set(ofTeam).size < ofTeam.length ? ['somebody of the team has two voices'] : []),
  ];
}

/** An approval of an earlier round stands only on what it rested on, by somebody who is still asked. */
function carried(machine: ClaimMachine, before: Before): string[] {
  if (machine.rounds.length === before.rounds) return [];
  const short = machine.round.filter(
    ({ settledBy, voices: given, needs }) =>
      settledBy === 'standing' && given.length < (typeof needs === 'number' ? needs : 1),
  );
  if (short.length > 0) return ['stands with too few voices'];
  return machine.round.flatMap((request) =>
    request.carriedIds.flatMap((id) => {
      const kept = machine.approvals.find((each) => each.id === id);
      if (!kept) return ['an approval stands that nobody gave'];
      const given = machine.rounds.flat().find((each) => each.id === kept.requestId);
      const changed = changedParts(kept.seen, machine.parts());
      const rests = changed.some(
        (part) => request.dependsOn.length === 0 || request.dependsOn.includes(part),
      );
      const by = machine.team.person(kept.forUserId ?? kept.userId);
      return [
        ...(given?.stepId === request.stepId ? [] : ['an approval stands for another step']),
        ...(rests ? [`an approval stands though ${changed.join()} changed`] : []),
        ...(by && isStillAsked(request, by) ? [] : ['an approval stands of somebody who is no longer asked']),
        ...(machine.expense.onPot && request === machine.round.at(-1)
          ? ['the last step of a pot stands']
          : []),
        ...(tookBack(machine, kept) ? ['an approval stands of somebody who sent it back'] : []),
      ];
    }),
  );
}

function isStillAsked(request: ApprovalRequest, by: Person): boolean {
  if (request.office) return by.side === 'office';
  const besides: (Deciders | undefined)[] = [
    request.deciders,
    request.escalation,
    { roles: ['administrator', 'principal-investigator'], userIds: [] },
  ];
  return (
    by.side === 'team' &&
    by.active &&
    besides.some(
      (each) => each?.userIds.includes(by.id) || by.roles.some((role) => each?.roles.includes(role)),
    )
  );
}

function tookBack({ approvals }: ClaimMachine, kept: ClaimMachine['approvals'][number]): boolean {
  return approvals.some(
    ({ decision, at, userId }) =>
      decision === 'returned' && at > kept.at && (userId === kept.userId || userId === kept.forUserId),
  );
}

/** A decision is kept once, by somebody who was asked, and settles a step only with enough voices. */
function decision(machine: ClaimMachine, act: Act, before: Before): string[] {
  const answered = machine.approvals.length - before.answers;
  if (!['approve', 'return', 'reject'].includes(act.kind))
    return answered === 0 ? [] : ['an answer that nobody gave'];
  if (answered !== 1) return [`${answered} answers to one act`];
  if (act.kind !== 'approve') return [];
  const asked = openOf(before.round);
  const now = machine.round.find(({ id }) => id === asked?.id);
  if (!asked || !now) return ['approved a step that was not open'];
  const voice = now.voices.at(-1);
  const heard = voicesOf(before.round).flatMap(({ userId, forUserId }) => [userId, forUserId]);
  const faults: string[] = [];
  if (now.voices.length !== asked.voices.length + 1) faults.push('a voice is missing');
  const twice = [voice?.userId, voice?.forUserId].filter((id) => id && heard.includes(id));
  // The office's exception: all of its officers had spoken in the round.
  if (twice.length > 0 && !(act.who.side === 'office' && before.officerIds.every((id) => heard.includes(id))))
    faults.push('a second voice of one round');
  if (now.state === 'approved' && !isEnough(machine, now, act.who, before))
    faults.push('settled with too few voices');
  return faults;
}

function isEnough({ team }: ClaimMachine, request: ApprovalRequest, who: Person, before: Before): boolean {
  if (who.side === 'office' && !request.office) return true;
  const count = request.voices.length;
  if (request.needs === 'any') return count >= 1;
  const people = request.voices.flatMap(({ userId, forUserId }) => [userId, forUserId]);
  if (request.office && before.officerIds.every((id) => people.includes(id))) return true;
  if (request.needs !== 'all') return count >= request.needs;
  const side = request.office ? team.officers() : team.members();
  const left = side.filter(
    ({ userId, roles }) =>
      !request.excludedIds.includes(userId) &&
      !request.heardIds.includes(userId) &&
      [request.deciders, request.widened].some(
        (each) => each?.userIds.includes(userId) || roles.some((role) => each?.roles.includes(role)),
      ),
  );
  return left.length === 0;
}

/** What was left out claims nothing, an approval raises nothing, and the open step asks about what is claimed. */
function amounts({ expense, round }: ClaimMachine, act: Act, before: Before): string[] {
  const open = openOf(round);
  const reserves = expense.onPot && expense.state === 'approved' && before.expense.state !== 'approved';
  return [
    ...(reserves && !(act.kind === 'approve' && act.who.side === 'office')
      ? ['money of the pot is given by nobody']
      : []),
    ...(expense.lines.some(({ declined, claimAmount }) => declined !== undefined && claimAmount > 0n)
      ? ['a line left out claims something']
      : []),
    ...(['approve', 'amend'].includes(act.kind) && expense.claimAmount > before.expense.claimAmount
      ? [`${act.kind} raised the amount`]
      : []),
    ...(open && open.amount !== expense.claimAmount ? ['the open step asks about another amount'] : []),
  ];
}

/** Who has approved is who may not pay. */
function approvers({ expense, round, team }: ClaimMachine): string[] {
  const counts = ['submitted', 'approved', 'paid'].includes(expense.state);
  const all = counts
    ? voicesOf(round).flatMap(({ userId, forUserId }) => (forUserId ? [userId, forUserId] : [userId]))
    : [];
  const heard = openOf(round)?.heardIds ?? all;
  const payers = team.people.filter((who) => mayPay(team.actor(who), expense).allowed);
  return [
    ...([...new Set(all)].sort().join() === [...expense.approverIds].sort().join()
      ? []
      : ['approverIds are not those whose approval stands']),
    ...([...new Set(all)].sort().join() === [...new Set(heard)].sort().join()
      ? []
      : ['somebody was heard and isn’t kept so']),
    ...(payers.some(({ id }) => all.includes(id) || id === expense.claimantId || id === expense.preparedBy)
      ? ['may be paid by who claimed or approved it']
      : []),
  ];
}
