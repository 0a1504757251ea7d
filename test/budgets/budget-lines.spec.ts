import { BudgetLines } from '../../src/budgets/budget-lines.js';
import { Allocate } from '../../src/budgets/allocate.js';
import { CreateBudgetLine } from '../../src/budgets/create-budget-line.js';
import { CloseBudgetLine } from '../../src/budgets/close-budget-line.js';
import { startDemoProgramme, type DemoProgramme } from './demo-programme.js';

describe('budget lines', () => {
  let world: DemoProgramme;
  let lines: BudgetLines;

  beforeAll(async () => {
    world = await startDemoProgramme();
    lines = world.get(BudgetLines);
  });
  afterAll(() => world.stop());

  it('gives the office every line with exact balances', async () => {
    const all = await lines.list(world.officer);
    expect(all).toHaveLength(1 + 5 * 9);
    expect(all.every(({ balance }) => balance.kind === 'exact')).toBe(true);
    const pot = all.find(({ id }) => id === world.structure.potLineId);
    expect(pot).toMatchObject({
      owner: 'common-pot',
      balance: { allocated: 9_200_000_000n, available: 9_200_000_000n },
    });
  });

  it('gives a team its own lines exactly and of the common pot a band only', async () => {
    const mine = await lines.list(world.member('upstage', 'administrator'));
    const own = mine.filter(({ owner }) => owner === 'team');
    const pots = mine.filter(({ owner }) => owner === 'common-pot');
    expect(own).toHaveLength(9);
    expect(new Set(own.map(({ team }) => team.name.ko))).toEqual(new Set(['업스테이지']));
    expect(pots.map(({ balance }) => balance)).toEqual([
      { kind: 'band', fromPercent: 75, toPercent: 100, daysAgo: 7 },
    ]);
    const data = own.find(({ fund }) => fund.code === 'data-building');
    expect(data?.balance).toMatchObject({ kind: 'exact', available: 2_800_000_000n });
  });

  it('keeps totals of pay from a plain researcher', async () => {
    const seen = async (...roles: ('researcher' | 'finance')[]) =>
      (await lines.list(world.member('upstage', ...roles))).filter(({ category }) => category.labour);
    expect(await seen('researcher')).toEqual([]);
    expect(await seen('researcher', 'finance')).toHaveLength(1);
    const labour = world.structure.teams.find(({ slug }) => slug === 'upstage')?.researchLineIds.LABOR ?? '';
    await expect(lines.line(world.member('upstage', 'researcher'), labour)).rejects.toMatchObject({
      code: 'budget.line-not-found',
    });
  });

  it('answers about a rival’s line as about none', async () => {
    const rival = world.structure.teams.find(({ slug }) => slug === 'skt')?.dataLineId ?? '';
    const asked = lines.line(world.member('upstage', 'finance'), rival);
    await expect(asked).rejects.toMatchObject({ code: 'budget.line-not-found', kind: 'not-found' });
  });

  it('orders lines by the places of their categories', async () => {
    const { research: fundId } = world.structure.funds;
    const own = await lines.list(world.member('lg', 'finance'), { fundId });
    const codes = ['LABOR', 'EQUIP', 'MATERIAL', 'ACTIVITY', 'ALLOW', 'INDIRECT', 'ACTIVITY', 'ACTIVITY'];
    expect(own.map(({ category }) => category.code)).toEqual(codes);
  });

  it('pages in the order of the tree without leaving out or repeating a line', async () => {
    const all = (await lines.list(world.officer)).map(({ id }) => id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await lines.page(world.officer, {}, { after, limit: 7 });
      paged.push(...page.lines.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(paged).toEqual(all);
    await expect(lines.page(world.officer, {}, { after: 'xyz', limit: 7 })).rejects.toMatchObject({
      code: 'web.bad-cursor',
    });
  });

  it('offers a claim the open lines of its institution and the pot', async () => {
    const { institutions } = world.structure.teams.find(({ slug }) => slug === 'lg') ?? {
      institutions: { university: '' },
    };
    const stageId = world.structure.stageId;
    const actor = world.member('lg', 'researcher');
    const offered = await lines.claimable(actor, { institutionId: institutions.university, stageId });
    expect(offered.map((line) => [line.owner, line.category.code])).toEqual([
      ['common-pot', 'ACTIVITY.SOFTWARE.DATA'],
      ['team', 'ACTIVITY'],
    ]);
    const lineId = offered[1]?.id ?? '';
    await world.get(CloseBudgetLine).execute(world.officer, { lineId, closed: true });
    expect(await lines.claimable(actor, { institutionId: institutions.university, stageId })).toHaveLength(1);
    await world.get(CloseBudgetLine).execute(world.officer, { lineId, closed: false });
  });

  it('allocates no more than was appropriated', async () => {
    const { potLineId } = world.structure;
    const allocate = world.get(Allocate);
    await expect(
      allocate.execute(world.officer, { lineId: potLineId, amount: 800_000_001n }),
    ).rejects.toMatchObject({
      code: 'budget.appropriation-exceeded',
    });
    await expect(allocate.execute(world.officer, { lineId: potLineId, amount: 0n })).rejects.toMatchObject({
      code: 'budget.amount-not-positive',
    });
  });

  it('allocates once for one key', async () => {
    const lineId = world.structure.teams[0]?.dataLineId ?? '';
    const { research } = world.structure.funds;
    const target = (await lines.list(world.officer, { fundId: research })).find(
      ({ category }) => category.code === 'EQUIP',
    );
    const command = { lineId: target?.id ?? '', amount: 5_000_000n, key: 'once' };
    await world.get(Allocate).execute(world.officer, command);
    await world.get(Allocate).execute(world.officer, command);
    const after = await lines.line(world.officer, command.lineId);
    expect(after.balance).toMatchObject({
      allocated: (target?.balance.kind === 'exact' ? target.balance.allocated : 0n) + 5_000_000n,
    });
    await expect(world.get(Allocate).execute(world.officer, { ...command, lineId })).rejects.toMatchObject({
      code: /ledger|budget/,
    });
  });

  it('lets nobody but an officer make or fund a line', async () => {
    const lineId = world.structure.potLineId;
    for (const actor of [world.auditor, world.member('upstage', 'administrator')]) {
      await expect(world.get(Allocate).execute(actor, { lineId, amount: 1n })).rejects.toMatchObject({
        code: 'web.not-permitted',
      });
      await expect(world.get(CloseBudgetLine).execute(actor, { lineId, closed: true })).rejects.toMatchObject(
        { code: 'web.not-permitted' },
      );
    }
  });

  it('refuses a second line of the same identity and an institution of another team', async () => {
    const { structure, officer } = world;
    const [naver, upstage] = structure.teams;
    const categoryId = structure.categories.get('EQUIP') ?? '';
    const place = {
      fundId: structure.funds.research,
      fiscalYearId: structure.fiscalYearId,
      stageId: structure.stageId,
      categoryId,
    };
    const create = world.get(CreateBudgetLine);
    const again = { ...place, teamId: naver?.id, institutionId: naver?.institutions.company };
    await expect(create.execute(officer, again)).rejects.toMatchObject({ code: 'budget.line-exists' });
    const mixed = { ...place, teamId: naver?.id, institutionId: upstage?.institutions.company };
    await expect(create.execute(officer, mixed)).rejects.toMatchObject({
      code: 'budget.institution-missing',
    });
  });

  it('derives the same balances from postings as the ledger keeps', async () => {
    const all = await lines.list(world.officer);
    const derived = await lines.amountsAsOf(
      world.officer,
      all.map(({ id }) => id),
      '2199-12-31',
    );
    for (const line of all) {
      const amounts = derived.find(({ lineId }) => lineId === line.id);
      expect(line.balance).toMatchObject({
        allocated: amounts?.allocated,
        reserved: amounts?.reserved,
        spent: amounts?.spent,
      });
    }
    expect(
      await lines.amountsAsOf(
        world.officer,
        all.map(({ id }) => id),
        '2025-01-01',
      ),
    ).toEqual([]);
    expect(await world.ownerQuery('SELECT * FROM ledger_check()')).toEqual([]);
  });
});
