import type { Actor, TeamRole } from '../../src/platform/access/actor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { textOfPage } from '../support/pages.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const PI = 'pi@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const FINANCE = 'finance@upstage.example';
const FINANCE_2 = 'finance2@upstage.example';
const ADMINISTRATOR_2 = 'administrator2@upstage.example';
const OFFICER = 'officer@office.example';
const PROPOSAL = { kind: 'proposal', roles: ['principal-investigator'] };
const ADMINISTRATORS = { kind: 'approval', roles: ['administrator'] };
const FINANCES = { kind: 'approval', roles: ['finance'], needs: 'all' };
const OFFICE = { kind: 'approval', roles: ['officer'] };
const URL = '/api/v1/routes';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let finance2: Actor;
let administrator2: Actor;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  const add = (email: string, name: string, role: TeamRole) =>
    addPerson(test, officer, {
      teamId: world.upstage.id,
      institutionId: world.upstage.companyId,
      name,
      email,
      roles: [role],
    });
  finance2 = await add(FINANCE_2, '김재무', 'finance');
  administrator2 = await add(ADMINISTRATOR_2, '박관리', 'administrator');
});
afterEach(async () => {
  await rowsOf(test, 'UPDATE routes SET removed_at = now() WHERE removed_at IS NULL');
  expect(await ledgerFaults(test)).toEqual([]);
});
afterAll(() => test.stop());

async function route(
  steps: Json[],
  changes: Json = {},
  email = ADMINISTRATOR,
): Promise<Json & { id: string }> {
  const answer = await test.as(email).post(URL, { scope: 'team', name: '결재선', steps, ...changes });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return jsonOf(answer) as Json & { id: string };
}
async function submitted(email = RESEARCHER, changes: Json = {}): Promise<unknown> {
  const { id } = await claims.draft(world.upstage, changes, email);
  await did(email, id, 'submission', 'submitted');
  return id;
}
async function did(email: string, id: unknown, verb: string, state: string, body: Json = {}): Promise<void> {
  const answer = await claims.act(email, id, verb, body);
  expect({ email, status: answer.statusCode, state: jsonOf(answer)['state'] ?? answer.body }).toEqual({
    email,
    status: 200,
    state,
  });
}
async function refused(email: string, id: unknown, status: number, code?: string): Promise<void> {
  const answer = await claims.act(email, id, 'approval');
  expect({ email, status: answer.statusCode, code: jsonOf(answer)['code'] }).toEqual({
    email,
    status,
    code: code ?? expect.any(String),
  });
}
const page = async (id: unknown, email = RESEARCHER) =>
  textOfPage((await test.as(email).get(`/expenses/${String(id)}`)).body);
const form = async (id: unknown, email = RESEARCHER) =>
  textOfPage((await test.as(email).get(`/expenses/${String(id)}/edit`)).body);

describe('a claim by its route, from submission to approval', () => {
  it('is proposed, then approved by one of several, and says so on its page all the way', async () => {
    await route([PROPOSAL, ADMINISTRATORS]);
    const { id } = await claims.draft(world.upstage);
    expect(await form(id)).toMatch(/결재선 1 연구책임자\([^)]+\) 발의 2 관리자 2명 중 1명 승인/);
    await did(RESEARCHER, id, 'submission', 'submitted');
    expect(await page(id)).toMatch(
      /연구책임자\([^)]+\) 발의 .{0,20}부터 기다림 2 관리자 2명 중 1명 승인 앞 단계 뒤/,
    );
    await refused(ADMINISTRATOR, id, 403, 'approval.not-asked');
    await did(PI, id, 'approval', 'submitted');
    expect(await page(id)).toMatch(
      /연구책임자 발의 \S*.*연구책임자.* 2 관리자 2명 중 1명 승인 .{0,20}부터 기다림/,
    );
    await refused(PI, id, 403);
    await did(ADMINISTRATOR_2, id, 'approval', 'approved');
    expect(await page(id)).toContain('박관리 11. 3.');
  });

  it('needs every one of those a step asks for all of', async () => {
    await route([FINANCES]);
    const id = await submitted();
    await did(FINANCE, id, 'approval', 'submitted');
    await refused(FINANCE, id, 409, 'approval.already-decided');
    await refused(ADMINISTRATOR, id, 403);
    await did(FINANCE_2, id, 'approval', 'approved');
  });

  it('needs as many as the step says', async () => {
    await route([{ ...ADMINISTRATORS, needs: '2' }]);
    const id = await submitted();
    expect(await page(id)).toContain('관리자 2명 중 2명');
    await did(ADMINISTRATOR_2, id, 'approval', 'submitted');
    await did(ADMINISTRATOR, id, 'approval', 'approved');
  });

  it('is proposed by handing it in where the principal investigator claims', async () => {
    await route([PROPOSAL, ADMINISTRATORS]);
    const id = await submitted(PI);
    expect(await page(id, PI)).toContain('제출로 발의됨');
    await did(ADMINISTRATOR, id, 'approval', 'approved');
  });

  it('takes the first route that fits by its amount, and what always holds where none does', async () => {
    await route([FINANCES], { conditions: { amountFrom: '1000001' } });
    const id = await submitted();
    expect(await page(id)).not.toContain('재무 2명');
    await did(ADMINISTRATOR, id, 'approval', 'approved');
  });

  it('takes the programme’s route only where the team has none that fits', async () => {
    await route([PROPOSAL, ADMINISTRATORS], { scope: 'programme' }, OFFICER);
    const byProgramme = await submitted();
    await refused(ADMINISTRATOR, byProgramme, 403, 'approval.not-asked');
    await route([ADMINISTRATORS]);
    const byTeam = await submitted();
    await did(ADMINISTRATOR, byTeam, 'approval', 'approved');
  });
});

