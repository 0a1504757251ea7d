import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { jsonOf, type Json } from '../support/claims.js';
import { createWorld } from '../support/world.js';

const FINANCE = 'finance@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const RIVAL = 'finance@skt.example';
const OFFICER = 'officer@office.example';
const HEADER =
  '카드번호,승인번호,승인일자,승인시간,승인금액(원화),공급가액(원화),부가세,가맹점사업자번호,가맹점명,가맹점업종명';
const VAT = '/api/v1/card-statements/vat';

let test: TestApp;
let serial = 83_000_000;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
});
afterAll(() => test.stop());

const row = (number: number, day: string, supply: number, name: string) =>
  `9410-****-****-1234,${number},${day},12:00:00,${supply * 1.1},${supply},${supply / 10},9028600563,${name},자료`;

async function taken(...lines: string[]): Promise<{ path: string; rows: Json[] }> {
  const file = { name: '카드.csv', content: [HEADER, ...lines].join('\n'), field: 'file' };
  const answer = await test.as(FINANCE).upload('/api/v1/card-statements', [file]);
  expect(answer.statusCode).toBe(201);
  const path = `/api/v1/card-statements/${String(jsonOf(answer)['id'])}`;
  return { path, rows: jsonOf(await test.as(FINANCE).get(`${path}/rows`))['items'] as Json[] };
}

/** A use put to the claim filed from it, of a name of its own. */
async function used(supply = 20_000): Promise<{ number: number; name: string; link: string }> {
  serial += 1;
  const name = `가게 ${serial}`;
  const { path, rows } = await taken(row(serial, '20251016', supply, name));
  const rowId = String(rows[0]?.['id']);
  expect((await test.as(FINANCE).post(`/api/v1/card-uses/${rowId}/claim`, {})).statusCode).toBe(201);
  return { number: serial, name, link: `${path}/rows/${rowId}/claim` };
}

async function listed(...names: string[]): Promise<Json[]> {
  const answer = await test.as(FINANCE).get(`${VAT}?from=2025-10-01&to=2025-12-31`);
  const items = jsonOf(answer)['items'] as Json[];
  return names.flatMap((name) => items.filter(({ merchantName }) => merchantName === name));
}

const asRows = (items: readonly Json[]) => items.map(({ id, version }) => ({ id, version }));
const putBack = (rows: Json[], body: Json = {}, email = FINANCE, key?: string) =>
  test
    .as(email)
    .post(
      `${VAT}/batches`,
      { putBackOn: '2025-11-03', bankReference: '이체 9', rows, ...body },
      key ? { 'idempotency-key': key } : undefined,
    );
const errorsOf = (answer: Answer) =>
  ((jsonOf(answer)['errors'] ?? []) as Json[]).map(({ pointer, code }) => [pointer, code]);
const codeOf = (answer: Answer) => [answer.statusCode, jsonOf(answer)['code']];

