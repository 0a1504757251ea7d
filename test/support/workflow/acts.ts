import type { Route, RouteStep } from '../../../src/approvals/route.js';
import {
  CLAIM_PARTS,
  type ClaimPart,
  type ExpenseState,
  type Questioned,
} from '../../../src/expenses/expense.js';
import { hasRole, type Role } from '../../../src/platform/access/actor.js';
import { addDays } from '../../../src/platform/clock/kst-date.js';
import { DomainError } from '../../../src/platform/errors/domain-error.js';
import type { ClaimMachine } from './claim-machine.js';
import type { Lent, Person, Team } from './team.js';

/** The same choices for the same number. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  some<T>(list: readonly T[], most: number): T[] {
    return [...new Set(Array.from({ length: 1 + this.below(most) }, () => this.one(list)))];
  }

  maybe(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }
}

export type Act =
  | { kind: 'submit' | 'recall' | 'reject' | 'pay'; who: Person }
  | { kind: 'approve'; who: Person; declined: readonly { lineId: string; reason: string }[] }
  | { kind: 'return'; who: Person; questioned?: Questioned }
  | { kind: 'edit'; who: Person; part: ClaimPart; value: number }
  | { kind: 'amend'; amount: bigint }
  | { kind: 'reroute'; routes: Route[] }
  | { kind: 'roles'; who: Person; roles: readonly Role[] }
  | { kind: 'leave' | 'come'; who: Person }
  | { kind: 'lend'; lent: Lent }
  | { kind: 'unlend'; lent: Lent }
  | { kind: 'wait'; days: number };

const KINDS: readonly Act['kind'][] = [
  'submit',
  'submit',
  'submit',
  'approve',
  'approve',
  'approve',
  'approve',
  'approve',
  'return',
  'edit',
  'edit',
  'reroute',
  'roles',
  'roles',
  'lend',
  'lend',
  'leave',
  'come',
  'wait',
  'return',
  'recall',
  'amend',
  'reject',
  'pay',
  'unlend',
];

/** What comes next in the way of things; half of the time something else happens. */
const NEXT: Partial<Record<ExpenseState, readonly Act['kind'][]>> = {
  draft: ['submit', 'submit', 'edit'],
  submitted: [
    'approve',
    'approve',
    'approve',
    'approve',
    'approve',
    'approve',
    'return',
    'amend',
    'recall',
    'lend',
    'roles',
    'leave',
    'wait',
  ],
  returned: ['submit', 'edit'],
  approved: ['return', 'return', 'amend', 'pay'],
};

const ROLE_SETS: readonly (readonly Role[])[] = [
  ['researcher'],
  ['finance'],
  ['principal-investigator'],
  ['administrator'],
  ['administrator', 'finance'],
  [],
];

/** What is tried next; mostly by somebody who may. */
export function chooseAct(machine: ClaimMachine, chance: Chance, kinds = KINDS): Act {
  const { team } = machine;
  const apt = NEXT[machine.expense.state];
  const kind = chance.one(apt && chance.maybe(2) ? apt : kinds);
  const who = actor(machine, kind, chance);
  switch (kind) {
    case 'approve': {
      const line = chance.one(machine.expense.lines);
      return { kind, who, declined: chance.maybe(5) ? [{ lineId: line.id, reason: '까닭' }] : [] };
    }
    case 'return':
      return { kind, who, questioned: chance.maybe(2) ? { parts: chance.some(CLAIM_PARTS, 3) } : undefined };
    case 'edit': {
      const open = machine.expense.questioned?.parts;
      const part = chance.one(open && !chance.maybe(4) ? open : CLAIM_PARTS);
      return { kind, who, part, value: chance.below(50) };
    }
    case 'amend':
      return { kind, amount: BigInt(1 + chance.below(Number(machine.expense.supplyAmount))) };
    case 'reroute':
      return { kind, routes: routesOf(team, chance) };
    case 'roles':
      return who.side === 'office'
        ? { kind, who, roles: [chance.one(['officer', 'auditor'] as const)] }
        : { kind, who, roles: chance.one(ROLE_SETS) };
    case 'lend':
      return { kind, lent: lentOf(team, who, chance) };
    case 'unlend':
      return team.lent.length > 0 ? { kind, lent: chance.one(team.lent) } : { kind: 'wait', days: 0 };
    case 'leave':
      // Somebody is always there.
      return team.people.filter(({ active }) => active).length > 1
        ? { kind, who }
        : { kind: 'wait', days: 0 };
    case 'wait':
      return { kind, days: 1 + chance.below(3) };
    default:
      return { kind, who };
  }
}

function actor(machine: ClaimMachine, kind: Act['kind'], chance: Chance): Person {
  const { team, expense } = machine;
  const present = team.people.filter(({ active }) => active);
  const anybody = chance.one(kind === 'come' ? team.people : present);
  if (chance.maybe(5)) return anybody;
  const list = ableTo(machine, kind, present);
  const lent = kind === 'approve' ? list.filter((who) => machine.standing(who).right?.forUserId) : [];
  if (lent.length > 0 && chance.maybe(2)) return chance.one(lent);
  return list.length > 0 && expense.state !== 'reversed' ? chance.one(list) : anybody;
}

