import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { insertRow, postAs } from '../support/builders/structure.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const HANBIT = { businessNumber: '9028600563', name: '(주)한빛데이터(예시)' };
const CLOUD = { businessNumber: '1248100998', name: '구름(예시)' };

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeEach(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterEach(() => test.stop());

async function fromInvoice(
  supplier: typeof HANBIT,
  supplyAmount = 1_000_000n,
  choice: Json = {},
): Promise<Json> {
  const evidenceId = await claims.invoice(EMAIL, { supplier, lines: [{ name: '이용료', supplyAmount }] });
  const answer = await claims.create(EMAIL, { evidenceIds: [evidenceId], ...choice });
  expect(answer.statusCode).toBe(201);
  return jsonOf(answer);
}

const targetOf = (expense: Json) => {
  const [line] = expense['lines'] as Json[];
  const { target } = expense['origins'] as Json;
  return { budgetLineId: line?.['budgetLineId'], categoryId: line?.['categoryId'], origin: target };
};
const on = (name: 'software' | 'material', origin?: string) => ({
  budgetLineId: world.upstage.lines[name],
  categoryId: world.categories[name],
  origin,
});
const choose = (name: 'software' | 'material') => ({
  budgetLineId: world.upstage.lines[name],
  categoryId: world.categories[name],
});

async function approve(expense: Json): Promise<void> {
  expect((await claims.act(EMAIL, expense['id'], 'submission')).statusCode).toBe(200);
  expect((await claims.act(ADMINISTRATOR, expense['id'], 'approval')).statusCode).toBe(200);
}

describe('where a dropped invoice belongs', () => {
  it("follows each supplier's last approved choice, and no other's", async () => {
    await approve(await fromInvoice(HANBIT, 1_000_000n, choose('material')));
    await approve(await fromInvoice(CLOUD, 1_000_000n, choose('software')));
    expect(targetOf(await fromInvoice(HANBIT))).toEqual(on('material', 'last-approved'));
    expect(targetOf(await fromInvoice(CLOUD))).toEqual(on('software', 'last-approved'));
    await approve(await fromInvoice(HANBIT, 1_000_000n, choose('software')));
    expect(targetOf(await fromInvoice(HANBIT))).toEqual(on('software', 'last-approved'));
  });

  it('asks where two lines fit and nothing was approved, whatever was only submitted or rejected', async () => {
    const none = { budgetLineId: undefined, categoryId: undefined, origin: undefined };
    expect(targetOf(await fromInvoice(HANBIT))).toEqual(none);
    const rejected = await fromInvoice(HANBIT, 1_000_000n, choose('material'));
    await claims.act(EMAIL, rejected['id'], 'submission');
    expect(targetOf(await fromInvoice(HANBIT))).toEqual(none);
    await claims.act(ADMINISTRATOR, rejected['id'], 'rejection', { comment: '까닭' });
    const asked = await fromInvoice(HANBIT);
    expect(targetOf(asked)).toEqual(none);
    const refused = await claims.act(EMAIL, asked['id'], 'submission');
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('expense.target-missing');
  });

  it('takes the only line that holds enough', async () => {
    expect(targetOf(await fromInvoice(HANBIT, 500_000_001n))).toEqual(on('software', 'only-choice'));
  });

  it('gives up the last choice when its line no longer holds enough', async () => {
    await approve(await fromInvoice(HANBIT, 400_000_000n, choose('material')));
    expect(targetOf(await fromInvoice(HANBIT, 100_000_000n))).toEqual(on('material', 'last-approved'));
    expect(targetOf(await fromInvoice(HANBIT, 100_000_001n))).toEqual(on('software', 'only-choice'));
  });

  it("does not learn from another team's approvals", async () => {
    const evidenceId = await claims.invoice('researcher@skt.example', {
      supplier: HANBIT,
      buyer: { businessNumber: '9018100342', name: 'SK텔레콤' },
    });
    const theirs = jsonOf(
      await claims.create('researcher@skt.example', {
        evidenceIds: [evidenceId],
        budgetLineId: world.skt.lines.material,
        categoryId: world.categories.material,
      }),
    );
    expect((await claims.act('researcher@skt.example', theirs['id'], 'submission')).statusCode).toBe(200);
    expect((await claims.act('administrator@skt.example', theirs['id'], 'approval')).statusCode).toBe(200);
    expect(targetOf(await fromInvoice(HANBIT)).origin).toBeUndefined();
  });

  it('loses the mark of its origin when a person chooses', async () => {
    const draft = await fromInvoice(HANBIT, 500_000_001n);
    const saved = await test
      .as(EMAIL)
      .put(`/api/v1/expenses/${String(draft['id'])}`, { version: draft['version'], ...choose('material') });
    expect(targetOf(jsonOf(saved))).toEqual(on('material'));
    expect(jsonOf(saved)['origins']).toMatchObject({ supplier: 'tax-invoice', amounts: 'tax-invoice' });
  });

  it('asks again when a second line comes to fit', async () => {
    await approve(await fromInvoice(CLOUD, 400_000_000n, choose('material')));
    expect(targetOf(await fromInvoice(HANBIT, 150_000_000n))).toEqual(on('software', 'only-choice'));
    const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
    const columns = {
      owner_team_id: world.upstage.id,
      programme_id: world.programmeId,
      kind: 'line',
      audience: 'team',
      fund_id: world.funds.personnel,
      fiscal_year_id: world.fiscalYearId,
      stage_id: world.stageId,
      institution_id: world.upstage.companyId,
      category_id: world.categories.cloud,
    };
    const lineId = await insertRow(test, officer, 'budget_lines', columns, world.upstage.id);
    const counterLineId = world.appropriations.personnel;
    await postAs(test, officer, world.upstage.id, [
      { kind: 'allocate', lineId, counterLineId, amount: 300_000_000n },
    ]);
    expect(targetOf(await fromInvoice(HANBIT, 150_000_000n)).origin).toBeUndefined();
  });

  it('leaves out a category that is closed or not yet valid on the day of the document, and refuses it', async () => {
    const [material, software] = [world.categories.material, world.categories.software];
    const change = (id: string, change: Json) =>
      test.as('officer@office.example').patch(`/api/v1/categories/${id}`, change);
    const name = { ko: '비목', en: 'Category' };
    expect((await change(material, { name, claimable: false })).statusCode).toBe(200);
    expect(targetOf(await fromInvoice(HANBIT))).toEqual(on('software', 'only-choice'));
    const chosen = await fromInvoice(CLOUD, 1_000_000n, choose('material'));
    const refused = await claims.act(EMAIL, chosen['id'], 'submission');
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('expense.category-not-claimable');
    expect((await change(material, { name, claimable: true })).statusCode).toBe(200);
    expect((await change(software, { name, validFrom: '2025-12-01' })).statusCode).toBe(200);
    expect(targetOf(await fromInvoice(HANBIT, 2_000_000n))).toEqual(on('material', 'only-choice'));
  });
});
