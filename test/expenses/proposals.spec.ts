import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { fieldsOf } from '../pages/page-forms.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const HANBIT = { businessNumber: '9028600563', name: '한빛데이터' };
const CLOUD = { businessNumber: '1248100998', name: '구름' };

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeEach(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterEach(() => test.stop());

const target = (name: 'software' | 'material') => ({
  budgetLineId: world.upstage.lines[name],
  categoryId: world.categories[name],
});
const valueOf = (name: 'software' | 'material') => `${target(name).budgetLineId}:${target(name).categoryId}`;

async function approved(
  supplier: typeof HANBIT,
  item: string,
  choice: 'software' | 'material',
): Promise<void> {
  const evidenceId = await claims.invoice(EMAIL, {
    supplier,
    lines: [{ name: item, supplyAmount: 1_000_000n }],
  });
  const { id } = jsonOf(await claims.create(EMAIL, { evidenceIds: [evidenceId], ...target(choice) }));
  expect((await claims.act(EMAIL, id, 'submission')).statusCode).toBe(200);
  expect((await claims.act(ADMINISTRATOR, id, 'approval')).statusCode).toBe(200);
}

async function typed(change: Json): Promise<string> {
  const answer = await claims.create(EMAIL, {
    lines: [{ name: '이용권', supplyAmount: '300000', taxAmount: '30000' }],
    ...change,
  });
  expect(answer.statusCode).toBe(201);
  return String(jsonOf(answer)['id']);
}

const form = async (id: string) => (await test.as(EMAIL).get(`/expenses/${id}/edit`)).body;

describe('where a claim may belong', () => {
  it('is offered with the reason and what would be left, and one press puts it there', async () => {
    await approved(HANBIT, '법률 말뭉치', 'material');
    const id = await typed({ title: '말뭉치 추가', supplier: { name: '새거래처' } });
    const page = await form(id);
    expect(page).toContain('이 항목이 맞을 수 있습니다');
    expect(page).toContain('‘말뭉치’ 낱말이 든 승인된 집행 1건 가운데 1건');
    expect(page).toContain(`value="target:${valueOf('material')}"`);
    expect(page).not.toContain(`value="target:${valueOf('software')}"`);
    const answer = await test.as(EMAIL).form(`/expenses/${id}/draft`, {
      ...fieldsOf(page, 'claim-form'),
      action: `target:${valueOf('material')}`,
    });
    expect(answer.statusCode).toBe(303);
    const [line] = (await claims.read(EMAIL, id))['lines'] as Json[];
    expect(line).toMatchObject(target('material'));
    expect(await form(id)).not.toContain('이 항목이 맞을 수 있습니다');
  });

  it('names the claim it was repeated from, and keeps others at hand', async () => {
    await approved(HANBIT, '법률 말뭉치', 'material');
    await approved(CLOUD, '법률 말뭉치', 'software');
    const evidenceId = await claims.invoice(EMAIL, {
      supplier: HANBIT,
      lines: [{ name: '특허 말뭉치', supplyAmount: 100_000n }],
    });
    const { id } = jsonOf(await claims.create(EMAIL, { evidenceIds: [evidenceId] }));
    const page = await form(String(id));
    expect(page).toMatch(/지난 승인과 같게 \(2025-0001\)/);
    expect(page).toContain('다른 제안');
    expect(page).toContain(`value="target:${valueOf('software')}"`);
  });

  it('follows three claims of the same words unasked, and says so', async () => {
    for (const item of ['판례 말뭉치', '법령 말뭉치', '특허 말뭉치'])
      await approved(HANBIT, item, 'material');
    const evidenceId = await claims.invoice(EMAIL, {
      supplier: CLOUD,
      lines: [{ name: '음성 말뭉치', supplyAmount: 100_000n }],
    });
    const created = jsonOf(await claims.create(EMAIL, { evidenceIds: [evidenceId] }));
    expect(created['origins']).toMatchObject({ target: 'similar' });
    expect(await form(String(created['id']))).toContain('비슷한 집행과 같게');
  });

  it('says nothing of what another team did', async () => {
    await approved(HANBIT, '법률 말뭉치', 'material');
    const theirs = await claims.create('researcher@skt.example', {
      title: '말뭉치',
      supplier: { name: HANBIT.name },
      lines: [{ name: '말뭉치', supplyAmount: '1000', taxAmount: '100' }],
    });
    expect(theirs.statusCode).toBe(201);
    const id = String(jsonOf(theirs)['id']);
    const page = (await test.as('researcher@skt.example').get(`/expenses/${id}/edit`)).body;
    expect(page).not.toContain('맞을 수 있습니다');
    expect(page).not.toContain(HANBIT.businessNumber.replace(/^(...)(..)/, '$1-$2-'));
  });
});

describe('a supplier the team bought from before', () => {
  beforeEach(() => approved(HANBIT, '말뭉치', 'material'));

  it('is offered by name and brings its number, once', async () => {
    const id = await typed({ title: '추가', supplier: { name: HANBIT.name } });
    const claim = await claims.read(EMAIL, id);
    expect(claim).toMatchObject({
      supplier: { businessNumber: HANBIT.businessNumber },
      origins: { supplier: 'known-supplier' },
    });
    const page = await form(id);
    expect(page).toContain('거래처 목록에서');
    expect(page).toMatch(/<datalist id="known-suppliers"><option value="한빛데이터"/);
    const emptied = { ...fieldsOf(page, 'claim-form'), supplierBusinessNumber: '', action: 'save' };
    expect((await test.as(EMAIL).form(`/expenses/${id}/draft`, emptied)).statusCode).toBe(303);
    expect((await claims.read(EMAIL, id))['supplier']).toEqual({ name: HANBIT.name });
  });

  it('brings its name for a number, and answers a save in passing with what it filled', async () => {
    const id = await typed({ title: '추가' });
    const fields = { ...fieldsOf(await form(id), 'claim-form'), supplierBusinessNumber: '902-86-00563' };
    const answer = await test
      .as(EMAIL)
      .form(`/expenses/${id}/draft`, { ...fields, action: 'autosave' }, { accept: 'application/json' });
    expect(jsonOf(answer)).toMatchObject({
      filled: { supplierName: HANBIT.name, supplierBusinessNumber: HANBIT.businessNumber },
    });
  });

  it('is not guessed where two have the name', async () => {
    await approved({ businessNumber: CLOUD.businessNumber, name: HANBIT.name }, '서버', 'software');
    const id = await typed({ title: '추가', supplier: { name: HANBIT.name } });
    expect((await claims.read(EMAIL, id))['supplier']).toEqual({ name: HANBIT.name });
  });
});
