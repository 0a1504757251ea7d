import { v7 as uuidv7 } from 'uuid';
import pg from 'pg';
import { AcceptLink } from '../../../src/people/accept-link.js';
import { DEMO_PASSWORD } from '../../../src/people/demo-password.js';
import { InvitePerson, type InviteCommand } from '../../../src/people/invite-person.js';
import { hashSecret, newSecret } from '../../../src/people/secrets.js';
import type { Actor, ProgrammeRole } from '../../../src/platform/access/actor.js';
import type { TestApp } from '../app.js';

export interface OfficerInput {
  programmeCode: string;
  email: string;
  name: string;
  role: ProgrammeRole;
}

/** The first officer of a programme, made by the database's owner as `cli user create` does it; returns the actor. */
export async function foundOfficer(test: TestApp, input: OfficerInput): Promise<Actor> {
  const secret = newSecret();
  await asOwner(test, 'SELECT create_officer($1)', [
    JSON.stringify({ ...input, userId: uuidv7(), linkId: uuidv7(), tokenHash: hashSecret(secret) }),
  ]);
  return acceptLink(test, secret);
}

/** Somebody who was invited by `inviter` and has set the password that all test people share. */
export async function addPerson(test: TestApp, inviter: Actor, command: InviteCommand): Promise<Actor> {
  const { link } = await test.app.get(InvitePerson, { strict: false }).execute(inviter, command);
  return acceptLink(test, link.secret);
}

export function acceptLink(test: TestApp, secret: string, password = DEMO_PASSWORD): Promise<Actor> {
  return test.app.get(AcceptLink, { strict: false }).execute({ secret, password });
}

/** One statement as the database's owner: what no application role may do. */
export async function asOwner(
  test: TestApp,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<void> {
  const client = new pg.Client({ connectionString: test.database.ownerUrl });
  await client.connect();
  try {
    await client.query(sql, [...parameters]);
  } finally {
    await client.end();
  }
}
