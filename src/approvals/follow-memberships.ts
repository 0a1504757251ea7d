import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MembershipChanges, type MembershipChange } from '../people/membership-changes.js';
import type { Actor } from '../platform/access/actor.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { EndDelegation } from './delegations/end-delegation.js';

/**
 * What follows for approvals when somebody loses a role or leaves. What they lent and were lent ends in the same unit.
 * The requests they were asked are looked at by a job: the one who takes a role away must neither wait for claims that
 * others have in hand nor be refused because of them, and the job reads what was committed.
 */
@Injectable()
export class FollowMemberships implements OnModuleInit {
  constructor(
    private readonly changes: MembershipChanges,
    private readonly ending: EndDelegation,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.changes.listen((actor, change) => this.follow(actor, change));
  }

  private async follow(actor: Actor, { teamId, userId, what }: MembershipChange): Promise<void> {
    // Whoever comes back begins without what was lent before they went, also where an operator shut them out.
    if (what !== 'roles') await this.ending.endAllOf(actor, { teamId, userId });
    if (what !== 'enabled') await this.jobs.send('look-at-approvals', { teamId });
  }
}
