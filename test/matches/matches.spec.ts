import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World, type WorldTeam } from '../support/world.js';
import { AUDITOR, matchSteps, OFFICER } from './match-steps.js';

let test: TestApp;
let world: World;
let steps: ReturnType<typeof matchSteps>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  steps = matchSteps(test, world);
});
afterAll(() => test.stop());

const kindsOf = async (id: string) => (await steps.matchOf(id))?.['kinds'];

async function slip(team: WorldTeam, used: string, approvalNumber: string, amount: number): Promise<void> {
  const finance = steps.mail(team, 'finance');
  const sheet = `승인번호,승인일자,승인금액,가맹점명\n${approvalNumber},20251015,${amount},가맹점`;
  const taken = await test
    .as(finance)
    .upload('/api/v1/card-statements', [{ name: `카드-${team.code}.csv`, content: sheet, field: 'file' }]);
  const statement = String(jsonOf(taken)['id']);
  const rows = jsonOf(await test.as(finance).get(`/api/v1/card-statements/${statement}/rows`));
  const [row] = rows['items'] as Json[];
  const linked = await test
    .as(finance)
    .request(
      'PUT',
      `/api/v1/card-statements/${statement}/rows/${String(row?.['id'])}/claim`,
      { 'content-type': 'application/json' },
      JSON.stringify({ expenseId: used }),
    );
  expect([linked.statusCode, linked.body.slice(0, 200)]).toEqual([expect.any(Number), expect.any(String)]);
  expect(linked.statusCode).toBeLessThan(300);
}

