import ExcelJS from 'exceljs';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { textOfPage } from '../support/pages.js';

const RESEARCHER = 'researcher@upstage.example';
const FINANCE = 'finance@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const PI = 'pi@upstage.example';
const RIVAL = 'finance@skt.example';
const API = '/api/v1/payments/input-sheet';
const PAGE = '/payments/input-sheet';
const NUMBER = '00123456789012';

let test: TestApp;
let world: World;
let paid: string;
let approved: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  const claims = claimsOf(test, world);
  const line = (name: string, supplyAmount: string) => ({
    name,
    supplyAmount,
    taxAmount: '0',
    categoryId: world.categories.software,
    budgetLineId: world.upstage.lines.software,
  });
  const made = async (changes: Json): Promise<string> => {
    const id = String((await claims.draft(world.upstage, changes))['id']);
    expect((await claims.act(RESEARCHER, id, 'submission')).statusCode).toBe(200);
    const decided = await claims.act(ADMINISTRATOR, id, 'approval');
    expect([decided.statusCode, decided.body]).toEqual([200, expect.any(String)]);
    return id;
  };
  paid = await made({ lines: [line('=SUM(A1)', '31000000'), line('정제', '2500000')] });
  expect((await claims.pay(FINANCE, [paid])).statusCode).toBe(201);
  approved = await made({ title: '라이선스', supplier: { name: '새 거래처', businessNumber: '2048631263' } });
  await claims.draft(world.upstage, { title: '초안은 없다' });
  const [supplier] = await rowsOf<{ id: string }>(
    test,
    "SELECT id FROM suppliers WHERE team_id = $1 AND business_number = '9028600563'",
    [world.upstage.id],
  );
  const url = `/api/v1/suppliers/${supplier?.id}/account`;
  const account = { bankCode: '004', number: NUMBER, holder: '한빛' };
  expect((await test.as(FINANCE).put(url, account)).statusCode).toBe(200);
  const [proposal] = await rowsOf<{ id: string }>(
    test,
    'SELECT id FROM supplier_accounts WHERE supplier_id = $1',
    [supplier?.id],
  );
  const seen = { proposalId: proposal?.id };
  expect((await test.as(ADMINISTRATOR).post(`${url}/confirmation`, seen)).statusCode).toBe(200);
});
afterAll(() => test.stop());

type Item = Json & { expenseId: string; groups: { rows: (Json & { code: string; text: string })[][] }[] };
async function items(email = FINANCE, query = ''): Promise<Item[]> {
  const answer = await test.as(email).get(`${API}${query}`);
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  return jsonOf(answer)['items'] as Item[];
}
const fieldOf = (item: Item | undefined, code: string) =>
  item?.groups.flatMap(({ rows }) => rows.flat()).find((field) => field.code === code);
const acts = (like: string) =>
  rowsOf<{ act: string; subject_type: string; after: Json | null }>(
    test,
    'SELECT act, subject_type, after FROM audit_events WHERE act LIKE $1 ORDER BY id',
    [like],
  );
const status = async (email: string, path: string) => (await test.as(email).get(path)).statusCode;

describe('the sheet of a national system', () => {
  it('has what is paid and what is to be paid, field by field, and no draft', async () => {
    const found = await items();
    expect(found.map(({ expenseId }) => expenseId).toSorted()).toEqual([paid, approved].toSorted());
    const one = found.find(({ expenseId }) => expenseId === paid);
    expect(fieldOf(one, 'supplier-number')).toMatchObject({ text: '9028600563' });
    expect(fieldOf(one, 'claim-amount')).toMatchObject({ text: '33500000' });
    expect(fieldOf(one, 'large')).toMatchObject({ text: 'Y' });
    expect(fieldOf(one, 'account-number')).toMatchObject({ text: NUMBER });
    expect(one?.groups[1]?.rows).toHaveLength(2);
    const other = found.find(({ expenseId }) => expenseId === approved);
    expect(other).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ kind: 'missing', at: 'account' })]),
      deadline: { on: null },
    });
  });

  it('keeps to the period and the institution', async () => {
    expect(await items(FINANCE, '?from=2025-01-01&to=2025-01-31')).toEqual([]);
    const later = jsonOf(await test.as(FINANCE).get(`${API}?from=2025-12-01&to=2025-12-31`));
    expect(later['counts']).toMatchObject({ open: 0, earlier: 2, earliestOn: '2025-11-03' });
    expect(await items(FINANCE, '?to=2025-01-31&from=2025-01-01')).toEqual([]);
    expect(await items(FINANCE, '?to=2025-11-02')).toEqual([]);
    expect(await items(FINANCE, '?from=2025-11-03')).toHaveLength(2);
    const backwards = await test.as(FINANCE).get(`${API}?from=2025-12-31&to=2025-12-01`);
    expect([backwards.statusCode, backwards.body]).toEqual([422, expect.stringContaining('/from')]);
    expect(await items(FINANCE, `?institution=${world.upstage.universityId}`)).toEqual([]);
    expect(await items(FINANCE, `?institution=${world.upstage.companyId}`)).toHaveLength(2);
  });

  it('goes on after its cursor', async () => {
    const first = jsonOf(await test.as(FINANCE).get(`${API}?limit=1`));
    const second = jsonOf(await test.as(FINANCE).get(`${API}?limit=1&after=${String(first['next'])}`));
    const ids = [first, second].flatMap((page) => (page['items'] as Item[]).map((item) => item.expenseId));
    expect(ids.toSorted()).toEqual([paid, approved].toSorted());
    expect(second['next']).toBeUndefined();
    expect((await test.as(FINANCE).get(`${API}?after=x`)).statusCode).toBe(422);
  });

  it('gives account numbers to finance alone, and writes each sight down once', async () => {
    for (const email of [ADMINISTRATOR, PI]) {
      const answer = await test.as(email).get(API);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toContain(NUMBER);
      expect(answer.body).toContain('9012');
    }
    const before = (await acts('supplier-account.read')).length;
    await items();
    const after = await acts('supplier-account.read');
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({
      subject_type: 'input-sheet',
      after: { accounts: [expect.objectContaining({ lastFour: '9012' })] },
    });
    expect(JSON.stringify(after)).not.toContain(NUMBER);
  });

  it('is for those who answer for the team’s money, and read by the auditor', async () => {
    for (const path of [API, PAGE, `${PAGE}/file.xlsx`]) {
      expect(await status(RESEARCHER, path)).toBe(403);
      expect(await status('officer@office.example', path)).toBe(403);
      expect(await status('auditor@office.example', path)).toBe(200);
    }
    const seen = await test.as('auditor@office.example').get(PAGE);
    expect(seen.body).toContain('업스테이지');
    expect(seen.body).not.toContain(NUMBER);
    expect(seen.body).not.toContain(`action="${PAGE}/`);
    expect(await acts('input-sheet.read')).not.toEqual([]);
    expect(await items(RIVAL)).toEqual([]);
  });
});

