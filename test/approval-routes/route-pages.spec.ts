import { startTestApp, type TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { jsonOf, type Json } from '../support/claims.js';
import type { FormFields } from '../support/client.js';
import { flashOf, textOfPage } from '../support/pages.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { fieldsOf } from '../pages/page-forms.js';

const ADMINISTRATOR = 'administrator@upstage.example';
const ADMINISTRATOR_2 = 'administrator2@upstage.example';
const RESEARCHER = 'researcher@upstage.example';
const OFFICER = 'officer@office.example';
const LIST = '/settings/routes';

let test: TestApp;
let world: World;
let second: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  ({ userId: second } = await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '박관리',
    email: ADMINISTRATOR_2,
    roles: ['administrator'],
  }));
});
afterEach(() =>
  rowsOf(test, 'UPDATE routes SET removed_at = now() WHERE removed_at IS NULL').then(() => undefined),
);
afterAll(() => test.stop());

const get = async (url = LIST, email = ADMINISTRATOR) => (await test.as(email).get(url)).body;
const text = async (url = LIST, email = ADMINISTRATOR) => textOfPage(await get(url, email));
const post = (url: string, fields: FormFields, email = ADMINISTRATOR) => test.as(email).form(url, fields);
const NEW = { scope: 'team', name: '장비', 'steps[0].roles': 'administrator', 'steps[0].kind': 'approval' };
async function saved(fields: FormFields = {}): Promise<string> {
  const answer = await post(LIST, { ...NEW, ...fields, action: 'save' });
  expect([answer.statusCode, answer.statusCode === 303 ? '' : textOfPage(answer.body)]).toEqual([303, '']);
  const items = jsonOf(await test.as(ADMINISTRATOR).get('/api/v1/routes'))['items'] as Json[];
  return String(items.at(-1)?.['id']);
}

