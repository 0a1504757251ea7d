import { RemoveDrafts } from '../../src/expenses/remove-drafts.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const COLLEAGUE = 'researcher2@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const OFFICER = 'officer@office.example';
const AUDITOR = 'auditor@office.example';
const RIVAL = 'administrator@skt.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let ids: Record<'researcher' | 'colleague' | 'administrator' | 'rival', string>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  const idOf = async (email: string) => (await test.actor(email)).userId;
  ids = {
    researcher: await idOf(RESEARCHER),
    colleague: await idOf(COLLEAGUE),
    administrator: await idOf(ADMINISTRATOR),
    rival: await idOf(RIVAL),
  };
});
afterAll(() => test.stop());

const addressOf = (id: string) => `/api/v1/expenses/${id}/comments`;
const say = (email: string, id: string, body: string, more: Json = {}) =>
  test.as(email).post(addressOf(id), { body, ...more });
const read = async (email: string, id: string) =>
  jsonOf(await test.as(email).get(addressOf(id))) as unknown as {
    items: (Json & { id: string; body: string | null })[];
    total: number;
    previous?: string;
  };
const codeOf = (answer: { body: string }) => jsonOf(answer)['code'];
const homeOf = async (email: string) => (await test.as(email).get('/')).body;

async function submitted(title: string, lineId = world.upstage.lines.software): Promise<string> {
  const { id } = await claims.draft(world.upstage, {
    title,
    lines: [
      {
        name: '말뭉치',
        supplyAmount: '1000000',
        taxAmount: '100000',
        categoryId: world.categories.software,
        budgetLineId: lineId,
      },
    ],
  });
  const answer = await claims.act(RESEARCHER, id, 'submission');
  if (answer.statusCode >= 300) throw new Error(answer.body);
  return String(id);
}

