import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AttemptLimit } from './attempt-limit.js';
import { PasswordHasher } from './password-hasher.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { newSecret } from './secrets.js';
import { SignInStore } from './sign-in-store.js';

export interface SignInCommand {
  email: string;
  password: string;
  userAgent: string;
  address: string;
  /** The session this browser had until now, which ends. */
  formerSecret?: string;
}

export interface SignedIn {
  actor: Actor;
  /** For the cookie; known to nobody else. */
  secret: string;
  expiresAt: Date;
}

/** As many accounts as `auth_credentials` gives for one address, one a team. */
const MOST_ACCOUNTS = 5;
const HOUR_MS = 3_600_000;

/** Opens a session for whoever knows the password. What is told and how long it takes never says who has an account. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly store: SignInStore,
    private readonly hasher: PasswordHasher,
    private readonly limit: AttemptLimit,
    private readonly clock: Clock,
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async execute(command: SignInCommand): Promise<SignedIn> {
    const email = command.email.trim().toLowerCase();
    const attempt = await this.limit.begin(email, command.address);
    const accounts = await this.store.credentials(email);
    const hashes = accounts.map(({ password_hash }) => password_hash);
    const index = await this.hasher.match(hashes, command.password, MOST_ACCOUNTS);
    const account = index === undefined ? undefined : accounts[index];
    if (!account) throw PEOPLE_ERRORS.fail('people.wrong-sign-in');
    await attempt.succeeded();
    return this.open(account.user_id, command);
  }

  private async open(userId: string, command: SignInCommand): Promise<SignedIn> {
    const session = {
      id: uuidv7(),
      userId,
      secret: newSecret(),
      expiresAt: new Date(this.clock.now().getTime() + this.config.sessionHours * HOUR_MS),
      userAgent: command.userAgent,
      address: command.address,
    };
    await this.store.openSession(session);
    if (command.formerSecret) await this.store.endSession(command.formerSecret);
    const opened = await this.store.session(session.secret);
    // Whoever was disabled in between has no session.
    if (!opened) throw PEOPLE_ERRORS.fail('people.wrong-sign-in');
    const { actor } = opened;
    await this.unit.run(actor, () =>
      this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'session.opened',
        subjectType: 'user',
        subjectId: userId,
      }),
    );
    return { actor, secret: session.secret, expiresAt: session.expiresAt };
  }
}
