import { ExpenseStore } from '../../src/expenses/expense-store.js';
import { SubmitExpense } from '../../src/expenses/submit-expense.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { insertRow, postAs } from '../support/builders/structure.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { fieldsOf } from '../pages/page-forms.js';

const EMAIL = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const RECORD = {
  purpose: '평가 자료 검토',
  heldAt: '2025-10-15 12:00',
  place: '회의실 2',
  content: '말뭉치 품질 기준',
  attendees: '김연구(업스테이지), 박교수(협력대학 A)',
};
const CARD_LOST = { 'document:meeting.payment': '카드사에 전표 재발급을 요청했습니다.' };

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let target: { categoryId: string; budgetLineId: string };

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  target = await meetingLine();
});
afterAll(() => test.stop());

/** A line whose category has the path that rules name. */
async function meetingLine(): Promise<typeof target> {
  const { officer, programmeId, upstage } = world;
  const category = (code: string, path: string, parent: string | null) =>
    insertRow(test, officer, 'categories', {
      programme_id: programmeId,
      code,
      name_ko: code,
      name_en: code,
      parent_id: parent,
      path,
      cost: 'direct',
      position: 90,
    });
  const activity = await category('ACTIVITY', 'ACTIVITY', null);
  const categoryId = await category('MEETING', 'ACTIVITY.MEETING', activity);
  const reader = { ...officer, readTeamIds: [...officer.readTeamIds, upstage.id] };
  const budgetLineId = await insertRow(
    test,
    reader,
    'budget_lines',
    {
      owner_team_id: upstage.id,
      programme_id: programmeId,
      kind: 'line',
      audience: 'team',
      fund_id: world.funds.personnel,
      fiscal_year_id: world.fiscalYearId,
      stage_id: world.stageId,
      institution_id: upstage.companyId,
      category_id: activity,
    },
    upstage.id,
  );
  await postAs(test, reader, upstage.id, [
    {
      kind: 'allocate',
      lineId: budgetLineId,
      counterLineId: world.appropriations.personnel,
      amount: 10_000_000n,
    },
  ]);
  return { categoryId, budgetLineId };
}

/** A meal at a meeting, ₩66,000 with VAT. */
async function meal(changes: Json = {}, name = '점심 도시락'): Promise<Json> {
  return claims.draft(world.upstage, {
    title: '공동연구 회의',
    lines: [{ name, supplyAmount: '60000', taxAmount: '6000', ...target }],
    ...changes,
  });
}

const submit = async (id: unknown) => claims.act(EMAIL, id, 'submission');
const codesOf = (answer: { body: string }) =>
  (jsonOf(answer)['errors'] as { code: string; pointer: string }[]).map(({ code, pointer }) => [
    code,
    pointer,
  ]);

interface FindingJson {
  code: string;
  result: string;
  reason?: string;
  needs?: string[];
  article?: string;
}
async function findings(id: unknown, email = EMAIL): Promise<FindingJson[]> {
  const answer = await test.as(email).get(`/api/v1/findings?expenseId=${String(id)}`);
  expect(answer.statusCode).toBe(200);
  return jsonOf(answer)['items'] as FindingJson[];
}
const finding = async (id: unknown, code: string) => (await findings(id)).find((each) => each.code === code);

