import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { stateOf } from '../isolation/canary-team.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World, type WorldTeam } from '../support/world.js';
import { AUDITOR, matchSteps, OFFICER } from './match-steps.js';

const TEXT = '전담기관이 확인 중이라 지급을 잠시 보류했습니다';

let test: TestApp;
let world: World;
let steps: ReturnType<typeof matchSteps>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  steps = matchSteps(test, world);
});
afterAll(() => test.stop());

const hold = (id: string, email = OFFICER, reason = 'routine-check') =>
  steps.claims.act(email, id, 'hold', { reason });
const release = (id: string) => test.as(OFFICER).request('DELETE', `/api/v1/expenses/${id}/hold`);
async function approved(team: WorldTeam): Promise<string> {
  const id = await steps.file(team, steps.nextAmount());
  await steps.approve(team, id);
  return id;
}

/** All that a team's people read, without what differs between any two readings. */
async function seenBy(team: WorldTeam, ids: readonly string[]): Promise<string> {
  const pages = [
    '/',
    '/expenses?scope=team',
    '/approvals',
    '/payments',
    '/budgets',
    '/api/v1/expenses',
    '/api/v1/payments',
  ];
  const each = ids.flatMap((id) => [`/expenses/${id}`, `/api/v1/expenses/${id}`]);
  const texts: string[] = [];
  for (const role of ['researcher', 'administrator', 'finance', 'pi']) {
    for (const url of [...pages, ...each]) {
      const answer = await test.as(steps.mail(team, role)).get(url);
      texts.push(`${role} ${url} ${answer.statusCode}\n${answer.body}`);
    }
  }
  return texts
    .join('\n')
    .replaceAll(/name="key" value="[^"]*"/g, '')
    .replaceAll(/"requestId":"[^"]*"|<code>[\da-f-]{36}<\/code>/g, '')
    .replaceAll(/ \d\d:\d\d 기준/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>');
}

/** Where two readings differ, with a few letters around it. */
function differing(before: unknown, after: unknown): string[] {
  const others = String(after).split('\n');
  return String(before)
    .split('\n')
    .flatMap((line, index) => {
      const other = others[index] ?? '';
      if (line === other) return [];
      let at = 0;
      while (line[at] === other[at]) at += 1;
      return [`${line.slice(Math.max(0, at - 80), at + 60)} → ${other.slice(at, at + 60)}`];
    });
}

describe('a match', () => {
  it('changes not one letter of what either team reads, nor a row of theirs', async () => {
    const supply = steps.nextAmount();
    const ours = await steps.file(world.upstage, supply);
    const theirs = await steps.file(world.skt, supply);
    const look = async () => [await seenBy(world.upstage, [ours]), await seenBy(world.skt, [theirs])];
    const rows = async () => [await stateOf(test, world.upstage.id), await stateOf(test, world.skt.id)];
    const before = await look();
    const stored = await rows();
    await steps.match(world.skt, theirs);
    expect(await rows()).toEqual(stored);
    const match = await steps.matchOf(ours);
    expect(match).toBeDefined();
    const [upstage, skt] = await look();
    expect(differing(before[0], upstage)).toEqual([]);
    expect(differing(before[1], skt)).toEqual([]);
    await test
      .as(OFFICER)
      .post(`/api/v1/matches/${String(match?.['id'])}/dismissal`, { reason: '괜찮습니다.' });
    await test.as(AUDITOR).get('/matches?state=dismissed');
    const after = await look();
    expect([...differing(before[0], after[0]), ...differing(before[1], after[1])]).toEqual([]);
  });

  it('and a plain check leave the same hold behind', async () => {
    const { ours, theirs, match } = await steps.pair();
    const plain = await steps.file(world.upstage, steps.nextAmount());
    await test.as(OFFICER).get(`/expenses/${plain}`);
    await test.as(OFFICER).form(`/expenses/${plain}/hold`, { reason: 'evidence-check' });
    await test.as(OFFICER).get(`/expenses/${plain}`);
    await test
      .as(OFFICER)
      .form(`/matches/${String(match['id'])}/hold`, { claims: [ours, theirs], reason: 'evidence-check' });
    const page = async (id: string) => {
      const { body } = await test.as(steps.mail(world.upstage, 'researcher')).get(`/expenses/${id}`);
      const { number, payableAmount, claimAmount } = await steps.claims.read(OFFICER, id);
      let text = body.replaceAll(id, '<id>').replaceAll(String(number), '<number>');
      for (const amount of [
        payableAmount,
        claimAmount,
        String(BigInt(String(payableAmount)) - BigInt(String(claimAmount))),
      ])
        text = text.replaceAll(String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ','), '<won>');
      return text
        .replaceAll(/\d\d:\d\d/g, '<time>')
        .replaceAll(/[\d,]{9,}/g, '<won>')
        .replaceAll(/v\d+/g, '<v>');
    };
    expect(await page(ours)).toContain(TEXT);
    expect(await page(ours)).not.toContain('SK');
    const history = (text: string) => /<ol class="timeline">.*?<\/ol>/s.exec(text)?.[0];
    expect(history(await page(ours))).toBe(history(await page(plain)));
    expect(history(await page(ours))).toContain('지급 보류');
    const rows = await rowsOf<Json>(
      test,
      `SELECT reason_code, held_by, (SELECT array_agg(a.act || coalesce(a.after::text, '') ORDER BY a.act) FROM audit_events a
         WHERE a.team_id = h.team_id AND a.subject_id = h.expense_id AND a.act IN ('expense.held', 'expense.read') AND a.at >= h.held_at - interval '1 year'
           AND a.act = 'expense.held') AS acts
       FROM payment_holds h WHERE expense_id = ANY ($1)`,
      [[ours, plain]],
    );
    expect(rows[0]).toEqual(rows[1]);
  });
});

