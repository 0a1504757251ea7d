import { Ledger } from '../../src/ledger/ledger.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { allocationsOf, AUDITOR, csv, HEADER, OFFICER, row, TOTALS } from './allocation-steps.js';

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

const faults = async (id: unknown): Promise<[number, string, string][]> =>
  (await sheets.rows(id, '?outcome=refused')).flatMap((one) =>
    (one['problems'] as Json[]).map((problem): [number, string, string] => [
      Number(one['rowNumber']),
      String(problem['field'] ?? ''),
      String(problem['code']).replace('allocation-import.row.', ''),
    ]),
  );
const ledgerIsRight = async () => expect(await rowsOf(test, 'SELECT * FROM ledger_check()')).toEqual([]);

describe('a sheet of allocations', () => {
  it('is checked first and posted as a whole: lines are opened, units and names understood', async () => {
    const one = await sheets.uploaded(
      csv(
        row({ 배정액: '1,000천원', 사유: '재료 추가' }),
        row({ 비목: '연구활동비 › 클라우드컴퓨팅서비스 활용비', 배정액: '0.5억' }),
        row({ 팀: 'skt', 기관: '9018100342', 비목: 'direct.activity.cloud', 배정액: '₩2,000,000' }),
        row({
          재원: 'data-copurchase',
          팀: '',
          기관: '',
          비목: '연구재료비',
          '현금·현물': '현물',
          배정액: '',
        }),
        row({ 재원: '합계', 회계연도: '', 비목: '', 배정액: '53000000' }),
      ),
    );
    expect(one).toMatchObject({
      state: 'checked',
      confirmable: true,
      goodCount: 3,
      refusedCount: 0,
      skippedCount: 2,
      newLineCount: 3,
    });
    expect(one['totals']).toMatchObject([{ lineCount: 3, given: '53000000', takenBack: '0', over: '0' }]);
    const answer = await sheets.confirm(one['id'], { check: one['check'] });
    expect([answer.statusCode, jsonOf(answer)['state']]).toEqual([202, 'confirmed']);
    await sheets.work(one['id']);
    expect(await sheets.read(one['id'])).toMatchObject({ state: 'posted', failure: null });
    const lines = jsonOf(await test.as('administrator@skt.example').get('/api/v1/budget-lines?limit=200'))[
      'items'
    ] as Json[];
    const opened = lines.find(({ category }) => (category as Json)['code'] === 'cloud');
    expect(opened).toMatchObject({ means: 'cash', balance: { allocated: '2000000', available: '2000000' } });
    await ledgerIsRight();
    // A second confirmation, and the job once more, change nothing.
    expect((await sheets.confirm(one['id'])).statusCode).toBe(202);
    await sheets.work(one['id']);
    expect(await sheets.allocated(String(opened?.['id']))).toBe('2000000');
  });

  it('names every faulty row with its column, and posts nothing of it', async () => {
    const before = await rowsOf(test, 'SELECT count(*)::int AS n FROM budget_lines');
    const one = await sheets.uploaded(
      csv(
        row({ 재원: '없는 재원' }),
        row({ 비목: '없는 비목' }),
        row({ 팀: '없는 팀' }),
        row({ 기관: '남의 기관' }),
        row({ 기관: '' }),
        row({ 회계연도: '2031' }),
        row({ 단계: '9단계' }),
        row({ '현금·현물': '외상' }),
        row({ 배정액: '많이' }),
        row({ 배정액: '-1,000' }),
        row({ 배정액: '10.5' }),
        row({ 배정액: '1억 5000' }),
        row({ 재원: '데이터 공동구매' }),
        row({ 비목: '간접비' }),
        row({ 비목: '간접비' }),
        row({ 사유: '가'.repeat(201) }),
        row({ 재원: '', 비목: '' }),
      ),
    );
    expect(await faults(one['id'])).toEqual([
      [2, 'fund', 'fund-unknown'],
      [3, 'category', 'category-unknown'],
      [4, 'team', 'team-unknown'],
      [5, 'institution', 'institution-unknown'],
      [6, 'institution', 'institution-missing'],
      [7, 'year', 'year-unknown'],
      [8, 'stage', 'stage-unknown'],
      [9, 'means', 'means-unknown'],
      [10, 'amount', 'amount-unreadable'],
      [11, 'amount', 'amount-negative'],
      [12, 'amount', 'amount-decimal'],
      [13, 'amount', 'amount-ambiguous'],
      [14, 'team', 'team-of-pot'],
      [14, 'institution', 'institution-of-pot'],
      [15, 'category', 'duplicate'],
      [16, 'category', 'duplicate'],
      [17, 'reason', 'too-long'],
      [18, 'fund', 'missing'],
      [18, 'category', 'missing'],
    ]);
    expect(one).toMatchObject({ confirmable: false, refusedCount: 17 });
    const refused = await sheets.confirm(one['id']);
    expect([refused.statusCode, jsonOf(refused)['code']]).toEqual([422, 'allocation-import.has-faults']);
    await sheets.work(one['id']);
    expect(await rowsOf(test, 'SELECT count(*)::int AS n FROM budget_lines')).toEqual(before);
    const copy = await test
      .as(OFFICER)
      .get(`/api/v1/allocations/imports/${String(one['id'])}/copy?format=csv`);
    expect(copy.body).toContain('검사 결과,고칠 점');
    expect(copy.body).toContain('금액으로 읽을 수 없습니다');
  });

  it('says by how much the appropriation is exceeded', async () => {
    const one = await sheets.uploaded(csv(row({ 비목: '인건비', 배정액: '100억' })));
    expect(one).toMatchObject({ confirmable: false, refusedCount: 0 });
    const [total] = one['totals'] as Json[];
    expect(BigInt(String(total?.['over']))).toBe(10_000_000_000n - BigInt(String(total?.['unallocated'])));
    const answer = await sheets.confirm(one['id']);
    expect([answer.statusCode, jsonOf(answer)['code']]).toEqual([422, 'allocation-import.exceeds']);
    expect(answer.body).toContain('원이 모자랍니다');
  });

  it('takes back as well where totals are set, but nothing that is used', async () => {
    const { software, material } = world.skt.lines;
    const set = (category: string, total: string) =>
      row({ 팀: 'SK텔레콤', 기관: 'SK텔레콤', 비목: category, 배정액: total });
    const sheet = [TOTALS, set('소프트웨어 활용비', '1,900,000,000'), set('연구재료비', '500000000')].join(
      '\n',
    );
    const wrongMode = await sheets.upload(sheet, 'add');
    expect([wrongMode.statusCode, jsonOf(wrongMode)['code']]).toEqual([422, 'allocation-import.means-set']);
    const one = await sheets.uploaded(sheet, 'set');
    expect(one).toMatchObject({ goodCount: 1, skippedCount: 1, confirmable: true });
    expect(await sheets.rows(one['id'], '?outcome=good')).toMatchObject([
      { before: '2000000000', change: '-100000000' },
    ]);
    await sheets.confirm(one['id']);
    await sheets.work(one['id']);
    expect(await sheets.allocated(software)).toBe('1900000000');
    expect(await sheets.allocated(material)).toBe('500000000');
    await ledgerIsRight();
  });

  it('posts nothing when a total was checked against what is no more', async () => {
    const { software } = world.skt.lines;
    const sheet = [
      TOTALS,
      row({ 팀: 'SK텔레콤', 기관: 'SK텔레콤', 비목: '소프트웨어 활용비', 배정액: '1800000000' }),
    ].join('\n');
    const one = await sheets.uploaded(sheet, 'set');
    await test.as(OFFICER).post('/api/v1/allocations', { lineId: software, amount: '5' });
    await sheets.confirm(one['id']);
    await sheets.work(one['id']);
    expect(await sheets.read(one['id'])).toMatchObject({
      state: 'checked',
      failure: { code: 'allocation-import.changed' },
    });
    expect(await sheets.allocated(software)).toBe('1900000005');
    const again = await sheets.check(one['id'], { mode: 'set' });
    expect(jsonOf(again)).toMatchObject({ failure: null, confirmable: true, check: 3 });
    const old = await sheets.confirm(one['id'], { check: 2 });
    expect([old.statusCode, jsonOf(old)['code']]).toEqual([409, 'allocation-import.checked-again']);
  });

  it('leads the same sheet to what became of it, and lets it in again once it is discarded', async () => {
    const sheet = csv(row({ 비목: '클라우드컴퓨팅서비스 활용비', 배정액: '7' }));
    const one = await sheets.uploaded(sheet);
    const same = await sheets.upload(sheet);
    expect([same.statusCode, jsonOf(same)['id']]).toEqual([200, one['id']]);
    expect(jsonOf(await sheets.discard(one['id']))['state']).toBe('discarded');
    expect((await sheets.confirm(one['id'])).statusCode).toBe(409);
    expect((await sheets.upload(sheet)).statusCode).toBe(201);
  });

  it('is posted once by two officers who confirm at once', async () => {
    const { material } = world.upstage.lines;
    const before = BigInt(await sheets.allocated(material));
    const one = await sheets.uploaded(csv(row({ 기관: '업스테이지', 배정액: '11' })));
    const answers = await Promise.all([1, 2, 3].map(() => sheets.confirm(one['id'])));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
    await Promise.all([sheets.work(one['id']), sheets.work(one['id'])]);
    expect(BigInt(await sheets.allocated(material))).toBe(before + 11n);
    const confirmed = await rowsOf(
      test,
      `SELECT count(*)::int AS n FROM audit_events WHERE act = 'allocation-import.confirmed' AND subject_id = '${String(one['id'])}'`,
    );
    expect(confirmed).toEqual([{ n: 1 }]);
  });

  it('leaves nothing when its process dies in the middle, and is posted whole by whoever takes it up', async () => {
    const codes = Array.from({ length: 300 }, (_, index) => `cut${index}`);
    await rowsOf(
      test,
      `INSERT INTO categories (id, programme_id, code, path, name_ko, name_en, cost, position)
       SELECT gen_random_uuid(), $1, c, c, c, c, 'direct', 100 FROM unnest($2::text[]) c`,
      [world.programmeId, codes],
    );
    const state = () =>
      rowsOf(
        test,
        'SELECT (SELECT count(*)::int FROM budget_lines) AS lines, (SELECT count(*)::int FROM postings) AS postings',
      );
    const one = await sheets.uploaded(csv(...codes.map((code) => row({ 비목: code, 배정액: '3' }))));
    await sheets.confirm(one['id']);
    const before = await state();
    const ledger = test.app.get(Ledger, { strict: false });
    const postMany = ledger.postMany.bind(ledger);
    let calls = 0;
    ledger.postMany = async (groups) => {
      calls += 1;
      if (calls === 2) throw new Error('the process died');
      return postMany(groups);
    };
    await expect(sheets.work(one['id'])).rejects.toThrow('the process died');
    expect(calls).toBe(2);
    expect(await state()).toEqual(before);
    expect(await sheets.read(one['id'])).toMatchObject({ state: 'confirmed' });
    ledger.postMany = postMany;
    await sheets.work(one['id']);
    expect(await sheets.read(one['id'])).toMatchObject({ state: 'posted' });
    const [was, is] = [before[0], (await state())[0]] as { lines: number; postings: number }[];
    expect(is).toEqual({ lines: (was?.lines ?? 0) + 300, postings: (was?.postings ?? 0) + 300 });
    await ledgerIsRight();
  });

  it.each([
    ['an empty file', '', 'file.empty'],
    ['a header alone', HEADER, 'allocation-import.empty'],
    ['other columns', '이름,전화\n가,나', 'allocation-import.columns-missing'],
    ['no amounts', '재원,회계연도,비목\n가,2025,나', 'allocation-import.columns-missing'],
    ['two columns of amounts', `${HEADER},금액\n${row()},1`, 'allocation-import.column-twice'],
    ['no sheet', '%PDF-1.4 nothing', 'file.extension-mismatch'],
  ])('refuses %s', async (_, content, code) => {
    const answer = await sheets.upload(content);
    expect({ body: answer.statusCode < 500 ? jsonOf(answer)['code'] : answer.body }).toEqual({ body: code });
  });

  it('takes the unit of a column or of a line above the table', async () => {
    const headed = csv(row({ 배정액: '3', 비목: '간접비', 기관: '업스테이지' })).replace(
      '배정액',
      '배정액(천원)',
    );
    expect((await sheets.uploaded(headed))['totals']).toMatchObject([{ given: '3000' }]);
    const above = `배정 내역,,,,,,,(단위: 백만원)\n${csv(row({ 배정액: '4', 비목: '간접비', 기관: '업스테이지' }))}`;
    expect((await sheets.uploaded(above))['totals']).toMatchObject([{ given: '4000000' }]);
  });

  it('is the office’s alone: a team finds none, an auditor reads and does nothing', async () => {
    const one = await sheets.uploaded(csv(row({ 비목: '간접비', 배정액: '13' })));
    const url = `/api/v1/allocations/imports/${String(one['id'])}`;
    const team = test.as('administrator@upstage.example');
    expect((await team.get(url)).statusCode).toBe(404);
    expect((await team.get('/api/v1/allocations/imports')).statusCode).toBe(403);
    expect((await sheets.upload(csv(row()), 'add', 'administrator@upstage.example')).statusCode).toBe(403);
    expect((await test.as(AUDITOR).get(url)).statusCode).toBe(200);
    expect((await sheets.confirm(one['id'], {}, AUDITOR)).statusCode).toBe(403);
    expect(
      await rowsOf(
        test,
        `SELECT 1 FROM audit_events WHERE act = 'allocation-import.confirmed' AND subject_id = '${String(one['id'])}'`,
      ),
    ).toEqual([]);
  });
});
