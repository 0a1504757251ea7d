import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf } from '../support/claims.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld } from '../support/world.js';
import { COLLEAGUE, FINANCE, importsOf, RESEARCHER, RIVAL, sheetOf } from './import-steps.js';

let test: TestApp;
let imports: ReturnType<typeof importsOf>;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
  imports = importsOf(test);
});
afterAll(() => test.stop());

const undo = (id: unknown, email = RESEARCHER) =>
  test.as(email).post(`/api/v1/imports/${String(id)}/undo`, {});

async function imported(content: string): Promise<{ id: unknown; drafts: string[] }> {
  const { id } = await imports.uploaded(content);
  await imports.start(id);
  await imports.work(id);
  const rows = await imports.rows(id, '?outcome=imported');
  return { id, drafts: rows.map(({ expenseId }) => String(expenseId)) };
}

describe('an import taken back', () => {
  it('takes the drafts nobody touched, leaves the others, and lets the sheet in again', async () => {
    const content = sheetOf(5);
    const { id, drafts } = await imported(content);
    const [edited, documented, submitted, ...untouched] = drafts as [string, string, string];
    const claim = (expenseId: string) => `/api/v1/expenses/${expenseId}`;
    const change = { title: '고친 제목', version: 1 };
    expect((await test.as(RESEARCHER).put(claim(edited), change)).statusCode).toBe(200);
    const paper = [{ name: '계약서.pdf', content: smallPdf('계약서'), field: 'file' }];
    const received = await test.as(RESEARCHER).upload('/api/v1/evidence', paper);
    const evidenceIds = [jsonOf(received)['id']];
    expect(
      (await test.as(RESEARCHER).post(`${claim(documented)}/evidence`, { evidenceIds })).statusCode,
    ).toBe(200);
    expect((await test.as(RESEARCHER).post(`${claim(submitted)}/submission`, {})).statusCode).toBe(200);

    const answer = await undo(id);
    expect([answer.statusCode, jsonOf(answer)]).toMatchObject([
      200,
      { state: 'undone', undone: { removedCount: 2, keptCount: 3 }, importedCount: 5 },
    ]);
    for (const gone of untouched) expect((await test.as(RESEARCHER).get(claim(gone))).statusCode).toBe(404);
    for (const kept of [edited, documented, submitted])
      expect((await test.as(RESEARCHER).get(claim(kept))).statusCode).toBe(200);
    const discarded = await rowsOf(
      test,
      `SELECT 1 FROM audit_events WHERE act = 'expense.discarded' AND subject_id = ANY ($1::uuid[])`,
      [untouched],
    );
    expect(discarded).toHaveLength(2);

    const again = await imports.upload(content);
    expect([again.statusCode, jsonOf(again)]).toMatchObject([
      201,
      { state: 'previewed', preview: { goodCount: 2, skippedCount: 3 } },
    ]);
    expect((await undo(id)).statusCode).toBe(409);
  });

  it('is the importer’s own to take back, and nobody’s while it runs or before anything is in', async () => {
    const content = sheetOf(3, (row) => row.with(3, `다른 ${row[3]}`).with(4, '777'));
    const uploaded = await imports.uploaded(content);
    expect((await undo(uploaded['id'])).statusCode).toBe(409);
    await imports.start(uploaded['id']);
    expect((await undo(uploaded['id'])).statusCode).toBe(409);
    await imports.work(uploaded['id']);
    const statuses: number[] = [];
    for (const email of [FINANCE, COLLEAGUE, RIVAL])
      statuses.push((await undo(uploaded['id'], email)).statusCode);
    expect(statuses).toEqual([403, 404, 404]);
    expect(await imports.rows(uploaded['id'], '?outcome=imported')).toHaveLength(3);
  });

  it('says so on its page, where it was asked for', async () => {
    const { id } = await imported(sheetOf(2, (row) => row.with(4, '555')));
    const page = await test.as(RESEARCHER).get(`/imports/${String(id)}`);
    expect(page.body).toContain(`action="/imports/${String(id)}/undo"`);
    const answer = await test.as(RESEARCHER).form(`/imports/${String(id)}/undo`);
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, `/imports/${String(id)}`]);
    const after = await test.as(RESEARCHER).get(`/imports/${String(id)}`);
    expect(after.body).toContain('되돌렸습니다. 작성 중인 신청 2건을 지웠습니다');
    expect(after.body).not.toContain('/undo"');
  });
});
