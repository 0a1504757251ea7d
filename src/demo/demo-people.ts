import { Injectable } from '@nestjs/common';
import { DEMO_PASSWORD } from '../people/demo-password.js';
import { InvitePerson } from '../people/invite-person.js';
import { PasswordHasher } from '../people/password-hasher.js';
import { SignInStore } from '../people/sign-in-store.js';
import type { Actor, Role } from '../platform/access/actor.js';

export interface DemoPerson {
  teamId: string;
  institutionId?: string;
  email: string;
  name: string;
  role: Role;
}

/** The people of the demonstration, called by their roles; each sets the one demo password by a one-time link. */
@Injectable()
export class DemoPeople {
  private passwordHash?: Promise<string>;

  constructor(
    private readonly invitation: InvitePerson,
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

  async add(officer: Actor, { role, ...person }: DemoPerson): Promise<Actor> {
    const { link } = await this.invitation.execute(officer, { ...person, roles: [role] });
    return this.accept(link.secret);
  }
}
