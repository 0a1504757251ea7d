import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld, type World } from '../support/world.js';
import { COLLEAGUE, HEADER, importsOf, RESEARCHER, sheetOf } from './import-steps.js';

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

const upload = (content: string) =>
  test.as(RESEARCHER).upload('/imports', [{ name: '집행.csv', content, field: 'file' }]);
/** The page as its text, without tags. */
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

async function page(
  path: string,
  email = RESEARCHER,
): Promise<{ html: string; text: string; status: number }> {
  const answer = await test.as(email).get(path);
  return { html: answer.body, text: textOf(answer.body), status: answer.statusCode };
}

describe('a person without a script', () => {
  it('uploads, looks, imports, waits and reviews in three actions', async () => {
    const list = await page('/expenses');
    expect(list.html).toContain('href="/imports"');
    const uploaded = await upload(`${sheetOf(2)}\n2025-10-40,가게,,나쁜 줄,1,0,없는 비목,`);
    expect(uploaded.statusCode).toBe(303);
    const path = String(uploaded.headers.location);
    const preview = await page(path);
    expect(preview.text).toContain('2줄을 가져올 수 있습니다. 1줄은 오류가 있어 빠집니다.');
    expect(preview.text).toContain('작성일자 날짜를 읽을 수 없습니다: 2025-10-40.');
    expect(preview.html).toContain(`action="${path}/start"`);
    const started = await test.as(RESEARCHER).form(`${path}/start`);
    expect([started.statusCode, started.headers.location]).toEqual([303, path]);
    const running = await page(path);
    expect(running.text).toContain('3줄 가운데 0줄');
    expect(running.html).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>');
    expect(running.html).toContain(`action="${path}/cancellation"`);
    await importsOf(test).work(path.split('/').at(-1));
    const done = await page(path);
    expect(done.text).toContain('2줄이 들어갔습니다');
    expect(done.html).not.toContain('http-equiv="refresh"');
    expect(done.html).toContain(`href="${path}/errors?rows=refused"`);
    const review = /href="(\/expenses\/[^"]+\/edit\?stack=[^"]+)"/.exec(done.html)?.[1];
    const draft = await page(String(review));
    expect(draft.html).toContain('value="말뭉치 1"');
    expect(draft.text.match(/표에서 가져옴/g)).toHaveLength(4);
    expect((await page('/imports')).text).toContain('가져옴 2 · 오류 1');
  });

  it('matches columns that nobody knows, and is told which is missing', async () => {
    const uploaded = await upload('언제,누구,무엇,얼마\n2025-10-11,가게,연필,11000');
    const path = String(uploaded.headers.location);
    const form = await page(path);
    expect(form.text).toContain('열 맞추기');
    expect(form.html).toContain('D · 얼마 (11000)');
    const wrong = await test.as(RESEARCHER).form(`${path}/mapping`, {
      'columns.documentedOn': '0',
      'columns.title': '2',
      'columns.totalAmount': '3',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#columns-supplierName"');
    expect(textOf(wrong.body)).toContain('거래처: 어느 열인지 골라 주세요.');
    // What was chosen is still chosen.
    expect(wrong.body).toMatch(/id="columns-totalAmount"[^]*?<option value="3" selected/);
    const right = await test.as(RESEARCHER).form(`${path}/mapping`, {
      'columns.documentedOn': '0',
      'columns.supplierName': '1',
      'columns.title': '2',
      'columns.totalAmount': '3',
      totalVat: 'none',
      defaultTarget: `${world.upstage.lines.material}:${world.categories.material}`,
    });
    expect([right.statusCode, right.headers.location]).toEqual([303, path]);
    expect((await page(path)).text).toContain('11,000 원');
    expect((await page(`${path}?columns=change`)).text).toContain('열 맞추기');
  });

  it('cancels, is told what is in, and goes on', async () => {
    const uploaded = await upload(`${HEADER}\n2025-10-12,가게,,하나,100,10,연구재료비,`);
    const path = String(uploaded.headers.location);
    await test.as(RESEARCHER).form(`${path}/start`);
    expect((await test.as(RESEARCHER).form(`${path}/cancellation`)).statusCode).toBe(303);
    expect((await page(path)).text).toContain('취소했습니다. 0줄이 들어갔고 1줄이 남았습니다');
    const twice = await test.as(RESEARCHER).form(`${path}/cancellation`);
    expect(twice.statusCode).toBe(409);
    await test.as(RESEARCHER).form(`${path}/start`);
    await importsOf(test).work(path.split('/').at(-1));
    expect((await page(path)).text).toContain('1줄이 들어갔습니다');
  });

  it('sees a colleague’s sheet only as its administrator', async () => {
    const uploaded = await upload(`${HEADER}\n2025-10-13,가게,,둘,100,10,연구재료비,`);
    const path = String(uploaded.headers.location);
    expect((await page(path, COLLEAGUE)).status).toBe(404);
    const looked = await page(path, 'administrator@upstage.example');
    expect(looked.status).toBe(200);
    expect(looked.text).toContain('업스테이지 연구자 1 올림');
    expect(looked.html).not.toContain(`${path}/start`);
  });
});
