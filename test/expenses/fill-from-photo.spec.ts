import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { drawReceipt, makeLook } from '../../bench/receipts/draw-receipt.js';
import { Random } from '../../bench/receipts/random.js';
import { makeReceipt, type ReceiptText } from '../../bench/receipts/receipt-text.js';
import { ReadPhotos } from '../../src/evidence/photo/read-photos.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
/** The layout of a shop's receipt, which prints supply, tax and total. */
const SHOP = 0;

/** The photo of the shop's receipt that `makeReceipt` makes of 77. */
const HEIC = 'test/fixtures/photos/receipt.heic';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

/** A sharp, straight photo of a receipt that no other has. */
async function photo(seed: number): Promise<{ receipt: ReceiptText; content: Buffer }> {
  const receipt = makeReceipt(new Random(seed), SHOP);
  const look = {
    ...makeLook(new Random(seed), 0),
    font: 'sans',
    width: 560,
    size: 24,
    ink: 20,
    paper: 250,
    skew: 0,
    blur: 0,
    noise: 0,
    turned: 0 as const,
    quality: 92,
  };
  return { receipt, content: await drawReceipt(receipt, look) };
}

async function uploaded(content: Buffer, name = '영수증.jpg'): Promise<Json> {
  const answer = await claims.upload(EMAIL, name, content);
  expect(answer.statusCode).toBe(201);
  return jsonOf(answer);
}

async function drafted(evidenceId: unknown, changes: Json = {}): Promise<Json> {
  const answer = await claims.create(EMAIL, { evidenceIds: [evidenceId], ...changes });
  expect(answer.statusCode).toBe(201);
  return jsonOf(answer);
}

const reader = () => test.app.get(ReadPhotos, { strict: false });
const read = async (id: unknown) => reader().read(jobPerson(await test.actor(EMAIL)), String(id));

