import { Agent, request } from 'node:http';
import type { HttpLoad, HttpStep } from './http-load.js';

/** In a process of its own: clients with a kept connection each, every one waiting for its answer before it goes on. */
process.once('message', (message) => {
  work(message as HttpLoad).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
});

async function work(load: HttpLoad): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  const durations: number[] = [];
  let turns = 0;
  const start = performance.now();
  const end = start + load.seconds * 1000;
  const ids = load.ids?.values();
  const client = async () => {
    while (performance.now() < end) {
      const given = ids?.next();
      if (given?.done) return;
      let id = given?.value ?? '';
      for (const step of load.steps) {
        const begun = performance.now();
        const answer = await send(agent, load, step, id);
        durations.push(performance.now() - begun);
        id = /"id":"([^"]+)"/.exec(answer)?.[1] ?? '';
      }
      turns += 1;
    }
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  const elapsedMs = performance.now() - start;
  agent.destroy();
  process.send?.({ durations, turns, elapsedMs }, () => process.disconnect());
}

function send(agent: Agent, { origin, cookie }: HttpLoad, step: HttpStep, id: string): Promise<string> {
  const body = step.body === undefined ? undefined : JSON.stringify(step.body);
  const headers = {
    cookie,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin}${step.path.replace('{id}', id)}`,
      { agent, method: step.method, headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (answer.statusCode === step.status) resolve(text);
          else
            reject(
              new Error(`${step.method} ${step.path} answered ${answer.statusCode}: ${text.slice(0, 500)}`),
            );
        });
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
