import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { SESSION_COOKIE } from '../support/actors.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { createWorld, type World } from '../support/world.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { flashOf } from '../support/pages.js';

let test: TestApp;
let world: World;
let researcher: Client;
let administrator: Client;
let finance: Client;
let officer: Client;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  researcher = test.as('researcher@upstage.example');
  administrator = test.as('administrator@upstage.example');
  finance = test.as('finance@upstage.example');
  officer = test.as('officer@office.example');
});
afterAll(() => test.stop());

const locationOf = (answer: Answer) => String(answer.headers['location']);
const INBOX = { referer: 'http://127.0.0.1/approvals' };

/** A claim handed in by somebody of Upstage; 100,000 won from the software line unless said otherwise. */
async function submitted(change: Record<string, string> = {}, client = researcher): Promise<string> {
  const answer = await client.form('/expenses/new', {
    action: 'save',
    title: '모델 저장소 이용료',
    supplierName: '나래호스팅(예시)',
    supplierBusinessNumber: '9028600563',
    documentedOn: '2025-09-12',
    committedOn: '',
    target: `${world.upstage.lines.software}:${world.categories.software}`,
    'lines[0].name': '이용료',
    'lines[0].supplyAmount': '100,000',
    'lines[0].taxAmount': '10,000',
    ...change,
  });
  const id = /\/expenses\/([\w-]{36})/.exec(locationOf(answer))?.[1] ?? '';
  const handedIn = await client.form(`/expenses/${id}/submission`, {});
  expect(handedIn.statusCode).toBe(303);
  return id;
}

const potTarget = () => `${world.potLineId}:${world.categories.software}`;

