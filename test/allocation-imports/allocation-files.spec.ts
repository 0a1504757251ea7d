import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { findOfficer } from '../../src/cli/budgets/find-officer.js';
import * as budgets from '../../src/cli/budgets/run-budget-command.js';
import { sheetXml, textRows, workbook } from '../imports/make-workbook.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { allocationsOf, csv, HEADER, OFFICER, row } from './allocation-steps.js';

let test: TestApp;
let world: World;
let sheets: ReturnType<typeof allocationsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  sheets = allocationsOf(test);
  const fund = { fundId: world.funds.dataBuild, fiscalYearId: world.fiscalYearId, amount: '1000000000' };
  await test.as(OFFICER).post('/api/v1/appropriations', fund);
});
afterAll(() => test.stop());

const cells = (line: string) => line.split(',');
const codes = async (id: unknown): Promise<[number, string][]> =>
  (await sheets.rows(id, '?outcome=refused')).flatMap((one) =>
    (one['problems'] as Json[]).map((problem): [number, string] => [
      Number(one['rowNumber']),
      String(problem['code']).replace('allocation-import.row.', ''),
    ]),
  );
/** A workbook as ExcelJS writes it. */
async function book(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('배정');
  sheet.addRow(cells(HEADER));
  fill(sheet);
  return Buffer.from(await made.xlsx.writeBuffer());
}

describe('workbooks of allocations', () => {
  it('refuses the rows of merged cells by name, and says what is hidden or calculated', async () => {
    const content = await book((sheet) => {
      sheet.addRow(cells(row({ 비목: '인건비' })));
      sheet.addRow(cells(row({ 재원: '', 비목: '간접비' })));
      sheet.addRow(cells(row({ 비목: '클라우드컴퓨팅서비스 활용비' })));
      sheet.mergeCells('A2:A3');
      sheet.getRow(4).hidden = true;
      sheet.getColumn(9).hidden = true;
      sheet.getCell('H4').value = { formula: '1000*2', result: 2000 };
    });
    const one = await sheets.uploaded(content, 'add', '합친 칸.xlsx');
    expect(await codes(one['id'])).toEqual(
      expect.arrayContaining([
        [2, 'merged'],
        [3, 'merged'],
      ]),
    );
    expect(one).toMatchObject({
      goodCount: 1,
      refusedCount: 2,
      formulaCount: 1,
      book: { hiddenRows: 1, hiddenColumns: 1 },
    });
    expect(await sheets.rows(one['id'], '?outcome=good')).toMatchObject([{ rowNumber: 4, amount: '2000' }]);
    const page = await test.as(OFFICER).get(`/budgets/allocations/imports/${String(one['id'])}`);
    expect(page.body).toContain('숨긴 줄 1개');
    expect(page.body).toContain('합쳐진 칸(A2:A3)');
    expect(page.body).not.toContain('모두 반영하기');
  });

  it('reads the sheet that is shown, another when told, and none that is empty', async () => {
    const rows = textRows([cells(HEADER), cells(row({ 비목: '인건비', 배정액: '5' }))]);
    const hidden = textRows([cells(HEADER), cells(row({ 비목: '인건비', 배정액: '6' }))]);
    const content = workbook(rows, { 'xl/worksheets/sheet2.xml': sheetXml(hidden) });
    const one = await sheets.uploaded(content, 'add', '두 시트.xlsx');
    expect(one['totals']).toMatchObject([{ given: '5' }]);
    const other = jsonOf(await sheets.check(one['id'], { mode: 'add', sheet: 0 }));
    expect(other['totals']).toMatchObject([{ given: '6' }]);
    const none = await sheets.check(one['id'], { mode: 'add', sheet: 7 });
    expect([none.statusCode, jsonOf(none)['code']]).toEqual([422, 'allocation-import.sheet-unknown']);
    const empty = await sheets.upload(workbook(''), 'add', OFFICER, '빈 시트.xlsx');
    expect(jsonOf(empty)['code']).toBe('allocation-import.empty');
    const broken = await sheets.upload(
      await book((sheet) => {
        sheet.addRow(cells(row()));
        sheet.getCell('H2').value = { error: '#REF!' };
      }),
      'add',
      OFFICER,
      '오류.xlsx',
    );
    expect(await codes(jsonOf(broken)['id'])).toEqual([[2, 'amount-formula']]);
  });

  it('offers a template with the programme’s own words, which can be filled in and uploaded', async () => {
    const answer = await test.as(OFFICER).get('/api/v1/allocations/template');
    const template = new ExcelJS.Workbook();
    await template.xlsx.load(answer.rawPayload as never);
    expect(template.worksheets.map(({ name }) => name)).toEqual(['배정', '목록', '적는 법']);
    const [sheet, lists] = template.worksheets;
    expect(cells(HEADER).map((_, index) => sheet?.getRow(1).getCell(index + 1).value)).toEqual(cells(HEADER));
    expect(lists?.getColumn(6).values).toContain('직접비 › 연구활동비 › 소프트웨어 활용비');
    expect(sheet?.getCell('A2').dataValidation).toMatchObject({
      type: 'list',
      formulae: ["'목록'!$A$2:$A$4"],
    });
    sheet?.addRow(cells(row({ 비목: '직접비 › 연구활동비 › 소프트웨어 활용비', 배정액: '77' })));
    const filled = Buffer.from(await template.xlsx.writeBuffer());
    expect(await sheets.uploaded(filled, 'add', '서식.xlsx')).toMatchObject({
      goodCount: 1,
      refusedCount: 0,
    });
    const plain = await test.as(OFFICER).get('/api/v1/allocations/template?format=csv');
    expect(plain.body).toContain(HEADER);
    expect((await test.as('pi@skt.example').get('/api/v1/allocations/template')).statusCode).toBe(403);
  });

  it.each(['xlsx', 'csv'])(
    'exports the year as %s, and what was edited of it goes in again',
    async (format) => {
      const url = `/api/v1/allocations/export?fiscalYearId=${world.fiscalYearId}&format=${format}`;
      const answer = await test.as(OFFICER).get(url);
      const before = await sheets.uploaded(answer.rawPayload, 'set', `예산.${format}`);
      expect(before).toMatchObject({ goodCount: 0, refusedCount: 0 });
      await sheets.discard(before['id']);
      if (format === 'xlsx') return;
      const edited = answer.body.replace('500000000', '499999999');
      const after = await sheets.uploaded(edited, 'set', '고친 예산.csv');
      expect(after).toMatchObject({ goodCount: 1, refusedCount: 0, confirmable: true });
      await sheets.discard(after['id']);
      const asTeam = await test.as('administrator@skt.example').get(url);
      expect(asTeam.statusCode).toBe(403);
    },
  );
});

