import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const FINANCE = 'finance@upstage.example';
const RIVAL = 'finance@skt.example';
const RESEARCHER = 'researcher@upstage.example';
/** Names that nobody knows; the values tell. */
const STRANGE = [
  '쓴 날;가게;모두;물건값;세금;표번호;가게 번호;어느 카드',
  '2025-10-15;한빛데이터(예시);110,000;100,000;10,000;30000001;902-86-00563;9410-****-****-1000',
  '2025-10-16;문구나라(예시);33,000;30,000;3,000;30000002;902-86-00563;9410-****-****-1000',
  '2025-10-17;KTX 승차권;59,800;59,800;0;30000003;902-86-00563;9410-****-****-1001',
];
const sheet = (lines: readonly string[]) =>
  lines
    .map((line) =>
      line
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(','),
    )
    .join('\n');
const CHOICE = {
  'columns.usedOn': '0',
  'columns.merchantName': '1',
  'columns.amount': '2',
  'columns.supplyAmount': '3',
  'columns.taxAmount': '4',
  'columns.approvalNumber': '5',
  'columns.cardNumber': '7',
};

let test: TestApp;
let world: World;
beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

const upload = (content: string, email = FINANCE) =>
  test.as(email).upload('/card-statements', [{ name: '카드.csv', content, field: 'file' }]);
const take = (content: string, columns?: string, email = FINANCE) =>
  test
    .as(email)
    .upload(
      '/api/v1/card-statements',
      [{ name: '카드.csv', content, field: 'file' }],
      columns === undefined ? {} : { columns },
    );
const rowsAt = async (path: string) =>
  jsonOf(await test.as(FINANCE).get(`/api/v1${path}/rows`))['items'] as Json[];
const chosenIn = (html: string, field: string) =>
  new RegExp(`name="columns.${field}".*?</select>`, 's')
    .exec(html)?.[0]
    .match(/<option value="(\d+)" selected/)?.[1];

describe('a statement whose columns nobody knows', () => {
  let path: string;

  it('isn’t refused: its first rows are shown, and its values propose what is what', async () => {
    const uploaded = await upload(sheet(STRANGE));
    expect(uploaded.statusCode).toBe(303);
    path = String(uploaded.headers.location);
    expect(path).toMatch(/^\/card-statements\/columns\//);
    const { body } = await test.as(FINANCE).get(path);
    expect(body).toContain('한빛데이터(예시)');
    const proposed = Object.fromEntries(
      [...Object.keys(CHOICE), 'columns.merchantBusinessNumber'].map((name) => [
        name,
        chosenIn(body, name.replace('columns.', '')),
      ]),
    );
    expect(proposed).toEqual({ ...CHOICE, 'columns.merchantBusinessNumber': '6' });
    expect(await rowsOf(test, 'SELECT id FROM card_statements')).toEqual([]);
  });

  it('asks again, with the choices kept, where one is missing, twice, or no row can be read', async () => {
    const { 'columns.amount': _, ...without } = CHOICE;
    for (const [choice, words] of [
      [without, '금액: 어느 열인지 골라 주세요'],
      [{ ...CHOICE, 'columns.amount': '0' }, '같은 열을 두 번'],
      [{ ...CHOICE, 'columns.amount': '99' }, '내역에 없는 열'],
      [{ ...CHOICE, 'columns.usedOn': '6' }, '읽히는 줄이 없습니다'],
    ] as const) {
      const refused = await test.as(FINANCE).form(path, choice);
      expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining(words)]);
      expect(chosenIn(refused.body, 'taxAmount')).toBe('4');
    }
    expect(await rowsOf(test, 'SELECT id FROM card_transactions')).toEqual([]);
    expect(await rowsOf(test, 'SELECT 1 FROM sheet_mappings')).toEqual([]);
  });

  it('goes in once they are chosen, and the next one of its shape goes straight in', async () => {
    const taken = await test.as(FINANCE).form(path, CHOICE);
    expect(taken.statusCode).toBe(303);
    const rows = await rowsAt(String(taken.headers.location));
    expect(
      rows.map((row) => [row['usedOn'], row['amount'], row['taxAmount'], row['approvalNumber']]),
    ).toEqual([
      ['2025-10-15', '110000', '10000', '30000001'],
      ['2025-10-16', '33000', '3000', '30000002'],
      ['2025-10-17', '59800', '0', '30000003'],
    ]);
    const next = [
      '업스테이지;11월',
      ...STRANGE.slice(0, 1),
      STRANGE[1]?.replace('30000001', '40000001') ?? '',
    ];
    const straight = await upload(sheet(next));
    expect(String(straight.headers.location)).toMatch(/^\/card-statements\/[0-9a-f-]{36}$/);
    expect(await rowsAt(String(straight.headers.location))).toHaveLength(1);
    expect(
      (await take(sheet([...next, '2025-11-03;찻집;5,500;5,000;500;40000009;;9410-****-****-1000'])))
        .statusCode,
    ).toBe(201);
  });

  it('is the team’s own choice, and for those who keep the books', async () => {
    expect(String((await upload(sheet(STRANGE), RIVAL)).headers.location)).toContain('/columns/');
    expect((await test.as(RIVAL).get(path)).statusCode).toBe(404);
    expect((await test.as(RIVAL).form(path, CHOICE)).statusCode).toBe(404);
    expect((await test.as(RESEARCHER).get(path)).statusCode).toBe(403);
    expect((await test.as(RESEARCHER).form(path, CHOICE)).statusCode).toBe(403);
    expect((await test.as('officer@office.example').form(path, CHOICE)).statusCode).toBe(403);
  });
});

