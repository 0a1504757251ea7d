import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DEMO_PASSWORD } from '../people/demo-password.js';
import { PasswordHasher } from '../people/password-hasher.js';
import { hashSecret, newSecret } from '../people/secrets.js';
import { SignInStore } from '../people/sign-in-store.js';
import type { Actor, Role } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export interface DemoPerson {
  teamId: string;
  institutionId?: string;
  email: string;
  name: string;
  role: Role;
}

const LINK_HOURS = 1;

/** The people of the demonstration, called by their roles; each sets the one demo password by a one-time link. */
@Injectable()
export class DemoPeople {
  private passwordHash?: Promise<string>;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SignInStore,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Uses a link up as its holder would; returns the person as actor. */
  async accept(linkSecret: string): Promise<Actor> {
    this.passwordHash ??= this.hasher.hash(DEMO_PASSWORD);
    const actor = await this.store.useLink(linkSecret, await this.passwordHash);
    if (!actor) throw new Error('a demo invitation was used up before it was accepted');
    return actor;
  }

  async add(officer: Actor, person: DemoPerson): Promise<Actor> {
    const secret = newSecret();
    const userId = uuidv7();
    await this.unit.run(
      officer,
      async () => {
        await this.unit.query(
          'INSERT INTO users (id, team_id, institution_id, email, name) VALUES ($1, $2, $3, $4, $5)',
          [userId, person.teamId, person.institutionId, person.email, person.name],
        );
        await this.unit.query('INSERT INTO memberships (team_id, user_id, role) VALUES ($1, $2, $3)', [
          person.teamId,
          userId,
          person.role,
        ]);
        await this.unit.query(
          `INSERT INTO one_time_links (id, team_id, user_id, purpose, token_hash, created_by, expires_at)
           VALUES ($1, $2, $3, 'invitation', $4, $5, now() + make_interval(hours => $6))`,
          [uuidv7(), person.teamId, userId, hashSecret(secret), officer.userId, LINK_HOURS],
        );
      },
      { onBehalfOf: person.teamId },
    );
    return this.accept(secret);
  }
}
