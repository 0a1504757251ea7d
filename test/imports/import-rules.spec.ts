import { v7 as uuidv7 } from 'uuid';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';
import { importsOf, sheetOf } from './import-steps.js';

const OFFICER = 'officer@office.example';
const OWN_NUMBER = '901-88-00128';

let test: TestApp;
let world: World;
let imports: ReturnType<typeof importsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  imports = importsOf(test);
});
afterAll(() => test.stop());

const problemsOf = (row: Json | undefined) => (row?.['problems'] ?? []) as Json[];

/** A pack of one rule, in force from a day on that lies in the past already. */
async function inForce(effectiveOn: string, word: string): Promise<void> {
  const source = `pack: test
version: 2025-10-10
effectiveFrom: 2021-01-01
name: { ko: 시험 규칙, en: Test rules }
settings:
  - code: words
    name: { ko: 낱말, en: Words }
    unit: words
    value: [${word}]
groups:
  - code: never
    name: { ko: 금지, en: Never }
rules:
  - code: unwanted
    group: never
    title: { ko: 금지 낱말, en: Unwanted }
    effectiveFrom: 2021-01-01
    condition: containsAny(supplier.name, limit.words)
    result: refuse
    field: supplierName
    text: { ko: 쓸 수 없습니다., en: Not allowed. }
    add: { ko: 빼 주세요., en: Take it out. }
    article: { ko: 시험 제1조, en: Test art. 1, source: T §1 }
`;
  const unit = test.app.get(UnitOfWork, { strict: false });
  const actor = await test.actor(OFFICER);
  const id = uuidv7();
  await unit.run(actor, async () => {
    await unit.query(
      `INSERT INTO rule_packs (id, programme_id, state, source, created_by, updated_at) VALUES ($1, $2, 'draft', $3, $4, now())`,
      [id, world.programmeId, source, actor.userId],
    );
    await unit.query(
      `UPDATE rule_packs SET state = 'published', effective_on = $2, published_at = now(), published_by = $3 WHERE id = $1`,
      [id, effectiveOn, actor.userId],
    );
  });
}

describe('rows that a rule refuses', () => {
  it('stay out, with the article and what to do, while those that only lack a document go in', async () => {
    const content = sheetOf(4, (row, index) => {
      if (index === 0) return row.with(1, '노래방 하나(예시)').with(2, '');
      return index === 1 ? row.with(2, OWN_NUMBER) : row;
    });
    const uploaded = await imports.uploaded(content);
    expect(uploaded['preview']).toMatchObject({ goodCount: 2, refusedCount: 2 });
    await imports.start(uploaded['id']);
    await imports.work(uploaded['id']);
    const done = await imports.read(uploaded['id']);
    expect(done).toMatchObject({ state: 'done', importedCount: 2, refusedCount: 2 });
    const rows = await imports.rows(uploaded['id'], '?outcome=refused');
    expect(rows.map((row) => problemsOf(row).map(({ field, code }) => [field, code]))).toEqual([
      [['supplierName', 'rule.entertainment']],
      [['businessNumber', 'rule.own-institution']],
    ]);
    expect(JSON.stringify(problemsOf(rows[0]))).toMatch(/노래방 하나\(예시\).*\(사용 기준 제21조 제4항\)/);
  });

  it('are judged by the pack in force on the day of the row', async () => {
    await inForce('2025-10-10', '꽃집');
    const content = sheetOf(4, (row, index) =>
      row
        .with(0, index % 2 === 0 ? '2025-10-09' : '2025-10-10')
        .with(1, index < 2 ? '꽃집' : '노래방')
        .with(2, ''),
    );
    const { preview } = await imports.uploaded(content);
    const rows = (preview as Json)['rows'] as Json[];
    expect(rows.map((row) => problemsOf(row).map(({ code }) => code))).toEqual([
      [],
      ['rule.unwanted'],
      ['rule.entertainment'],
      [],
    ]);
  });
});