describe('claims of two teams that look the same', () => {
  it('are found by supplier, amount and a week, and shown side by side', async () => {
    const { ours, theirs, match } = await steps.pair();
    expect(match).toMatchObject({ state: 'open', kinds: ['near'], sureness: 'likely', version: 0 });
    const sides = match['claims'] as Json[];
    expect(sides.map(({ id }) => id).sort()).toEqual([ours, theirs].sort());
    expect(sides.map(({ teamName }) => (teamName as Json)['ko']).sort()).toEqual(['SK텔레콤', '업스테이지']);
    const page = await test.as(OFFICER).get('/matches');
    expect(page.body).toContain(`/expenses/${ours}`);
    expect(page.body).toContain(`/expenses/${theirs}`);
    expect((await test.as(OFFICER).get('/')).body).toContain('href="/matches"');
  });

  it.each([
    ['eight days apart', { documentedOn: '2025-10-23' }],
    ['of another supplier', { supplier: { name: '다른 곳', businessNumber: '2048631263' } }],
  ])('are not when they are %s', async (_, changes) => {
    const supply = steps.nextAmount();
    const ours = await steps.file(world.upstage, supply);
    await steps.match(world.skt, await steps.file(world.skt, supply, changes));
    expect(await steps.matchOf(ours)).toBeUndefined();
  });

  it('are not when both are of one team', async () => {
    const supply = steps.nextAmount();
    const first = await steps.file(world.upstage, supply);
    await steps.match(world.upstage, await steps.file(world.upstage, supply));
    expect(await steps.matchOf(first)).toBeUndefined();
  });

  it('are found by one use of a card, however they were written', async () => {
    const ours = await steps.file(world.upstage, steps.nextAmount());
    const theirs = await steps.file(world.skt, steps.nextAmount(), { documentedOn: '2025-10-02' });
    await slip(world.upstage, ours, '41000001', 77_700);
    await slip(world.skt, theirs, '41000001', 77_700);
    await steps.match(world.skt, theirs);
    expect(await kindsOf(ours)).toEqual(['card-row']);
    const [job] = await rowsOf<{ count: number }>(
      test,
      `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'match-fingerprints' AND data ->> 'expenseId' = $1`,
      [theirs],
    );
    // Handed in, and a use of a card put to it.
    expect(job?.count).toBe(2);
  });

  it('are not when card, amount or day differ', async () => {
    const ours = await steps.file(world.upstage, steps.nextAmount());
    const theirs = await steps.file(world.skt, steps.nextAmount());
    await slip(world.upstage, ours, '41000002', 88_800);
    await slip(world.skt, theirs, '41000002', 88_801);
    await steps.match(world.skt, theirs);
    expect(await steps.matchOf(ours)).toBeUndefined();
  });

  it('are found by a receipt’s file, while a contract both have is nothing', async () => {
    const attach = async (team: WorldTeam, text: string) => {
      const email = steps.mail(team, 'researcher');
      const answer = await steps.claims.upload(email, '증빙.pdf', smallPdf(text));
      return steps.file(team, steps.nextAmount(), { evidenceIds: [jsonOf(answer)['id']] });
    };
    const contract = '공동구매 계약서';
    const receipt = '영수증 합계 55,000원';
    const [ourContract, theirContract] = [
      await attach(world.upstage, contract),
      await attach(world.skt, contract),
    ];
    const [ourReceipt, theirReceipt] = [
      await attach(world.upstage, receipt),
      await attach(world.skt, receipt),
    ];
    await rowsOf(
      test,
      `UPDATE evidence_readings r SET reading = jsonb_set(reading, '{documentType}', '"receipt"') FROM expense_evidence x
       WHERE x.team_id = r.team_id AND x.evidence_id = r.evidence_id AND x.expense_id = ANY ($1)`,
      [[ourReceipt, theirReceipt]],
    );
    await steps.match(world.skt, theirContract);
    await steps.match(world.skt, theirReceipt);
    expect(await steps.matchOf(ourContract)).toBeUndefined();
    const found = await steps.matchOf(ourReceipt);
    expect(found).toMatchObject({ kinds: ['file'], sureness: 'certain' });
    for (const side of (found?.['claims'] ?? []) as Json[])
      expect(side['documents']).toEqual([expect.objectContaining({ same: true })]);
  });

  it('are never of another programme', async () => {
    const supply = steps.nextAmount();
    const ours = await steps.file(world.upstage, supply);
    const theirs = await steps.file(world.skt, supply);
    const moved = `UPDATE teams SET programme_id = $2 WHERE id = $1`;
    const [other] = await rowsOf<{ id: string }>(
      test,
      `INSERT INTO programmes SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'code', 'other'))).* FROM programmes p
       WHERE id = $1 RETURNING id`,
      [world.programmeId],
    );
    await rowsOf(test, moved, [world.skt.id, other?.id]);
    await steps.match(world.skt, theirs);
    await steps.match(world.upstage, ours);
    await rowsOf(test, moved, [world.skt.id, world.programmeId]);
    expect(await steps.matchOf(ours)).toBeUndefined();
  });

  it('go from the list when one is rejected, taken back or changed, and come back with it', async () => {
    const { theirs, match } = await steps.pair();
    const standing = async () => (await steps.matchOf(theirs))?.['state'];
    const researcher = steps.mail(world.skt, 'researcher');
    await steps.claims.act(researcher, theirs, 'recall');
    expect(await standing()).toBe('gone');
    await steps.claims.act(researcher, theirs, 'submission');
    expect(await standing()).toBe('open');
    const returned = { comment: '고쳐 주세요.' };
    await steps.claims.act(steps.mail(world.skt, 'administrator'), theirs, 'rejection', returned);
    expect(await standing()).toBe('gone');
    expect((await steps.matches('?state=gone&kind=near')).map(({ id }) => id)).toContain(match['id']);
  });
});