describe('comments on a claim', () => {
  it('are written and read by its team and the officer, read by the auditor, and not there for a rival', async () => {
    const id = await submitted('의견 1');
    expect((await say(ADMINISTRATOR, id, '견적서가 있나요?')).statusCode).toBe(201);
    expect((await say(RESEARCHER, id, '붙였습니다.\r\n확인해 주세요.')).statusCode).toBe(201);
    expect((await say(OFFICER, id, '전담기관 의견입니다.')).statusCode).toBe(201);
    expect(await say(AUDITOR, id, '감사')).toMatchObject({ statusCode: 403 });
    const { items, total } = await read(AUDITOR, id);
    expect(items.map(({ body }) => body)).toEqual([
      '견적서가 있나요?',
      '붙였습니다.\n확인해 주세요.',
      '전담기관 의견입니다.',
    ]);
    expect([total, items.map((item) => (item['author'] as Json)['office'])]).toEqual([
      3,
      [false, false, true],
    ]);
    const rival = await test.as(RIVAL).get(addressOf(id));
    const unknown = await test.as(RIVAL).get(addressOf(world.stageId));
    expect([rival.statusCode, codeOf(rival)]).toEqual([404, codeOf(unknown)]);
    expect((await say(RIVAL, id, '남의 것')).statusCode).toBe(404);
    expect((await test.as(RIVAL).delete(`${addressOf(id)}/${items[0]?.id ?? ''}`)).statusCode).toBe(404);
    expect((await test.as(RIVAL).form(`/expenses/${id}/comments`, { body: '남' })).statusCode).toBe(404);
  });

  it('leave audit events without their text, and an office member’s reading is logged', async () => {
    const id = await submitted('의견 2');
    await say(ADMINISTRATOR, id, '비밀스러운 글');
    await test.as(AUDITOR).get(addressOf(id));
    const events = await rowsOf<{ act: string; text: string }>(
      test,
      'SELECT act, audit_events::text AS text FROM audit_events WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(events.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['expense.commented', 'expense.read']),
    );
    expect(events.map(({ text }) => text).join()).not.toContain('비밀스러운');
  });

  it('on a draft are its claimant’s and its preparer’s, and go with it', async () => {
    const { id } = await claims.draft(world.upstage, { claimantId: ids.researcher }, COLLEAGUE);
    const draft = String(id);
    expect((await say(COLLEAGUE, draft, '이대로 낼까요?')).statusCode).toBe(201);
    expect((await say(RESEARCHER, draft, '네.')).statusCode).toBe(201);
    for (const email of [ADMINISTRATOR, OFFICER])
      expect(codeOf(await say(email, draft, '저도요'))).toBe('comment.draft');
    expect((await test.as(COLLEAGUE).delete(`/api/v1/expenses/${draft}`)).statusCode).toBe(204);
    expect(await rowsOf(test, 'SELECT 1 FROM expense_comments WHERE expense_id = $1', [draft])).toEqual([]);
  });

  it('keep a draft from going with an import that is taken back', async () => {
    const drafts = await Promise.all([claims.draft(world.upstage), claims.draft(world.upstage)]);
    const [said, silent] = drafts.map(({ id }) => String(id));
    await say(RESEARCHER, said ?? '', '확인할 것');
    const actor = await test.actor(RESEARCHER);
    const removal = test.app.get(RemoveDrafts, { strict: false });
    const unit = test.app.get(UnitOfWork, { strict: false });
    const gone = await unit.run(actor, () => removal.execute(actor, [said ?? '', silent ?? '']));
    expect(gone).toEqual([silent]);
  });

  it('stay while the claim was handed in, whoever deletes', async () => {
    const id = await submitted('남는 의견');
    await say(RESEARCHER, id, '남습니다');
    const unit = test.app.get(UnitOfWork, { strict: false });
    const rows = await unit.run(await test.actor(RESEARCHER), () =>
      unit.query('DELETE FROM expense_comments WHERE expense_id = $1 RETURNING 1', [id]),
    );
    expect(rows).toEqual([]);
    const change = unit.run(await test.actor(RESEARCHER), () =>
      unit.query(`UPDATE expense_comments SET body = '바꿈' WHERE expense_id = $1`, [id]),
    );
    await expect(change).rejects.toThrow('permission denied');
  });

  it('have to say something, not too much, and call only who may see the claim', async () => {
    const id = await submitted('의견 3');
    expect(codeOf(await say(RESEARCHER, id, ' \n '))).toBe('comment.body-missing');
    expect(codeOf(await say(RESEARCHER, id, '가'.repeat(2001)))).toBe('comment.body-too-long');
    expect((await say(RESEARCHER, id, '가'.repeat(2000))).statusCode).toBe(201);
    expect(codeOf(await say(RESEARCHER, id, '봐요', { mentions: [ids.rival] }))).toBe('comment.person');
    expect(codeOf(await say(RESEARCHER, id, '봐요', { mentionsOffice: true }))).toBe('comment.person');
    expect(codeOf(await say(RESEARCHER, id, '봐요', { evidenceIds: [world.stageId] }))).toBe(
      'comment.document',
    );
  });

  it('carry documents of the team, which a rival’s comment can’t take', async () => {
    const id = await submitted('의견 4');
    const document = await claims.invoice(RESEARCHER);
    expect((await say(RESEARCHER, id, '견적서', { evidenceIds: [document] })).statusCode).toBe(201);
    const { items } = await read(OFFICER, id);
    expect(items[0]?.['documents']).toEqual([expect.objectContaining({ id: document })]);
    expect((await test.as(OFFICER).get(`/evidence/${document}`)).statusCode).toBe(200);
    const theirs = await claims.draft(world.skt);
    const answer = await say('researcher@skt.example', String(theirs['id']), '남의', {
      evidenceIds: [document],
    });
    expect(codeOf(answer)).toBe('comment.document');
  });

  it('are withdrawn by their author on their day, and stay as withdrawn', async () => {
    const id = await submitted('의견 5');
    await say(RESEARCHER, id, '잘못 적은 글', { mentions: [ids.colleague] });
    expect(await homeOf(COLLEAGUE)).toContain('의견 5');
    const [comment] = (await read(RESEARCHER, id)).items;
    const address = `${addressOf(id)}/${comment?.id ?? ''}`;
    expect(codeOf(await test.as(ADMINISTRATOR).delete(address))).toBe('comment.not-author');
    expect((await test.as(RESEARCHER).delete(address)).statusCode).toBe(204);
    expect(codeOf(await test.as(RESEARCHER).delete(address))).toBe('comment.withdrawn');
    const { items } = await read(OFFICER, id);
    expect(items).toEqual([expect.objectContaining({ body: null, mentions: [], documents: [] })]);
    const page = (await test.as(ADMINISTRATOR).get(`/expenses/${id}`)).body;
    expect(page).toContain('지운 글');
    expect(page).not.toContain('잘못 적은 글');
    expect(await homeOf(COLLEAGUE)).not.toContain('의견 5');
    await say(OFFICER, id, '기관의 글');
    const last = (await read(OFFICER, id)).items.at(-1);
    expect((await test.as(OFFICER).delete(`${addressOf(id)}/${last?.id ?? ''}`)).statusCode).toBe(204);
  });

  it('are paged from the latest backwards', async () => {
    const id = await submitted('의견 6');
    for (let index = 1; index <= 5; index += 1) await say(RESEARCHER, id, `글 ${index}`);
    const page = async (query: string) =>
      jsonOf(await test.as(RESEARCHER).get(`${addressOf(id)}?limit=2${query}`)) as {
        items: Json[];
        previous?: string;
      };
    const latest = await page('');
    expect(latest.items.map(({ body }) => body)).toEqual(['글 4', '글 5']);
    const before = await page(`&before=${latest.previous ?? ''}`);
    expect(before.items.map(({ body }) => body)).toEqual(['글 2', '글 3']);
    const first = await page(`&before=${before.previous ?? ''}`);
    expect([first.items.map(({ body }) => body), first.previous]).toEqual([['글 1'], undefined]);
  });
});

