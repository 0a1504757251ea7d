import os from 'node:os';
import { Ocr } from './ocr.js';
import { photoReading } from './photo-reading.js';
import type { PhotoAnswer, PhotoRequest } from './photo-reader.js';

/** The server's other half for pictures: started by `PhotoReader`, ends with it. */
const ocr = new Ocr();

// Before the reader's own threads start, which inherit it: people's pages come first.
os.setPriority(os.constants.priority.PRIORITY_LOW);

process.on('message', ({ path }: PhotoRequest) => void answer(path));
process.on('disconnect', () => process.exit());

async function answer(path: string): Promise<void> {
  const outcome = await photoReading(ocr, path).then(
    (reading): PhotoAnswer => ({ ok: true, reading }),
    (error: unknown): PhotoAnswer => ({ ok: false, message: String(error) }),
  );
  process.send?.(outcome);
}
