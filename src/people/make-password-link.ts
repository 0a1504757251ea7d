import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Invited } from './invite-person.js';
import { OneTimeLinks } from './one-time-links.js';
import { PeopleRecords } from './people-records.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayManagePeople } from './people.policy.js';

/** A new link for somebody who lost the password, or the invitation. */
@Injectable()
export class MakePasswordLink {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly records: PeopleRecords,
    private readonly links: OneTimeLinks,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, userId: string): Promise<Invited> {
    return this.unit.run(actor, async () => {
      const { teamId, name, email, status } = await this.records.person(actor, userId);
      ensure(mayManagePeople(actor, teamId));
      if (status === 'disabled') throw PEOPLE_ERRORS.fail('people.disabled');
      const purpose = status === 'invited' ? 'invitation' : 'password';
      const link = await this.unit.run(actor, () => this.links.make(actor, { teamId, userId, purpose }), {
        onBehalfOf: teamId,
      });
      await this.audit.record(actor, {
        teamId,
        act: 'user.link-made',
        subjectType: 'user',
        subjectId: userId,
        after: { purpose },
      });
      return { userId, name, email, link };
    });
  }
}