describe('the files', () => {
  const HEAD = 22;

  it('hold text for all but amounts, in the order of the system', async () => {
    const answer = await test.as(FINANCE).get(`${API}?format=xlsx`);
    expect(answer.headers['content-disposition']).toContain('ezbaro-2025-06-01-2025-11-03.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer as ArrayBuffer);
    const [sheet] = workbook.worksheets;
    if (!sheet) throw new Error('no sheet');
    const row = (at: number) =>
      Array.from({ length: HEAD }, (_, index) => sheet.getRow(at).getCell(index + 1).value);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(row(1).slice(0, 7)).toEqual([
      '집행 번호',
      '증빙구분',
      '전자세금계산서 승인번호',
      '카드 승인번호',
      '증빙일자',
      '거래처명',
      '거래처 사업자등록번호',
    ]);
    const [first] = [2, 3, 4].filter((at) => row(at)[9] === '=SUM(A1)');
    if (first === undefined) throw new Error('no row');
    expect(row(first)).toEqual([
      expect.stringMatching(/^2025-\d{4}$/),
      '기타증빙',
      '',
      '',
      '2025-10-15',
      '(주)한빛데이터(예시)',
      '9028600563',
      '연구활동비',
      '소프트웨어 활용비',
      '=SUM(A1)',
      31_000_000,
      0,
      33_500_000,
      0,
      33_500_000,
      'Y',
      'KB국민은행',
      NUMBER,
      '한빛',
      '(주)한빛데이터(예',
      '업스테이지',
      '말뭉치 구입',
    ]);
    // What is asked once stands once: sums of a column are right.
    expect(row(first + 1)).toMatchObject({ 0: row(first)[0], 9: '정제', 10: 2_500_000, 12: '', 17: '' });
    const cell = (column: number) => sheet.getRow(first).getCell(column);
    expect([cell(18).numFmt, cell(7).numFmt, cell(11).numFmt]).toEqual(['@', '@', '0']);
    expect([cell(10).formula, cell(18).type, cell(11).type]).toEqual([
      undefined,
      ExcelJS.ValueType.String,
      ExcelJS.ValueType.Number,
    ]);
  });

  it('hold the same rows as CSV, in which nothing becomes a formula', async () => {
    const answer = await test.as(FINANCE).get(`${PAGE}/file.csv?system=rcms`);
    expect(answer.headers['content-type']).toContain('text/csv');
    const lines = answer.body.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(answer.body).toContain(`"'=SUM(A1)",31000000,0,33500000`);
    expect(answer.body).toContain(NUMBER);
    expect((await test.as(ADMINISTRATOR).get(`${PAGE}/file.csv`)).body).not.toContain(NUMBER);
  });
});

describe('what was typed in', () => {
  it('is said by finance alone, of claims of the team that are approved or paid', async () => {
    const put = async (email: string, id: string, query = '') =>
      (await test.as(email).put(`${API}/${id}${query}`, {})).statusCode;
    expect(await put(ADMINISTRATOR, paid)).toBe(403);
    expect(await put(RESEARCHER, paid)).toBe(403);
    expect(await put(RIVAL, paid)).toBe(404);
    expect((await test.as(RIVAL).delete(`${API}/${paid}`)).statusCode).toBe(404);
    expect((await test.as(RIVAL).post(`${PAGE}/${paid}/entry`, { system: 'ezbaro' })).statusCode).toBe(404);
    expect(await put(FINANCE, paid, '?system=x')).toBe(422);
    const draft = String((await claimsOf(test, world).draft(world.upstage))['id']);
    expect(await put(FINANCE, draft)).toBe(422);
    expect(await rowsOf(test, 'SELECT 1 FROM national_entries')).toEqual([]);
  });

  it('empties the list, and comes back when it is undone', async () => {
    for (let time = 0; time < 2; time += 1)
      expect((await test.as(FINANCE).put(`${API}/${paid}`, {})).statusCode).toBe(204);
    expect((await items()).map(({ expenseId }) => expenseId)).toEqual([approved]);
    const [entered] = await items(FINANCE, '?state=entered');
    expect(entered).toMatchObject({
      expenseId: paid,
      deadline: null,
      entry: { enteredByName: expect.stringContaining('재무') },
    });
    // Another system is another list.
    expect(await items(FINANCE, '?system=rcms')).toHaveLength(2);
    for (let time = 0; time < 2; time += 1)
      expect((await test.as(FINANCE).delete(`${API}/${paid}`)).statusCode).toBe(204);
    expect(await items()).toHaveLength(2);
    expect((await acts('national-entry.%')).map(({ act }) => act)).toEqual([
      'national-entry.made',
      'national-entry.undone',
    ]);
  });

  it('stays in sight when the claim is taken back', async () => {
    const claims = claimsOf(test, world);
    expect((await test.as(FINANCE).put(`${API}/${paid}`, {})).statusCode).toBe(204);
    const reversed = await claims.act(FINANCE, paid, 'reversal', { comment: '잘못 지급' });
    expect([reversed.statusCode, reversed.body]).toEqual([200, expect.any(String)]);
    const [entered] = await items(FINANCE, '?state=entered');
    expect(entered).toMatchObject({
      state: 'reversed',
      problems: expect.arrayContaining([{ kind: 'reversed' }]),
    });
  });
});

describe('the page', () => {
  it('is found from payments, with a value to copy and a word of what is missing', async () => {
    expect((await test.as(FINANCE).get('/payments')).body).toContain(`href="${PAGE}"`);
    expect((await test.as('officer@office.example').get('/payments')).body).not.toContain(`href="${PAGE}"`);
    const { body } = await test.as(FINANCE).get(PAGE);
    expect(body).toContain(
      `id="supplier-number-0-${approved}" class="sheet-value figures">2048631263</span>`,
    );
    expect(body).toContain(`data-copy="supplier-number-0-${approved}"`);
    expect(textOfPage(body)).toContain('입금계좌번호, 예금주: 국가 시스템에 넣을 값이 없습니다.');
    expect(body).toMatch(/href="\/settings\/suppliers\/[^"]+\/account"/);
  });

  it('ticks, goes back to the same list, and undoes', async () => {
    const form = { system: 'ezbaro', from: '2025-11-01', to: '2025-11-30', institution: '', state: 'open' };
    const done = await test.as(FINANCE).post(`${PAGE}/${approved}/entry`, form);
    expect([done.statusCode, done.headers.location]).toEqual([
      303,
      `${PAGE}?system=ezbaro&from=2025-11-01&to=2025-11-30`,
    ]);
    expect(textOfPage((await test.as(FINANCE).get(PAGE)).body)).toContain('입력할 집행이 없습니다');
    const entered = await test.as(FINANCE).get(`${PAGE}?state=entered`);
    expect(textOfPage(entered.body)).toContain('라이선스');
    const undone = await test.as(FINANCE).post(`${PAGE}/${approved}/undo`, { ...form, state: 'entered' });
    expect(undone.headers.location).toContain('state=entered');
    const refused = await test.as(ADMINISTRATOR).post(`${PAGE}/${approved}/entry`, form);
    expect(refused.statusCode).toBe(403);
    expect(textOfPage(refused.body)).toContain('재무 담당이 합니다');
  });

  it('remembers the team’s system, and says so when the period can’t be read', async () => {
    expect((await test.as(FINANCE).get(`${PAGE}?system=rcms`)).body).toContain('우리 팀은 통합RCMS 사용');
    expect((await test.as(ADMINISTRATOR).post(`${PAGE}/system`, { system: 'rcms' })).statusCode).toBe(403);
    expect((await test.as(FINANCE).post(`${PAGE}/system`, { system: 'x' })).statusCode).toBe(422);
    expect((await test.as(FINANCE).post(`${PAGE}/system`, { system: 'rcms' })).statusCode).toBe(303);
    expect(jsonOf(await test.as(ADMINISTRATOR).get(API))).toMatchObject({ system: 'rcms' });
    expect(jsonOf(await test.as(RIVAL).get(API))).toMatchObject({ system: 'ezbaro' });
    const bad = await test.as(FINANCE).get(`${PAGE}?from=x&to=2025-11-30`);
    expect(textOfPage(bad.body)).toContain('기간을 읽을 수 없어');
  });
});
