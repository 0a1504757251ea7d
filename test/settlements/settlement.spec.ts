import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import {
  ADMINISTRATOR,
  AUDITOR,
  OFFICER,
  PLACE,
  SECOND,
  SETTLED_ON,
  startSettling,
  type Settling,
} from './settlement-steps.js';

describe('a settlement from preview to the last won', () => {
  let f: Settling;
  let postingId: string;

  beforeAll(async () => {
    f = await startSettling();
    const { software, labour, universitySoftware } = f.world.upstage.lines;
    await f.spend(software, 1_500_000_000n);
    postingId = await f.spend(labour, 800_000_000n);
    await f.spend(universitySoftware, 250_000_000n);
  });
  afterAll(() => f.stop());
  afterEach(async () => expect(await f.faults()).toEqual([]));

  const institution = (statement: Json, index: number) => (statement['institutions'] as Json[])[index] ?? {};

  it('is previewed on any day of the stage, by the team and the office', async () => {
    const statement = await f.statement(ADMINISTRATOR);
    // company: 3,300 − 2,300 = 1,000 million × 75.0 % = 750; university: 50 × 100 % = 50
    expect(statement).toMatchObject({
      state: 'preview',
      id: null,
      totals: { total: '800000000', kept: '250000000' },
    });
    expect(institution(statement, 0)).toMatchObject({
      share: { tenths: '750' },
      figures: { recovery: { amount: '750000000' }, unspent: { amount: '1000000000' } },
    });
    const early = jsonOf(await f.get(OFFICER, `${PLACE}?asOf=2025-08-05`));
    // Entries of 2025-08-04 count, what was paid out on 2025-08-10 doesn't yet.
    expect(early).toMatchObject({ asOf: '2025-08-05', totals: { total: '0', undisbursed: '1050000000' } });
    expect((await f.get(AUDITOR)).statusCode).toBe(200);
    expect((await f.get(OFFICER, `${PLACE}?asOf=2026-02-16`)).statusCode).toBe(422);
    expect(await rowsOf(f.test, 'SELECT 1 FROM settlements')).toEqual([]);
  });

  it('is found by nobody but the team and the office, and not by plain researchers', async () => {
    for (const url of [PLACE, `${PLACE}/spending`, '/settlements/upstage/1', `${PLACE}?format=csv`])
      expect({ url, status: (await f.get('administrator@skt.example', url)).statusCode }).toEqual({
        url,
        status: 404,
      });
    expect((await f.get('researcher@upstage.example')).statusCode).toBe(403);
    const own = jsonOf(await f.get('administrator@skt.example', '/api/v1/settlements'));
    expect((own['items'] as { team: Json }[]).map(({ team }) => team['code'])).toEqual(['skt']);
  });

  it('is begun, written at and confirmed by an officer alone', async () => {
    expect((await f.put(ADMINISTRATOR)).statusCode).toBe(403);
    expect((await f.put(AUDITOR)).statusCode).toBe(403);
    expect((await f.post(OFFICER, 'confirmation')).statusCode).toBe(409);
    expect((await f.put(OFFICER)).statusCode).toBe(204);
    const found = jsonOf(await f.get(OFFICER, `${PLACE}/spending`));
    expect((found['items'] as Json[]).map(({ left }) => left)).toEqual([
      '250000000',
      '800000000',
      '1500000000',
    ]);
    const command = {
      postingId,
      amount: '100000000',
      reason: '참여하지 않은 사람의 인건비',
      article: '사용 기준 제21조',
    };
    expect((await f.post(ADMINISTRATOR, 'disallowances', command)).statusCode).toBe(403);
    const entered = await f.post(OFFICER, 'disallowances', command);
    expect(entered.statusCode).toBe(201);
    const more = await f.post(OFFICER, 'disallowances', { ...command, amount: '700000001' });
    expect(jsonOf(more)).toMatchObject({ status: 422, code: 'settlement.disallowed-too-much' });
    const bad = await f.post(OFFICER, 'disallowances', {
      postingId: f.world.upstage.id,
      amount: '0',
      reason: ' ',
    });
    expect((jsonOf(bad)['errors'] as Json[]).length).toBe(3);
    // (1,000 + 100) × 75 % + 50 = 875 million
    expect(await f.statement()).toMatchObject({ state: 'draft', totals: { total: '875000000' } });
    const { id } = jsonOf(entered);
    const gone = await f.on(SETTLED_ON, () =>
      f.test.as(OFFICER).delete(`${PLACE}/disallowances/${String(id)}`),
    );
    expect(gone.statusCode).toBe(204);
    expect(await f.statement()).toMatchObject({ totals: { total: '800000000' } });
    expect((await f.post(OFFICER, 'disallowances', command)).statusCode).toBe(201);
  });

  it('keeps what was confirmed, and takes it back until the second word', async () => {
    expect((await f.post(OFFICER, 'confirmation')).statusCode).toBe(204);
    expect(await f.statement()).toMatchObject({ state: 'confirmed', objectionDueOn: '2026-03-15' });
    const told = await rowsOf(
      f.test,
      `SELECT DISTINCT kind FROM notifications WHERE subject_type = 'settlement'`,
    );
    expect(told).toEqual([{ kind: 'settlement-confirmed' }]);
    const late = await f.post(OFFICER, 'disallowances', { postingId, amount: '1', reason: '늦음' });
    expect(late.statusCode).toBe(409);
    const back = await f.on(SETTLED_ON, () => f.test.as(SECOND).delete(`${PLACE}/confirmation`));
    expect(back.statusCode).toBe(204);
    expect(await f.statement()).toMatchObject({ state: 'draft' });
    expect((await f.post(OFFICER, 'confirmation')).statusCode).toBe(204);
  });

  it('waits for the team, which accepts it or objects once within the month', async () => {
    const early = await f.post(SECOND, 'finalisation');
    expect(jsonOf(early)).toMatchObject({ code: 'settlement.objection-time' });
    expect((await f.post('finance@upstage.example', 'objection', { text: '이의' })).statusCode).toBe(403);
    expect((await f.post(ADMINISTRATOR, 'objection', { text: ' ' })).statusCode).toBe(422);
    const late = await f.on('2026-03-16', () =>
      f.test.as(ADMINISTRATOR).post(`${PLACE}/objection`, { text: '늦은 이의' }),
    );
    expect(jsonOf(late)).toMatchObject({ code: 'settlement.objection-late' });
    expect(
      (await f.post(ADMINISTRATOR, 'objection', { text: '1억은 참여자의 인건비입니다.' })).statusCode,
    ).toBe(204);
    expect(jsonOf(await f.post(SECOND, 'finalisation'))).toMatchObject({ code: 'settlement.objection-open' });
    expect((await f.post(ADMINISTRATOR, 'acceptance')).statusCode).toBe(409);
    expect(
      (await f.post(ADMINISTRATOR, 'objection/decision', { decision: 'accepted', answer: '예' })).statusCode,
    ).toBe(403);
    const partly = { decision: 'partly', answer: '절반만 인정합니다.' };
    expect((await f.post(OFFICER, 'objection/decision', partly)).statusCode).toBe(204);
    const open = await f.statement(ADMINISTRATOR);
    expect(open).toMatchObject({
      state: 'draft',
      objection: { decision: 'partly', answer: '절반만 인정합니다.' },
    });
    const [entry] = open['disallowances'] as { id: string }[];
    await f.on(SETTLED_ON, () => f.test.as(OFFICER).delete(`${PLACE}/disallowances/${entry?.id}`));
    const half = { postingId, amount: '50000000', reason: '절반', article: '사용 기준 제21조' };
    expect((await f.post(OFFICER, 'disallowances', half)).statusCode).toBe(201);
    expect((await f.post(OFFICER, 'confirmation')).statusCode).toBe(204);
    const again = await f.post(ADMINISTRATOR, 'objection', { text: '다시' });
    expect(jsonOf(again)).toMatchObject({ code: 'settlement.objected-before' });
  });

  it('is made final by another officer, once, and leaves nothing on any line', async () => {
    expect(jsonOf(await f.post(OFFICER, 'finalisation'))).toMatchObject({ code: 'settlement.other-officer' });
    const before = await f.statement();
    const answers = await Promise.all([f.post(SECOND, 'finalisation'), f.post(SECOND, 'finalisation')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
    for (const lineId of Object.values(f.world.upstage.lines))
      expect(await f.balance(lineId)).toMatchObject({ available: 0n, reserved: 0n });
    const kinds = await rowsOf<{ kind: string; amount: string }>(
      f.test,
      `SELECT kind, sum(amount) AS amount FROM postings WHERE cause_type = 'settlement' GROUP BY kind ORDER BY kind`,
    );
    // (1,000 + 50) × 75 % = 787.5 and 50 are owed, 262.5 is kept
    expect(kinds).toEqual([
      { kind: 'disallow', amount: '50000000' },
      { kind: 'keep-own', amount: '262500000' },
      { kind: 'return-due', amount: '837500000' },
    ]);
    const after = await f.statement();
    expect(after).toMatchObject({ state: 'final', owed: '837500000', returnDueOn: '2026-03-15' });
    for (const same of ['institutions', 'totals', 'digest', 'ledgerPosition'])
      expect(after[same]).toEqual(before[same]);
  });

  it('doesn’t change any more, whoever asks and whatever happens', async () => {
    const kept = await f.statement();
    expect((await f.put(OFFICER)).statusCode).toBe(409);
    const back = await f.on(SETTLED_ON, () => f.test.as(OFFICER).delete(`${PLACE}/confirmation`));
    expect(back.statusCode).toBe(409);
    await expect(rowsOf(f.test, `UPDATE settlements SET result = '{}'`)).rejects.toThrow('stays as it is');
    await rowsOf(f.test, `UPDATE disbursements SET paid_on = '2026-02-01'`);
    expect(await f.statement()).toEqual(kept);
  });

  it('closes what is owed by receipts in parts, and no more', async () => {
    const pay = (amount: string, paidOn = SETTLED_ON) =>
      f.post(OFFICER, 'receipts', { amount, paidOn, bankReference: '국고 이체' });
    expect((await f.post(ADMINISTRATOR, 'receipts', { amount: '1', paidOn: SETTLED_ON })).statusCode).toBe(
      403,
    );
    expect((await pay('800000000')).statusCode).toBe(201);
    expect((await pay('37500001')).statusCode).toBe(422);
    expect((await pay('1', '2026-02-14')).statusCode).toBe(422);
    expect(await f.statement(ADMINISTRATOR)).toMatchObject({ received: '800000000', owed: '37500000' });
    const two = await Promise.all([pay('37500000'), pay('37500000')]);
    expect(two.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    const [row] = await rowsOf<{ amount: string }>(
      f.test,
      `SELECT sum(amount) AS amount FROM postings WHERE kind = 'return-to-treasury'`,
    );
    expect(row?.amount).toBe('837500000');
    expect(jsonOf(await pay('1'))).toMatchObject({ code: 'settlement.nothing-owed' });
  });
});
