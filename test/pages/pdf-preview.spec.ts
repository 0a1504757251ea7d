import sharp from 'sharp';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { receiptPdf } from '../support/documents/purchase-pdfs.js';
import { createWorld } from '../support/world.js';

let test: TestApp;
let researcher: Client;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
  researcher = test.as('researcher@upstage.example');
});
afterAll(() => test.stop());

async function formOf(content: Buffer): Promise<string> {
  const answer: Answer = await researcher.upload('/expenses/from-documents', [
    { name: 'receipt.pdf', content },
  ]);
  return (await researcher.get(String(answer.headers['location']))).body;
}

const pictureIn = (page: string) => /"(\/evidence\/[\w-]{36}\/picture)"/.exec(page)?.[1];

describe('a PDF beside the form', () => {
  it('shows its first page with the places that filled a field', async () => {
    const page = await formOf(await receiptPdf());
    const href = pictureIn(page) ?? '';
    expect(page.match(/class="place-read"/g)).toHaveLength(4);
    const picture = await researcher.get(href);
    expect({ status: picture.statusCode, type: picture.headers['content-type'] }).toEqual({
      status: 200,
      type: 'image/jpeg',
    });
    const { width, height } = await sharp(picture.rawPayload).metadata();
    expect({ width, height }).toEqual({ width: 1200, height: 1637 });
    // Letters are on it: neither all white nor blank.
    const { channels } = await sharp(picture.rawPayload).stats();
    expect(channels[0]?.min).toBeLessThan(60);
    expect(channels[0]?.mean).toBeGreaterThan(200);
    expect((await test.as('researcher@skt.example').get(href)).statusCode).toBe(404);
  });

  it('shows none where nothing was read', async () => {
    expect(pictureIn(await formOf(smallPdf('blank')))).toBeUndefined();
  });
});
