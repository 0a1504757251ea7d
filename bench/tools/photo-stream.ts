import { setTimeout as sleep } from 'node:timers/promises';
import { drawReceipt, makeLook } from '../receipts/draw-receipt.js';
import { Random } from '../receipts/random.js';
import { makeReceipt } from '../receipts/receipt-text.js';

const SEED = 20251104;
const POLL_MS = 50;

/** Photos of receipts, no two alike, drawn beforehand so that drawing takes nothing from what is measured. */
export async function drawPhotos(count: number): Promise<Buffer[]> {
  const random = new Random(SEED);
  const photos: Buffer[] = [];
  for (let index = 0; index < count; index += 1)
    photos.push(await drawReceipt(makeReceipt(random, index), makeLook(random, index)));
  return photos;
}

/** Uploads photos one after the other, the next once the last has been read, until `done`; how many were read. */
export async function readPhotosUntil(
  { origin, cookie }: { origin: string; cookie: string },
  photos: readonly Buffer[],
  done: Promise<unknown>,
): Promise<number> {
  let over = false;
  const end = () => {
    over = true;
  };
  void done.then(end, end);
  let read = 0;
  for (const photo of photos) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), `${read}.jpg`);
    const answer = await fetch(`${origin}/api/v1/evidence`, {
      method: 'POST',
      body: form,
      headers: { cookie },
    });
    if (!answer.ok) throw new Error(`photo: ${answer.status} ${await answer.text()}`);
    const { id } = (await answer.json()) as { id: string };
    while (!over && (await stateOf(origin, cookie, id)) === 'waiting') await sleep(POLL_MS);
    if (over) return read;
    read += 1;
  }
  return read;
}

async function stateOf(origin: string, cookie: string, id: string): Promise<string | undefined> {
  const answer = await fetch(`${origin}/api/v1/evidence/${id}`, { headers: { cookie } });
  return ((await answer.json()) as { reading?: { state: string } }).reading?.state;
}
