import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let invoiceId: string;
let draft: Json;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

beforeEach(async () => {
  invoiceId = await claims.invoice(EMAIL);
  draft = jsonOf(
    await claims.create(EMAIL, {
      evidenceIds: [invoiceId],
      budgetLineId: world.upstage.lines.software,
      categoryId: world.categories.software,
    }),
  );
});
afterEach(async () => {
  await test.as(EMAIL).delete(`/api/v1/expenses/${String(draft['id'])}`);
});

const detach = (evidenceId: string, email = EMAIL) =>
  test.as(email).delete(`/api/v1/expenses/${String(draft['id'])}/evidence/${evidenceId}`);

describe('a document taken off a draft', () => {
  it('leaves what was filled from the invoice as typed, and frees the invoice for another claim', async () => {
    const again = { evidenceIds: [invoiceId] };
    expect((await claims.create(EMAIL, again)).body).toContain('expense.evidence-in-draft');
    const left = jsonOf(await detach(invoiceId));
    expect(left).toMatchObject({ title: draft['title'], claimAmount: draft['claimAmount'], evidence: [] });
    expect(left['origins']).toEqual({});
    expect(left['approvalNumber']).toBeUndefined();
    const other = await claims.create(EMAIL, again);
    expect(other.statusCode).toBe(201);
    expect((await claims.act(EMAIL, draft['id'], 'evidence', again)).body).toContain(
      'expense.evidence-in-draft',
    );
    await test.as(EMAIL).delete(`/api/v1/expenses/${String(jsonOf(other)['id'])}`);
  });

  it('can be any other document; the invoice keeps its claim', async () => {
    const photo = jsonOf(
      await test.as(EMAIL).upload('/api/v1/evidence', [{ name: '사진.png', content: PNG, field: 'file' }]),
    );
    await claims.act(EMAIL, draft['id'], 'evidence', { evidenceIds: [photo['id']] });
    const left = jsonOf(await detach(String(photo['id'])));
    expect((left['evidence'] as Json[]).map(({ id }) => id)).toEqual([invoiceId]);
    expect(left['origins']).toMatchObject({ supplier: 'tax-invoice' });
  });

  it('is refused where it isn’t attached, to a rival, and once the claim is handed in', async () => {
    const other = await claims.invoice(EMAIL);
    expect((await detach(other)).body).toContain('expense.evidence-not-found');
    expect((await detach(invoiceId, 'researcher@skt.example')).statusCode).toBe(404);
    expect((await claims.act(EMAIL, draft['id'], 'submission')).statusCode).toBe(200);
    expect((await detach(invoiceId)).statusCode).toBe(409);
    expect((await claims.act(EMAIL, draft['id'], 'recall')).statusCode).toBe(200);
  });

  it('goes from the form too, after what was typed is saved', async () => {
    const id = String(draft['id']);
    const page = await test.as(EMAIL).get(`/expenses/${id}/edit`);
    expect(page.body).toContain(`remove-evidence:${invoiceId}`);
    const answer = await test.as(EMAIL).form(`/expenses/${id}/draft`, {
      version: String(draft['version']),
      title: '새 제목',
      action: `remove-evidence:${invoiceId}`,
    });
    expect(answer.statusCode).toBe(303);
    expect(await claims.read(EMAIL, id)).toMatchObject({ title: '새 제목', evidence: [] });
  });
});
