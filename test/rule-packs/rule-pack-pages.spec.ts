import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { defaultPack } from '../../src/rules/default-pack.js';
import { RunTrial } from '../../src/rule-packs/trial/run-trial.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, typedClaim } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { textOfPage } from '../support/pages.js';
import { fieldsOf } from '../pages/page-forms.js';

const OFFICER = 'officer@office.example';
const AUDITOR = 'auditor@office.example';
const RESEARCHER = 'researcher@upstage.example';
const DRAFT = '/settings/rules/draft';
/** A rule of the pack that asks nothing of a category and is on. */
const RULE = 'use-before-stage';

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

async function page(path: string, email = OFFICER) {
  const { statusCode, body } = await test.as(email).get(path);
  return { status: statusCode, html: body, text: textOfPage(body) };
}
const post = (path: string, fields: Record<string, string | string[]> = {}, email = OFFICER) =>
  test.as(email).form(path, fields as Record<string, string>);

async function work(): Promise<void> {
  const [row] = await rowsOf<{ id: string }>(test, 'SELECT id FROM rule_trials ORDER BY id DESC');
  const person = jobPerson(await test.actor(OFFICER));
  await test.app.get(RunTrial, { strict: false }).execute(person, String(row?.id));
}

describe('the rules a claim is judged by', () => {
  it('are there to read for everybody, with their articles and their text', async () => {
    const overview = await page('/settings/rules', RESEARCHER);
    expect(overview.text).toContain('한장에 들어 있는 규칙');
    expect(overview.html).not.toContain('규칙 고치기');
    const pack = await page('/settings/rules/built-in', RESEARCHER);
    expect(pack.text).toContain('간이 회의 기록 한도');
    // Rules of the plan and of the settlement are asked of no claim: on or off, the page says that they aren't judged.
    const { rules } = defaultPack();
    const beyond = rules.filter(({ occasion }) => occasion !== 'claim');
    expect(beyond.length).toBeGreaterThan(20);
    expect(pack.text.match(/판정 안 됨 · 필요한 값:/g)).toHaveLength(beyond.length);
    const text = await test.as(RESEARCHER).get('/settings/rules/built-in/text');
    expect(text.headers['content-disposition']).toContain('rules-built-in.yaml');
    expect(text.body).toContain('pack: national-rnd');
    expect((await page(DRAFT, RESEARCHER)).status).toBe(404);
    expect((await page('/settings/rules/0', RESEARCHER)).status).toBe(404);
    expect((await post('/settings/rules', {}, RESEARCHER)).statusCode).toBe(403);
  });
});

