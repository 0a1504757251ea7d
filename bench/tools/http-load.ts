import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CLIENTS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'http-clients.js');

/** One client's turn: requests one after the other on a kept connection. `{id}` is the id in the answer before. */
export interface HttpStep {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly status: number;
}

export interface HttpLoad {
  readonly origin: string;
  /** Of a real session. */
  readonly cookie: string;
  readonly steps: readonly HttpStep[];
  readonly clients: number;
  readonly seconds: number;
  /** What `{id}` is in each turn's first request; the load ends early when all are used. */
  readonly ids?: readonly string[];
}

export interface HttpRate {
  readonly turns: number;
  readonly turnsPerSecond: number;
  /** Of single requests, from the first byte sent to the last received. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Turns a second by clients in a process of their own. */
export async function loadHttp(load: HttpLoad): Promise<HttpRate> {
  const child = fork(CLIENTS);
  child.send(load);
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])]);
  if (answer === undefined) throw new Error('The HTTP clients ended without an answer.');
  const { durations, turns, elapsedMs } = answer as { durations: number[]; turns: number; elapsedMs: number };
  return { turns, turnsPerSecond: (turns * 1000) / elapsedMs, ...percentiles(durations) };
}

export function percentiles(durations: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Signs in as a person does; returns the cookie to send from then on. */
export async function signIn(origin: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined)
    throw new Error(`${email} can't sign in: ${answer.status} ${await answer.text()}`);
  return cookie;
}