/** Those whose act it may be; those whose leaving matters most. */
function ableTo(machine: ClaimMachine, kind: Act['kind'], present: readonly Person[]): readonly Person[] {
  const { team, expense } = machine;
  const asked = () => present.filter((who) => machine.standing(who).right !== undefined);
  switch (kind) {
    case 'submit':
    case 'edit':
    case 'recall':
      return present.filter(({ id }) => id === expense.claimantId);
    case 'pay':
      return present.filter((who) => who.side === 'team' && hasRole(team.actor(who), 'finance'));
    case 'come':
      return team.people.filter(({ active }) => !active);
    case 'return':
      return expense.state === 'approved'
        ? present.filter(({ id, roles }) => expense.approverIds.includes(id) || roles.includes('finance'))
        : asked();
    default:
      return ['approve', 'reject', 'roles', 'leave', 'lend'].includes(kind) ? asked() : [];
  }
}

/** A team's route of one to four steps, and sometimes one of the common pot. The ids of steps come again. */
export function routesOf(team: Team, chance: Chance): Route[] {
  const route = (scope: Route['scope'], steps: RouteStep[]): Route => ({
    teamId: scope === 'team' ? 'team' : 'office',
    id: `route-${scope}`,
    scope,
    name: scope,
    position: 1,
    conditions: chance.maybe(6) ? { amountFrom: 2_000_000n } : {},
    steps,
    version: 1 + chance.below(9),
  });
  const steps = (office: number) =>
    ['s1', 's2', 's3', 's4'].slice(0, 1 + chance.below(4)).map((id) => stepOf(team, chance, { id, office }));
  return [
    ...(chance.maybe(8) ? [] : [route('team', steps(6))]),
    ...(chance.maybe(3) ? [] : [route('pot', steps(2))]),
  ];
}

function stepOf(team: Team, chance: Chance, { id, office }: { id: string; office: number }): RouteStep {
  const own = team.people.filter(({ side }) => side === 'team').map((person) => person.id);
  const roles = ['administrator', 'principal-investigator', 'finance', 'researcher'] as const;
  const team_ = () =>
    chance.maybe(3)
      ? { roles: [], userIds: chance.some(own, 3) }
      : { roles: chance.some(roles, 2), userIds: chance.maybe(4) ? chance.some(own, 2) : [] };
  const ofOffice = chance.maybe(office);
  return {
    id,
    kind: !ofOffice && id === 's1' && chance.maybe(3) ? 'proposal' : 'approval',
    name: id,
    deciders: ofOffice ? { roles: ['officer'], userIds: [] } : team_(),
    needs: chance.one(['any', 'any', 'all', 2, 3] as const),
    dependsOn: chance.one([[], ['amounts'], ['documents'], ['title', 'statements'], ['amounts', 'target']]),
    ...(chance.maybe(3) ? { escalation: { ...team_(), afterDays: 1 + chance.below(3) } } : {}),
  };
}

function lentOf(team: Team, from: Person, chance: Chance): Lent {
  const colleagues = team.people.filter(({ side, id }) => side === from.side && id !== from.id);
  const startsOn = addDays(team.day, chance.below(2));
  return {
    fromUserId: from.id,
    toUserId: (colleagues.length > 0 ? chance.one(colleagues) : from).id,
    startsOn,
    endsOn: addDays(startsOn, chance.below(4)),
    ...(chance.maybe(3) ? { maxAmount: BigInt(1 + chance.below(3_000_000)) } : {}),
    fundIds: chance.maybe(4) ? [chance.one([team.funds.own, team.funds.pot, team.funds.other])] : [],
  };
}

/** Does it in the model; the code of the refusal, where it was refused. */
export function doAct(machine: ClaimMachine, act: Act): string | undefined {
  const { team } = machine;
  try {
    switch (act.kind) {
      case 'submit':
      case 'recall':
      case 'reject':
      case 'pay':
        machine[act.kind](act.who);
        break;
      case 'approve':
        machine.approve(act.who, act.declined);
        break;
      case 'return':
        machine.return(act.who, act.questioned);
        break;
      case 'edit':
        machine.edit(act.who, act.part, act.value);
        break;
      case 'amend':
        machine.amend(act.amount);
        break;
      case 'reroute':
        team.routes = act.routes;
        break;
      case 'roles':
        act.who.roles = act.roles;
        break;
      case 'leave':
      case 'come':
        act.who.active = act.kind === 'come';
        team.lent = team.lent.filter((lent) => ![lent.fromUserId, lent.toUserId].includes(act.who.id));
        break;
      case 'lend':
        if (act.lent.fromUserId !== act.lent.toUserId) team.lent.push(act.lent);
        break;
      case 'unlend':
        team.lent = team.lent.filter((lent) => lent !== act.lent);
        break;
      case 'wait':
        team.day = addDays(team.day, act.days);
    }
    return undefined;
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown.code;
    throw thrown;
  }
}