describe('VAT put back in a batch', () => {
  it('leaves the list and is kept with its uses, day, reference and sum', async () => {
    const [one, two] = [await used(20_000), await used(30_000)];
    const rows = await listed(one.name, two.name);
    const answer = await putBack(asRows(rows));
    expect([answer.statusCode, jsonOf(answer)]).toMatchObject([201, { amount: '5000', rowCount: 2 }]);
    expect(await listed(one.name, two.name)).toEqual([]);
    const id = String(jsonOf(answer)['id']);
    const read = jsonOf(await test.as(FINANCE).get(`${VAT}/batches/${id}`));
    expect(read).toMatchObject({ amount: '5000', putBackOn: '2025-11-03', bankReference: '이체 9' });
    expect((read['rows'] as Json[]).map(({ vatAmount }) => vatAmount)).toEqual(['2000', '3000']);
    expect((await test.as(RIVAL).get(`${VAT}/batches/${id}`)).statusCode).toBe(404);
    expect((await test.as(OFFICER).get(`${VAT}/batches/${id}`)).statusCode).toBe(200);
    expect(codeOf(await test.as(FINANCE).delete(one.link))).toEqual([409, 'vat.use-put-back']);
  });

  it('happens once for a key, and once when it is sent twice at the same moment', async () => {
    const one = await used();
    const rows = asRows(await listed(one.name));
    const [first, again] = [
      await putBack(rows, {}, FINANCE, 'vat-1'),
      await putBack(rows, {}, FINANCE, 'vat-1'),
    ];
    expect(jsonOf(again)).toEqual(jsonOf(first));
    const late = await putBack(rows);
    expect(errorsOf(late)).toEqual([['/rows/0', 'vat.row-put-back']]);
    expect(late.body).toContain(one.name);
    const two = asRows(await listed((await used()).name));
    const both = await Promise.all([putBack(two), putBack(two)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
  });

  it('refuses by name what was cancelled, or put to another claim, since it was shown', async () => {
    const [one, two] = [await used(), await used()];
    const rows = asRows(await listed(one.name, two.name));
    await taken(row(one.number, '20251020', -20_000, one.name));
    const refused = await putBack(rows);
    expect([refused.statusCode, errorsOf(refused)]).toEqual([422, [['/rows/0', 'vat.row-changed']]]);
    expect(refused.body).toContain(one.name);
    await test.as(FINANCE).delete(two.link);
    expect(errorsOf(await putBack(rows.slice(1)))).toEqual([['/rows/0', 'vat.row-changed']]);
    const [purchase, cancellation] = await listed(one.name);
    expect(errorsOf(await putBack(asRows([purchase ?? {}, cancellation ?? {}])))).toEqual([
      ['/rows', 'vat.nothing-to-put-back'],
    ]);
  });

  it('is refused with what is wrong at its field, and to rivals', async () => {
    const rows = asRows(await listed((await used()).name));
    const wrong = await putBack([...rows, ...rows], { putBackOn: '2025-11-04', bankReference: ' ' });
    expect(errorsOf(wrong).sort()).toEqual([
      ['/bankReference', 'vat.reference-missing'],
      ['/putBackOn', 'vat.in-future'],
      ['/rows', 'vat.row-twice'],
    ]);
    const foreign = await putBack(rows, {}, RIVAL);
    expect(errorsOf(foreign)).toEqual([['/rows/0', 'vat.row-unknown']]);
    expect((await putBack(rows, {}, OFFICER)).statusCode).toBe(403);
    expect((await putBack(rows, {}, 'researcher@upstage.example')).statusCode).toBe(403);
  });

  it('is taken back once by a second person; its uses are to be put back again', async () => {
    const one = await used();
    const { id } = jsonOf(await putBack(asRows(await listed(one.name))));
    const path = `${VAT}/batches/${String(id)}/reversal`;
    const comment = '다른 계좌에 넣음';
    expect(codeOf(await test.as(FINANCE).post(path, { comment }))).toEqual([403, 'vat.same-person']);
    expect(codeOf(await test.as(RIVAL).post(path, { comment }))).toEqual([404, 'vat.batch-not-found']);
    expect((await test.as(ADMINISTRATOR).post(path, { comment: ' ' })).statusCode).toBe(422);
    const both = await Promise.all([1, 2].map(() => test.as(ADMINISTRATOR).post(path, { comment })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const again = await listed(one.name);
    expect(again.length).toBe(1);
    const done = both.find(({ statusCode }) => statusCode === 201);
    const contrary = String(jsonOf(done ?? { body: '{}' })['id']);
    const read = jsonOf(await test.as(FINANCE).get(`${VAT}/batches/${contrary}`));
    expect(read).toMatchObject({ amount: '-2000', contraryTo: id, comment });
    expect(codeOf(await test.as(FINANCE).post(`${VAT}/batches/${contrary}/reversal`, { comment }))).toEqual([
      409,
      'vat.is-contrary',
    ]);
    expect((await putBack(asRows(again))).statusCode).toBe(201);
  });
});