describe('a claim whose document is a photo', () => {
  it('is filled when the photo has been read, once, with each value marked as read from it', async () => {
    const { receipt, content } = await photo(2);
    const evidence = await uploaded(content);
    expect(evidence['reading']).toMatchObject({ kind: 'photo', state: 'waiting' });
    const draft = await drafted(evidence['id']);
    expect(draft).toMatchObject({ title: '', lines: [] });
    const waiting = await test.as(EMAIL).get(`/expenses/${String(draft['id'])}/edit`);
    expect(waiting.body).toContain('사진을 읽고 있습니다');
    expect(waiting.body).toContain('data-refresh-seconds="2"');

    await read(evidence['id']);
    const filled = await claims.read(EMAIL, draft['id']);
    const { truth } = receipt;
    expect(filled).toMatchObject({
      title: `${truth.supplierName} 카드 매출전표`,
      supplier: { name: truth.supplierName, businessNumber: truth.businessNumber },
      documentedOn: truth.documentedOn,
      approvalNumber: truth.approvalNumber,
      payableAmount: truth.totalAmount.toString(),
      lines: [{ supplyAmount: truth.supplyAmount.toString(), taxAmount: truth.taxAmount.toString() }],
      origins: { title: 'photo', supplier: 'photo', documentedOn: 'photo', amounts: 'photo' },
    });
    const page = await test.as(EMAIL).get(`/expenses/${String(draft['id'])}/edit`);
    expect(page.body).toContain('사진에서 읽음');
    expect(page.body).toContain('class="place-read"');
    expect(page.body).not.toContain('data-refresh-seconds');

    await read(evidence['id']);
    expect(await claims.read(EMAIL, draft['id'])).toEqual(filled);
  });

  it('keeps what was typed while the photo was waiting', async () => {
    const { receipt, content } = await photo(1);
    const evidence = await uploaded(content);
    const draft = await drafted(evidence['id'], {
      title: '연구실 비품',
      supplier: { name: '직접 적은 상점' },
    });
    await read(evidence['id']);
    const filled = await claims.read(EMAIL, draft['id']);
    expect(filled).toMatchObject({
      title: '연구실 비품',
      supplier: { name: '직접 적은 상점' },
      documentedOn: receipt.truth.documentedOn,
      origins: { documentedOn: 'photo' },
    });
    expect(filled['origins']).not.toHaveProperty('supplier');
  });

  it('fills a draft at once to which a photo is added that was read before', async () => {
    const { receipt, content } = await photo(17);
    const evidence = await uploaded(content);
    await read(evidence['id']);
    expect(await drafted(evidence['id'])).toMatchObject({ documentedOn: receipt.truth.documentedOn });
  });

  it('says so when the photo could not be read, and leaves the fields to the person', async () => {
    const { content } = await photo(23);
    const evidence = await uploaded(content);
    const draft = await drafted(evidence['id']);
    await reader().giveUp(jobPerson(await test.actor(EMAIL)), String(evidence['id']));
    const known = jsonOf(await test.as(EMAIL).get(`/api/v1/evidence/${String(evidence['id'])}`));
    expect(known['reading']).toMatchObject({ state: 'failed', fields: {} });
    const page = await test.as(EMAIL).get(`/expenses/${String(draft['id'])}/edit`);
    expect(page.body).toContain('사진에서 읽지 못했습니다');
  });

  it.each(['png', 'webp'] as const)('may be a %s', async (format) => {
    const { receipt, content } = await photo(format === 'png' ? 31 : 32);
    const evidence = await uploaded(await sharp(content).toFormat(format).toBuffer(), `영수증.${format}`);
    expect(evidence).toMatchObject({ mediaType: `image/${format}` });
    await read(evidence['id']);
    expect(await drafted(evidence['id'])).toMatchObject({
      documentedOn: receipt.truth.documentedOn,
      payableAmount: receipt.truth.totalAmount.toString(),
    });
  });

  it('is refused by its header when its pixels would fill the memory', async () => {
    for (const [width, height] of [
      [19_000, 4_000],
      [20_001, 10],
    ] as const) {
      const flood = await sharp({ create: { width, height, channels: 3, background: 'white' } })
        .png()
        .toBuffer();
      expect(flood.length).toBeLessThan(1_000_000);
      const answer = await claims.upload(EMAIL, 'flood.png', flood);
      expect([answer.statusCode, jsonOf(answer)['code']]).toEqual([422, 'photo.too-many-pixels']);
    }
  });

  it('may be as a telephone keeps it (HEIC), read and shown like any other', async () => {
    const content = await readFile(HEIC);
    const evidence = await uploaded(content, 'IMG_0001.HEIC');
    expect(evidence).toMatchObject({ mediaType: 'image/heic', reading: { state: 'waiting' } });
    await read(evidence['id']);
    const { truth } = makeReceipt(new Random(77), SHOP);
    expect(await drafted(evidence['id'])).toMatchObject({
      documentedOn: truth.documentedOn,
      payableAmount: truth.totalAmount.toString(),
    });
    const picture = await test.as(EMAIL).get(`/evidence/${String(evidence['id'])}/picture`);
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(await sharp(picture.rawPayload).metadata()).toMatchObject({ width: 620, height: 868 });
  });

  it('is refused when a HEIC file stops too early, and said at once to be unreadable when its pixels are broken', async () => {
    const whole = await readFile(HEIC);
    const cut = await claims.upload(EMAIL, 'IMG_0002.HEIC', whole.subarray(0, whole.length - 9_000));
    expect([cut.statusCode, jsonOf(cut)['code']]).toEqual([422, 'photo.damaged']);
    const broken = Buffer.from(whole);
    broken.fill(0xff, whole.indexOf('mdat') + 4);
    const evidence = await uploaded(broken, 'IMG_0003.HEIC');
    await read(evidence['id']);
    const known = jsonOf(await test.as(EMAIL).get(`/api/v1/evidence/${String(evidence['id'])}`));
    expect(known['reading']).toMatchObject({ state: 'failed' });
    const picture = await test.as(EMAIL).get(`/evidence/${String(evidence['id'])}/picture`);
    expect(picture.statusCode).toBe(404);
  });

  it('shows the picture to its own team alone', async () => {
    const { content } = await photo(19);
    const evidence = await uploaded(content);
    const path = `/evidence/${String(evidence['id'])}/picture`;
    const own = await test.as(EMAIL).get(path);
    expect(own.statusCode).toBe(200);
    expect(own.headers['content-type']).toBe('image/jpeg');
    expect((await test.as('researcher@skt.example').get(path)).statusCode).toBe(404);
  });
});
