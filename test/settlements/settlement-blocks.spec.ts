import { insertRow } from '../support/builders/structure.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { ADMINISTRATOR, OFFICER, startSettling, type Settling } from './settlement-steps.js';

let f: Settling;

beforeEach(async () => {
  f = await startSettling();
});
afterEach(async () => {
  expect(await f.faults()).toEqual([]);
  await f.stop();
});

describe('what stands in the way of confirming', () => {
  it('is named: claims on their way, contracts, money that is still to come, plans, later entries, an open stage', async () => {
    const { world, claims } = f;
    const { upstage } = world;
    const researcher = 'researcher@upstage.example';
    const [waiting, paid] = [
      await claims.draft(upstage),
      await claims.draft(upstage, { documentedOn: '2025-10-16' }),
    ];
    for (const { id } of [waiting, paid]) await claims.act(researcher, id, 'submission');
    await claims.act(ADMINISTRATOR, paid['id'], 'approval');
    await claims.pay('finance@upstage.example', [paid['id']]);
    const { lines } = await claims.read(researcher, paid['id']);
    const reversal = {
      comment: '반품',
      owedBy: 'supplier',
      lines: [{ lineId: (lines as { id: string }[])[0]?.id, amount: '5000' }],
    };
    await f.test
      .as('finance@upstage.example')
      .post(`/api/v1/expenses/${String(paid['id'])}/reversal`, reversal);
    await rowsOf(f.test, 'DELETE FROM funding_plans WHERE institution_id = $1', [upstage.universityId]);
    expect((await f.put(OFFICER, { asOf: '2025-11-02', interestMethod: 'share' })).statusCode).toBe(204);
    const kinds = ((await f.statement())['blocks'] as Json[]).map(({ kind }) => kind);
    expect(kinds).toEqual(['stage-open', 'plan-missing', 'claim', 'refund', 'later-entries']);
    expect(jsonOf(await f.post(OFFICER, 'confirmation'))).toMatchObject({ code: 'settlement.blocked' });
    expect(await rowsOf(f.test, `SELECT 1 FROM postings WHERE cause_type = 'settlement'`)).toEqual([]);
  });

  it('is a contract that still holds money, named by its title', async () => {
    const { test, world } = f;
    const { upstage } = world;
    const officer = await test.actor(OFFICER);
    const row = (table: string, columns: Record<string, string | number>) =>
      insertRow(test, officer, table, { team_id: upstage.id, ...columns }, upstage.id);
    const commitment = await row('commitments', {
      state: 'active',
      institution_id: upstage.companyId,
      stage_id: world.stageId,
      title: 'GPU 임차',
      signed_on: '2025-09-01',
      created_by: officer.userId,
      number: 1,
      number_year: 2025,
      activated_by: officer.userId,
    });
    const instalment = await row('commitment_instalments', {
      commitment_id: commitment,
      position: 1,
      due_on: '2026-01-10',
      amount: 1000,
      state: 'open',
    });
    await rowsOf(
      test,
      `INSERT INTO commitment_lines (team_id, instalment_id, budget_line_id, amount, held, reservation_id) VALUES ($1, $2, $3, 1000, 1000, gen_random_uuid())`,
      [upstage.id, instalment, upstage.lines.software],
    );
    await f.put(OFFICER);
    const [block] = (await f.statement())['blocks'] as {
      kind: string;
      amount: string;
      text: { ko: string };
    }[];
    expect(block).toMatchObject({ kind: 'commitment', amount: '1000' });
    expect(block?.text.ko).toContain('GPU 임차');
  });
});
