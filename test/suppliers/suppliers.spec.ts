import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const RIVAL = 'researcher@skt.example';
const OFFICER = 'officer@office.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

const list = async (query = '', email = RESEARCHER) =>
  jsonOf(await test.as(email).get(`/api/v1/suppliers${query}`)) as { items: Json[]; next?: string };
const page = async (query = '', email = RESEARCHER) =>
  (await test.as(email).get(`/settings/suppliers${query}`)).body;

async function submitted(changes: Json = {}): Promise<unknown> {
  const { id } = await claims.draft(world.upstage, changes);
  const answer = await claims.act(RESEARCHER, id, 'submission');
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  return id;
}

describe('suppliers', () => {
  it('are none before the first claim is handed in', async () => {
    await claims.draft(world.upstage);
    expect((await list()).items).toEqual([]);
    expect(await page()).toContain('아직 거래처가 없습니다');
  });

  it('are kept once by their number, whatever they were called, with what was claimed', async () => {
    await submitted();
    await submitted({
      supplier: { name: '한빛데이터', businessNumber: '9028600563' },
      documentedOn: '2025-10-30',
    });
    const rejected = await submitted({ documentedOn: '2025-09-30' });
    await claims.act('administrator@upstage.example', rejected, 'rejection', { comment: '아닙니다.' });
    const { items } = await list();
    expect(items).toMatchObject([
      {
        name: '(주)한빛데이터(예시)',
        businessNumber: '9028600563',
        claimCount: 2,
        claimAmount: '2000000',
        lastDocumentedOn: '2025-10-30',
      },
    ]);
    const one = await test.as(RESEARCHER).get(`/api/v1/suppliers/${String(items[0]?.['id'])}`);
    expect(jsonOf(one)).toMatchObject(items[0] ?? {});
    expect(await page()).toContain('902-86-00563');
    await rowsOf(test, 'UPDATE expenses SET number = 12345 WHERE id = $1', [rejected]);
    const shown = await page(`/${String(items[0]?.['id'])}`);
    expect(shown).toContain('2025-12345');
  });

  it('are found by part of a name or the beginning of a number, page by page', async () => {
    await submitted({ supplier: { name: '가나 100%', businessNumber: '2048631263' } });
    const names = async (query: string) => (await list(query)).items.map(({ name }) => name);
    expect(await names('?q=가나')).toEqual(['가나 100%']);
    expect(await names('?q=204-86')).toEqual(['가나 100%']);
    expect(await names('?q=%25')).toEqual(['가나 100%']);
    expect(await names('?q=없는')).toEqual([]);
    expect(await page('?q=없는')).toContain('찾는 거래처가 없습니다');
    const first = await list('?limit=1');
    const second = await list(`?limit=1&after=${String(first.next)}`);
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(await names(''));
    expect(second.next).toBeUndefined();
    expect((await test.as(RESEARCHER).get('/api/v1/suppliers?after=x')).statusCode).toBe(422);
  });

  it('are the team’s own; the office reads them by team', async () => {
    const [own] = (await list()).items;
    expect((await list('', RIVAL)).items).toEqual([]);
    expect((await test.as(RIVAL).get(`/api/v1/suppliers/${String(own?.['id'])}`)).statusCode).toBe(404);
    expect(await page('', OFFICER)).toContain('업스테이지');
  });
});