describe('an officer without a script', () => {
  it('drafts, edits, tries, publishes; refused forms keep what was typed', async () => {
    const claims = claimsOf(test, world);
    const { id } = await claims.draft(world.upstage);
    expect((await claims.act(RESEARCHER, id, 'submission')).statusCode).toBe(200);

    expect((await post('/settings/rules')).headers.location).toBe(DRAFT);
    const untouched = await page(DRAFT);
    expect(untouched.text).toContain('아직 다른 점이 없습니다.');

    // A figure that is none, then one that is.
    const fields = fieldsOf(untouched.html, 'figures');
    const on = [...untouched.html.matchAll(/name="on" value="([^"]+)" checked/g)].map(([, code]) =>
      String(code),
    );
    expect(on.length).toBeGreaterThan(30);
    const wrong = await post(`${DRAFT}/figures`, { ...fields, on, 'setting.simpleMeeting': '많이' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="많이"');
    expect(wrong.body).toMatch(/href="#[^"]*simpleMeeting"/);
    const switched = on.filter((code) => code !== RULE);
    const saved = await post(`${DRAFT}/figures`, {
      ...fields,
      on: switched,
      'setting.simpleMeeting': '150,000',
    });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, DRAFT]);
    const edited = await page(DRAFT);
    expect(edited.text).toContain('100,000 → 150,000');
    expect(edited.text).toMatch(/끔: /);

    // A stale form doesn't overwrite.
    const stale = await post(`${DRAFT}/figures`, { ...fields, on, 'setting.simpleMeeting': '1' });
    expect(stale.statusCode).toBe(409);

    // One rule, first with an expression that isn't one.
    const form = await page(`${DRAFT}/rules/${RULE}`);
    const values = fieldsOf(form.html, 'rule');
    const bad = await post(`${DRAFT}/rules/${RULE}`, { ...values, condition: 'claim.nothing > 1' });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('claim.nothing > 1');
    expect(textOfPage(bad.body)).toContain(`(${RULE})`);
    const everything = {
      ...values,
      enabled: 'on',
      when: '',
      condition: 'claim.claimAmount > 0',
      result: 'refuse',
      'title.ko': '시험: 아무것도 안 됨',
      'text.ko': '안 됩니다.',
      'text.en': 'No.',
      'add.ko': '그만두어 주세요.',
      'add.en': 'Stop.',
    };
    expect((await post(`${DRAFT}/rules/${RULE}`, everything)).statusCode).toBe(303);

    // Not before it was tried.
    const version = fieldsOf((await page(DRAFT)).html, 'figures')['version'] ?? '';
    const early = await post(`${DRAFT}/publication`, { version, effectiveOn: '2099-01-01' });
    expect([early.statusCode, textOfPage(early.body).includes('아직 대어 보지 않았습니다')]).toEqual([
      422,
      true,
    ]);
    expect((await post(`${DRAFT}/trial`, { version })).statusCode).toBe(303);
    expect((await page(DRAFT)).html).toContain('http-equiv="refresh" content="2"');
    await work();
    const tried = await page(DRAFT);
    expect(tried.text).toContain('시험: 아무것도 안 됨');
    expect(tried.text).toMatch(/신청 1건 가운데 1건, .*1,000,000.*이 달라집니다/);
    const list = await page(`${DRAFT}/claims?rule=${RULE}`);
    expect(list.html).toContain(`href="/expenses/${String(id)}"`);
    expect((await page(DRAFT, AUDITOR)).text).not.toContain('초안 버리기');

    const past = await post(`${DRAFT}/publication`, { version, effectiveOn: '2020-01-01' });
    expect(past.statusCode).toBe(422);
    expect((await post(`${DRAFT}/publication`, { version, effectiveOn: '2099-01-01' })).statusCode).toBe(303);
    expect((await page('/settings/rules', RESEARCHER)).text).toContain('시행 예정');
    expect((await page(DRAFT)).status).toBe(404);
  });

  it('edits the whole text, and a discarded draft leaves nothing', async () => {
    await post('/settings/rules');
    const fields = fieldsOf((await page(`${DRAFT}/text`)).html, 'text');
    expect(fields['source']).toContain('pack: national-rnd');
    const broken = await post(`${DRAFT}/text`, { ...fields, source: `${fields['source']}\nnothing: 1` });
    expect(broken.statusCode).toBe(422);
    expect(broken.body).toContain('nothing: 1');
    const edited = String(fields['source']).replace('value: 100000', 'value: 90000');
    expect((await post(`${DRAFT}/text`, { ...fields, source: edited })).statusCode).toBe(303);
    expect((await page(DRAFT)).text).toContain('100,000 → 90,000');
    expect((await post(`${DRAFT}/discard`)).headers.location).toBe('/settings/rules');
    expect(await rowsOf(test, `SELECT id FROM rule_packs WHERE state = 'draft'`)).toEqual([]);
  });

  it('leaves a claim judged as before while a pack is only planned', async () => {
    const { id } = await claimsOf(test, world).draft(world.upstage, typedClaim(world, world.upstage));
    expect((await claimsOf(test, world).act(RESEARCHER, id, 'submission')).statusCode).toBe(200);
  });
});
