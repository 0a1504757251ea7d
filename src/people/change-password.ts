import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AttemptLimit } from './attempt-limit.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordProblems } from './password-rules.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayKeepOwnAccount } from './people.policy.js';

export interface ChangePasswordCommand {
  currentPassword: string;
  password: string;
  passwordAgain?: string;
  address: string;
  /** The session that goes on; all others end. */
  sessionId: string | undefined;
}

/** Changes one's own password, for whoever knows the present one and not just has the browser in hand. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly hasher: PasswordHasher,
    private readonly limit: AttemptLimit,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, command: ChangePasswordCommand): Promise<void> {
    ensure(mayKeepOwnAccount(actor));
    const { currentPassword, password, passwordAgain, address, sessionId } = command;
    const problems = passwordProblems(password, actor);
    if (passwordAgain !== undefined && passwordAgain !== password) {
      problems.push(PEOPLE_ERRORS.problem('people.password-differs', '/passwordAgain'));
    }
    if (problems.length > 0) throw invalidInput(problems);
    const attempt = await this.limit.begin(`change ${actor.userId}`, address);
    const known = await this.unit.run(actor, () =>
      this.unit.one<{ hash: string | null }>(`SELECT auth_password_hash($1) AS hash`, [actor.userId]),
    );
    if (!known?.hash || !(await this.hasher.verify(known.hash, currentPassword))) {
      throw PEOPLE_ERRORS.fail('people.password-wrong');
    }
    await attempt.succeeded();
    const hash = await this.hasher.hash(password);
    await this.unit.run(actor, async () => {
      await this.unit.query(`SELECT auth_change_password($1)`, [hash]);
      await this.unit.query(`DELETE FROM sessions WHERE user_id = $1 AND id IS DISTINCT FROM $2::uuid`, [
        actor.userId,
        sessionId ?? null,
      ]);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'user.password-changed',
        subjectType: 'user',
        subjectId: actor.userId,
      });
    });
  }
}