describe('on the common pot', () => {
  it('the team’s steps are its own, and the office has the last word', async () => {
    await route([PROPOSAL, ADMINISTRATORS, OFFICE], { scope: 'pot' }, OFFICER);
    const line = {
      name: '말뭉치',
      supplyAmount: '1000000',
      taxAmount: '100000',
      categoryId: world.categories.software,
    };
    const id = await submitted(RESEARCHER, { lines: [{ ...line, budgetLineId: world.potLineId }] });
    expect(await page(id)).toMatch(/3 전담기관 승인 앞 단계 뒤/);
    await refused(OFFICER, id, 403, 'approval.not-asked');
    await refused('pi@skt.example', id, 404);
    await did(PI, id, 'approval', 'submitted');
    await did(ADMINISTRATOR, id, 'approval', 'submitted');
    await refused('administrator@skt.example', id, 404);
    await did(OFFICER, id, 'approval', 'approved');
    expect(await page(id)).toMatch(/전담기관 승인 전담기관 11\. 3\./);
  });
});

describe('an approval given before', () => {
  it('stands after a return where nothing it rests on has changed, and is asked again where it has', async () => {
    await route([{ ...PROPOSAL, dependsOn: ['amounts'] }, ADMINISTRATORS]);
    const id = await submitted();
    await did(PI, id, 'approval', 'submitted');
    const back = { comment: '제목을 고쳐 주세요.' };
    await did(ADMINISTRATOR, id, 'return', 'returned', back);
    const save = async (changes: Json) => {
      const { version } = await claims.read(RESEARCHER, id);
      const answer = await test.as(RESEARCHER).put(`/api/v1/expenses/${String(id)}`, { version, ...changes });
      expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    };
    await save({ title: '말뭉치 2차 구입' });
    expect(await form(id)).toContain('앞서 받은 승인이 그대로 유효합니다');
    await did(RESEARCHER, id, 'submission', 'submitted');
    await refused(PI, id, 403);
    await did(ADMINISTRATOR, id, 'return', 'returned', back);
    const line = {
      name: '말뭉치',
      supplyAmount: '900000',
      taxAmount: '90000',
      categoryId: world.categories.software,
    };
    await save({ lines: [{ ...line, budgetLineId: world.upstage.lines.software }] });
    expect(await form(id)).not.toContain('그대로 유효');
    await did(RESEARCHER, id, 'submission', 'submitted');
    await refused(ADMINISTRATOR, id, 403, 'approval.not-asked');
    await did(PI, id, 'approval', 'submitted');
    await did(ADMINISTRATOR, id, 'approval', 'approved');
  });
});

describe('a claim on its way', () => {
  it('keeps its steps when its route is changed, and when it is removed', async () => {
    const { id: routeId } = await route([PROPOSAL, ADMINISTRATORS]);
    const [changed, removed] = [await submitted(), await submitted(RESEARCHER, { title: '다른 말뭉치' })];
    const [kept] = jsonOf(await test.as(ADMINISTRATOR).get(URL))['items'] as Json[];
    expect(kept).toMatchObject({ underWay: 2 });
    const body = { name: '새 결재선', steps: [FINANCES] };
    expect((await test.as(ADMINISTRATOR).put(`${URL}/${routeId}`, body)).statusCode).toBe(200);
    await did(PI, changed, 'approval', 'submitted');
    await refused(FINANCE, changed, 403);
    await did(ADMINISTRATOR, changed, 'approval', 'approved');
    const after = await submitted(RESEARCHER, { title: '셋째 말뭉치' });
    await refused(PI, after, 403);
    await did(FINANCE, after, 'approval', 'submitted');
    expect((await test.as(ADMINISTRATOR).delete(`${URL}/${routeId}`)).statusCode).toBe(204);
    await did(FINANCE_2, after, 'approval', 'approved');
    await did(PI, removed, 'approval', 'submitted');
    await did(ADMINISTRATOR, removed, 'approval', 'approved');
  });
});

describe('where those asked can’t decide', () => {
  it('others are asked: somebody named has left', async () => {
    await route([{ kind: 'approval', userIds: [finance2.userId] }]);
    await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE id = $1`, [finance2.userId]);
    try {
      const { id } = await claims.draft(world.upstage);
      expect(await form(id)).toMatch(/김재무\(지금 없음\) 승인 .*맡을 사람이 없어 관리자에게 묻습니다/);
      await did(RESEARCHER, id, 'submission', 'submitted');
      await did(ADMINISTRATOR, id, 'approval', 'approved');
    } finally {
      await rowsOf(test, `UPDATE users SET status = 'active' WHERE id = $1`, [finance2.userId]);
    }
  });

  it('others are asked: the only one claims it, or decided before', async () => {
    await route([
      { kind: 'approval', userIds: [administrator2.userId] },
      { kind: 'approval', userIds: [administrator2.userId] },
    ]);
    const own = await submitted(ADMINISTRATOR_2);
    await did(ADMINISTRATOR, own, 'approval', 'submitted');
    await did(PI, own, 'approval', 'approved');
    const { id } = await claims.draft(world.upstage, { title: '두 번 묻는 말뭉치' });
    expect(await form(id)).toMatch(/박관리 승인 2 박관리\(지금 없음\) 승인 .*관리자에게 묻습니다/);
  });

  it('shows names of the own team alone: the officer sees them, a rival finds nothing', async () => {
    await route([PROPOSAL, ADMINISTRATORS]);
    const id = await submitted(RESEARCHER, { title: '이름 보기' });
    expect(await page(id, OFFICER)).toMatch(/연구책임자\([^)]+\) 발의/);
    expect((await test.as('pi@skt.example').get(`/expenses/${String(id)}`)).statusCode).toBe(404);
  });
});
