import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SignInStore } from './sign-in-store.js';

/** Ends the session in hand; a session that has ended already is as good. */
@Injectable()
export class SignOut {
  constructor(
    private readonly store: SignInStore,
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor | undefined, secret: string): Promise<void> {
    await this.store.endSession(secret);
    if (!actor) return;
    await this.unit.run(actor, () =>
      this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'session.ended',
        subjectType: 'user',
        subjectId: actor.userId,
      }),
    );
  }
}
