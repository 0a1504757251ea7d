import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeliveryRounds } from '../../src/webhooks/delivery/delivery-rounds.js';
import type { TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';

export interface Received {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
  json: Json;
}

type Answering = (request: Received, response: http.ServerResponse) => void;

/** A receiver on this machine that remembers what it got and answers as it is told. */
export async function startReceiver() {
  const received: Received[] = [];
  let answering: Answering = (_, response) => response.writeHead(204).end();
  let open = 0;
  let most = 0;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const one = { path: request.url ?? '', headers: request.headers, body, json: jsonOf({ body }) };
      received.push(one);
      answering(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    received,
    /** The most requests that were open at the same time. */
    most: () => most,
    answer: (how: number | Answering) => {
      answering = typeof how === 'number' ? (_, response) => response.writeHead(how).end('answered') : how;
    },
    clear: () => {
      received.length = 0;
      most = 0;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** As docs/webhooks.md tells a receiver to check a message. */
export function verifies({ headers, body }: Pick<Received, 'headers' | 'body'>, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}

/** The acts of an endpoint's life. */
export function webhookSteps(test: TestApp) {
  const rounds = () => test.app.get(DeliveryRounds, { strict: false });
  return {
    rounds,
    create: async (
      email: string,
      url: string,
      changes: Json = {},
    ): Promise<{ id: string; secret: string }> => {
      const body = { url, eventTypes: ['claim.created', 'claim.submitted', 'claim.approved'], ...changes };
      const answer = await test.as(email).post('/api/v1/webhooks', body);
      if (answer.statusCode !== 201) throw new Error(`no webhook: ${answer.statusCode} ${answer.body}`);
      const { id, secret } = jsonOf(answer);
      return { id: String(id), secret: String(secret) };
    },
    /** Looks once and waits for what was begun, as each second in a server. */
    deliver: async () => {
      await rounds().look();
      await rounds().settled();
    },
    /** As if the time until the next attempt had gone by. */
    hurry: (endpointId: string) =>
      rowsOf(
        test,
        `UPDATE webhook_deliveries SET due_at = now() WHERE endpoint_id = $1 AND state = 'waiting'`,
        [endpointId],
      ),
    deliveries: async (email: string, endpointId: string, query = ''): Promise<Json[]> => {
      const answer = await test.as(email).get(`/api/v1/webhooks/${endpointId}/deliveries${query}`);
      return jsonOf(answer)['items'] as Json[];
    },
    remove: async (email: string, endpointId: string) => {
      await test.as(email).delete(`/api/v1/webhooks/${endpointId}`);
    },
  };
}
