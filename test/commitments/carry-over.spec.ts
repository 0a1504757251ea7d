import { v7 as uuidv7 } from 'uuid';
import { CarryOverCommitments } from '../../src/commitments/carry-over-commitments.js';
import { payableAfterEnd } from '../../src/commitments/commitment.policy.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { insertRow } from '../support/builders/structure.js';
import { jsonOf } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { contractsOf, FINANCE, RESEARCHER, type ContractJson } from './contract-steps.js';

const MILLION = 1_000_000n;

let test: TestApp;
let world: World;
let contracts: ReturnType<typeof contractsOf>;
let officer: Actor;
let nextStage: string;
let nextLine: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  contracts = contractsOf(test, world);
  officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  nextStage = await insertRow(test, officer, 'stages', {
    programme_id: world.programmeId,
    fiscal_year_id: world.fiscalYearId,
    number: 2,
    name_ko: '2단계',
    name_en: 'Stage 2',
    starts_on: '2026-02-01',
    ends_on: '2026-07-31',
  });
  nextLine = await insertRow(
    test,
    officer,
    'budget_lines',
    {
      owner_team_id: world.upstage.id,
      programme_id: world.programmeId,
      kind: 'line',
      audience: 'team',
      fund_id: world.funds.dataBuild,
      fiscal_year_id: world.fiscalYearId,
      stage_id: nextStage,
      institution_id: world.upstage.companyId,
      category_id: world.categories.software,
    },
    world.upstage.id,
  );
});
afterAll(() => test.stop());

/** Carries money and contracts over in one group, as a change that was decided does. */
async function carryOver(extra = 0n): Promise<string[]> {
  const unit = test.app.get(UnitOfWork, { strict: false });
  const teamId = world.upstage.id;
  const from = world.upstage.lines.software;
  return unit.run(
    officer,
    async () => {
      const carried = await test.app
        .get(CarryOverCommitments, { strict: false })
        .execute(officer, { teamId, lines: new Map([[from, nextLine]]) });
      const amount = (carried.amounts.get(from) ?? 0n) + extra;
      if (carried.entries.length === 0) return [];
      const id = uuidv7();
      test.app.get(Ledger, { strict: false }).post({
        teamId,
        key: `carry-over:${id}`,
        causeType: 'budget-change',
        causeId: id,
        occurredOn: '2025-11-03',
        actorId: officer.userId,
        entries: [
          ...carried.entries,
          ...(amount > 0n
            ? [{ kind: 'carry-over' as const, lineId: nextLine, counterLineId: from, amount }]
            : []),
        ],
      });
      return carried.instalmentIds;
    },
    { onBehalfOf: teamId },
  );
}

describe('carrying over', () => {
  let contract: ContractJson;

  it('offers lines of later stages, and asks for one where an instalment is due after its stage', async () => {
    const late = await contracts.body([contracts.instalment(MILLION, '2026-03-10')]);
    expect(jsonOf(await test.as(FINANCE).post('/api/v1/commitments', late))).toMatchObject({
      code: 'commitment.due-after-stage',
    });
    contract = await contracts.active([
      contracts.instalment(2n * MILLION, '2025-12-10'),
      { ...contracts.instalment(3n * MILLION, '2026-03-10'), carriesOver: true },
    ]);
    expect((await contracts.balance()).reserved).toBe(5n * MILLION);
  });

  it('takes balances and what contracts hold to the next stage’s line in one group', async () => {
    const claimed = await contracts.claim(contract, 0);
    contracts.must(await contracts.claims.act(RESEARCHER, claimed, 'submission'));
    const drafted = await contracts.claim(contract, 1);
    const before = await contracts.balance();
    const moved = await carryOver(10n * MILLION);
    expect(moved).toEqual([contract.instalments[1]?.id]);
    const [from, to] = [await contracts.balance(), await contracts.balance(nextLine)];
    expect(from).toEqual({
      available: before.available - 10n * MILLION,
      reserved: before.reserved - 3n * MILLION,
      spent: before.spent,
    });
    expect(to).toEqual({ available: 10n * MILLION, reserved: 3n * MILLION, spent: 0n });
    const kinds = await rowsOf<{ kind: string }>(
      test,
      `SELECT kind FROM postings WHERE group_id = (SELECT group_id FROM postings WHERE kind = 'carry-over') ORDER BY kind`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['carry-over', 'reserve', 'void-pending']);
    const [, after] = (await contracts.read(contract.id)).instalments;
    expect(after).toMatchObject({ held: '3000000', amount: '3000000', state: 'open', carriesOver: false });
    expect(await contracts.faults()).toEqual([]);
    expect(await ledgerFaults(test)).toEqual([]);
    // A draft begun before is asked to choose the contract again; then it is charged where the money is.
    const refused = await contracts.claims.act(RESEARCHER, drafted, 'submission');
    expect(refused.body).toContain('commitment.carried-over');
    const chosen = await test
      .as(RESEARCHER)
      .put(`/api/v1/expenses/${drafted}/contract`, { instalmentId: contract.instalments[1]?.id });
    expect(chosen.statusCode).toBe(204);
    expect(await contracts.claims.read(RESEARCHER, drafted)).toMatchObject({
      lines: [{ budgetLineId: nextLine }],
    });
  });

  it('does nothing where nothing is held', async () => {
    expect(await carryOver()).toEqual([]);
  });

  it('is refused whole where less money is carried over than contracts hold', async () => {
    const { id } = await contracts.active([
      { ...contracts.instalment(20n * MILLION, '2026-03-10'), carriesOver: true },
    ]);
    const before = await contracts.balance();
    await expect(carryOver(-11n * MILLION)).rejects.toMatchObject({ code: 'ledger.insufficient-balance' });
    expect(await contracts.balance()).toEqual(before);
    expect((await contracts.read(id)).instalments[0]).toMatchObject({ held: '20000000', carriesOver: true });
    expect(await contracts.faults()).toEqual([]);
  });
});

describe('what stays payable', () => {
  it('is what was in force and signed by the day', () => {
    const signed = { state: 'active', signedOn: '2026-01-31' } as const;
    expect(payableAfterEnd(signed, '2026-01-31')).toBe(true);
    expect(payableAfterEnd(signed, '2026-01-30')).toBe(false);
    expect(payableAfterEnd({ ...signed, state: 'draft' }, '2026-02-28')).toBe(false);
    expect(payableAfterEnd({ ...signed, state: 'cancelled' }, '2026-02-28')).toBe(false);
  });
});
