import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const ASSISTANT = 'researcher2@upstage.example';
const RESEARCHER = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const FINANCE = 'finance@upstage.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let ids: Record<'assistant' | 'researcher' | 'administrator' | 'finance' | 'rival', string>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  const idOf = async (email: string) => (await test.actor(email)).userId;
  ids = {
    assistant: await idOf(ASSISTANT),
    researcher: await idOf(RESEARCHER),
    administrator: await idOf(ADMINISTRATOR),
    finance: await idOf(FINANCE),
    rival: await idOf('researcher@skt.example'),
  };
});
afterAll(() => test.stop());

/** A draft made by `by` for `claimantId`. */
const prepared = async (claimantId: string, by = ASSISTANT, changes: Json = {}) =>
  claims.draft(world.upstage, { claimantId, ...changes }, by);
const codeOf = (answer: { body: string }) => jsonOf(answer)['code'];
const timeline = async (email: string, id: unknown) =>
  [...(await test.as(email).get(`/expenses/${String(id)}`)).body.matchAll(/timeline-act">(.*?)<\/p>/g)].map(
    ([, html]) => (html ?? '').replaceAll(/<[^>]+>/g, ''),
  );

describe('a draft prepared for a colleague', () => {
  it('is its claimant’s to submit, and tells who prepared it', async () => {
    const draft = await prepared(ids.researcher);
    expect(draft).toMatchObject({ claimantId: ids.researcher, preparedBy: ids.assistant });
    const id = draft['id'];
    expect(codeOf(await claims.act(ASSISTANT, id, 'submission'))).toBe('expense.claimant-submits');
    const handed = jsonOf(await claims.act(ASSISTANT, id, 'handover'));
    expect(handed).toMatchObject({ state: 'draft', handedAt: expect.any(String) });
    expect(codeOf(await claims.act(ASSISTANT, id, 'handover'))).toBe('expense.already-handed');
    const submitted = jsonOf(await claims.act(RESEARCHER, id, 'submission'));
    expect(submitted).toMatchObject({ state: 'submitted', preparedBy: ids.assistant });
    expect(await timeline(RESEARCHER, id)).toEqual(
      expect.arrayContaining([
        '업스테이지 연구자 2 작성',
        '업스테이지 연구자 2 확인 요청',
        '업스테이지 연구자 1 제출',
      ]),
    );
    const audit = await rowsOf<{ act: string }>(
      test,
      'SELECT act FROM audit_events WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(audit.map(({ act }) => act)).toEqual([
      'expense.created',
      'expense.handed-over',
      'expense.submitted',
    ]);
  });

  it('can be changed by both and by nobody else', async () => {
    const { id, version } = await prepared(ids.researcher);
    const change = (email: string, title: string, at: unknown) =>
      test.as(email).put(`/api/v1/expenses/${String(id)}`, { version: at, title });
    expect(codeOf(await change('pi@upstage.example', '남이', version))).toBe('expense.not-claimant');
    const first = jsonOf(await change(ASSISTANT, '작성자가', version));
    const second = jsonOf(await change(RESEARCHER, '신청자가', first['version']));
    expect(second).toMatchObject({ title: '신청자가', preparedBy: ids.assistant });
    expect((await claims.act(RESEARCHER, id, 'submission')).statusCode).toBe(200);
    expect((await claims.act(RESEARCHER, id, 'recall')).statusCode).toBe(200);
    const recalled = await claims.read(RESEARCHER, id);
    expect(codeOf(await change(ASSISTANT, '다시', recalled['version']))).toBe('expense.not-claimant');
  });

  it('goes back with a word, comes again, and can be discarded', async () => {
    const { id } = await prepared(ids.researcher);
    expect(codeOf(await claims.act(RESEARCHER, id, 'give-back', { comment: '왜' }))).toBe(
      'expense.not-handed',
    );
    await claims.act(ASSISTANT, id, 'handover');
    expect((await claims.act(RESEARCHER, id, 'give-back', { comment: ' ' })).statusCode).toBe(422);
    const back = jsonOf(await claims.act(RESEARCHER, id, 'give-back', { comment: '견적서를 붙여 주세요.' }));
    expect(back['handedAt']).toBeUndefined();
    const home = (await test.as(ASSISTANT).get('/')).body;
    expect(home).toContain('되돌아온 초안');
    expect(home).toContain('견적서를 붙여 주세요.');
    expect((await test.as(ASSISTANT).get(`/expenses/${String(id)}/edit`)).body).toContain(
      '견적서를 붙여 주세요.',
    );
    expect((await claims.act(ASSISTANT, id, 'handover')).statusCode).toBe(200);
    expect((await test.as(RESEARCHER).delete(`/api/v1/expenses/${String(id)}`)).statusCode).toBe(204);
    expect((await test.as(ASSISTANT).get(`/api/v1/expenses/${String(id)}`)).statusCode).toBe(404);
  });

  it('can be put to somebody of the team only, before it is submitted, by its maker', async () => {
    const refused = await claims.create(
      ASSISTANT,
      typedClaim(world, world.upstage, { claimantId: ids.rival }),
    );
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('claimant-not-found')]);
    const draft = await claims.draft(world.upstage, {}, ASSISTANT);
    const put = (email: string, version: unknown, claimantId: string) =>
      test.as(email).put(`/api/v1/expenses/${String(draft['id'])}`, { version, claimantId });
    expect((await put(ASSISTANT, 1, ids.rival)).statusCode).toBe(422);
    const handed = jsonOf(await put(ASSISTANT, 1, ids.researcher));
    expect(handed).toMatchObject({ claimantId: ids.researcher, preparedBy: ids.assistant });
    expect(codeOf(await put(RESEARCHER, handed['version'], ids.finance))).toBe('expense.claimant-fixed');
    const own = jsonOf(await put(ASSISTANT, handed['version'], ids.assistant));
    expect(own).toMatchObject({ claimantId: ids.assistant });
    expect(own['preparedBy']).toBeUndefined();
  });

  it('takes the claimant’s institution, whose lines are chosen anew', async () => {
    await rowsOf(test, 'UPDATE users SET institution_id = $1 WHERE id = $2', [
      world.upstage.universityId,
      ids.finance,
    ]);
    const draft = await claims.draft(world.upstage, {}, ASSISTANT);
    const moved = jsonOf(
      await test.as(ASSISTANT).put(`/api/v1/expenses/${String(draft['id'])}`, {
        version: 1,
        claimantId: ids.finance,
        lines: typedClaim(world, world.upstage)['lines'],
      }),
    );
    expect(moved).toMatchObject({ institutionId: world.upstage.universityId, claimAmount: '1100000' });
    expect((moved['lines'] as Json[])[0]?.['budgetLineId']).toBeUndefined();
    // Chosen before there was anything to charge, it is the institution's all the same.
    const target = `${world.upstage.lines.material}:${world.categories.material}`;
    const begun = await test.as(ASSISTANT).form('/expenses/new', { title: '시약', target, action: 'save' });
    const [, begunId = ''] = /expenses\/([0-9a-f-]{36})\/edit/.exec(String(begun.headers['location'])) ?? [];
    const kept = () =>
      rowsOf(test, `SELECT details ? 'target' AS kept FROM expenses WHERE id = $1`, [begunId]);
    expect(await kept()).toEqual([{ kept: true }]);
    const { version } = await claims.read(ASSISTANT, begunId);
    const put = { version, claimantId: ids.finance };
    expect((await test.as(ASSISTANT).put(`/api/v1/expenses/${begunId}`, put)).statusCode).toBe(200);
    expect(await kept()).toEqual([{ kept: false }]);
    await rowsOf(test, 'UPDATE users SET institution_id = $1 WHERE id = $2', [
      world.upstage.companyId,
      ids.finance,
    ]);
  });
});

