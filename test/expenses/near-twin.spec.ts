import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { createWorld, type World, type WorldTeam } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const COLLEAGUE = 'pi@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let amount = 1_000_000;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());
// Each case of its own amount, so that none is another's twin.
beforeEach(() => {
  amount += 10_000;
});

async function claim(
  changes: Json = {},
  email = RESEARCHER,
  team: WorldTeam = world.upstage,
): Promise<string> {
  const [line] = typedClaim(world, team)['lines'] as Json[];
  const lines = [{ ...line, supplyAmount: String(amount), taxAmount: String(amount / 10) }];
  return String((await claims.draft(team, { lines, ...changes }, email))['id']);
}
async function submitted(...given: Parameters<typeof claim>): Promise<string> {
  const id = await claim(...given);
  const answer = await claims.act(given[1] ?? RESEARCHER, id, 'submission');
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  return id;
}
async function twin(id: string, email = RESEARCHER): Promise<Json | undefined> {
  const answer = await test.as(email).get(`/api/v1/findings?expenseId=${id}`);
  expect(answer.statusCode).toBe(200);
  return (jsonOf(answer)['items'] as Json[]).find(({ code }) => code === 'near-twin');
}
const inbox = async () => (await test.as(ADMINISTRATOR).get('/approvals?tab=check')).body;

describe('a claim that looks like another of the team', () => {
  it('is pointed out as it is written, with the way to one’s own, and holds nothing up', async () => {
    const first = await submitted();
    const { number } = await claims.read(RESEARCHER, first);
    const second = await claim({ documentedOn: '2025-10-20' });
    expect(await twin(second)).toMatchObject({
      result: 'notice',
      expenseId: first,
      detail: `거래처와 금액이 같고 날짜가 가까운 집행이 있습니다: 내 집행 ${String(number)}(2025-10-15).`,
    });
    const page = await test.as(RESEARCHER).get(`/expenses/${second}/edit`);
    expect(page.body).toContain(`href="/expenses/${first}"`);
    expect((await claims.act(RESEARCHER, second, 'submission')).statusCode).toBe(200);
  });

  it('is told of a colleague’s claim by its number alone', async () => {
    const first = await submitted({ title: '비밀스러운 구매' }, COLLEAGUE);
    const second = await claim();
    const found = await twin(second);
    expect(found?.['detail']).toMatch(/동료의 집행 2025-\d{4}\(2025-10-15\)/);
    expect(found).not.toHaveProperty('expenseId');
    expect(JSON.stringify(found)).not.toContain(first);
    expect(JSON.stringify(found)).not.toContain('비밀');
  });

  it('is marked for the approver, and no longer among the clean ones', async () => {
    const id = await submitted();
    expect(await inbox()).toContain(id);
    const marks = async () => (await test.as(ADMINISTRATOR).get(`/approvals?selected=${id}`)).body;
    expect(await marks()).not.toContain('같은 거래처, 같은 금액의 집행이');
    await submitted({ documentedOn: '2025-10-18' });
    expect(await marks()).toContain('같은 거래처, 같은 금액의 집행이 며칠 사이에 또 있습니다.');
  });

  it.each([
    ['eight days apart', { documentedOn: '2025-10-23' }],
    ['of another supplier', { supplier: { name: '다른 곳', businessNumber: '2048631263' } }],
  ])('is none when it is %s', async (_, changes) => {
    await submitted();
    expect(await twin(await claim(changes))).toBeUndefined();
  });

  it('is known by its supplier’s name where there is no number, blanks apart', async () => {
    await submitted();
    const second = await claim({ supplier: { name: '(주) 한빛데이터 (예시)' } });
    expect(await twin(second)).toBeDefined();
  });

  it('is none beside a rejected claim, a colleague’s draft, or a rival’s claim', async () => {
    await claim({}, COLLEAGUE);
    await submitted({}, 'researcher@skt.example', world.skt);
    const rejected = await submitted();
    const answer = await claims.act(ADMINISTRATOR, rejected, 'rejection', { comment: '아닙니다.' });
    expect(answer.statusCode).toBe(200);
    expect(await twin(await claim())).toBeUndefined();
  });
});