describe('what an officer answers', () => {
  const post = (id: unknown, act: string, body: Json, email = OFFICER) =>
    test.as(email).post(`/api/v1/matches/${String(id)}/${act}`, body);

  it('is kept with its reason, read by the auditor, and can be taken back', async () => {
    const { match } = await steps.pair();
    const { id } = match;
    expect((await post(id, 'dismissal', { reason: ' ' })).statusCode).toBe(422);
    expect((await post(id, 'dismissal', { reason: '같은 행사입니다.', version: 0 })).statusCode).toBe(204);
    const [dismissed] = await steps.matches('?state=dismissed', AUDITOR);
    expect(dismissed).toMatchObject({ id, version: 1, decisions: [{ reason: '같은 행사입니다.' }] });
    expect((await test.as(AUDITOR).get('/matches?state=dismissed')).body).toContain('같은 행사입니다.');
    expect((await post(id, 'reopening', { version: 0 })).statusCode).toBe(409);
    expect((await post(id, 'reopening', { version: 1 })).statusCode).toBe(204);
    expect((await steps.matches()).map((each) => each['id'])).toContain(id);
  });

  it('opens again when something else is found in common', async () => {
    const { ours, theirs, match } = await steps.pair();
    await post(match['id'], 'dismissal', { reason: '우연입니다.' });
    await slip(world.upstage, ours, '41000009', 99_900);
    await slip(world.skt, theirs, '41000009', 99_900);
    await steps.match(world.upstage, ours);
    expect(await steps.matchOf(ours)).toMatchObject({
      id: match['id'],
      state: 'open',
      kinds: ['card-row', 'near'],
    });
  });

  it('is one answer when two give theirs at once', async () => {
    const { ours, match } = await steps.pair();
    const asked = { expenseIds: [ours], reason: 'routine-check' };
    const answers = await Promise.all([
      post(match['id'], 'hold', { ...asked, version: 0 }),
      post(match['id'], 'dismissal', { reason: '괜찮습니다.', version: 0 }),
      post(match['id'], 'hold', asked),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409, 409]);
    expect((await steps.matchOf(ours))?.['decisions']).toHaveLength(1);
  });

  it('holds only claims of the match', async () => {
    const { match } = await steps.pair();
    const other = await steps.file(world.upstage, steps.nextAmount());
    const answer = await post(match['id'], 'hold', { expenseIds: [other], reason: 'routine-check' });
    expect(answer.statusCode).toBe(422);
    expect((await steps.claims.read(OFFICER, other))['hold']).toBeNull();
  });

  it('is the officer’s: auditors read, and no team finds the place', async () => {
    const { match } = await steps.pair();
    const asked = { reason: '괜찮습니다.' };
    expect((await post(match['id'], 'dismissal', asked, AUDITOR)).statusCode).toBe(403);
    const form = (email: string) => test.as(email).form(`/matches/${String(match['id'])}/dismissal`, asked);
    expect((await form(AUDITOR)).statusCode).toBe(403);
    expect((await test.as(AUDITOR).get('/matches')).body).not.toContain('/dismissal');
    for (const role of ['researcher', 'administrator', 'finance', 'pi']) {
      const email = steps.mail(world.skt, role);
      expect((await test.as(email).get('/api/v1/matches')).statusCode).toBe(403);
      expect((await test.as(email).get('/matches')).statusCode).toBe(403);
      expect((await form(email)).statusCode).toBe(403);
      expect((await test.as(email).get('/')).body).not.toContain('/matches');
    }
  });

  it('is asked for again on the page when it lacks its reason, with what was chosen', async () => {
    const { ours, match } = await steps.pair();
    const id = String(match['id']);
    const answer = await test
      .as(OFFICER)
      .form(`/matches/${id}/hold`, { version: '0', claims: ours, reason: '' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('보류 사유를 목록에서 골라 주세요.');
    expect(answer.body).toMatch(new RegExp(`value="${ours}"[^>]* checked|checked[^>]*value="${ours}"`));
    const done = await test
      .as(OFFICER)
      .form(`/matches/${id}/hold`, { version: '0', claims: ours, reason: 'evidence-check' });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/matches']);
    expect(await steps.matchOf(ours)).toMatchObject({ state: 'held' });
    expect((await post(id, 'dismissal', { reason: '괜찮습니다.' })).statusCode).toBe(409);
  });

  it('leaves reads in the office’s log, and in each team’s the same line', async () => {
    const reads = async () =>
      rowsOf<{ team_id: string; act: string }>(
        test,
        `SELECT team_id, act FROM audit_events WHERE act IN ('match-list.read', 'expense-list.read') ORDER BY id DESC LIMIT 3`,
      );
    await test.as(AUDITOR).get('/api/v1/matches?state=gone');
    const rows = await reads();
    expect(rows.filter(({ act }) => act === 'match-list.read').map(({ team_id }) => team_id)).toEqual([
      world.officeTeamId,
    ]);
    const teams = rows.filter(({ act }) => act === 'expense-list.read').map(({ team_id }) => team_id);
    expect(teams.sort()).toEqual([world.upstage.id, world.skt.id].sort());
  });
});
