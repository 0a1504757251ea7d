import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MembershipChanges } from './membership-changes.js';
import { PeopleRecords, type Person } from './people-records.js';
import { mayDisable, mayManagePeople } from './people.policy.js';

/** Stops a person's access, at once and with all sessions, tokens and links, or allows it again. */
@Injectable()
export class PersonAccess {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly records: PeopleRecords,
    private readonly audit: AuditLog,
    private readonly changes: MembershipChanges,
  ) {}

  disable(actor: Actor, userId: string): Promise<Person> {
    return this.withPerson(actor, userId, async (subject) => {
      const otherGuardians = await this.records.otherGuardians(subject);
      ensure(mayDisable(actor, { kind: subject.kind, subject, otherGuardians }));
      if (subject.status === 'disabled') return;
      await this.unit.query(`UPDATE users SET status = 'disabled' WHERE id = $1`, [userId]);
      await this.unit.query(`SELECT auth_end_sessions_of($1)`, [userId]);
      await this.record(actor, subject, 'user.disabled', 'disabled');
      await this.changes.tell(actor, { teamId: subject.teamId, userId, what: 'disabled' });
    });
  }

  enable(actor: Actor, userId: string): Promise<Person> {
    return this.withPerson(actor, userId, async (subject) => {
      if (subject.status !== 'disabled') return;
      // A sign-in that was under way when access was stopped may have left a session behind.
      await this.unit.query(`SELECT auth_end_sessions_of($1)`, [userId]);
      const row = await this.unit.one<{ status: string }>(`SELECT auth_enable($1) AS status`, [userId]);
      await this.record(actor, subject, 'user.enabled', row?.status ?? '');
      await this.changes.tell(actor, { teamId: subject.teamId, userId, what: 'enabled' });
    });
  }

  private async withPerson(
    actor: Actor,
    userId: string,
    act: (subject: Person) => Promise<void>,
  ): Promise<Person> {
    return this.unit.run(actor, async () => {
      const { teamId } = await this.records.person(actor, userId);
      ensure(mayManagePeople(actor, teamId));
      return this.unit.run(
        actor,
        async () => {
          await this.records.lockTeam(teamId);
          const subject = await this.records.person(actor, userId);
          await act(subject);
          return subject;
        },
        { onBehalfOf: teamId },
      );
    });
  }

  private async record(
    actor: Actor,
    { teamId, userId, status }: Person,
    act: string,
    now: string,
  ): Promise<void> {
    await this.audit.record(actor, {
      teamId,
      act,
      subjectType: 'user',
      subjectId: userId,
      before: { status },
      after: { status: now },
    });
  }
}
