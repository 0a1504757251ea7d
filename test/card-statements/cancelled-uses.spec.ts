import { startTestApp, type TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';

const FINANCE = 'finance@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
/** Whoever claims doesn't pay. */
const PAYER = 'finance2@upstage.example';
const HEADER =
  '카드번호,승인번호,승인일자,승인시간,승인금액(원화),공급가액(원화),부가세,가맹점사업자번호,가맹점명,가맹점업종명';
const CARD = '9410-****-****-1234';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let serial = 82_000_000;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '둘째 재무',
    email: PAYER,
    roles: ['finance'],
  });
});
afterAll(() => test.stop());

const row = (number: number, day: string, supply: number) =>
  `${CARD},${number},${day},12:00:00,${supply * 1.1},${supply},${supply / 10},9028600563,(주)한빛데이터(예시),자료`;

async function taken(...lines: string[]): Promise<{ path: string; rows: Json[] }> {
  const content = [HEADER, ...lines].join('\n');
  const answer = await test
    .as(FINANCE)
    .upload('/api/v1/card-statements', [{ name: '카드.csv', content, field: 'file' }]);
  expect(answer.statusCode).toBe(201);
  const path = `/api/v1/card-statements/${String(jsonOf(answer)['id'])}`;
  return { path, rows: jsonOf(await test.as(FINANCE).get(`${path}/rows`))['items'] as Json[] };
}

/** A use of 22,000 won with the claim filed from it. */
async function filed(): Promise<{ number: number; claimId: string; link: string }> {
  serial += 1;
  const { path, rows } = await taken(row(serial, '20251016', 20_000));
  const rowId = String(rows[0]?.['id']);
  const answer = await test.as(FINANCE).post(`/api/v1/card-uses/${rowId}/claim`, {});
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  const claimId = String(jsonOf(answer)['id']);
  const { version } = await claims.read(FINANCE, claimId);
  const saved = await test.as(FINANCE).put(`/api/v1/expenses/${claimId}`, {
    version,
    budgetLineId: world.upstage.lines.software,
    categoryId: world.categories.software,
    reasons: { 'document:software.payment': '전표를 다시 청했습니다.' },
  });
  expect(saved.statusCode).toBe(200);
  return { number: serial, claimId, link: `${path}/rows/${rowId}/claim` };
}

const submit = (id: string) => claims.act(FINANCE, id, 'submission');
const codesOf = (answer: { body: string }) =>
  ((JSON.parse(answer.body) as { errors?: { code: string }[] }).errors ?? []).map(({ code }) => code);

describe('a use of a card that is cancelled after it was claimed', () => {
  it('stops the submission of its claim, and says what is left', async () => {
    const { number, claimId } = await filed();
    await taken(row(number, '20251017', -5_000));
    const refused = await submit(claimId);
    expect([refused.statusCode, codesOf(refused)]).toEqual([422, ['expense.card-cancelled']]);
    expect(refused.body).toContain('16,500');
  });

  it('is said to the approver and stops the payment when it comes later', async () => {
    const { number, claimId } = await filed();
    expect((await submit(claimId)).statusCode).toBe(200);
    await taken(row(number, '20251017', -20_000));
    const page = (await test.as(ADMINISTRATOR).get(`/expenses/${claimId}`)).body;
    expect(page).toContain('카드 사용이 취소되어 0원만 남았습니다');
    expect((await claims.act(ADMINISTRATOR, claimId, 'approval')).statusCode).toBe(200);
    const paid = await claims.pay(PAYER, [claimId]);
    expect([paid.statusCode, jsonOf(paid)['code']]).toEqual([422, 'expense.card-cancelled']);
  });
});

describe('a use of a card whose claim is paid', () => {
  it('stays with it: released it could be claimed and paid once more', async () => {
    const { claimId, link } = await filed();
    expect((await submit(claimId)).statusCode).toBe(200);
    expect((await claims.act(ADMINISTRATOR, claimId, 'approval')).statusCode).toBe(200);
    expect((await claims.pay(PAYER, [claimId])).statusCode).toBe(201);
    const released = await test.as(FINANCE).delete(link);
    expect([released.statusCode, jsonOf(released)['code']]).toEqual([409, 'card-statement.claim-paid']);
  });
});
