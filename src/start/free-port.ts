import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartError, systemCode } from '../platform/config/start-error.js';

/**
 * Tries the address before the database is started, so that a taken port is told at once and leaves nothing behind.
 * Returns the port: the one asked for, or for 0 a free one, which the pages' addresses must know beforehand.
 */
export async function checkPort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
    return address.port;
  } catch (cause) {
    throw new StartError(explain(systemCode(cause), host, port), { cause });
  } finally {
    server.close();
  }
}

function explain(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: end that, or choose another port, as in PORT=${port + 1} npm start.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which isn't an address of this machine.`;
    default:
      return `${host}:${port} can't be opened (${code ?? 'unknown error'}): check HOST and PORT.`;
  }
}
