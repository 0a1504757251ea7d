import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PhotoReader } from '../../src/evidence/photo/photo-reader.js';
import { UnreadableDocument } from '../../src/evidence/reading/unreadable-document.js';
import { drawReceipt, makeLook } from '../../bench/receipts/draw-receipt.js';
import { Random } from '../../bench/receipts/random.js';
import { makeReceipt } from '../../bench/receipts/receipt-text.js';

let folder: string;
let photo: string;
const reader = new PhotoReader();

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-photo-'));
  photo = path.join(folder, 'receipt.jpg');
  const random = new Random(1);
  await writeFile(photo, await drawReceipt(makeReceipt(random, 0), makeLook(random, 0)));
});
afterAll(async () => {
  reader.onApplicationShutdown();
  await rm(folder, { recursive: true });
});

describe('the reader of pictures', () => {
  it('says that it came to an end midway, and reads the next picture all the same', async () => {
    const cutOff = reader.read(photo);
    const waiting = reader.read(photo);
    // The first picture is in hand once the turn has come round.
    await new Promise((resolve) => setTimeout(resolve, 50));
    reader.onApplicationShutdown();
    await expect(cutOff).rejects.toThrow('came to an end');
    expect((await waiting).state).toBe('read');
  });

  it('says what it could not open, and goes on', async () => {
    await expect(reader.read(path.join(folder, 'nowhere.jpg'))).rejects.toThrow(UnreadableDocument);
    expect((await reader.read(photo)).fields.totalAmount).toBeDefined();
  });
});