describe('rules at submission', () => {
  it('ask for each missing document or a reason, and hold the claim until there is one', async () => {
    const { id } = await meal();
    const refused = await submit(id);
    expect(refused.statusCode).toBe(422);
    expect(codesOf(refused)).toEqual([
      ['rule.document:meeting.record-simple', '/reasons/document:meeting.record-simple'],
      ['rule.document:meeting.payment', '/reasons/document:meeting.payment'],
    ]);
    expect(jsonOf(refused)['detail']).toBeDefined();
    expect((await claims.read(EMAIL, id))['state']).toBe('draft');
  });

  it('take the simple record of a small meeting for its minutes, once all five fields are filled', async () => {
    const { content: _, ...four } = RECORD;
    const { id, version } = await meal({ reasons: CARD_LOST, records: { 'meeting-record': four } });
    expect(codesOf(await submit(id)).map(([code]) => code)).toEqual([
      'rule.meeting-record',
      'rule.document:meeting.record-simple',
    ]);
    const whole = { version, records: { 'meeting-record': { content: RECORD.content } } };
    expect((await test.as(EMAIL).put(`/api/v1/expenses/${String(id)}`, whole)).statusCode).toBe(200);
    expect((await submit(id)).statusCode).toBe(200);
  });

  it('refuse a meal among one’s own people, whatever the reason', async () => {
    const own = { ...RECORD, attendees: '김연구(업스테이지), 이연구(업스테이지)' };
    const reasons = { ...CARD_LOST, 'meeting-outsider': '급했습니다.' };
    const { id } = await meal({ reasons, records: { 'meeting-record': own } });
    expect(codesOf(await submit(id))).toEqual([['rule.meeting-outsider', '/meeting/attendees']]);
  });

  it('refuse alcohol at its line', async () => {
    const { id } = await meal({ reasons: CARD_LOST, records: { 'meeting-record': RECORD } }, '생맥주 4잔');
    expect(codesOf(await submit(id))).toEqual([['rule.alcohol', expect.stringMatching(/^\/lines\/0/)]]);
  });

  it('ask for a word where a name only sounds like alcohol, and nothing of a place', async () => {
    const given = { reasons: CARD_LOST, records: { 'meeting-record': RECORD } };
    const doubtful = await meal({ ...given, title: '맥주 회식' }, '수제맥주 시음');
    expect(codesOf(await submit(doubtful['id']))).toEqual([
      ['rule.alcohol-perhaps', '/reasons/alcohol-perhaps'],
      ['rule.alcohol-purpose', '/reasons/alcohol-purpose'],
    ]);
    const place = await meal({ ...given, title: '남양주 회의' }, '남양주 회의 도시락');
    expect((await submit(place['id'])).statusCode).toBe(200);
  });

  it('refuse buying from one’s own institution, and ask about a partner', async () => {
    const from = (businessNumber: string) =>
      claims.draft(world.upstage, { supplier: { name: '거래처', businessNumber } });
    expect(codesOf(await submit((await from('9018800128'))['id'])).map(([code]) => code)).toEqual([
      'rule.own-institution',
    ]);
    expect(codesOf(await submit((await from('9018200015'))['id'])).map(([code]) => code)).toEqual([
      'rule.project-institution',
    ]);
  });

  it('judge the means of payment a person gives, and ask a personal card for its rule and a reason', async () => {
    const { id } = await claims.draft(world.upstage);
    expect(await finding(id, 'cash')).toMatchObject({ result: 'not-judged' });
    const put = async (body: Json) => {
      const { version } = await claims.read(EMAIL, id);
      return test.as(EMAIL).put(`/api/v1/expenses/${String(id)}`, { version, ...body });
    };
    expect((await put({ paymentMeans: 'barter' })).statusCode).toBe(422);
    expect((await put({ paymentMeans: 'cash' })).statusCode).toBe(200);
    expect(codesOf(await submit(id))).toEqual([['rule.cash', '/reasons/cash']]);
    expect((await put({ paymentMeans: 'personal-card' })).statusCode).toBe(200);
    expect(codesOf(await submit(id)).map(([code]) => code)).toEqual([
      'rule.personal-card',
      'rule.document:personal-card.own-rule',
    ]);
    expect((await claims.read(EMAIL, id))['paymentMeans']).toBe('personal-card');
    expect((await put({ paymentMeans: '' })).statusCode).toBe(200);
    expect((await submit(id)).statusCode).toBe(200);
  });

  it('are settled by a document for what it was uploaded as', async () => {
    const { id } = await meal({ reasons: CARD_LOST });
    const evidence = jsonOf(await claims.upload(EMAIL, 'scan-7.pdf', smallPdf('minutes')));
    const path = `/api/v1/expenses/${String(id)}/evidence`;
    const bad = await test.as(EMAIL).post(path, { evidenceIds: [evidence['id']], documentKind: 'A B' });
    expect(bad.statusCode).toBe(422);
    const added = await test.as(EMAIL).post(path, { evidenceIds: [evidence['id']], documentKind: 'minutes' });
    expect(added.statusCode).toBe(200);
    expect((await submit(id)).statusCode).toBe(200);
  });

  it('refuse reasons that are no reasons', async () => {
    const put = (body: Json, version: unknown, id: unknown) =>
      test.as(EMAIL).put(`/api/v1/expenses/${String(id)}`, { version, ...body });
    const { id, version } = await meal();
    for (const reasons of [{ 'a b': 'c' }, { 'late-claim': 'x'.repeat(1001) }, { 'late-claim': 1 }, 'x'])
      expect((await put({ reasons }, version, id)).statusCode).toBe(422);
    expect((await claims.read(EMAIL, id))['reasons']).toEqual({});
  });
});

describe('judging', () => {
  it('leaves the submission’s last statements to travel with its COMMIT', async () => {
    const { id } = await meal();
    const unit = test.app.get(UnitOfWork, { strict: false });
    const joined = await unit.run(await test.actor(EMAIL), async () => {
      const expense = await test.app.get(ExpenseStore, { strict: false }).find(String(id));
      await test.app.get(SubmitExpense, { strict: false }).examine(await test.actor(EMAIL), expense);
      return unit.isJoined;
    });
    expect(joined).toBe(false);
  });
});

