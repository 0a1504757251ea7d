import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf } from '../support/claims.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const OFFICER = 'officer@office.example';
const AUDITOR = 'auditor@office.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

async function submitted(title: string): Promise<string> {
  const { id } = await claims.draft(world.upstage, { title });
  await claims.act(RESEARCHER, id, 'submission');
  return String(id);
}
const pageOf = async (email: string, id: string, query = '') =>
  (await test.as(email).get(`/expenses/${id}${query}`)).body;
const post = (email: string, id: string, fields: Record<string, string | string[]>) =>
  test.as(email).form(`/expenses/${id}/comments`, fields);

describe('의견 on a claim’s page', () => {
  it('is empty with a form, and only read by the auditor', async () => {
    const id = await submitted('빈 의견');
    expect(await pageOf(RESEARCHER, id)).toMatch(/아직 의견이 없습니다[\s\S]*의견 남기기/);
    const auditors = await pageOf(AUDITOR, id);
    expect(auditors).toContain('아직 의견이 없습니다');
    expect(auditors).not.toContain('의견 남기기');
  });

  it('takes a comment with a document and people, and shows both', async () => {
    const id = await submitted('문서 있는 의견');
    const administrator = (await test.actor(ADMINISTRATOR)).userId;
    const answer = await test
      .as(RESEARCHER)
      .upload(
        `/expenses/${id}/comments`,
        [{ name: '견적.pdf', content: smallPdf('견적'), type: 'application/pdf' }],
        {
          body: '견적입니다 <b>',
          mentions: administrator,
        },
      );
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(/^\/expenses\/[\w-]+#comment-[\w-]+$/);
    const page = await pageOf(ADMINISTRATOR, id);
    expect(page).toContain('견적입니다 &lt;b>');
    expect(page).toContain('견적.pdf');
    expect(page).toContain('알림: 업스테이지 관리자');
    const inbox = (await test.as(ADMINISTRATOR).get(`/approvals?selected=${id}`)).body;
    expect(inbox).toMatch(/의견 1개[\s\S]*견적입니다/);
  });

  it('comes back with what was typed, ticked and uploaded when it is refused', async () => {
    const id = await submitted('거절된 의견');
    const administrator = (await test.actor(ADMINISTRATOR)).userId;
    const empty = await test
      .as(RESEARCHER)
      .upload(`/expenses/${id}/comments`, [{ name: '다른.pdf', content: smallPdf('다른 것') }], {
        body: '  ',
        mentions: administrator,
      });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('의견을 적어 주세요.');
    expect(empty.body).toContain('href="#body"');
    expect(empty.body).toMatch(
      new RegExp(`value="${administrator}"[^>]*checked|checked[^>]*value="${administrator}"`),
    );
    const kept = /name="evidenceIds" value="([\w-]+)"/.exec(empty.body)?.[1] ?? '';
    expect(kept).not.toBe('');
    expect((await post(RESEARCHER, id, { body: '이제', evidenceIds: kept })).statusCode).toBe(303);
    expect(await pageOf(RESEARCHER, id)).toContain('다른.pdf');
    const long = await post(RESEARCHER, id, { body: `${'가'.repeat(2000)}끝` });
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain('끝</textarea>');
    const bad = await test
      .as(RESEARCHER)
      .upload(`/expenses/${id}/comments`, [{ name: 'x.exe', content: 'MZ' }], { body: '파일과 함께' });
    expect([bad.statusCode >= 400 && bad.statusCode < 500, bad.body.includes('파일과 함께')]).toEqual([
      true,
      true,
    ]);
  });

  it('shows the office as such, and lets an author take a comment back', async () => {
    const id = await submitted('지우는 의견');
    expect((await post(OFFICER, id, { body: '기관이 묻습니다' })).statusCode).toBe(303);
    const page = await pageOf(RESEARCHER, id);
    expect(page).toMatch(/전담기관<\/span>[\s\S]*기관이 묻습니다/);
    expect(page).not.toContain('/withdrawal');
    const action = /action="(\/expenses\/[^"]*\/withdrawal)"/.exec(await pageOf(OFFICER, id))?.[1] ?? '';
    expect((await test.as(RESEARCHER).form(action)).statusCode).toBe(403);
    expect((await test.as(OFFICER).form(action)).statusCode).toBe(303);
    expect(await pageOf(RESEARCHER, id)).toContain('지운 글');
  });

  it('shows the last fifty, and earlier ones behind a link', async () => {
    const id = await submitted('많은 의견');
    for (let index = 1; index <= 52; index += 1)
      await test.as(RESEARCHER).post(`/api/v1/expenses/${id}/comments`, { body: `차례 ${index}번째` });
    const page = await pageOf(RESEARCHER, id);
    const turns = (html: string) => [...html.matchAll(/차례 (\d+)번째/g)].map(([, turn]) => Number(turn));
    expect(turns(page)).toEqual(Array.from({ length: 50 }, (_, index) => index + 3));
    const query = /href="\/expenses\/[\w-]+(\?comments=[^"#]+)#comments"/.exec(page)?.[1] ?? '';
    const older = await pageOf(RESEARCHER, id, query);
    expect(turns(older)).toEqual([1, 2]);
    expect(older).toContain('최근 글 보기');
  });
});