describe('a held payment', () => {
  it('is refused until it is released, while approval goes on', async () => {
    const id = await steps.file(world.upstage, steps.nextAmount());
    const held = await hold(id);
    expect([held.statusCode, jsonOf(held)['hold']]).toEqual([
      200,
      {
        heldAt: expect.any(String),
        reason: { code: 'routine-check', name: { ko: '정기 점검', en: 'Routine check' } },
        text: { ko: TEXT, en: expect.any(String) },
      },
    ]);
    expect((await hold(id)).statusCode).toBe(409);
    await steps.approve(world.upstage, id);
    const refused = await steps.pay(world.upstage, [id]);
    expect([refused.statusCode, jsonOf(refused)['code']]).toEqual([409, 'expense.held']);
    expect((await release(id)).statusCode).toBe(200);
    expect((await release(id)).statusCode).toBe(409);
    expect((await steps.pay(world.upstage, [id])).statusCode).toBe(201);
    const acts = await rowsOf<{ act: string }>(
      test,
      `SELECT act FROM audit_events WHERE subject_id = $1 AND act IN ('expense.held', 'expense.released') ORDER BY id`,
      [id],
    );
    expect(acts.map(({ act }) => act)).toEqual(['expense.held', 'expense.released']);
    const page = await test.as(steps.mail(world.upstage, 'researcher')).get(`/expenses/${id}`);
    expect(page.body).toContain('지급 보류 해제');
    expect(page.body).not.toContain(TEXT);
  });

  it('of the common pot is refused likewise', async () => {
    const supply = steps.nextAmount();
    const line = {
      name: '말뭉치',
      supplyAmount: String(supply),
      taxAmount: '0',
      categoryId: world.categories.software,
    };
    const id = await steps.file(world.upstage, supply, {
      lines: [{ ...line, budgetLineId: world.potLineId }],
    });
    await steps.claims.act(OFFICER, id, 'approval');
    expect((await hold(id)).statusCode).toBe(200);
    expect((await steps.pay(world.upstage, [id])).statusCode).toBe(409);
    await release(id);
    expect((await steps.pay(world.upstage, [id])).statusCode).toBe(201);
  });

  it('is named among the chosen, and the others can go', async () => {
    const [held, free] = [await approved(world.upstage), await approved(world.upstage)];
    await hold(held);
    const { number } = await steps.claims.read(OFFICER, held);
    const answer = await steps.pay(world.upstage, [held, free]);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain(String(number));
    expect((await steps.claims.read(OFFICER, free))['state']).toBe('approved');
    const page = await test.as(steps.mail(world.upstage, 'finance')).get('/payments');
    expect(page.body).toMatch(new RegExp(`${TEXT} · 11\\. 3\\. · 정기 점검`));
    expect(page.body).not.toContain(`value="${held}:`);
    expect(page.body).toContain(`value="${free}:`);
    expect((await steps.pay(world.upstage, [free])).statusCode).toBe(201);
  });

  it('is refused by the database, too', async () => {
    const id = await approved(world.upstage);
    await hold(id);
    const unit = test.app.get(UnitOfWork, { strict: false });
    const paid = unit.run(await test.actor(steps.mail(world.upstage, 'finance')), () =>
      unit.query(
        `WITH p AS (INSERT INTO payments SELECT team_id, gen_random_uuid(), '2025-11-03', '', claimant_id, 1, 1, 1, now() FROM expenses WHERE id = $1 RETURNING *)
         INSERT INTO payment_items SELECT team_id, id, $1, 1, 1 FROM p`,
        [id],
      ),
    );
    await expect(paid).rejects.toMatchObject({ code: 'expense.payment-held' });
  });

  it('is the officer’s to hold and to release, by the database’s word', async () => {
    const id = await approved(world.upstage);
    for (const email of [AUDITOR, steps.mail(world.upstage, 'administrator')])
      expect((await hold(id, email)).statusCode).toBe(403);
    expect((await hold(id, steps.mail(world.skt, 'administrator'))).statusCode).toBe(404);
    expect((await hold(id, OFFICER, 'because')).statusCode).toBe(422);
    await hold(id);
    const unit = test.app.get(UnitOfWork, { strict: false });
    const freed = await unit.run(await test.actor(steps.mail(world.upstage, 'administrator')), () =>
      unit.query(
        'UPDATE payment_holds SET released_at = now(), released_by = held_by WHERE expense_id = $1 RETURNING 1',
        [id],
      ),
    );
    expect(freed).toEqual([]);
  });

  it('is set on what waits only, and asked for again on the page without its reason', async () => {
    const { id } = await steps.claims.draft(world.upstage);
    expect((await hold(String(id))).statusCode).toBe(409);
    const waiting = await steps.file(world.upstage, steps.nextAmount());
    const again = await test.as(OFFICER).form(`/expenses/${waiting}/hold`, { reason: '' });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('보류 사유를 목록에서 골라 주세요.');
    expect(
      (await test.as(OFFICER).form(`/expenses/${waiting}/hold`, { reason: 'papers-asked' })).statusCode,
    ).toBe(303);
    const freed = await test
      .as(OFFICER)
      .form(`/expenses/${waiting}/release`, { returnTo: '/matches?state=held' });
    expect(freed.headers.location).toBe('/matches?state=held');
  });

  it('is either paid or held when both come at once, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await approved(world.upstage);
      const [paid, held] = await Promise.all(
        round % 2
          ? [steps.pay(world.upstage, [id]), hold(id)]
          : [hold(id), steps.pay(world.upstage, [id])].reverse(),
      );
      const statuses = [paid?.statusCode, held?.statusCode];
      expect([
        [201, 409],
        [409, 200],
      ]).toContainEqual(statuses);
      const { state, hold: kept } = await steps.claims.read(OFFICER, id);
      expect(kept === null).toBe(state === 'paid');
    }
  });
});