describe('separation of duties', () => {
  it('offers a preparer neither the decision nor the payment, one by one or in sets', async () => {
    const { id, version } = await prepared(ids.researcher, ADMINISTRATOR);
    await claims.act(RESEARCHER, id, 'submission');
    const inbox = (await test.as(ADMINISTRATOR).get('/approvals')).body;
    expect(inbox).not.toContain(String(id));
    expect(codeOf(await claims.act(ADMINISTRATOR, id, 'approval'))).toBe('expense.own-preparation');
    await test
      .as(ADMINISTRATOR)
      .form('/approvals/bulk-approval', { items: `${String(id)}:${Number(version) + 1}` });
    expect(await claims.read(RESEARCHER, id)).toMatchObject({ state: 'submitted' });
  });

  it('keeps finance from paying what they prepared, in a set too', async () => {
    const own = await prepared(ids.researcher, FINANCE);
    const other = await claims.draft(world.upstage, {}, RESEARCHER);
    for (const { id } of [own, other]) {
      await claims.act(RESEARCHER, id, 'submission');
      expect((await claims.act(ADMINISTRATOR, id, 'approval')).statusCode).toBe(200);
    }
    expect((await test.as(FINANCE).get('/payments')).body).toContain(
      '내가 작성한 것이라 지급할 수 없습니다.',
    );
    const refused = await claims.pay(FINANCE, [other['id'], own['id']]);
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'expense.own-preparation']);
    expect(await claims.read(RESEARCHER, other['id'])).toMatchObject({ state: 'approved' });
  });

  it('is what the database says as well', async () => {
    const { id } = await prepared(ids.researcher, ADMINISTRATOR);
    await expect(
      rowsOf(test, 'UPDATE expenses SET approver_id = $2 WHERE id = $1', [id, ids.administrator]),
    ).rejects.toThrow('expenses_prepared_by_ck');
  });
});

