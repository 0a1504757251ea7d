import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MembershipChanges } from './membership-changes.js';
import { PeopleRecords } from './people-records.js';
import { mayGiveRoles, mayManagePeople, mayWithdraw } from './people.policy.js';

export interface ChangeRolesCommand {
  userId: string;
  roles: readonly string[];
}

/** Gives a person exactly these roles; they act from the person's next request on. */
@Injectable()
export class ChangeRoles {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly records: PeopleRecords,
    private readonly audit: AuditLog,
    private readonly changes: MembershipChanges,
  ) {}

  async execute(actor: Actor, { userId, roles }: ChangeRolesCommand): Promise<void> {
    await this.unit.run(actor, async () => {
      const { teamId } = await this.records.person(actor, userId);
      ensure(mayManagePeople(actor, teamId));
      await this.unit.run(actor, () => this.change(actor, teamId, userId, [...new Set(roles)].sort()), {
        onBehalfOf: teamId,
      });
    });
  }

  private async change(
    actor: Actor,
    teamId: string,
    userId: string,
    roles: readonly string[],
  ): Promise<void> {
    await this.records.lockTeam(teamId);
    const subject = await this.records.person(actor, userId);
    ensure(mayGiveRoles(subject.kind, roles));
    const left = subject.roles.filter((role) => roles.includes(role));
    const otherGuardians = await this.records.otherGuardians(subject);
    ensure(mayWithdraw(actor, { kind: subject.kind, subject, left, otherGuardians }));
    await this.records.setRoles(teamId, userId, roles);
    await this.audit.record(actor, {
      teamId,
      act: 'user.roles-changed',
      subjectType: 'user',
      subjectId: userId,
      before: { roles: subject.roles },
      after: { roles },
    });
    await this.changes.tell(actor, { teamId, userId, what: 'roles' });
  }
}
