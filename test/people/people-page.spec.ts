import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld } from '../support/world.js';
import { ADMINISTRATOR, OFFICER, PeopleSteps, RIVAL, type PersonJson } from './people-steps.js';

describe('people by file and on their page', () => {
  let test: TestApp;
  let people: PeopleSteps;

  beforeAll(async () => {
    test = await startTestApp();
    await createWorld(test);
    people = new PeopleSteps(test);
  });

  afterAll(() => test.stop());

  it('are imported from CSV: good lines go in, the others say why', async () => {
    const csv = [
      'name,email,roles,institution',
      '한빛,hanbit@upstage.example,researcher;finance,업스테이지',
      '두리,doori@upstage.example,연구책임자,901-82-00015',
      '없는역할,norole@upstage.example,boss,',
      ',no-mail,researcher,',
      '또 한빛,HANBIT@upstage.example,researcher,',
      '남의 기관,other@upstage.example,researcher,SK텔레콤',
    ].join('\n');
    const answer = await test
      .as(ADMINISTRATOR)
      .upload('/api/v1/people/import', [{ name: 'people.csv', content: csv, field: 'file' }]);
    expect(answer.statusCode).toBe(200);
    const { added, rejected } = answer.json();
    expect(added.map(({ email }: PersonJson) => email)).toEqual([
      'hanbit@upstage.example',
      'doori@upstage.example',
    ]);
    expect(
      rejected.map(({ row, errors }: { row: number; errors: { code: string }[] }) => [
        row,
        ...errors.map(({ code }) => code),
      ]),
    ).toEqual([
      [4, 'people.role-unknown'],
      [5, 'people.name-missing', 'people.email-malformed'],
      [6, 'people.email-taken'],
      [7, 'people.institution-unknown'],
    ]);
    expect((await people.find(ADMINISTRATOR, 'hanbit')).roles).toEqual(['finance', 'researcher']);
    expect((await people.join(added[0].link.url)).statusCode).toBe(303);
  });

  it('are imported by the officer into the teams that the file names', async () => {
    const csv =
      'name,email,roles,team\n가람,garam@skt.example,finance,skt\n누리,noori@office.example,auditor,\n다솜,dasom@x.example,finance,none\n';
    const answer = await test
      .as(OFFICER)
      .upload('/api/v1/people/import', [{ name: 'people.csv', content: csv, field: 'file' }]);
    expect(answer.json()).toMatchObject({
      added: [{ email: 'garam@skt.example' }, { email: 'noori@office.example' }],
      rejected: [{ row: 4 }],
    });
    expect((await people.find(RIVAL, 'garam')).status).toBe('invited');
    const rival = 'name,email,roles,team\n가람,garam2@skt.example,finance,skt\n';
    const refused = await test
      .as(ADMINISTRATOR)
      .upload('/api/v1/people/import', [{ name: 'p.csv', content: rival, field: 'file' }]);
    expect(refused.json()).toMatchObject({
      added: [],
      rejected: [{ errors: [{ code: 'people.team-unknown' }] }],
    });
  });

  it('are administered on a page that works without script', async () => {
    const page = await test.as(ADMINISTRATOR).get('/settings/people');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('finance@upstage.example');
    const made = await test.as(ADMINISTRATOR).form('/settings/people', {
      name: '페이지',
      email: 'page@upstage.example',
      roles: ['finance', 'researcher'],
    });
    expect(made.statusCode).toBe(200);
    expect(made.body).toMatch(/http:\/\/127\.0\.0\.1\/invitations\/[\w-]{43}/);
    const later = await test.as(ADMINISTRATOR).get('/settings/people');
    expect(later.body).not.toContain('/invitations/');

    const kept = await test
      .as(ADMINISTRATOR)
      .form('/settings/people', { name: '페이지 둘', email: 'page@upstage.example', roles: ['finance'] });
    expect(kept.statusCode).toBe(409);
    expect(kept.body).toContain('value="페이지 둘"');
    expect(kept.body).toContain('이 팀에 이미 있는 이메일입니다');

    const person = await people.find(ADMINISTRATOR, 'page@upstage.example');
    const edit = await test.as(ADMINISTRATOR).get(`/settings/people?edit=${person.id}`);
    expect(edit.body).toContain('페이지 님의 역할');
    const none = await test.as(ADMINISTRATOR).form(`/settings/people/${person.id}/roles`);
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('역할을 하나 이상 골라 주세요');
    const changed = await test
      .as(ADMINISTRATOR)
      .form(`/settings/people/${person.id}/roles`, { roles: 'researcher' });
    expect(changed.statusCode).toBe(303);
    expect((await test.as(ADMINISTRATOR).form(`/settings/people/${person.id}/disabling`)).statusCode).toBe(
      303,
    );
    expect((await people.find(ADMINISTRATOR, 'page@upstage.example')).status).toBe('disabled');
    expect((await test.as(ADMINISTRATOR).form(`/settings/people/${person.id}/enabling`)).statusCode).toBe(
      303,
    );
    expect((await people.find(ADMINISTRATOR, 'page@upstage.example')).status).toBe('invited');

    const csv =
      'name,email,roles,institution\n나래,narae@upstage.example,researcher,\n틀림,wrong,researcher,\n';
    const imported = await test
      .as(ADMINISTRATOR)
      .upload('/settings/people/import', [{ name: 'p.csv', content: csv, field: 'file' }]);
    expect(imported.body).toContain('1명 추가, 1줄 제외');
    expect(imported.body).toContain('narae@upstage.example');
    const empty = await test.as(ADMINISTRATOR).upload('/settings/people/import', []);
    expect(empty.statusCode).toBe(422);
  });
});