describe('who sees it', () => {
  it('is the preparer and the claimant while it is a draft', async () => {
    const { id } = await prepared(ids.researcher, ASSISTANT, { title: '함께 보는 초안' });
    const listed = async (email: string, scope: string) =>
      (await test.as(email).get(`/api/v1/expenses?scope=${scope}&state=draft&limit=200`)).body.includes(
        String(id),
      );
    expect([await listed(ASSISTANT, 'mine'), await listed(RESEARCHER, 'mine')]).toEqual([true, true]);
    expect([await listed(ASSISTANT, 'team'), await listed('pi@upstage.example', 'team')]).toEqual([
      true,
      false,
    ]);
    const page = (await test.as(RESEARCHER).get('/expenses?scope=mine')).body;
    expect(page).toContain('작성: 업스테이지 연구자 2');
    await claims.act(RESEARCHER, id, 'submission');
    const after = await test.as(ASSISTANT).get(`/api/v1/expenses?scope=mine&limit=200`);
    expect(after.body).not.toContain(String(id));
  });

  it('warns of a twin that the preparer made for another', async () => {
    const lines = [{ ...(typedClaim(world, world.upstage)['lines'] as Json[])[0], supplyAmount: '777000' }];
    await prepared(ids.researcher, ASSISTANT, { lines });
    const second = await prepared(ids.finance, ASSISTANT, { lines });
    const stranger = await claims.draft(world.upstage, { lines }, 'pi@upstage.example');
    const twins = async (email: string, id: unknown) =>
      (await test.as(email).get(`/api/v1/findings?expenseId=${String(id)}`)).body.includes('near-twin');
    expect(await twins(ASSISTANT, second['id'])).toBe(true);
    expect(await twins('pi@upstage.example', stranger['id'])).toBe(false);
  });
});

describe('on the pages', () => {
  it('is handed over from the form and submitted in two acts from home', async () => {
    const draft = await claims.draft(world.upstage, { title: '조교가 쓴 것' }, ASSISTANT);
    const id = String(draft['id']);
    const form = (await test.as(ASSISTANT).get(`/expenses/${id}/edit`)).body;
    expect(form).toContain('name="claimantId"');
    expect(form).not.toContain('SK텔레콤');
    const early = await test.as(ASSISTANT).form(`/expenses/${id}/submission`, {
      version: '1',
      title: '조교가 쓴 것',
      claimantId: ids.researcher,
    });
    expect(early.statusCode).toBe(403);
    expect(early.body).toContain('확인 요청');
    const handed = await test.as(ASSISTANT).form(`/expenses/${id}/handover`, {
      version: '2',
      title: '조교가 마저 쓴 것',
      claimantId: ids.researcher,
    });
    expect(handed.statusCode).toBe(303);
    const home = (await test.as(RESEARCHER).get('/')).body;
    expect(home).toContain('동료가 작성한 초안');
    const review = (await test.as(RESEARCHER).get(`/expenses/${id}/edit`)).body;
    expect(review).toContain('업스테이지 연구자 2 님이');
    expect(review).toContain('조교가 마저 쓴 것');
    expect(review).not.toContain('name="claimantId"');
    const submitted = await test
      .as(RESEARCHER)
      .form(`/expenses/${id}/submission`, { title: '조교가 마저 쓴 것' });
    expect([submitted.statusCode, submitted.headers.location]).toEqual([303, `/expenses/${id}`]);
  });

  it('is one line on the home page, however many there are', async () => {
    for (let n = 0; n < 2; n += 1)
      await claims.act(ASSISTANT, (await prepared(ids.finance))['id'], 'handover');
    const home = (await test.as(FINANCE).get('/')).body;
    expect(home.match(/동료가 작성한 초안/g)?.length).toBe(2);
    expect(home).toContain('동료가 작성한 초안 2건 — 확인해 주세요');
  });

  it('asks for the word again when it is missing', async () => {
    const { id } = await prepared(ids.researcher);
    await claims.act(ASSISTANT, id, 'handover');
    const refused = await test.as(RESEARCHER).form(`/expenses/${String(id)}/give-back`, { comment: '' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('무엇을 고치면 되는지 적어 주세요');
    const given = await test
      .as(RESEARCHER)
      .form(`/expenses/${String(id)}/give-back`, { comment: '금액 확인' });
    expect(given.statusCode).toBe(303);
  });

  it('can be begun for a colleague', async () => {
    const blank = (await test.as(ASSISTANT).get('/expenses/new')).body;
    expect(blank).toContain('name="claimantId"');
    // Oneself is chosen, not the first of the list.
    expect(blank).toContain(`<option value="${ids.assistant}" selected`);
    expect(blank).not.toContain(`<option value="${ids.researcher}" selected`);
    const made = await test
      .as(ASSISTANT)
      .form('/expenses/new', { title: '새로', claimantId: ids.researcher });
    expect(made.statusCode).toBe(303);
    const [row] = await rowsOf(test, `SELECT claimant_id, prepared_by FROM expenses WHERE title = '새로'`);
    expect(row).toEqual({ claimant_id: ids.researcher, prepared_by: ids.assistant });
  });
});
