import { startTestApp, type TestApp } from '../support/app.js';
import type { FormFields } from '../support/client.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { flashOf } from '../support/pages.js';

const RESEARCHER = 'researcher@upstage.example';
const FINANCE = 'finance@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const RIVAL = 'researcher@skt.example';
const OFFICER = 'officer@office.example';
const ACCOUNT = { bankCode: '004', number: '001-234-56789012', holder: '(주)한빛데이터' };

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let id = '';

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

const add = (body: Json, email = RESEARCHER) => test.as(email).post('/api/v1/suppliers', body);
const home = () => `/settings/suppliers/${id}`;
const page = async (email: string, path = home()) => (await test.as(email).get(path)).body;
const form = (email: string, path: string, fields: FormFields) => test.as(email).form(path, fields);

describe('a supplier before its first claim', () => {
  it('is added by number and name, its check digit right', async () => {
    const wrong = await add({ businessNumber: '902-86-00564', name: '한빛' });
    expect(wrong.statusCode).toBe(422);
    expect(jsonOf(wrong)).toMatchObject({
      errors: [{ pointer: '/businessNumber', code: 'supplier.number-check-digit' }],
    });
    const both = jsonOf(await add({ businessNumber: '12', name: ' ' }));
    expect(both['errors']).toMatchObject([
      { code: 'supplier.number-malformed' },
      { code: 'supplier.name-missing' },
    ]);
    const added = await add({ businessNumber: '902-86-00563', name: ' (주)한빛  데이터 ' });
    expect(added.statusCode).toBe(201);
    expect(jsonOf(added)).toMatchObject({
      name: '(주)한빛 데이터',
      businessNumber: '9028600563',
      claimCount: 0,
    });
    id = String(jsonOf(added)['id']);
    expect(added.headers['location']).toBe(`/api/v1/suppliers/${id}`);
  });

  it('is refused when it is there already, with the way to it', async () => {
    const again = await add({ businessNumber: '9028600563', name: '다른 이름' });
    expect([again.statusCode, jsonOf(again)['code']]).toEqual([409, 'supplier.exists']);
    expect(again.headers['location']).toBe(`/api/v1/suppliers/${id}`);
    const shown = await form(ADMINISTRATOR, '/settings/suppliers', {
      businessNumber: '902-86-00563',
      name: '다른 이름',
    });
    expect(shown.statusCode).toBe(409);
    expect(shown.body).toContain(`<a href="/settings/suppliers/${id}">`);
    expect(shown.body).toContain('value="다른 이름"');
  });

  it('of a rival may have the same number, and nothing tells', async () => {
    expect((await add({ businessNumber: '9028600563', name: '한빛' }, RIVAL)).statusCode).toBe(201);
    expect((await test.as(RIVAL).get(home())).statusCode).toBe(404);
    expect((await test.as(RIVAL).patch(`/api/v1/suppliers/${id}`, { name: 'x' })).statusCode).toBe(404);
    expect((await add({ businessNumber: '2048631263', name: '가나' }, OFFICER)).statusCode).toBe(403);
  });

  it('is offered on the claim’s form, and fills its number in', async () => {
    expect(await page(RESEARCHER, '/expenses/new')).toContain('(주)한빛 데이터');
    const draft = await claims.draft(world.upstage, { supplier: { name: '(주)한빛 데이터' } });
    expect(draft['supplier']).toMatchObject({ businessNumber: '9028600563' });
  });

  it('has a page that says so', async () => {
    const body = await page(RESEARCHER);
    expect(body).toContain('아직 낸 신청이 없습니다');
    expect(body).toContain('아직 계좌가 없습니다');
    expect(body).toContain('확인 숫자 맞음');
    expect(body).not.toContain('계좌 등록');
  });
});

describe('the page of a supplier', () => {
  it('says what was bought, under which names, and leads to its claims', async () => {
    const first = await claims.draft(world.upstage, { documentedOn: '2025-09-15' });
    await claims.act(RESEARCHER, first['id'], 'submission');
    await claims.act(ADMINISTRATOR, first['id'], 'approval');
    await claims.pay(FINANCE, [first['id']]);
    const second = await claims.draft(world.upstage, {
      supplier: { name: '한빛데이타', businessNumber: '9028600563' },
    });
    await claims.act(RESEARCHER, second['id'], 'submission');
    const detail = jsonOf(await test.as(RESEARCHER).get(`/api/v1/suppliers/${id}`));
    expect(detail).toMatchObject({
      claimCount: 2,
      firstDocumentedOn: '2025-09-15',
      lastDocumentedOn: '2025-10-15',
      totals: [
        { year: 2025, state: 'paid', claimCount: 1, claimAmount: '1000000', payableAmount: '1100000' },
        { year: 2025, state: 'submitted', claimCount: 1, claimAmount: '1000000' },
      ],
      names: [
        { name: '(주)한빛데이터(예시)', claimCount: 1 },
        { name: '한빛데이타', claimCount: 1 },
      ],
    });
    const body = await page(RESEARCHER);
    expect(body).toContain('한빛데이타');
    expect(body).toContain(`href="/expenses/${String(second['id'])}"`);
    const [, all = ''] = /href="(\/expenses\?scope=team[^"]+)"/.exec(body) ?? [];
    const list = await page(RESEARCHER, all.replaceAll('&amp;', '&'));
    expect(list).toContain(String(first['id']));
    expect(list).toContain(String(second['id']));
  });

  it('takes a better name, and keeps who gave it', async () => {
    const empty = await form(RESEARCHER, `${home()}/name`, { name: '  ' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('거래처 이름을 1자에서 200자로');
    const renamed = await form(RESEARCHER, `${home()}/name`, { name: '한빛데이터 주식회사' });
    expect([renamed.statusCode, renamed.headers['location']]).toEqual([303, home()]);
    expect(await page(RESEARCHER)).toContain('<h1>한빛데이터 주식회사</h1>');
    const events = await rowsOf(
      test,
      `SELECT before, after FROM audit_events WHERE subject_id = $1 AND act = 'supplier.renamed'`,
      [id],
    );
    expect(events).toEqual([{ before: { name: '(주)한빛 데이터' }, after: { name: '한빛데이터 주식회사' } }]);
    expect((await form(OFFICER, `${home()}/name`, { name: '남의 것' })).statusCode).toBe(403);
  });

  it('is read by the office for one team, and that is recorded', async () => {
    const body = await page(OFFICER);
    expect(body).toContain('업스테이지');
    expect(body).not.toContain('이름 고치기');
    const [read] = await rowsOf(
      test,
      `SELECT team_id FROM audit_events WHERE subject_id = $1 AND act = 'supplier.read'`,
      [id],
    );
    expect(read).toEqual({ team_id: world.upstage.id });
  });
});

