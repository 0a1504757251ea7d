import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { flashOf } from '../support/pages.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
const CLAIMANT = 'researcher@upstage.example';
const APPROVER = 'administrator@upstage.example';

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

async function submitted(changes: Json = {}): Promise<{ id: string; version: number }> {
  const draft = await claims.draft(world.upstage, changes);
  const answer = jsonOf(await claims.act(CLAIMANT, draft['id'], 'submission'));
  return { id: String(answer['id']), version: Number(answer['version']) };
}

/** As if nothing were to be said of them: what makes marks is tried elsewhere. */
const withoutMarks = (ids: readonly string[]) =>
  rowsOf(test, `UPDATE approval_requests SET marks = '{}' WHERE subject_id = ANY ($1::uuid[])`, [[...ids]]);

const decide = (items: readonly Json[], clean = false) =>
  test.as(APPROVER).post('/api/v1/approvals/decisions', { items, clean });
const counts = async () => jsonOf(await test.as(APPROVER).get('/api/v1/approvals/counts'));

describe('the inbox for programs', () => {
  it('pages through what waits, each once, in every order', async () => {
    const mine = [];
    for (const amount of ['300000', '100000', '200000', '100000', '500000'])
      mine.push(
        await submitted({
          lines: [
            {
              name: '품목',
              supplyAmount: amount,
              taxAmount: '0',
              categoryId: world.categories.software,
              budgetLineId: world.upstage.lines.software,
            },
          ],
        }),
      );
    for (const sort of ['oldest', 'newest', 'largest']) {
      const seen: string[] = [];
      const amounts: bigint[] = [];
      let after = '';
      do {
        const page = jsonOf(
          await test.as(APPROVER).get(`/api/v1/approvals?sort=${sort}&limit=2&after=${after}`),
        );
        for (const item of page['items'] as { id: string; amount: string }[]) {
          seen.push(item.id);
          amounts.push(BigInt(item.amount));
        }
        after = String(page['next'] ?? '');
      } while (after);
      expect([...seen].sort()).toEqual(mine.map(({ id }) => id).sort());
      if (sort === 'oldest') expect(seen).toEqual(mine.map(({ id }) => id));
      if (sort === 'newest') expect(seen).toEqual(mine.map(({ id }) => id).reverse());
      if (sort === 'largest') expect(amounts).toEqual([...amounts].sort((a, b) => (a < b ? 1 : -1)));
    }
    const between = jsonOf(
      await test.as(APPROVER).get('/api/v1/approvals?amountFrom=150000&amountTo=300000'),
    );
    expect(between['items']).toHaveLength(2);
    const badCursor = await test.as(APPROVER).get('/api/v1/approvals?after=zz');
    expect(badCursor.statusCode).toBe(422);
  });

  it('is for those who decide', async () => {
    for (const path of ['/api/v1/approvals', '/api/v1/approvals/counts', '/approvals/clean'])
      expect((await test.as(CLAIMANT).get(path)).statusCode).toBe(403);
  });

  it('decides many, each by itself, and the same sent twice changes nothing', async () => {
    const [good, stale] = [await submitted(), await submitted()];
    const items = [good, { ...stale, version: 1 }];
    const first = jsonOf(await decide(items));
    expect(first).toMatchObject({ approved: [good.id], failed: [{ id: stale.id, code: 'expense.changed' }] });
    expect(jsonOf(await decide(items))).toEqual(first);
    const [told] = await rowsOf(
      test,
      `SELECT count(*)::int AS count FROM expense_events WHERE expense_id = $1 AND act = 'approved'`,
      [good.id],
    );
    expect(told).toEqual({ count: 1 });
  });

  it('leaves out of a clean batch what has a mark by now', async () => {
    const [clean, marked] = [await submitted(), await submitted()];
    await withoutMarks([clean.id]);
    const answer = jsonOf(await decide([clean, marked], true));
    expect(answer).toMatchObject({
      approved: [clean.id],
      failed: [{ id: marked.id, code: 'expense.no-longer-clean' }],
    });
  });

  it('doesn’t take what nobody has looked at yet for clean', async () => {
    const { id } = await submitted();
    await rowsOf(test, `UPDATE approval_requests SET marks = NULL WHERE subject_id = $1`, [id]);
    const page = jsonOf(await test.as(APPROVER).get('/api/v1/approvals?tab=clean&limit=200'));
    expect((page['items'] as { id: string }[]).map((item) => item.id)).not.toContain(id);
  });
});

