import os from 'node:os';
import type { ReaderAnswer, ReaderRequest } from './reader-process.js';
import { UnreadableDocument } from './unreadable-document.js';

/** The other half of `ReaderProcess`: answers what the server asks, and ends with it. */
export function answerRequests<W extends object>(work: (wanted: W) => Promise<unknown>): void {
  // Before any thread of the reader starts, which inherits it: people's pages come first.
  os.setPriority(os.constants.priority.PRIORITY_LOW);
  process.on('message', (request: ReaderRequest<W>) => void answer(request, work));
  process.on('disconnect', () => process.exit());
}

async function answer<W extends object>(
  request: ReaderRequest<W>,
  work: (wanted: W) => Promise<unknown>,
): Promise<void> {
  const { id } = request;
  const outcome = await work(request).then(
    (value): ReaderAnswer => ({ id, ok: true, value }),
    (error: unknown): ReaderAnswer => ({
      id,
      ok: false,
      message: String(error),
      isUnreadable: error instanceof UnreadableDocument,
    }),
  );
  process.send?.(outcome);
}
