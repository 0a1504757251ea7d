import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { fieldsOf } from '../pages/page-forms.js';

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

interface Line {
  id: string;
  name: string;
  supplyAmount: string;
  taxAmount: string;
  claimAmount: string;
  declined?: string;
}
const linesOf = (claim: Json) => claim['lines'] as Line[];

/** A claim of two lines that waits for its approver. */
async function waiting(): Promise<Json> {
  const target = { categoryId: world.categories.software, budgetLineId: world.upstage.lines.software };
  const draft = await claims.draft(world.upstage, {
    lines: [
      { name: '말뭉치', supplyAmount: '700000', taxAmount: '70000', ...target },
      { name: '배송', supplyAmount: '30000', taxAmount: '3000', ...target },
    ],
  });
  const answer = await claims.act(CLAIMANT, draft['id'], 'submission');
  expect(answer.statusCode).toBe(200);
  return jsonOf(answer);
}

/** The claim as its claimant sends it again, with some of it changed. */
async function save(claim: Json, changes: Json) {
  const target = { categoryId: world.categories.software, budgetLineId: world.upstage.lines.software };
  const lines = linesOf(claim).map(({ id, name, supplyAmount, taxAmount }) => ({
    id,
    name,
    supplyAmount,
    taxAmount,
    ...target,
  }));
  const body = typedClaim(world, world.upstage, { lines, ...changes });
  return test
    .as(CLAIMANT)
    .put(`/api/v1/expenses/${String(claim['id'])}`, { ...body, version: claim['version'] });
}

const withLine = (claim: Json, name: string, supplyAmount: string) => ({
  lines: linesOf(claim).map((line) => ({
    id: line.id,
    name: line.name,
    supplyAmount: line.name === name ? supplyAmount : line.supplyAmount,
    taxAmount: line.taxAmount,
    categoryId: world.categories.software,
    budgetLineId: world.upstage.lines.software,
  })),
});

async function returned(questioned: Json): Promise<Json> {
  const claim = await waiting();
  const answer = await claims.act(APPROVER, claim['id'], 'return', {
    comment: '수량을 확인해 주세요',
    questioned,
  });
  expect(answer.statusCode).toBe(200);
  return jsonOf(answer);
}

describe('a return that names what is in question', () => {
  it('opens the named line and nothing else, on the form and for programs', async () => {
    const first = await waiting();
    const [corpus] = linesOf(first);
    const answer = await claims.act(APPROVER, first['id'], 'return', {
      comment: '수량을 확인해 주세요',
      questioned: { lineIds: [corpus?.id] },
    });
    const claim = jsonOf(answer);
    expect(claim['questioned']).toEqual({ parts: ['amounts'], lineIds: [corpus?.id] });

    const page = (await test.as(CLAIMANT).get(`/expenses/${String(claim['id'])}/edit`)).body;
    expect(page).toContain('고칠 곳: 금액·품목, 말뭉치. 나머지는 그대로 둡니다.');
    expect(page).toMatch(/class="line-row is-questioned"[\s\S]*?value="말뭉치"/);
    expect(page).toMatch(/class="line-row is-closed"[\s\S]*?value="배송"[^>]*readonly/i);
    expect(page.match(/class="claim-row is-closed"/g)?.length).toBeGreaterThanOrEqual(4);
    expect(page).not.toContain(`action="/expenses/${String(claim['id'])}/evidence"`);

    const title = await save(claim, { title: '다른 내용' });
    expect({ status: title.statusCode, body: title.body }).toMatchObject({ status: 422 });
    expect(title.body).toContain('expense.not-questioned');
    expect(title.body).toContain('/title');
    const other = await save(claim, withLine(claim, '배송', '10000'));
    expect(other.statusCode).toBe(422);
    expect(other.body).toContain('/lines/1/supplyAmount');
    const gone = await save(claim, { lines: [withLine(claim, '말뭉치', '1').lines[0]] });
    expect(gone.statusCode).toBe(422);
    expect((await save(claim, withLine(claim, '말뭉치', '650000'))).statusCode).toBe(200);
  });

  it('keeps what is closed when the form itself is sent', async () => {
    const claim = await returned({ parts: ['title'] });
    const id = String(claim['id']);
    const page = await test.as(CLAIMANT).get(`/expenses/${id}/edit`);
    const fields = { ...fieldsOf(page.body, 'claim-form'), title: '말뭉치 구입 (2차)' };
    const sent = await test.as(CLAIMANT).form(`/expenses/${id}/submission`, fields);
    expect({ status: sent.statusCode, to: sent.headers['location'] }).toEqual({
      status: 303,
      to: `/expenses/${id}`,
    });
    expect(await claims.read(CLAIMANT, id)).toMatchObject({
      state: 'submitted',
      title: '말뭉치 구입 (2차)',
      documentedOn: '2025-10-15',
      claimAmount: '730000',
    });
  });

  it('shows the approver just the difference afterwards', async () => {
    const claim = await returned({ parts: ['title'] });
    const id = String(claim['id']);
    await save(claim, { title: '말뭉치 구입 (2차)' });
    await claims.act(CLAIMANT, id, 'submission');
    for (const path of [`/approvals?selected=${id}`, `/expenses/${id}`]) {
      const page = (await test.as(APPROVER).get(path)).body;
      expect(page).toContain('지난 보완 요청 뒤 바뀐 것');
      expect(page).toMatch(/<del>말뭉치 구입<\/del>[\s\S]*?<ins>말뭉치 구입 \(2차\)<\/ins>/);
      expect(page.match(/<del>/g)).toHaveLength(1);
      expect(page).toContain('보완 요청: 내용');
    }
  });

  it('opens everything at the claimant’s wish, once, and says so in the log', async () => {
    const claim = await returned({ parts: ['title'] });
    const id = String(claim['id']);
    expect((await test.as(APPROVER).delete(`/api/v1/expenses/${id}/questioned`)).statusCode).toBe(403);
    const opened = await test.as(CLAIMANT).delete(`/api/v1/expenses/${id}/questioned`);
    expect(opened.statusCode).toBe(200);
    expect(jsonOf(opened)['questioned']).toBeUndefined();
    const again = await test.as(CLAIMANT).delete(`/api/v1/expenses/${id}/questioned`);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('expense.all-open');
    const [event] = await rowsOf(
      test,
      `SELECT count(*)::int AS count FROM audit_events WHERE act = 'expense.opened-whole' AND subject_id = $1`,
      [id],
    );
    expect(event).toEqual({ count: 1 });
    expect(
      (await save(claim, { supplier: { name: '다른 곳', businessNumber: '9028600563' } })).statusCode,
    ).toBe(200);
    const page = await test.as(CLAIMANT).get(`/expenses/${id}/edit`);
    expect(page.body).not.toContain('나머지는 그대로 둡니다');
  });

  it('opens everything by the button of the form, too', async () => {
    const claim = await returned({ parts: ['title'] });
    const id = String(claim['id']);
    const answer = await test.as(CLAIMANT).form(`/expenses/${id}/whole`);
    expect(answer.headers['location']).toBe(`/expenses/${id}/edit`);
    expect((await test.as(CLAIMANT).form(`/expenses/${id}/whole`)).statusCode).toBe(409);
  });
});

