import type { ApprovalRequest } from '../../../src/approvals/approval-request.js';
import type { Delegation, Member } from '../../../src/approvals/deciders.js';
import type { Parts } from '../../../src/approvals/earlier-voices.js';
import { standingFor, type Standing } from '../../../src/approvals/read-standing.js';
import type { Route } from '../../../src/approvals/route.js';
import type { Actor, Role } from '../../../src/platform/access/actor.js';
import { startOfKstDate, type KstDate } from '../../../src/platform/clock/kst-date.js';
import { actorFixture } from '../claim-fixture.js';

export interface Person {
  readonly id: string;
  readonly side: 'team' | 'office';
  roles: readonly Role[];
  active: boolean;
}

/** An answer as it is kept. */
export interface Kept {
  readonly id: string;
  readonly at: number;
  readonly requestId?: string;
  readonly decision: 'approved' | 'returned' | 'rejected';
  readonly userId: string;
  readonly forUserId?: string;
  readonly seen: Parts;
}

export type Lent = Omit<Delegation, 'fromRoles'>;

const OFFICE = {
  id: 'office',
  kind: 'office' as const,
  name: { ko: '기관', en: 'Office' },
  status: 'active' as const,
};

/** People of a team and of its office, what they lent each other, and the routes in force. */
export class Team {
  routes: Route[] = [];
  lent: Lent[] = [];
  day: KstDate = '2025-11-03';

  constructor(
    readonly people: readonly Person[],
    readonly funds = { own: 'fund', pot: 'pot-fund', other: 'other' },
  ) {}

  get now(): Date {
    return new Date(startOfKstDate(this.day).getTime() + 9 * 3_600_000);
  }

  person(id: string | undefined): Person | undefined {
    return this.people.find((each) => each.id === id);
  }

  actor({ id, roles, side }: Person): Actor {
    return actorFixture(id, roles, side === 'office' ? { team: OFFICE } : {});
  }

  members(): Member[] {
    return this.of('team');
  }

  officeMembers(): Member[] {
    return this.of('office');
  }

  officers(): Member[] {
    return this.officeMembers().filter(({ roles }) => roles.includes('officer'));
  }

  standing(who: Person, round: readonly ApprovalRequest[]): Standing {
    return standingFor(this.actor(who), round, {
      delegations: this.lentTo(who),
      officers: who.side === 'office' ? this.officers() : undefined,
      today: this.day,
    });
  }

  private lentTo({ id }: Person): Delegation[] {
    return this.lent.flatMap((each) => {
      const from = this.person(each.fromUserId);
      const holds = each.toUserId === id && each.startsOn <= this.day && this.day <= each.endsOn;
      return holds && from?.active ? [{ ...each, fromRoles: from.roles }] : [];
    });
  }

  private of(side: Person['side']): Member[] {
    return this.people
      .filter((each) => each.side === side && each.active && each.roles.length > 0)
      .map(({ id, roles }) => ({ userId: id, roles }));
  }
}