describe('설정 › 결재선', () => {
  it('says what holds while there are none, and puts the standard ones in with one press', async () => {
    expect(await text()).toMatch(/팀 결재선이 아직 없습니다 .*관리자 1명이 승인합니다.* 표준 결재선 넣기/);
    expect(await text(LIST, RESEARCHER)).not.toContain('표준 결재선 넣기');
    const answer = await post(`${LIST}/standard`, { scope: 'team' });
    expect([answer.statusCode, flashOf(answer)]).toEqual([303, '표준 결재선 한 개를 넣었습니다.']);
    expect(await text()).toContain('연구재료비, 연구활동비 → 1 연구책임자 발의 → 2 관리자 1명');
    const again = await post(`${LIST}/standard`, { scope: 'team' });
    expect([again.statusCode, textOfPage(again.body)]).toEqual([
      409,
      expect.stringContaining('이미 결재선이 있습니다'),
    ]);
    const short = await test.as(RESEARCHER).get('/routes');
    expect([short.statusCode, short.headers.location]).toEqual([303, LIST]);
  });

  it('says each route as a sentence, in an order that buttons change', async () => {
    await saved({
      name: '큰 장비',
      'conditions.amountFrom': '30,000,000',
      'conditions.categoryPaths.add': 'direct.material',
      'conditions.findings': '*',
      'steps[0].kind': 'proposal',
      'steps[0].roles': 'principal-investigator',
      'steps[2].roles': 'administrator',
      'steps[5].roles': 'finance',
      'steps[5].needs': 'all',
      'steps[5].afterDays': '3',
      'steps[5].lateUserIds.add': second,
    });
    const other = await saved({ name: '나머지', 'steps[0].needs': 'count', 'steps[0].count': '2' });
    const page = await text();
    expect(page).toContain(
      '금액 3,000만원 이상 · 연구재료비 · 확인할 것이 있는 신청 → 1 연구책임자 발의 → 2 관리자 1명 → 3 재무 전원 (3일 지나면 박관리에게도)',
    );
    expect(page).toContain('모든 신청 → 1 관리자 2명');
    expect((await post(`${LIST}/${other}/move`, { to: 'up' })).statusCode).toBe(303);
    expect(await text()).toMatch(/나머지.*큰 장비/);
    expect((await post(`${LIST}/${other}/move`, { to: 'up' })).statusCode).toBe(303);
    expect((await post(`${LIST}/${other}/move`, { to: 'down' }, RESEARCHER)).statusCode).toBe(403);
    expect(await text('/settings/routes', RESEARCHER)).toMatch(/나머지.*큰 장비/);
    expect((await test.as(RESEARCHER).get(`${LIST}/${other}`)).statusCode).toBe(403);
    expect((await test.as('administrator@skt.example').get(`${LIST}/${other}`)).statusCode).toBe(404);
  });

  it('adds, moves and removes steps and people without a script, keeping all that was typed', async () => {
    const press = async (action: string, fields: FormFields) => {
      const answer = await post(LIST, { ...NEW, ...fields, action });
      expect(answer.statusCode).toBe(200);
      return answer.body;
    };
    const more = await press('add-step', { 'steps[0].name': '첫째' });
    expect(fieldsOf(more, 'route-form')).toMatchObject({
      name: '장비',
      'steps[0].name': '첫째',
      'steps[1].kind': 'approval',
    });
    const two = { 'steps[0].name': '첫째', 'steps[1].roles': 'finance', 'steps[1].name': '둘째' };
    expect(fieldsOf(await press('step-up:1', two), 'route-form')).toMatchObject({
      'steps[0].name': '둘째',
      'steps[0].roles': 'finance',
      'steps[1].name': '첫째',
    });
    expect(fieldsOf(await press('remove-step:0', two), 'route-form')).toMatchObject({
      'steps[0].name': '둘째',
    });
    expect(await press('remove-step:0', two)).not.toContain('첫째');
    const person = await press('add', { 'steps[0].userIds.add': second });
    expect(person).toMatch(new RegExp(`name="steps\\[0\\].userIds" value="${second}" checked`));
  });

  it('says what is wrong at its field and keeps the form', async () => {
    const wrong: FormFields = {
      ...NEW,
      name: '',
      'conditions.amountFrom': '많이',
      'steps[0].needs': 'count',
      'steps[0].count': '여럿',
      'steps[0].afterDays': '99',
      action: 'save',
    };
    const answer = await post(LIST, wrong);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toMatch(
      /href="#name".*href="#conditions-amountFrom".*href="#steps-0-needs".*href="#steps-0-afterDays".*href="#steps-0-lateRoles"/s,
    );
    expect(fieldsOf(answer.body, 'route-form')).toMatchObject({
      'conditions.amountFrom': '많이',
      'steps[0].count': '여럿',
    });
    expect(await text()).toContain('팀 결재선이 아직 없습니다');
    expect((await post(LIST, { action: 'save' })).statusCode).toBe(422);
    expect((await post(LIST, { ...NEW, action: 'save' }, RESEARCHER)).statusCode).toBe(403);
  });

  it('keeps what was typed when somebody else was faster, and makes a new route of one that is gone', async () => {
    const id = await saved();
    const mine = fieldsOf(await get(`${LIST}/${id}`), 'route-form');
    expect(
      (await post(`${LIST}/${id}`, { ...mine, name: '먼저', action: 'save' }, ADMINISTRATOR_2)).statusCode,
    ).toBe(303);
    const late = await post(`${LIST}/${id}`, { ...mine, name: '늦게', action: 'save' });
    expect([late.statusCode, fieldsOf(late.body, 'route-form')['name']]).toEqual([409, '늦게']);
    expect(textOfPage(late.body)).toContain('그사이 다른 사람이 이 결재선을 고쳤습니다');
    const removal = await post(`${LIST}/${id}/removal`, { version: '2' }, ADMINISTRATOR_2);
    expect([removal.statusCode, flashOf(removal)]).toEqual([303, '결재선을 없앴습니다.']);
    const gone = await post(`${LIST}/${id}`, { ...mine, version: '2', name: '늦게', action: 'save' });
    expect([gone.statusCode, fieldsOf(gone.body, 'route-form')['name']]).toEqual([409, '늦게']);
    expect(gone.body).toContain(`action="${LIST}"`);
    const anew = await post(LIST, { ...fieldsOf(gone.body, 'route-form'), action: 'save' });
    expect([anew.statusCode, await text()]).toEqual([303, expect.stringContaining('늦게')]);
  });

  it('marks a step whose person has left, and doesn’t let it be saved so', async () => {
    const id = await saved({ 'steps[0].roles': [], 'steps[0].userIds.add': second });
    await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE id = $1`, [second]);
    try {
      expect(await text()).toContain('1단계의 박관리 님은 이제 팀에 없습니다');
      const fields = fieldsOf(await get(`${LIST}/${id}`), 'route-form');
      const answer = await post(`${LIST}/${id}`, { ...fields, action: 'save' });
      expect([answer.statusCode, textOfPage(answer.body)]).toEqual([
        422,
        expect.stringContaining('이 팀에 있지 않은 사람'),
      ]);
    } finally {
      await rowsOf(test, `UPDATE users SET status = 'active' WHERE id = $1`, [second]);
    }
  });
});

describe('누가 결재하게 되나요?', () => {
  const query = (changes: Record<string, string> = {}) =>
    `${LIST}/simulation?${new URLSearchParams({ fundId: world.funds.dataBuild, categoryPath: 'direct.material', amount: '5,000', ...changes }).toString()}`;

  it('answers for a supposed claim, and asks again for what it can’t read', async () => {
    await saved({ name: '비싼 것', 'conditions.amountFrom': '10000' });
    const page = await text(query(), RESEARCHER);
    expect(page).toContain('맞는 결재선이 없어 기본대로 묻습니다.');
    expect(page).toContain('관리자 2명 중 1명 승인');
    expect(page).toContain('비싼 것: 금액이 적음');
    expect(await text(query({ amount: '10,000' }), RESEARCHER)).toContain('‘비싼 것’ 결재선을 씁니다.');
    const wrong = await test.as(RESEARCHER).get(query({ amount: '조금', fundId: '' }));
    expect([wrong.statusCode, wrong.body]).toEqual([
      422,
      expect.stringMatching(/href="#fundId".*href="#amount"/s),
    ]);
    expect(wrong.body).toContain('value="조금"');
  });

  it('lets the office choose a team', async () => {
    const asked = await test.as(OFFICER).get(query());
    expect([asked.statusCode, asked.body]).toEqual([422, expect.stringContaining('href="#teamId"')]);
    expect(await text(query({ teamId: world.upstage.id }), OFFICER)).toContain('관리자 2명 중 1명 승인');
  });

  it('tries a route before it is saved', async () => {
    const tried = {
      ...NEW,
      'steps[0].roles': 'finance',
      'try.fundId': world.funds.dataBuild,
      'try.categoryPath': 'direct.material',
      'try.amount': '1',
      action: 'try',
    };
    const answer = await post(LIST, tried);
    expect([answer.statusCode, textOfPage(answer.body)]).toEqual([
      200,
      expect.stringMatching(/지금 적고 있는 결재선을 씁니다\. .*재무\([^)]+\) 승인/),
    ]);
    expect(fieldsOf(answer.body, 'route-form')).toMatchObject({ name: '장비', 'try.amount': '1' });
    const wrong = await post(LIST, { ...tried, 'try.amount': '', 'steps[0].roles': [] });
    expect([wrong.statusCode, wrong.body]).toEqual([
      422,
      expect.stringMatching(/href="#steps-0-roles".*href="#try-amount"/s),
    ]);
    expect(await text()).toContain('팀 결재선이 아직 없습니다');
  });
});