describe('approving a part', () => {
  it('leaves a line out with its reason: struck on the page, in the CSV and for programs, amounts right', async () => {
    const claim = await waiting();
    const id = String(claim['id']);
    const shipping = linesOf(claim)[1]?.id ?? '';
    const refused = await test
      .as(APPROVER)
      .form(`/approvals/${id}/approval`, { part: 'true', declined: shipping, [`reason:${shipping}`]: ' ' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(`id="reason-${shipping}-error"`);
    const nothing = await test.as(APPROVER).form(`/approvals/${id}/approval`, { part: 'true' });
    expect(nothing.statusCode).toBe(422);
    expect(nothing.body).toMatch(
      /<form[^>]*data-decision="approve-part"[^]*?<p class="field-error">뺄 품목을/,
    );
    const done = await test.as(APPROVER).form(`/approvals/${id}/approval`, {
      part: 'true',
      declined: shipping,
      [`reason:${shipping}`]: '배송비는 자부담입니다',
    });
    expect(done.statusCode).toBe(303);

    const json = await claims.read(CLAIMANT, id);
    expect(json).toMatchObject({ state: 'approved', claimAmount: '700000' });
    expect(linesOf(json)[1]).toMatchObject({ declined: '배송비는 자부담입니다', claimAmount: '0' });
    const page = (await test.as(CLAIMANT).get(`/expenses/${id}`)).body;
    // The tax of what is left out isn't told of any more.
    expect(page).toContain('세액 70,000원 제외');
    expect(page).toContain('부가세 제외');
    expect(page).toContain('<s>배송</s>');
    expect(page).toContain('배송비는 자부담입니다');
    expect(page).toMatch(/<tfoot>[\s\S]*?700,000[\s\S]*?70,000[\s\S]*?700,000/);
    const csv = await test.as(CLAIMANT).get('/expenses.csv?scope=mine');
    expect(csv.body).toContain('배송: 배송비는 자부담입니다');
  });

  it('can’t leave out everything', async () => {
    const claim = await waiting();
    const declined = linesOf(claim).map(({ id }) => ({ lineId: id, reason: '까닭' }));
    const answer = await claims.act(APPROVER, claim['id'], 'approval', { declined });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('expense.nothing-approved');
  });
});

describe('sending an approved claim back before it is paid', () => {
  it('is done by finance with the same form, from the claim’s own page', async () => {
    const claim = await waiting();
    const id = String(claim['id']);
    await claims.act(APPROVER, id, 'approval');
    const finance = test.as('finance@upstage.example');
    const page = (await finance.get(`/expenses/${id}`)).body;
    expect(page).toContain(`action="/approvals/${id}/return"`);
    expect((await finance.get('/payments')).body).toContain(`href="/expenses/${id}#return"`);
    const answer = await finance.form(`/approvals/${id}/return`, {
      comment: '계좌 사본을 붙여 주세요',
      parts: 'documents',
    });
    expect(answer.headers['location']).toBe(`/expenses/${id}`);
    expect(await claims.read(CLAIMANT, id)).toMatchObject({
      state: 'returned',
      questioned: { parts: ['documents'] },
    });
  });
});