describe('the pages of sheets', () => {
  it('upload, show what is wrong or will change, confirm and show what became of it', async () => {
    const officer = test.as(OFFICER);
    expect((await officer.get('/budgets/allocations/imports')).body).toContain('빈 서식 (엑셀)');
    const bare = await officer.upload('/budgets/allocations/imports', [], { mode: 'add' });
    expect([bare.statusCode, bare.body.includes('올릴 표를 골라 주세요')]).toEqual([422, true]);
    const file = { name: '배정.csv', content: csv(row({ 비목: '간접비', 배정액: '31' })), field: 'file' };
    const noMode = await officer.upload('/budgets/allocations/imports', [file]);
    expect([noMode.statusCode, noMode.body.includes('합계로 맞출지')]).toEqual([422, true]);
    const uploaded = await officer.upload('/budgets/allocations/imports', [file], { mode: 'add' });
    const url = String(uploaded.headers['location']);
    expect(uploaded.statusCode).toBe(303);
    const page = await officer.get(url);
    expect(page.body).toContain('모두 반영하기');
    expect(page.body).toContain('새 항목');
    const check = /name="check" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    expect((await officer.form(`${url}/confirmation`, { check: '99' })).statusCode).toBe(409);
    expect((await officer.form(`${url}/confirmation`, { check })).statusCode).toBe(303);
    expect((await officer.form(`${url}/confirmation`, { check })).statusCode).toBe(303);
    expect((await officer.get(url)).body).toContain('반영하고 있습니다');
    await sheets.work(url.split('/').at(-1));
    const done = await officer.get(url);
    expect(done.body).toContain('모두 반영했습니다');
    expect(done.body).toMatch(/href="\/budgets\/versions\/[0-9a-f-]{36}"/);
    expect((await officer.form(`${url}/discard`)).statusCode).toBe(409);
    expect((await test.as('pi@skt.example').get(url)).statusCode).toBe(404);
    expect((await officer.get(`${url}/copy`)).statusCode).toBe(200);
  });
});

describe('budgets from the command line', () => {
  it('drives a year without pages', async () => {
    const said: string[] = [];
    const actor = await findOfficer(test.app, OFFICER);
    const command = { app: test.app, actor, say: (line: string) => void said.push(line) };
    const folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-budgets-'));
    const file = (name: string) => path.join(folder, name);

    await budgets.appropriate(command, { fund: 'personnel', year: '2025', amount: '1,000', reason: '추경' });
    await expect(
      budgets.appropriate(command, { fund: 'nothing', year: '2025', amount: '1', reason: '가' }),
    ).rejects.toThrow('There is no fund nothing.');
    await budgets.writeTemplate(command, { output: file('t.csv'), format: 'csv' });
    expect(await readFile(file('t.csv'), 'utf8')).toContain(HEADER);

    await writeFile(file('bad.csv'), csv(row({ 비목: '없는 비목' })));
    await expect(
      budgets.allocateFile(command, { file: file('bad.csv'), mode: 'add', yes: true }),
    ).rejects.toThrow('Nothing was posted');
    expect(said.join('\n')).toContain('row 2: Category: There is no category');

    const { labour } = world.upstage.lines;
    await writeFile(
      file('good.csv'),
      csv(row({ 재원: 'personnel', 기관: '업스테이지', 비목: '인건비', 배정액: '1000', 사유: 'CLI' })),
    );
    await budgets.allocateFile(command, { file: file('good.csv'), mode: 'add' });
    expect(await sheets.allocated(labour)).toBe('800000000');
    await budgets.allocateFile(command, { file: file('good.csv'), mode: 'add', yes: true });
    expect(await sheets.allocated(labour)).toBe('800001000');
    await expect(
      budgets.allocateFile(command, { file: file('good.csv'), mode: 'add', yes: true }),
    ).rejects.toThrow('uploaded before and is posted');

    said.length = 0;
    await budgets.showBudgets(command, '2025');
    await budgets.listVersions(command, '2025');
    await budgets.writeExport(command, { output: file('e.csv'), format: 'csv', year: '2025' });
    expect(said[1]).toBe('personnel\t2,000,001,000\t1,600,001,000\t400,000,000');
    expect(said.join('\n')).toContain('CLI');
    expect(await readFile(file('e.csv'), 'utf8')).toContain('배정 합계');
    await expect(findOfficer(test.app, 'administrator@skt.example')).rejects.toThrow('nobody of a programme');
    expect(await rowsOf(test, 'SELECT * FROM ledger_check()')).toEqual([]);
  });
});
