import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld, type World } from '../support/world.js';
import {
  ADMINISTRATOR,
  FINANCE,
  FINANCE_2,
  PI,
  RESEARCHER,
  resultCsv,
  runsOf,
  SUPPLIERS,
} from './runs-of.js';

let test: TestApp;
let world: World;
let runs: ReturnType<typeof runsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  runs = runsOf(test, world);
  await runs.payingAccount(world.upstage.companyId);
  await runs.account(0);
});
afterAll(() => test.stop());

const homeOf = async (email: string) => (await test.as(email).get('/')).body;

describe('the home page', () => {
  it('reminds of a run those who may release it, and nobody else', async () => {
    const id = await runs.prepared([await runs.approved(100_000)]);
    const link = `/pay-runs/${id}`;
    // One finance person: the principal investigator is the second; the administrator approved the claim.
    expect(await homeOf(PI)).toContain(link);
    for (const email of [FINANCE, ADMINISTRATOR, RESEARCHER, 'finance@skt.example'])
      expect(await homeOf(email)).not.toContain(link);
    await runs.addSecondFinance();
    expect(await homeOf(FINANCE_2)).toContain(link);
    expect(await homeOf(PI)).not.toContain(link);
    runs.must(await runs.cancel(id), 200);
    expect(await homeOf(FINANCE_2)).not.toContain(link);
  });

  it('reminds finance of failed transfers until a run holds them again', async () => {
    const claim = await runs.approved(300_000);
    const id = await runs.filed([claim]);
    expect(await homeOf(FINANCE)).not.toContain('이체하지 못한 집행');
    const failed = resultCsv([[SUPPLIERS[0].number, 330_000, '오류', '예금주 불일치']]);
    runs.must(await runs.result(id, failed), 200);
    expect(await homeOf(FINANCE)).toContain('이체하지 못한 집행 1건');
    for (const email of [RESEARCHER, ADMINISTRATOR, 'finance@skt.example'])
      expect(await homeOf(email)).not.toContain('이체하지 못한 집행');
    await runs.prepared([claim]);
    expect(await homeOf(FINANCE)).not.toContain('이체하지 못한 집행');
  });

  it('reminds finance of money that is to come back', async () => {
    const claim = await runs.approved(500_000);
    runs.must(await runs.claims.pay(FINANCE, [claim]), 201);
    expect(await homeOf(FINANCE)).not.toContain('돌려받을 돈 1건');
    const paid = await runs.claims.read(FINANCE, claim);
    const lines = paid['lines'] as { id: string }[];
    const body = {
      comment: '잘못 청구됨',
      owedBy: 'supplier',
      lines: [{ lineId: lines[0]?.id, amount: '100000' }],
    };
    runs.must(await runs.claims.act(FINANCE, claim, 'reversal', body), 200);
    expect(await homeOf(FINANCE)).toContain('돌려받을 돈 1건');
    expect(await homeOf(RESEARCHER)).not.toContain('돌려받을 돈 1건');
  });
});
