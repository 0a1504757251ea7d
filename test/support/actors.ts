import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import type { SignInStore } from '../../src/people/sign-in-store.js';
import type { Actor } from '../../src/platform/access/actor.js';
import type { Client } from './client.js';

export const SESSION_COOKIE = /^(?:__Host-)?hanjang=([\w-]{43})/;

/** Signs people in through the API, each once. */
export function createActors(client: Client, store: SignInStore) {
  const secrets = new Map<string, Promise<string>>();

  async function signIn(email: string): Promise<string> {
    const response = await client.post('/api/v1/sessions', { email, password: DEMO_PASSWORD });
    if (response.statusCode !== 201)
      throw new Error(`${email} can't sign in: ${response.statusCode} ${response.body}`);
    const secret = SESSION_COOKIE.exec(String(response.headers['set-cookie']))?.[1];
    if (!secret) throw new Error('signing in set no cookie');
    return secret;
  }

  function secret(email: string): Promise<string> {
    const known = secrets.get(email) ?? signIn(email);
    secrets.set(email, known);
    return known;
  }

  return {
    cookie: async (email: string): Promise<string> => `hanjang=${await secret(email)}`,
    actor: async (email: string): Promise<Actor> => {
      const session = await store.session(await secret(email));
      if (!session) throw new Error(`the session of ${email} has ended`);
      return session.actor;
    },
  };
}
