import { startTestApp, type TestApp } from '../support/app.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { flashOf } from '../support/pages.js';
import { createWorld, type World } from '../support/world.js';
import { fieldsOf } from '../pages/page-forms.js';
import { ADMINISTRATOR, contractsOf, FINANCE, RESEARCHER } from './contract-steps.js';

const OFFICER = 'officer@office.example';
const RIVAL = 'finance@skt.example';

let test: TestApp;
let world: World;
let contracts: ReturnType<typeof contractsOf>;
let id = '';

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  contracts = contractsOf(test, world);
  await contracts.supplier();
});
afterAll(() => test.stop());

const page = async (email: string, path = `/commitments/${id}`) => (await test.as(email).get(path)).body;
const form = async (email: string, path: string) => fieldsOf(await page(email, path), 'commitment-form');

describe('the form', () => {
  it('is for those who keep the books, and says what to do when there is nothing', async () => {
    expect(await page(FINANCE, '/commitments')).toContain('아직 계약이 없습니다');
    expect(await page(FINANCE, '/commitments')).toContain('href="/commitments/new"');
    expect(await page(RESEARCHER, '/commitments')).not.toContain('href="/commitments/new"');
    expect((await test.as(RESEARCHER).get('/commitments/new')).statusCode).toBe(403);
    expect((await test.as(OFFICER).get('/commitments/new')).statusCode).toBe(403);
  });

  it('adds instalments and lines without a script, and keeps what was typed', async () => {
    const fields = {
      ...(await form(FINANCE, '/commitments/new')),
      title: '클라우드 이용',
      supplierId: await contracts.supplier(),
      signedOn: '2025-10-20',
      'instalments[0].dueOn': '2025-10-30',
      'instalments[0].lines[0].budgetLineId': world.upstage.lines.software,
      'instalments[0].lines[0].amount': '1,000,000',
    };
    const more = await test.as(FINANCE).form('/commitments', { ...fields, action: 'monthly' });
    expect(more.statusCode).toBe(422);
    expect(more.body).not.toContain('error-summary');
    expect(more.body).toContain('value="2025-11-30"');
    expect(fieldsOf(more.body, 'commitment-form')).toMatchObject({
      title: '클라우드 이용',
      'instalments[2].dueOn': '2025-12-30',
      'instalments[2].lines[0].amount': '1,000,000',
    });
    const split = await test.as(FINANCE).form('/commitments', { ...fields, action: 'add-line:0' });
    expect(fieldsOf(split.body, 'commitment-form')).toHaveProperty(['instalments[0].lines[1].amount']);
    const refused = await test.as(FINANCE).form('/commitments', { ...fields, title: '', action: 'save' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#title"');
    expect(refused.body).toContain('1,000,000');
    const saved = await test.as(FINANCE).form('/commitments', {
      ...fields,
      'instalments[1].dueOn': '2025-12-30',
      'instalments[1].lines[0].budgetLineId': world.upstage.lines.software,
      'instalments[1].lines[0].amount': '2,000,000',
      action: 'save',
    });
    expect(saved.statusCode).toBe(303);
    id = String(saved.headers['location']).split('/').at(-1) ?? '';
    expect(flashOf(saved)).toContain('다른 관리자가 확정');
  });

  it('edits a draft; what was changed meanwhile is refused', async () => {
    const fields = await form(FINANCE, `/commitments/${id}/edit`);
    expect(fields).toMatchObject({ 'instalments[1].lines[0].amount': '2,000,000', version: '1' });
    const first = await test
      .as(FINANCE)
      .form(`/commitments/${id}`, { ...fields, contractNumber: 'C-1', action: 'save' });
    expect(first.statusCode).toBe(303);
    const late = await test
      .as(FINANCE)
      .form(`/commitments/${id}`, { ...fields, contractNumber: 'C-2', action: 'save' });
    expect([late.statusCode, late.body.includes('그사이 계약이 바뀌었습니다')]).toEqual([409, true]);
  });
});

describe('the page', () => {
  it('asks a second administrator, by the home page and the list of notices', async () => {
    expect(await page(FINANCE)).not.toContain('/activation');
    expect(await page(ADMINISTRATOR)).toContain(`action="/commitments/${id}/activation"`);
    expect(await page(ADMINISTRATOR, '/')).toContain('클라우드 이용');
    expect(await page(ADMINISTRATOR, '/notifications')).toContain('확정할 계약');
    const files = [{ name: '계약서.pdf', content: smallPdf('계약') }];
    expect((await test.as(FINANCE).upload(`/commitments/${id}/documents`, files)).statusCode).toBe(303);
    const refused = await test
      .as(FINANCE)
      .upload(`/commitments/${id}/documents`, [{ name: 'a.pdf', content: 'nothing' }]);
    expect(refused.statusCode).toBe(422);
    const { version = '' } = await form(FINANCE, `/commitments/${id}/edit`);
    const done = await test.as(ADMINISTRATOR).form(`/commitments/${id}/activation`, { version });
    expect([done.statusCode, flashOf(done)]).toEqual([303, '확정하고 예약했습니다.']);
    const shown = await page(ADMINISTRATOR);
    for (const text of ['진행 중', '계약서.pdf', '2025-0001', '예약']) expect(shown).toContain(text);
    expect((await test.as(RIVAL).get(`/commitments/${id}`)).statusCode).toBe(404);
    expect(await page(OFFICER)).toContain('업스테이지');
  });

  it('begins a claim on an instalment by one button, and its form says so', async () => {
    const [, action = ''] = /action="(\/commitments\/[^"]+\/claim)"/.exec(await page(RESEARCHER)) ?? [];
    const begun = await test.as(RESEARCHER).form(action);
    expect(begun.statusCode).toBe(303);
    const edit = String(begun.headers['location']);
    const shown = await page(RESEARCHER, edit);
    expect(shown).toContain('계약 지급 신청');
    expect(shown).toContain('제출하면 회차가 끝나고');
    expect(shown).toContain('계약서.pdf');
    const expenseId = edit.split('/')[2] ?? '';
    const contract = `/expenses/${expenseId}/contract`;
    expect((await test.as(RESEARCHER).form(`${contract}/more-invoices`, { goesOn: 'yes' })).statusCode).toBe(
      303,
    );
    expect(await page(RESEARCHER, edit)).toContain('남는 예약을 그대로 둡니다');
    expect((await test.as(RESEARCHER).form(`${contract}/removal`)).statusCode).toBe(303);
    const offered = await page(RESEARCHER, edit);
    expect(offered).toContain('이 거래처와 맺은 계약이 있습니다');
    const [, instalment = ''] = /name="instalment" value="([^"]+)"/.exec(offered) ?? [];
    expect((await test.as(RESEARCHER).form(contract, { instalment })).statusCode).toBe(303);
    const { version = '' } = fieldsOf(await page(RESEARCHER, edit), 'claim-form');
    const submitted = await test.as(RESEARCHER).form(`/expenses/${expenseId}/submission`, {
      ...fieldsOf(await page(RESEARCHER, edit), 'claim-form'),
      version,
      documentedOn: '2025-10-28',
    });
    expect(submitted.statusCode).toBe(303);
    expect(await page(RESEARCHER, `/expenses/${expenseId}`)).toContain(`href="/commitments/${id}"`);
    expect(await page(RESEARCHER)).toContain('신청함');
  });

  it('changes a contract: more money waits for the other administrator, before and after side by side', async () => {
    const fields = await form(FINANCE, `/commitments/${id}/change`);
    expect(Object.keys(fields)).not.toContain('instalments[1].dueOn');
    const change = (changes: Record<string, string>) =>
      test.as(FINANCE).form(`/commitments/${id}/change`, { ...fields, action: 'save', ...changes });
    const unreasoned = await change({ 'instalments[0].lines[0].amount': '2,500,000' });
    expect([unreasoned.statusCode, unreasoned.body.includes('href="#reason"')]).toEqual([422, true]);
    const proposed = await change({ 'instalments[0].lines[0].amount': '2,500,000', reason: '물량 증가' });
    expect([proposed.statusCode, flashOf(proposed)]).toEqual([303, expect.stringContaining('제안했습니다')]);
    const shown = await page(ADMINISTRATOR);
    for (const text of ['확인을 기다리는 변경', '물량 증가', '2,500,000원']) expect(shown).toContain(text);
    const [, confirm = ''] = /action="([^"]+\/confirmation)"/.exec(shown) ?? [];
    expect((await test.as(FINANCE).form(confirm)).statusCode).toBe(403);
    expect((await test.as(ADMINISTRATOR).form(confirm)).statusCode).toBe(303);
    expect((await contracts.balance()).reserved).toBe(3_500_000n);
  });

  it('ends a contract with a reason; what it held is free', async () => {
    const refused = await test.as(FINANCE).form(`/commitments/${id}/cancellation`, { reason: ' ' });
    expect([refused.statusCode, refused.body.includes('<details class="confirm" open')]).toEqual([422, true]);
    expect(
      (await test.as(FINANCE).form(`/commitments/${id}/cancellation`, { reason: '해지 합의' })).statusCode,
    ).toBe(303);
    const shown = await page(FINANCE);
    expect(shown).toContain('해지 합의');
    expect((await contracts.balance()).reserved).toBe(1_000_000n);
  });
});
