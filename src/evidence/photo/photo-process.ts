import os from 'node:os';
import { Ocr } from './ocr.js';
import { photoReading } from './photo-reading.js';
import type { PhotoAnswer, PhotoRequest } from './photo-reader.js';
import { pictureOf } from './upright-photo.js';

/** The server's other half for pictures: started by `PhotoReader`, ends with it. */
const ocr = new Ocr();

// Before the reader's own threads start, which inherit it: people's pages come first.
os.setPriority(os.constants.priority.PRIORITY_LOW);

process.on('message', (request: PhotoRequest) => void answer(request));
process.on('disconnect', () => process.exit());

async function answer(request: PhotoRequest): Promise<void> {
  const { id } = request;
  const outcome = await outcomeOf(request).then(
    (value): PhotoAnswer => ({ id, ok: true, value }),
    (error: unknown): PhotoAnswer => ({ id, ok: false, message: String(error) }),
  );
  process.send?.(outcome);
}

function outcomeOf(request: PhotoRequest): Promise<unknown> {
  return request.what === 'reading'
    ? photoReading(ocr, request.path)
    : pictureOf(request.path, request.turned);
}