describe('the inbox', () => {
  it('shows the administrator what waits, with the marks, and the claim beside it', async () => {
    const id = await submitted();
    const page = await administrator.get(`/approvals?selected=${id}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('나래호스팅(예시) 모델 저장소 이용료');
    expect(page.body).toContain('새 거래처');
    expect(page.body).toContain(`action="/approvals/${id}/approval"`);
    expect(page.body).toContain('1,999,900,000');
  });

  it('is for those who decide', async () => {
    expect((await researcher.get('/approvals')).statusCode).toBe(403);
    expect((await finance.get('/approvals')).statusCode).toBe(403);
    expect((await test.as('auditor@office.example').get('/approvals')).statusCode).toBe(403);
  });

  it('stays open to whoever decided the last one, and to the principal investigator at all times', async () => {
    const pi = await test.as('pi@upstage.example').get('/approvals');
    expect(pi.statusCode).toBe(200);
    expect(pi.body).toContain('모두 처리했습니다');
    // Whom only one thing was asked: what was done is said once more on the empty page.
    const signedIn = await test.anonymous.post('/api/v1/sessions', {
      email: 'finance@upstage.example',
      password: DEMO_PASSWORD,
    });
    const [session = ''] = SESSION_COOKIE.exec(String(signedIn.headers['set-cookie'])) ?? [];
    const flash = Buffer.from(JSON.stringify({ kind: 'success', text: '승인했습니다' })).toString(
      'base64url',
    );
    const open = (cookie: string) => test.anonymous.get('/approvals', { cookie });
    const told = await open(`${session}; hanjang-flash=${flash}`);
    expect([told.statusCode, (await open(session)).statusCode]).toEqual([200, 403]);
    expect(told.body).toContain('승인했습니다');
  });

  it('brings nobody their own claim', async () => {
    const id = await submitted({ title: '관리자의 것' }, administrator);
    expect((await administrator.get('/approvals')).body).not.toContain('관리자의 것');
    const answer = await administrator.form(`/approvals/${id}/approval`, { version: '2' });
    expect(answer.statusCode).toBe(403);
  });

  it('approves and goes on to the next claim', async () => {
    const id = await submitted();
    const answer = await administrator.form(
      `/approvals/${id}/approval`,
      { version: '2', returnTo: '/approvals?selected=next' },
      INBOX,
    );
    expect({ status: answer.statusCode, to: locationOf(answer) }).toEqual({
      status: 303,
      to: '/approvals?selected=next',
    });
    expect(flashOf(answer)).toMatch(/2025-\d{4} 신청을 승인했습니다/);
    expect((await researcher.get(`/expenses/${id}`)).body).toContain('지급 대기');
  });

  it('sends nobody to another site', async () => {
    const id = await submitted();
    const answer = await administrator.form(
      `/approvals/${id}/approval`,
      { version: '2', returnTo: 'https://example.com/' },
      INBOX,
    );
    expect(locationOf(answer)).toBe('/approvals');
  });

  it('refuses to decide on a claim that was changed since it was read, and shows it again', async () => {
    const id = await submitted();
    await researcher.form(`/expenses/${id}/recall`, {});
    await researcher.form(`/expenses/${id}/submission`, {});
    const answer = await administrator.form(`/approvals/${id}/approval`, { version: '2' }, INBOX);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('그사이 신청이 바뀌었습니다');
    expect(answer.body).toContain(`action="/approvals/${id}/approval"`);
    expect(answer.body).toContain('name="version" value="4"');
  });

  it('names the claim that somebody else was quicker with, since another one stands beside it', async () => {
    const id = await submitted({ title: '먼저 처리된 신청' });
    await administrator.form(`/approvals/${id}/approval`, { version: '2' }, INBOX);
    const late = await administrator.form(`/approvals/${id}/approval`, { version: '2' }, INBOX);
    expect(late.statusCode).toBe(409);
    expect(late.body).toMatch(/2025-\d{4} 먼저 처리된 신청: ‘지급 대기’ 상태에서는/);
  });

  it('asks for the reason of a return and keeps nothing by half', async () => {
    const id = await submitted();
    const refused = await administrator.form(
      `/approvals/${id}/return`,
      { version: '2', comment: '  ' },
      INBOX,
    );
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('까닭을 적어 주세요');
    const done = await administrator.form(
      `/approvals/${id}/return`,
      { version: '2', comment: '이용 기간을 적어 주세요' },
      INBOX,
    );
    expect(done.statusCode).toBe(303);
    expect((await researcher.get(`/expenses/${id}/edit`)).body).toContain('이용 기간을 적어 주세요');
    expect((await researcher.get('/')).body).toContain('이용 기간을 적어 주세요');
  });

  it('approves many at once and names those that didn’t go through', async () => {
    const [good, stale] = [await submitted(), await submitted({ title: '바뀐 신청' })];
    const answer = await administrator.form('/approvals/bulk-approval', {
      items: [`${good}:2`, `${stale}:1`],
    });
    expect(flashOf(answer)).toContain('1건을 승인했습니다');
    expect(flashOf(answer)).toContain('바뀐 신청');
    expect((await researcher.get(`/expenses/${stale}`)).body).toContain('결재 중');
  });

  it('finds by words and sorts into tabs', async () => {
    await submitted({ title: '찾을 것', supplierName: '유일상사', supplierBusinessNumber: '' });
    const found = await administrator.get('/approvals?q=유일상사&sort=newest');
    expect(found.body).toContain('찾을 것');
    expect(found.body).not.toContain('모델 저장소 이용료');
    expect((await administrator.get('/approvals?tab=check')).statusCode).toBe(200);
    expect((await administrator.get('/approvals?tab=none&sort=x&selected=zz&after=zz')).statusCode).toBe(200);
  });
});

describe('a claim on the common pot', () => {
  it('goes to the officer, who sees the marks; the team sees a band and no balance', async () => {
    const id = await submitted({ target: potTarget(), title: '공동 재원 신청' });
    expect((await administrator.get('/approvals')).body).not.toContain('공동 재원 신청');
    const form = await researcher.get(`/expenses/${id}`);
    expect(form.body).toContain('남은 금액 75~100 %');
    expect(form.body).not.toContain('9,999,900,000');
    const inbox = await officer.get(`/approvals?selected=${id}`);
    expect(inbox.body).toContain('공동 재원 신청');
    const approved = await officer.form(`/approvals/${id}/approval`, { version: '2' }, INBOX);
    expect(approved.statusCode).toBe(303);
    const detail = await researcher.get(`/expenses/${id}`);
    expect(detail.body).toContain('조회');
    expect(detail.body).toContain('지급 대기');
  });
});

describe('payment', () => {
  it('is recorded once, however often the form is sent', async () => {
    const id = await submitted();
    await administrator.form(`/approvals/${id}/approval`, { version: '2' });
    const page = await finance.get('/payments');
    expect(page.body).toContain(`value="${id}:3"`);
    const form = { items: [`${id}:3`], paidOn: '2025-11-03', bankReference: '', key: 'key-1' };
    const first = await finance.form('/payments', form);
    const second = await finance.form('/payments', form);
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(flashOf(second)).toBe(flashOf(first));
    expect(flashOf(first)).toContain('1건 110,000원');
    const other = await finance.form('/payments', { ...form, paidOn: '2025-11-02' });
    expect(other.statusCode).toBe(409);
    const detail = await researcher.get(`/expenses/${id}`);
    expect(detail.body).toContain('지급 완료');
  });

  it('says what is wrong and keeps the choice', async () => {
    const id = await submitted();
    await administrator.form(`/approvals/${id}/approval`, { version: '2' });
    const none = await finance.form('/payments', {
      paidOn: '2025-11-03',
      bankReference: '이체 9',
      key: 'key-2',
    });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('신청을 하나 이상 골라 주세요');
    expect(none.body).toContain('value="이체 9"');
    const nothing = await finance.form('/payments', { paidOn: '', bankReference: '', key: 'key-2' });
    expect(nothing.statusCode).toBe(422);
    expect(nothing.body).toContain('고칠 곳이 2군데 있습니다');
    expect(nothing.body).toContain('href="#paidOn"');
    const late = await finance.form('/payments', {
      items: [`${id}:3`],
      paidOn: '2027-01-01',
      bankReference: '',
      key: 'key-3',
    });
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('value="2027-01-01"');
    const bad = await finance.form('/payments', {
      items: [`${id}:3`],
      paidOn: '31.12.',
      bankReference: '',
      key: 'key-4',
    });
    expect(bad.statusCode).toBe(422);
  });

  it('names the team for those who see several', async () => {
    const id = await submitted();
    await administrator.form(`/approvals/${id}/approval`, { version: '2' });
    const row = (body: string) => /<span class="row-aside">[^<]*<\/span>/.exec(body)?.[0];
    expect(row((await officer.get('/payments')).body)).toContain('업스테이지');
    expect(row((await finance.get('/payments')).body)).not.toContain('업스테이지');
  });

  it('is not for who approved it, nor for researchers to look at', async () => {
    expect((await researcher.get('/payments')).statusCode).toBe(403);
    expect(
      (await administrator.form('/payments', { items: [], paidOn: '2025-11-03', key: 'k' })).statusCode,
    ).toBe(422);
  });

  it('is taken back by new entries with a reason', async () => {
    const id = await submitted();
    await administrator.form(`/approvals/${id}/approval`, { version: '2' });
    await finance.form('/payments', {
      items: [`${id}:3`],
      paidOn: '2025-11-03',
      bankReference: '',
      key: 'key-5',
    });
    const page = await finance.get(`/expenses/${id}/reversal`);
    const lineId = /name="lines\[0\]\.id" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const form = {
      version: '4',
      key: 'key-6',
      'lines[0].id': lineId,
      'lines[0].amount': '1,000',
      reason: 'paid-by-mistake',
      owedBy: 'nobody',
      comment: '두 번 지급',
    };
    const path = `/expenses/${id}/reversal`;
    const bad = await finance.form(path, { ...form, comment: '', reason: '', owedBy: '' });
    expect([bad.statusCode, bad.body.includes('취소하는 까닭을 골라 주세요.')]).toEqual([422, true]);
    const tooMuch = await finance.form(path, { ...form, 'lines[0].amount': '99999999999' });
    expect([tooMuch.statusCode, tooMuch.body.includes('id="lines-0-amount-error"')]).toEqual([422, true]);
    expect((await researcher.get(path)).statusCode).toBe(403);
    expect((await finance.form(path, form)).statusCode).toBe(303);
    expect((await finance.form(path, form)).statusCode).toBe(303);
    const list = await finance.get('/expenses');
    expect(list.body).toContain('일부 취소');
    expect((await researcher.get(`/expenses/${id}`)).body).toContain('두 번 지급');
  });
});

describe('lists and documents', () => {
  it('lists, filters and exports without formulas', async () => {
    await submitted({ title: '=HYPERLINK("http://x","y")', supplierName: '@sum' });
    const page = await researcher.get('/expenses?state=submitted&q=HYPERLINK');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('HYPERLINK');
    const csv = await researcher.get('/expenses.csv?scope=mine');
    expect(csv.statusCode).toBe(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.startsWith('\uFEFF번호,상태')).toBe(true);
    expect(csv.body).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(csv.body).toContain("'@sum");
  });

  it('answers odd addresses with a page that says what is wrong', async () => {
    expect((await researcher.get('/expenses?from=2025-13-45&to=x&state=nothing')).statusCode).toBe(200);
    expect((await researcher.get('/expenses?from=2025-13-45')).body).toContain('날짜를 2025-09-15처럼');
    expect((await researcher.get('/expenses?after=!!')).statusCode).toBe(422);
    const cursor = Buffer.from('["x","y"]').toString('base64url');
    expect((await researcher.get(`/expenses?after=${cursor}`)).statusCode).toBe(422);
    expect((await finance.get(`/payments?before=${cursor}`)).statusCode).toBe(422);
    expect((await researcher.get('/expenses/not-an-id')).statusCode).toBeLessThan(500);
  });

  it('leads back from a refused form, and tells of nothing undone where a page was only opened', async () => {
    const from = { host: 'hanjang.example', referer: 'http://hanjang.example/approvals?q=1' };
    const refused = await administrator.form('/approvals/filters/no-id/removal', {}, from);
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.body).toContain('href="/approvals?q=1"');
    expect(refused.body).toContain('보던 화면으로');
    expect(refused.body).toContain('통째로 취소되어');
    const opened = (await researcher.get('/expenses/0199f2a0-0000-7000-8000-000000000000', from)).body;
    expect(opened).not.toContain('보던 화면으로');
    expect(opened).not.toContain('통째로 취소되어');
  });

  it('gives out an original only as what it is, and to its own team', async () => {
    const html = smallPdf('<script>alert(1)</script>');
    const draft = await researcher.upload('/expenses/from-documents', [
      { name: '계약서 "사본".pdf', content: html },
    ]);
    expect(draft.statusCode).toBe(303);
    const href =
      /href="(\/evidence\/[\w-]{36})"/.exec((await researcher.get(locationOf(draft))).body)?.[1] ?? '';
    const file = await researcher.get(href);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.equals(html)).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
    });
    expect(String(file.headers['content-disposition'])).toContain("filename*=UTF-8''%EA%B3%84");
    expect((await test.as('finance@skt.example').get(href)).statusCode).toBe(404);
    expect((await test.anonymous.get(href)).statusCode).toBe(303);
  });

  it('writes what the office reads to the team’s log', async () => {
    const id = await submitted();
    const before = await researcher.get(`/expenses/${id}`);
    expect(before.body).not.toContain('조회');
    expect((await test.as('auditor@office.example').get(`/expenses/${id}`)).statusCode).toBe(200);
    expect((await researcher.get(`/expenses/${id}`)).body).toContain('조회');
  });
});

describe('home', () => {
  it('shows each role what it came for', async () => {
    const own = await researcher.get('/');
    expect(own.body).toContain('증빙을 여기에 놓으세요');
    expect(own.body).toContain('연구재료비');
    expect(own.body).not.toContain('인건비·연구비 · 인건비');
    expect((await administrator.get('/')).body).toContain('결재함 열기');
    expect((await administrator.get('/')).body).toContain('인건비');
    expect((await finance.get('/')).body).toContain('지급할 것');
    const office = await officer.get('/');
    expect(office.body).toContain('팀별 집행');
    expect(office.body).toContain('업스테이지');
    expect((await test.as('auditor@office.example').get('/')).body).toContain('감사는 모든 것을 보되');
  });

  it('speaks English to those who ask for it', async () => {
    for (const path of ['/', '/expenses', '/expenses/new']) {
      const page = await researcher.get(path, {
        cookie: `${await cookieOf('researcher@upstage.example')}; hanjang-locale=en`,
      });
      expect(page.body).toContain('lang="en"');
    }
  });
});

async function cookieOf(email: string): Promise<string> {
  const answer = await test.anonymous.post('/api/v1/sessions', { email, password: 'hanjang-demo-2025' });
  return String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
}
