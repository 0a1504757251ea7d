import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

const linesNamed = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({ name: name(index), supplyAmount: 1000n, taxAmount: 100n }));

async function claimOf(lines: ReturnType<typeof linesNamed>): Promise<Json> {
  const evidenceId = await claims.invoice(EMAIL, { lines });
  const target = { categoryId: world.categories.software, budgetLineId: world.upstage.lines.software };
  const answer = await claims.create(EMAIL, { evidenceIds: [evidenceId], ...target });
  expect(answer.statusCode).toBe(201);
  return jsonOf(answer);
}

const namesOf = (claim: Json) => (claim['lines'] as Json[]).map(({ name }) => name);

describe('an invoice of more lines than a claim may have', () => {
  it('is claimed by its items, and can be handed in', async () => {
    const claim = await claimOf(linesNamed(1200, (index) => ['말뭉치', '이용권'][index % 2] ?? ''));
    expect(namesOf(claim)).toEqual(['말뭉치 (600건)', '이용권 (600건)']);
    expect(claim).toMatchObject({ supplyAmount: '1200000', taxAmount: '120000' });
    expect((await claims.act(EMAIL, claim['id'], 'submission')).statusCode).toBe(200);
  });

  it('is one line where the items are too many themselves', async () => {
    const claim = await claimOf(linesNamed(501, (index) => `품목 ${index + 1}`));
    expect(namesOf(claim)).toEqual(['품목 1 외 500건']);
    expect(claim).toMatchObject({ supplyAmount: '501000', taxAmount: '50100' });
    expect((await claims.act(EMAIL, claim['id'], 'submission')).statusCode).toBe(200);
  });

  it('keeps its lines where a claim may have as many', async () => {
    expect(namesOf(await claimOf(linesNamed(500, () => '말뭉치')))).toHaveLength(500);
  });
});

describe('a line whose name is longer than a claim takes', () => {
  it('is cut, so that the claim can be saved as it is', async () => {
    const claim = await claimOf(linesNamed(1, () => '가'.repeat(600)));
    expect(namesOf(claim)).toEqual([`${'가'.repeat(199)}…`]);
    const [line] = claim['lines'] as Json[];
    const answer = await test.as(EMAIL).put(`/api/v1/expenses/${String(claim['id'])}`, {
      version: claim['version'],
      title: claim['title'],
      lines: [
        {
          id: line?.['id'],
          name: line?.['name'],
          supplyAmount: line?.['supplyAmount'],
          taxAmount: line?.['taxAmount'],
        },
      ],
    });
    expect({ status: answer.statusCode, body: answer.statusCode === 200 ? '' : answer.body }).toEqual({
      status: 200,
      body: '',
    });
  });
});
