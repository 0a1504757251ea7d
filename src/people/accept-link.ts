import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordProblems } from './password-rules.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { SignInStore } from './sign-in-store.js';

export interface AcceptLinkCommand {
  secret: string;
  password: string;
  /** Typed a second time on the page; programs needn't. */
  passwordAgain?: string;
}

/** Sets a password by a one-time link and uses the link up; all sessions of the person end. */
@Injectable()
export class AcceptLink {
  constructor(
    private readonly store: SignInStore,
    private readonly hasher: PasswordHasher,
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async execute({ secret, password, passwordAgain }: AcceptLinkCommand): Promise<Actor> {
    const holder = await this.store.link(secret);
    if (!holder) throw PEOPLE_ERRORS.fail('people.link-used');
    const problems = passwordProblems(password, holder);
    if (passwordAgain !== undefined && passwordAgain !== password) {
      problems.push(PEOPLE_ERRORS.problem('people.password-differs', '/passwordAgain'));
    }
    if (problems.length > 0) throw invalidInput(problems);
    const actor = await this.store.useLink(secret, await this.hasher.hash(password));
    // Somebody was quicker, or the person was disabled in between.
    if (!actor) throw PEOPLE_ERRORS.fail('people.link-used');
    await this.unit.run(actor, () =>
      this.audit.record(actor, {
        teamId: actor.team.id,
        act: holder.purpose === 'invitation' ? 'user.joined' : 'user.password-reset',
        subjectType: 'user',
        subjectId: actor.userId,
      }),
    );
    return actor;
  }
}