describe('whoever is called', () => {
  it('finds it at home until they open the claim', async () => {
    const id = await submitted('부르는 집행');
    await say(ADMINISTRATOR, id, '봐 주세요', { mentions: [ids.researcher] });
    expect(await homeOf(RESEARCHER)).toContain('관리자님이 불렀습니다 · 부르는 집행');
    expect(await homeOf(COLLEAGUE)).not.toContain('불렀습니다 · 부르는 집행');
    const href = /href="(\/expenses\/[^"]*#comment-[^"]*)"/.exec(await homeOf(RESEARCHER))?.[1] ?? '';
    const [path, anchor] = href.split('#');
    expect((await test.as(RESEARCHER).get(path ?? '')).body).toContain(`id="${anchor ?? ''}"`);
    expect(await homeOf(RESEARCHER)).not.toContain('불렀습니다');
  });

  it('by @name in the text, and answering settles it, too', async () => {
    const id = await submitted('이름으로 부른 집행');
    await say(ADMINISTRATOR, id, '@업스테이지 연구자 2님 확인해 주세요');
    expect(await homeOf(COLLEAGUE)).toContain('불렀습니다 · 이름으로 부른 집행');
    await say(COLLEAGUE, id, '확인했습니다');
    expect(await homeOf(COLLEAGUE)).not.toContain('불렀습니다');
  });

  it('reads one line for several claims', async () => {
    const first = await submitted('먼저 부른 집행');
    const second = await submitted('나중 부른 집행');
    await say(ADMINISTRATOR, first, '하나', { mentions: [ids.colleague] });
    await say(ADMINISTRATOR, second, '둘', { mentions: [ids.colleague] });
    const home = await homeOf(COLLEAGUE);
    expect(home.match(/todo-title"><strong>[^<]*불렀습니다/g)).toHaveLength(1);
    expect(home).toContain('불렀습니다 · 먼저 부른 집행');
    expect(home).toContain('다른 집행 1건');
  });

  it('is the office as one, on the common pot only, and not the auditor', async () => {
    const id = await submitted('공동 재원 집행', world.potLineId);
    expect((await say(RESEARCHER, id, '언제 결재되나요?', { mentionsOffice: true })).statusCode).toBe(201);
    expect(await homeOf(OFFICER)).toContain('불렀습니다 · 공동 재원 집행');
    expect(await homeOf(AUDITOR)).not.toContain('불렀습니다');
    await test.as(AUDITOR).get(`/expenses/${id}`);
    expect(await homeOf(OFFICER)).toContain('불렀습니다 · 공동 재원 집행');
    await test.as(OFFICER).get(`/expenses/${id}`);
    expect(await homeOf(OFFICER)).not.toContain('불렀습니다');
  });
});
