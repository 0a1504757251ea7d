import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Actor } from '../platform/access/actor.js';
import { DATA_SOURCE } from '../platform/database/data-source.js';
import { toActor, type ActorJson } from './actor-json.js';
import { hashSecret } from './secrets.js';

export interface OpenSession {
  sessionId: string;
  /** Not noted as seen for a while. */
  stale: boolean;
  actor: Actor;
}

export interface LinkHolder {
  purpose: 'invitation' | 'password';
  name: string;
  email: string;
}

export interface DemoPerson {
  email: string;
  name: string;
  team_name_ko: string;
  team_name_en: string;
  role: string;
}

/**
 * The look-ups made before it is known who acts, by the database's own sign-in functions and outside any unit of work.
 * Secrets are hashed here: none travels to the database.
 */
@Injectable()
export class SignInStore {
  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  async credentials(email: string): Promise<{ user_id: string; password_hash: string }[]> {
    return this.dataSource.query('SELECT user_id, password_hash FROM auth_credentials($1)', [email]);
  }

  async openSession(session: {
    id: string;
    userId: string;
    secret: string;
    expiresAt: Date;
    userAgent: string;
    address: string;
  }) {
    await this.dataSource.query('SELECT auth_open_session($1, $2, $3, $4, $5, $6)', [
      session.id,
      session.userId,
      hashSecret(session.secret),
      session.expiresAt,
      session.userAgent,
      session.address,
    ]);
  }

  async session(secret: string): Promise<OpenSession | undefined> {
    const [row]: { session_id: string; stale: boolean; actor: ActorJson | null }[] =
      await this.dataSource.query('SELECT session_id, stale, actor FROM auth_session_actor($1)', [
        hashSecret(secret),
      ]);
    return row?.actor
      ? { sessionId: row.session_id, stale: row.stale, actor: toActor(row.actor) }
      : undefined;
  }

  async touchSession(secret: string): Promise<void> {
    await this.dataSource.query('SELECT auth_touch_session($1)', [hashSecret(secret)]);
  }

  async endSession(secret: string): Promise<void> {
    await this.dataSource.query('SELECT auth_end_session($1)', [hashSecret(secret)]);
  }

  async tokenActor(token: string): Promise<Actor | undefined> {
    const [row]: { scopes: ('read' | 'write')[]; actor: ActorJson | null }[] = await this.dataSource.query(
      'SELECT scopes, actor FROM auth_token_actor($1)',
      [hashSecret(token)],
    );
    return row?.actor ? toActor(row.actor, row.scopes) : undefined;
  }

  async link(secret: string): Promise<LinkHolder | undefined> {
    const [row]: LinkHolder[] = await this.dataSource.query(
      'SELECT purpose, name, email FROM auth_link($1)',
      [hashSecret(secret)],
    );
    return row;
  }

  /** Sets the password of the link's holder and uses the link up; undefined when it can't be used any more. */
  async useLink(secret: string, passwordHash: string): Promise<Actor | undefined> {
    const [row]: { actor: ActorJson | null }[] = await this.dataSource.query(
      'SELECT auth_use_link($1, $2) AS actor',
      [hashSecret(secret), passwordHash],
    );
    return row?.actor ? toActor(row.actor) : undefined;
  }

  async demoPeople(): Promise<DemoPerson[]> {
    return this.dataSource.query(
      'SELECT email, name, team_name_ko, team_name_en, role FROM auth_demo_people()',
    );
  }
}
