import { strFromU8, unzipSync } from 'fflate';
import { readPdf } from '../reports/read-pdf.js';
import { claimsOf } from '../support/claims.js';
import type { FormFields } from '../support/client.js';
import { flashOf, textOfPage } from '../support/pages.js';
import { rowsOf } from '../support/stored.js';
import {
  ADMINISTRATOR,
  AUDITOR,
  OFFICER,
  SECOND,
  SETTLED_ON,
  startSettling,
  type Settling,
} from './settlement-steps.js';

const PAGE = '/settlements/upstage/1';

describe('the pages of settlements', () => {
  let f: Settling;
  let key = 0;

  beforeAll(async () => {
    f = await startSettling();
    const claims = claimsOf(f.test, f.world);
    const { id } = await claims.draft(f.world.upstage, { title: '=말뭉치 1차' });
    await claims.act('researcher@upstage.example', id, 'submission');
    await claims.act(ADMINISTRATOR, id, 'approval');
    await claims.pay('finance@upstage.example', [id]);
  });
  afterAll(async () => {
    expect(await f.faults()).toEqual([]);
    await f.stop();
  });

  const page = async (email: string, url = PAGE) => {
    const answer = await f.get(email, url);
    return { status: answer.statusCode, text: textOfPage(answer.body), body: answer.body };
  };
  const send = (email: string, path: string, fields: FormFields = {}, ownKey = `k${(key += 1)}`) =>
    f.on(SETTLED_ON, () => f.test.as(email).form(`${PAGE}/${path}`, { key: ownKey, ...fields }));

  it('lists what is to be returned with its day, and each figure with its formula', async () => {
    const list = await page('finance@upstage.example', '/settlements');
    expect(list.text).toContain('미리보기');
    // Three months after 2026-01-31 it has begun; 74 days from 2026-02-15.
    expect(list.text).toContain('D-74');
    expect(list.body).toContain(`href="${PAGE}"`);
    expect(list.text).not.toContain('저장');
    const shown = await page(ADMINISTRATOR);
    expect(shown.text).toContain('2,475,000,000원 + 기관 현금 825,000,000원');
    expect(shown.text).not.toContain('정산 시작');
    expect((await page(AUDITOR)).text).not.toContain('정산 시작');
    expect((await page(OFFICER)).text).toContain('정산 시작');
    expect((await page('researcher@upstage.example')).status).toBe(403);
    expect((await page('researcher@upstage.example', '/settlements')).status).toBe(403);
    expect((await page('pi@skt.example')).status).toBe(404);
    expect((await page(OFFICER, `${PAGE}?asOf=gestern`)).status).toBe(422);
  });

  it('keeps a refused form with what was sent', async () => {
    const refused = await send(OFFICER, 'draft', { asOf: '2027-01-01', interestMethod: 'actual' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(/value="2027-01-01"/);
    expect(refused.body).toMatch(/<option value="actual" selected/);
    expect(refused.body).toContain('error-summary');
    expect((await send(OFFICER, 'draft', { asOf: 'x' })).statusCode).toBe(422);
    const begun = await send(OFFICER, 'draft', { asOf: SETTLED_ON, interestMethod: 'share' });
    expect([begun.statusCode, begun.headers.location]).toEqual([303, PAGE]);
  });

  it('disallows by search, choice, amount and reason', async () => {
    const form = await page(OFFICER, `${PAGE}/disallowances/new?q=${encodeURIComponent('말뭉치')}`);
    expect(form.text).toContain('=말뭉치 1차');
    const [, postingId = ''] = /name="postingId" value="([^"]+)"/.exec(form.body) ?? [];
    expect((await page(OFFICER, `${PAGE}/disallowances/new?q=%25`)).text).toContain('찾는 집행이 없습니다');
    expect((await page(ADMINISTRATOR, `${PAGE}/disallowances/new`)).status).toBe(403);
    const bad = await send(OFFICER, 'disallowances', { amount: '1,000천원', reason: '', article: '제25조' });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('1,000천원');
    const good = { postingId, amount: '300,000', reason: '@근거 없음', article: '사용 기준 제22조' };
    const done = await send(OFFICER, 'disallowances', good, 'twice');
    const again = await send(OFFICER, 'disallowances', good, 'twice');
    expect([done.statusCode, again.statusCode]).toEqual([303, 303]);
    expect(await rowsOf(f.test, 'SELECT amount FROM settlement_disallowances')).toEqual([
      { amount: '300000' },
    ]);
    expect((await page(ADMINISTRATOR)).text).toContain('@근거 없음');
  });

  it('gives the statement as PDF, workbook and CSV, and writes that down', async () => {
    const pdf = await f.get(OFFICER, `${PAGE}?format=pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(String(pdf.headers['content-disposition'])).toContain('settlement_upstage_stage-1_2026-02-15.pdf');
    const pages = await readPdf(pdf.rawPayload);
    expect(JSON.stringify(pages)).toContain('300,000');
    const xlsx = await f.get(ADMINISTRATOR, `${PAGE}?format=xlsx`);
    const files = unzipSync(new Uint8Array(xlsx.rawPayload));
    expect(Object.keys(files).filter((name) => /worksheets\/sheet\d\.xml$/.test(name))).toHaveLength(4);
    expect(strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toMatch(
      /<f>SUM\(E2:E\d+\)<\/f>/,
    );
    const csv = await f.get(ADMINISTRATOR, `/api/v1${PAGE}?format=csv`);
    // What a spreadsheet would take for a formula is marked as text.
    expect(csv.body).toContain("'=말뭉치 1차");
    expect(csv.body).toContain("'@근거 없음");
    const told = await rowsOf<{ count: number }>(
      f.test,
      `SELECT count(*)::int AS count FROM audit_events WHERE act = 'settlement.exported'`,
    );
    expect(told).toEqual([{ count: 3 }]);
    expect((await f.get('finance@skt.example', `${PAGE}?format=pdf`)).statusCode).toBe(404);
  });

  it('goes the whole way by forms', async () => {
    const old = await send(OFFICER, 'confirmation', { version: '99' });
    expect(old.statusCode).toBe(409);
    expect(flashOf(await send(OFFICER, 'confirmation'))).toContain('확정');
    expect((await page(OFFICER)).text).toContain('최종 확인 대기');
    expect((await send(OFFICER, 'confirmation/withdrawal')).statusCode).toBe(303);
    expect((await send(OFFICER, 'confirmation')).statusCode).toBe(303);
    expect((await send(ADMINISTRATOR, 'objection', { text: '' })).statusCode).toBe(422);
    expect((await send(ADMINISTRATOR, 'objection', { text: '인정해 주세요.' })).statusCode).toBe(303);
    const open = await send(OFFICER, 'objection/decision', { decision: '', answer: '아니요' });
    expect(open.statusCode).toBe(422);
    expect(open.body).toContain('아니요');
    expect(
      (await send(OFFICER, 'objection/decision', { decision: 'rejected', answer: '근거가 없습니다.' }))
        .statusCode,
    ).toBe(303);
    expect((await page(ADMINISTRATOR)).text).toContain('근거가 없습니다.');
    const own = await send(OFFICER, 'finalisation');
    expect(own.statusCode).toBe(403);
    expect((await send(SECOND, 'finalisation')).statusCode).toBe(303);
    const tooMuch = await send(OFFICER, 'receipts', { amount: '9,999,999,999', paidOn: SETTLED_ON });
    expect(tooMuch.statusCode).toBe(422);
    expect(tooMuch.body).toContain('9,999,999,999');
    expect((await send(OFFICER, 'receipts', { amount: '1,000,000', paidOn: SETTLED_ON })).statusCode).toBe(
      303,
    );
    expect(
      (await send(OFFICER, 'extensions', { dueOn: '2026-09-15', extensionReason: '분할' })).statusCode,
    ).toBe(303);
    expect((await page(ADMINISTRATOR)).text).toContain('2026-09-15');
    expect((await page(OFFICER, `${PAGE}/disallowances/new`)).status).toBe(409);
  });

  it('changes how the programme settles, by an officer', async () => {
    const change = (email: string) =>
      f.test.as(email).form('/settlements/settings', {
        destination: 'fund',
        rounding: 'half-up',
        allowanceCounts: 'without',
      });
    expect((await change(ADMINISTRATOR)).statusCode).toBe(403);
    expect((await change(OFFICER)).statusCode).toBe(303);
    expect((await page(OFFICER, '/settlements')).body).toMatch(/<option value="half-up" selected/);
  });
});
