import pg from 'pg';

interface Load {
  url: string;
  messages: string[];
  clients: number;
  seconds: number;
}

/** In a process of its own: so many connections, each doing the same transaction again and again. */
process.once('message', (message) => void work(message as Load));

async function work({ url, messages, clients, seconds }: Load): Promise<void> {
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(connections.map((connection) => connection.connect()));
  const first = (Math.floor(Date.now() / 1000) % 100_000) * 100_000;
  const start = performance.now();
  const end = start + seconds * 1000;
  const counts = await Promise.all(
    connections.map(async (connection, client) => {
      let done = 0;
      for (; performance.now() < end; done += 1) {
        const number = `${100_000_000_000 + client * 10_000_000_000 + first + done}`;
        for (const sql of messages) await connection.query(sql.replaceAll(':number', number));
      }
      return done;
    }),
  );
  const elapsed = performance.now() - start;
  const total = counts.reduce((sum, count) => sum + count, 0);
  await Promise.all(connections.map((connection) => connection.end()));
  process.send?.({ perSecond: (total * 1000) / elapsed, averageMs: (elapsed * clients) / total }, () =>
    process.disconnect(),
  );
}