describe('findings', () => {
  it('say what is kept, what is missing and what can’t be judged, each with its article', async () => {
    const { id } = await meal({ reasons: CARD_LOST });
    expect(await finding(id, 'alcohol')).toMatchObject({ result: 'allow' });
    expect(await finding(id, 'document:meeting.payment')).toMatchObject({
      result: 'needs-more',
      reason: CARD_LOST['document:meeting.payment'],
    });
    const unjudged = await finding(id, 'affiliate');
    expect(unjudged).toMatchObject({ result: 'not-judged', needs: ['거래처와의 특수관계'] });
    for (const { article, code } of (await findings(id)).filter(({ result }) => result !== 'allow'))
      expect({ code, article: article ?? '' }).toEqual({ code, article: expect.stringMatching(/\S/) });
  });

  it('of another team’s claim aren’t there', async () => {
    const { id } = await meal();
    const answer = await test.as('researcher@skt.example').get(`/api/v1/findings?expenseId=${String(id)}`);
    expect(answer.statusCode).toBe(404);
  });

  it('stay with a decision as they were, and the approver reads the reason', async () => {
    const { id } = await meal({ reasons: CARD_LOST, records: { 'meeting-record': RECORD } });
    await submit(id);
    const inbox = await test.as(ADMINISTRATOR).get(`/approvals?selected=${String(id)}`);
    expect(inbox.body).toContain(CARD_LOST['document:meeting.payment']);
    expect(inbox.body).toContain(RECORD.place);
    expect((await claims.act(ADMINISTRATOR, id, 'approval')).statusCode).toBe(200);
    const [event] = await rowsOf<{ findings: { code: string; reason?: string }[] }>(
      test,
      `SELECT findings FROM expense_events WHERE expense_id = $1 AND act = 'approved'`,
      [id],
    );
    expect(event?.findings.find(({ code }) => code === 'document:meeting.payment')).toMatchObject({
      outcome: 'needs-more',
      reason: CARD_LOST['document:meeting.payment'],
    });
  });
});

describe('the claim form', () => {
  it('offers the record and the reason beside what is missing, and keeps what is typed without a script', async () => {
    const { id } = await meal();
    const form = async () => (await test.as(EMAIL).get(`/expenses/${String(id)}/edit`)).body;
    const page = await form();
    expect(page).toContain('name="reasons.document:meeting.payment"');
    expect(page).toContain('name="documentKind" value="card-slip"');
    const fields = fieldsOf(page, 'claim-form');
    expect(Object.keys(fields).filter((name) => name.startsWith('records.'))).toHaveLength(5);
    const claim = await claims.read(EMAIL, id);
    const { name: supplierName } = claim['supplier'] as { name: string };
    expect(fields).toMatchObject({
      'records.meeting-record.heldAt': claim['documentedOn'],
      'records.meeting-record.place': supplierName,
      'records.meeting-record.purpose': '',
    });
    const written = Object.entries(RECORD).map(([field, text]) => [`records.meeting-record.${field}`, text]);
    const answer = await test.as(EMAIL).form(`/expenses/${String(id)}/submission`, {
      ...fields,
      ...Object.fromEntries(written),
      'reasons.document:meeting.payment': CARD_LOST['document:meeting.payment'],
    });
    expect(answer.statusCode).toBe(303);
    expect(await claims.read(EMAIL, id)).toMatchObject({
      state: 'submitted',
      reasons: CARD_LOST,
      records: { 'meeting-record': RECORD },
    });
  });

  it('folds the means of payment away with what tells it, and keeps one that is chosen', async () => {
    const { id } = await meal();
    const form = async () => (await test.as(EMAIL).get(`/expenses/${String(id)}/edit`)).body;
    const rowOf = (page: string) =>
      page.slice(page.indexOf('결제 수단'), page.indexOf('name="paymentMeans"'));
    expect(rowOf(await form())).toContain('<details class="claim-change">');
    const evidence = jsonOf(await claims.upload(EMAIL, '카드전표.pdf', smallPdf('slip')));
    await test.as(EMAIL).post(`/api/v1/expenses/${String(id)}/evidence`, { evidenceIds: [evidence['id']] });
    const told = await form();
    expect(rowOf(told)).toContain('연구비카드');
    const fields = { ...fieldsOf(told, 'claim-form'), action: 'save' };
    expect(fields).toMatchObject({ paymentMeans: '' });
    await test.as(EMAIL).form(`/expenses/${String(id)}/draft`, { ...fields, paymentMeans: 'cash' });
    expect(await claims.read(EMAIL, id)).toMatchObject({ paymentMeans: 'cash' });
    const page = await form();
    expect(rowOf(page)).toContain('현금');
    expect(page.slice(page.indexOf('id="beside-paymentMeans"'))).toMatch(/^[^§]*?현금으로 냈습니다/);
  });

  it('shows a refusal beside the field it concerns', async () => {
    const { id } = await meal({}, '소주 2병');
    const page = (await test.as(EMAIL).get(`/expenses/${String(id)}/edit`)).body;
    const beside = page.slice(page.indexOf('id="beside-lines-0-name"'));
    expect(beside.slice(0, beside.indexOf('</div>'))).toContain('불가');
  });
});
