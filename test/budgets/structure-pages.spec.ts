import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld, type World } from '../support/world.js';

const SECTIONS = [
  'programme',
  'funds',
  'years',
  'stages',
  'teams',
  'institutions',
  'categories',
  'budget-lines',
];

describe('the pages of the programme’s structure', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await createWorld(test);
  });
  afterAll(() => test.stop());

  const officer = () => test.as('officer@office.example');
  const page = async (section: string, query = '') =>
    (await officer().get(`/settings/structure/${section}${query}`)).body;

  it.each(SECTIONS)('shows %s to everyone, the form to officers only', async (section) => {
    const own = await officer().get(`/settings/structure/${section}`);
    expect(own.statusCode).toBe(200);
    expect(own.body.includes('id="form"')).toBe(section !== 'programme');
    const member = await test.as('researcher@upstage.example').get(`/settings/structure/${section}`);
    expect(member.statusCode).toBe(200);
    expect(member.body).not.toContain('id="form"');
    expect(member.body).not.toContain('SK텔레콤 관리자');
  });

  it('leads from the bare address to the first section, and from an unknown one nowhere', async () => {
    const bare = await officer().get('/settings/structure');
    expect([bare.statusCode, bare.headers['location']]).toEqual([303, '/settings/structure/programme']);
    expect((await officer().get('/settings/structure/elsewhere')).statusCode).toBe(404);
    expect(
      (await officer().get('/settings/structure/funds?edit=018f0000-0000-7000-8000-000000000000')).statusCode,
    ).toBe(404);
  });

  it('shows a team no institution or line of a rival', async () => {
    const team = test.as('administrator@upstage.example');
    const institutions = (await team.get('/settings/structure/institutions')).body;
    expect(institutions).toContain('901-88-00128');
    expect(institutions).not.toContain('901-81-00342');
    expect((await team.get('/settings/structure/budget-lines')).body).not.toContain(world.skt.lines.software);
  });

  it('adds a fund and changes its name', async () => {
    const added = await officer().form('/settings/structure/funds', {
      code: 'talent',
      name: '인재',
      nameEn: 'Talent',
      kind: 'per-team',
    });
    expect([added.statusCode, added.headers['location']]).toEqual([303, '/settings/structure/funds']);
    const id = /funds\?edit=([0-9a-f-]{36})"[^>]*>고치기<span[^>]*> 인재</.exec(await page('funds'))?.[1];
    expect(id).toBeDefined();
    const changed = await officer().form(`/settings/structure/funds/${id}`, {
      code: 'talent',
      name: '인재 양성',
      nameEn: 'Talent',
    });
    expect(changed.statusCode).toBe(303);
    expect(await page('funds')).toContain('인재 양성');
  });

  it('keeps what was typed when it refuses', async () => {
    const refused = await officer().form('/settings/structure/institutions', {
      teamId: world.upstage.id,
      name: '새 기관 <b>',
      businessNumber: '9018800129',
      kind: 'sme',
      teamRole: 'partner',
      vatRecovery: '',
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="새 기관 &lt;b>"');
    expect(refused.body).toContain('value="9018800129"');
    expect(refused.body).toContain('사업자등록번호의 검증 숫자가 맞지 않습니다');
    expect(refused.body).toContain('href="#businessNumber"');
  });

  it('refuses a form with something missing or a choice that wasn’t offered', async () => {
    const empty = await officer().form('/settings/structure/stages', {});
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('href="#startsOn"');
    const odd = await officer().form('/settings/structure/funds', { code: 'a', name: '재원', kind: 'other' });
    expect(odd.statusCode).toBe(422);
    expect(odd.body).toContain('href="#kind"');
  });

  it('leads an officer from funds and lines to where money is given', async () => {
    expect(await page('funds')).toContain('href="/budgets/allocations"');
    expect(await page('budget-lines')).toContain(
      `href="/budgets/allocations/lines/${world.upstage.lines.labour}?act=allocate"`,
    );
  });

  it('closes a line to new claims', async () => {
    const url = `/settings/structure/budget-lines/${world.upstage.lines.material}`;
    expect((await officer().form(url, { status: 'closed' })).statusCode).toBe(303);
    expect(
      (await officer().get(`/api/v1/budget-lines/${world.upstage.lines.material}`)).json<{
        closed: boolean;
      }>().closed,
    ).toBe(true);
    const open = await test.as('finance@upstage.example').get('/api/v1/budget-lines?open=true');
    expect(open.body).not.toContain(world.upstage.lines.material);
  });

  it('searches by the words of a row', async () => {
    const found = await page('categories', '?q=%ED%81%B4%EB%9D%BC%EC%9A%B0%EB%93%9C');
    expect(found).toContain('클라우드컴퓨팅서비스 활용비');
    expect(found).not.toContain('연구재료비</span></th>');
  });

  it('serves each part through the API, institutions to their team only', async () => {
    for (const path of [
      'programme',
      'fiscal-years',
      'stages',
      'funds',
      'categories',
      'teams',
      'institutions',
    ]) {
      expect((await test.as('researcher@skt.example').get(`/api/v1/${path}`)).statusCode).toBe(200);
    }
    const own = (await test.as('researcher@skt.example').get('/api/v1/institutions')).json<{
      items: { teamId: string }[];
    }>().items;
    expect(new Set(own.map(({ teamId }) => teamId))).toEqual(new Set([world.skt.id]));
    const refused = await officer().post('/api/v1/institutions', {
      teamId: world.skt.id,
      name: '기관',
      kind: 'sme',
      businessNumber: '1234567890',
      part: 'partner',
    });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
      422,
      'programme.business-number-check-digit',
    ]);
    expect(
      (
        await test
          .as('finance@skt.example')
          .post('/api/v1/teams', { code: 'x', name: { ko: '팀', en: 'T' }, joinedOn: '2025-09-01' })
      ).statusCode,
    ).toBe(403);
  });
});
