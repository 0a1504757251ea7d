import { jest } from '@jest/globals';
import { RemoveDrafts } from '../../src/expenses/remove-drafts.js';
import { UndoImport } from '../../src/imports/undo-import.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
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
      202,
      { state: 'undoing', undone: { removedCount: 0, keptCount: 0 } },
    ]);
    await imports.takeBack(id);
    expect(await imports.read(id)).toMatchObject({
      state: 'undone',
      undone: { removedCount: 2, keptCount: 3 },
      importedCount: 5,
    });
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
    const meanwhile = await test.as(RESEARCHER).get(`/imports/${String(id)}`);
    expect(meanwhile.body).toContain('신청 2건 가운데 0건을 살펴보았습니다');
    expect(meanwhile.body).toContain('data-refresh-seconds="2"');
    await imports.takeBack(id);
    const after = await test.as(RESEARCHER).get(`/imports/${String(id)}`);
    expect(after.body).toContain('되돌렸습니다. 작성 중인 신청 2건을 지웠습니다');
    expect(after.body).not.toContain('/undo"');
  });
});

describe('taking a long import back', () => {
  const long = (own: string) => sheetOf(2_300, (row) => row.toSpliced(7, 1, own));
  const inStock = async (id: unknown) =>
    (
      await rowsOf<{ count: number }>(
        test,
        `SELECT count(*)::int AS count FROM import_rows r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id
         WHERE r.import_id = $1`,
        [id],
      )
    )[0]?.count;

  it('goes on behind what is gone after a worker died, and does nothing twice', async () => {
    const { id } = await imported(long('끊김'));
    await undo(id);
    const drafts = test.app.get(RemoveDrafts, { strict: false });
    const execute = drafts.execute.bind(drafts);
    let sets = 0;
    const dying = jest.spyOn(drafts, 'execute').mockImplementation(async (...given) => {
      const gone = await execute(...given);
      sets += 1;
      if (sets === 2) throw new Error('the power went');
      return gone;
    });
    await expect(imports.takeBack(id)).rejects.toThrow('the power went');
    dying.mockRestore();
    expect(await imports.read(id)).toMatchObject({
      state: 'undoing',
      undone: { removedCount: 1_000, keptCount: 0 },
    });
    expect(await inStock(id)).toBe(1_300);
    const page = await test.as(RESEARCHER).get(`/imports/${String(id)}`);
    expect(page.body).toContain('신청 2,300건 가운데 1,000건을 살펴보았습니다');

    await Promise.all([imports.takeBack(id), imports.takeBack(id)]);
    await imports.takeBack(id);
    expect(await imports.read(id)).toMatchObject({
      state: 'undone',
      undone: { removedCount: 2_300, keptCount: 0 },
    });
    expect(await inStock(id)).toBe(0);
    const ended = await rowsOf(
      test,
      "SELECT 1 FROM audit_events WHERE act = 'import.undone' AND subject_id = $1",
      [id],
    );
    expect(ended).toHaveLength(1);
  });

  it('keeps another sheet from going in meanwhile, and itself from being begun again', async () => {
    const { id } = await imported(sheetOf(3, (row) => row.toSpliced(7, 1, '먼저')));
    const other = await imports.uploaded(sheetOf(3, (row) => row.toSpliced(7, 1, '나중')));
    await undo(id);
    const started = await imports.start(other['id']);
    expect([started.statusCode, jsonOf(started)['code']]).toEqual([409, 'import.another-undoes']);
    expect((await undo(id)).statusCode).toBe(409);
    await imports.takeBack(id);
    expect((await imports.start(other['id'])).statusCode).toBe(202);
    await imports.work(other['id']);
  });

  it('says that it gave up, and goes on once its importer says so', async () => {
    const { id } = await imported(sheetOf(3, (row) => row.toSpliced(7, 1, '포기')));
    await undo(id);
    await test.app
      .get(UndoImport, { strict: false })
      .giveUp(jobPerson(await test.actor(RESEARCHER)), String(id));
    const page = await test.as(RESEARCHER).get(`/imports/${String(id)}`);
    expect(page.body).toContain('이어서 되돌리기');
    expect(page.body).not.toContain('data-refresh-seconds');
    expect((await undo(id)).statusCode).toBe(202);
    await imports.takeBack(id);
    expect(await imports.read(id)).toMatchObject({ state: 'undone', failure: null });
  });
});