describe('a statement read by the wrong columns', () => {
  /** The day of payment is called by the surest name: every row would be of that day. */
  const WRONG = [
    '승인일자;이용일자;승인금액;가맹점명',
    '합계;2025-10-15;11,000;찻집(예시)',
    '합계;2025-10-16;22,000;찻집(예시)',
    '2025-11-10;2025-10-17;33,000;찻집(예시)',
  ];

  it('is taken anew by others, unless a row is put to a claim', async () => {
    const uploaded = await upload(sheet(WRONG));
    const path = String(uploaded.headers.location);
    const shown = await test.as(FINANCE).get(path);
    expect(shown.body).toContain('열 다시 고르기');
    const columns = /\/card-statements\/columns\/[0-9a-f-]{36}/.exec(shown.body)?.[0] ?? '';
    expect(await rowsAt(path)).toHaveLength(1);
    const choice = { 'columns.usedOn': '1', 'columns.amount': '2', 'columns.merchantName': '3' };
    const anew = await test.as(FINANCE).form(columns, choice);
    expect(String(anew.headers.location)).toBe(path);
    expect((await rowsAt(path)).map((row) => row['usedOn'])).toEqual([
      '2025-10-15',
      '2025-10-16',
      '2025-10-17',
    ]);
    expect(
      await rowsOf(test, `SELECT act FROM audit_events WHERE subject_id = $1 ORDER BY id`, [
        path.split('/').at(-1),
      ]),
    ).toEqual([{ act: 'card-statement.taken' }, { act: 'card-statement.taken-anew' }]);
    const claim = await claimsOf(test, world).draft(world.upstage);
    await claimsOf(test, world).act(RESEARCHER, claim['id'], 'submission');
    const [row] = await rowsAt(path);
    const link = `/api/v1${path}/rows/${String(row?.['id'])}/claim`;
    expect((await test.as(FINANCE).put(link, { expenseId: claim['id'] })).statusCode).toBe(204);
    const refused = await test.as(FINANCE).form(columns, { ...choice, 'columns.usedOn': '0' });
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('먼저 풀어 주세요')]);
    expect(await rowsAt(path)).toHaveLength(3);
    // A claim that is no more holds nothing, and its link shows no button to undo it.
    const comment = '다시 신청해 주세요.';
    await claimsOf(test, world).act('administrator@upstage.example', claim['id'], 'rejection', { comment });
    const freed = await test.as(FINANCE).form(columns, { ...choice, 'columns.usedOn': '0' });
    expect([freed.statusCode, await rowsAt(path)]).toEqual([303, [expect.anything()]]);
  });
});

describe('over the API', () => {
  const LINES = ['a;b;c', '2025-10-01;11,000;찻집(예시)'];

  it('a statement that can’t be read says what is missing and how to name it, and isn’t kept', async () => {
    const before = await rowsOf(test, 'SELECT count(*) FROM evidence');
    const refused = await take(sheet(LINES));
    expect(refused.statusCode).toBe(422);
    expect(jsonOf(refused)).toMatchObject({
      code: 'card-statement.columns-missing',
      errors: [
        { pointer: '/columns/usedOn' },
        { pointer: '/columns/amount' },
        { pointer: '/columns/merchantName' },
      ],
    });
    expect(JSON.stringify(jsonOf(refused))).toContain('columns');
    expect(await rowsOf(test, 'SELECT count(*) FROM evidence')).toEqual(before);
  });

  it.each(['no json', '[1]', '{"usedOn":"a"}', '{"nothing":1}'])('refuses columns %s', async (columns) => {
    expect(jsonOf(await take(sheet(LINES), columns))['code']).toBe('card-statement.columns-malformed');
  });

  it('goes in by the columns that are named', async () => {
    const short = await take(sheet(LINES), '{"usedOn":0,"amount":1}');
    expect([short.statusCode, jsonOf(short)['code']]).toEqual([422, 'card-statement.column-missing']);
    const taken = await take(sheet(LINES), '{"usedOn":0,"amount":1,"merchantName":2}');
    expect([taken.statusCode, jsonOf(taken)['takenCount']]).toEqual([201, 1]);
  });
});