describe('all without a mark', () => {
  it('are one confirmation with count and sum, and one request', async () => {
    const mine = [await submitted(), await submitted(), await submitted()];
    await withoutMarks(mine.map(({ id }) => id));
    const page = await test.as(APPROVER).get('/approvals');
    expect(page.body).toContain('이상 없음 3건');
    const confirm = await test.as(APPROVER).get('/approvals/clean');
    expect(confirm.body).toContain('3,000,000');
    const items = [...confirm.body.matchAll(/name="items" value="([^"]+)"/g)].map(([, item]) => item ?? '');
    expect(items).toHaveLength(3);
    const sent = await test.as(APPROVER).form('/approvals/bulk-approval', { clean: 'true', items });
    expect(flashOf(sent)).toBe('3건을 승인했습니다.');
    expect((await counts())['clean']).toEqual({ count: 0, isMore: false });
    expect((await test.as(APPROVER).get('/approvals/clean')).body).toContain('이상 없는 신청이 없습니다');
  });
});

describe('deciding on what changed meanwhile', () => {
  it('is refused in clear words: recalled, decided by somebody else, or without the role', async () => {
    const [recalled, decided, lost] = [await submitted(), await submitted(), await submitted()];
    await claims.act(CLAIMANT, recalled.id, 'recall');
    const gone = await claims.act(APPROVER, recalled.id, 'approval', { version: recalled.version });
    expect(gone.statusCode).toBe(409);

    const both = await Promise.all([
      claims.act(APPROVER, decided.id, 'approval', { version: decided.version }),
      claims.act(APPROVER, decided.id, 'return', { version: decided.version, comment: '확인' }),
    ]);
    const codes = both.map(({ statusCode }) => statusCode).sort();
    expect(codes[0]).toBe(200);
    expect([200, 409]).toContain(codes[1]);

    await rowsOf(
      test,
      `DELETE FROM memberships m USING users u WHERE u.team_id = m.team_id AND u.id = m.user_id AND u.email = $1 AND m.role = 'administrator'`,
      [APPROVER],
    );
    const answer = await claims.act(APPROVER, lost.id, 'approval', { version: lost.version });
    expect(answer.statusCode).toBe(403);
    expect((await claims.read(CLAIMANT, lost.id))['state']).toBe('submitted');
    await rowsOf(
      test,
      `INSERT INTO memberships (team_id, user_id, role) SELECT team_id, id, 'administrator' FROM users WHERE email = $1`,
      [APPROVER],
    );
  });
});

describe('whether anything is new', () => {
  it('costs a 304 while nothing is, and says how many came', async () => {
    const page = await test.as(APPROVER).get('/approvals');
    const seen = /data-pulse="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const same = await test
      .as(APPROVER)
      .get(`/approvals/pulse?seen=${seen}`, { 'if-none-match': `"${seen}"` });
    expect(same.statusCode).toBe(304);
    await submitted();
    const news = await test
      .as(APPROVER)
      .get(`/approvals/pulse?seen=${seen}`, { 'if-none-match': `"${seen}"` });
    expect(news.statusCode).toBe(200);
    expect(jsonOf(news)).toMatchObject({ fresh: 1 });
  });
});

describe('saved filters', () => {
  it('are kept under a name, for oneself alone, up to twenty', async () => {
    const save = (name: string) =>
      test.as(APPROVER).form('/approvals/filters', { name, amountFrom: '10000000' });
    const kept = await save('큰 금액');
    expect(kept.headers['location']).toBe('/approvals?amountFrom=10000000');
    const page = (await test.as(APPROVER).get('/approvals')).body;
    expect(page).toContain('href="/approvals?amountFrom=10000000"');
    expect((await save('큰 금액')).statusCode).toBe(409);
    expect((await save('  ')).statusCode).toBe(422);
    for (let count = 2; count <= 20; count += 1) expect((await save(`조건 ${count}`)).statusCode).toBe(303);
    expect((await save('하나 더')).statusCode).toBe(409);
    expect((await test.as('officer@office.example').get('/approvals')).body).not.toContain('큰 금액');
    const [row] = await rowsOf<{ id: string }>(test, `SELECT id FROM inbox_filters WHERE name = '큰 금액'`);
    const stranger = await test.as('officer@office.example').form(`/approvals/filters/${row?.id}/removal`);
    expect(stranger.statusCode).toBe(303);
    expect(await rowsOf(test, `SELECT 1 FROM inbox_filters WHERE name = '큰 금액'`)).toHaveLength(1);
    await test.as(APPROVER).form(`/approvals/filters/${row?.id}/removal`);
    expect(await rowsOf(test, `SELECT 1 FROM inbox_filters WHERE name = '큰 금액'`)).toHaveLength(0);
  });
});