describe('an account on its pages', () => {
  it('is asked for again with what was typed when it can’t be right', async () => {
    const bad = await form(FINANCE, `${home()}/account`, { ...ACCOUNT, number: '12-34' });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('href="#number"');
    expect(bad.body).toContain('value="12-34"');
    expect(bad.body).toMatch(/<option value="004" selected/);
  });

  it('waits for a second person, at home, on the list and on its page', async () => {
    const proposed = await form(FINANCE, `${home()}/account`, ACCOUNT);
    expect([proposed.statusCode, proposed.headers['location']]).toEqual([303, home()]);
    expect(await page(FINANCE)).toContain('제안 거두기');
    expect(await page(FINANCE, '/settings/suppliers')).not.toContain('확인할 계좌 변경');
    expect(await page(FINANCE, '/')).not.toContain('계좌 확인');
    expect(await page(RESEARCHER, '/')).not.toContain('계좌 확인');
    const todo = await page(ADMINISTRATOR, '/');
    expect(todo).toContain('계좌 확인');
    expect(todo).toContain(`href="${home()}"`);
    expect(await page(ADMINISTRATOR, '/settings/suppliers')).toContain('확인할 계좌 변경 1건');
    const waiting = await page(ADMINISTRATOR, '/settings/suppliers?waiting=1');
    expect(waiting).toContain('계좌 확인 대기');
    expect(jsonOf(await test.as(ADMINISTRATOR).get('/api/v1/suppliers?waiting=true'))['items']).toHaveLength(
      1,
    );
  });

  it('is not confirmed by its proposer, nor unseen', async () => {
    const [, proposalId = ''] = /name="proposalId" value="([^"]+)"/.exec(await page(FINANCE)) ?? [];
    const own = await form(FINANCE, `${home()}/account/confirmation`, { proposalId });
    expect(own.statusCode).toBe(403);
    expect(own.body).toContain('다른 재무나 관리자가 확인해야');
    const unseen = await form(ADMINISTRATOR, `${home()}/account/confirmation`, {});
    expect(unseen.statusCode).toBe(409);
    const confirmed = await form(ADMINISTRATOR, `${home()}/account/confirmation`, { proposalId });
    expect([confirmed.statusCode, confirmed.headers['location']]).toEqual([303, home()]);
    const body = await page(ADMINISTRATOR);
    expect(body).toContain('새 계좌');
    expect(body).not.toContain('확인을 기다리는 계좌');
    expect(await page(ADMINISTRATOR, '/settings/suppliers?waiting=1')).toContain('확인할 계좌가 없습니다');
  });

  it('is marked as changed when it took another’s place', async () => {
    await form(ADMINISTRATOR, `${home()}/account`, { ...ACCOUNT, number: '110-987-654321' });
    const [, proposalId = ''] = /name="proposalId" value="([^"]+)"/.exec(await page(FINANCE)) ?? [];
    const refused = await form(FINANCE, `${home()}/account/refusal`, { proposalId });
    expect(refused.statusCode).toBe(303);
    await form(ADMINISTRATOR, `${home()}/account`, { ...ACCOUNT, number: '110-987-654321' });
    const [, second = ''] = /name="proposalId" value="([^"]+)"/.exec(await page(FINANCE)) ?? [];
    // The one in force typed again takes one's own proposal back, and that is what is said.
    const back = await form(ADMINISTRATOR, `${home()}/account`, ACCOUNT);
    expect(flashOf(back)).toContain('제안을 거두었습니다');
    await form(ADMINISTRATOR, `${home()}/account`, { ...ACCOUNT, number: '110-987-654321' });
    const [, third = ''] = /name="proposalId" value="([^"]+)"/.exec(await page(FINANCE)) ?? [];
    expect(third).not.toBe(second);
    await form(FINANCE, `${home()}/account/confirmation`, { proposalId: third });
    const body = await page(RESEARCHER);
    expect(body).toContain('변경됨');
    expect(body).toContain('끝자리 4321');
    expect(body).toContain('계좌 변경 기록');
  });
});
