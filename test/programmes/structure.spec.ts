import { Categories } from '../../src/programmes/categories.js';
import { Institutions } from '../../src/programmes/institutions.js';
import { ProgrammeStructure } from '../../src/programmes/programme-structure.js';
import { Stages } from '../../src/programmes/stages.js';
import { Teams } from '../../src/programmes/teams.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startDemoProgramme, type DemoProgramme } from '../budgets/demo-programme.js';

describe('the structure of a programme', () => {
  let world: DemoProgramme;
  let structure: ProgrammeStructure;

  beforeAll(async () => {
    world = await startDemoProgramme();
    structure = world.get(ProgrammeStructure);
  });
  afterAll(() => world.stop());

  it('tells which stage a day lies in', async () => {
    const { officer } = world;
    expect((await structure.stageOn(officer, '2025-08-04'))?.number).toBe(1);
    expect((await structure.stageOn(officer, '2026-01-31'))?.number).toBe(1);
    expect(await structure.stageOn(officer, '2025-08-03')).toBeUndefined();
    expect(await structure.stageOn(officer, '2026-02-01')).toBeUndefined();
    expect((await structure.stageToShow(officer, '2026-02-01'))?.number).toBe(1);
  });

  it('names a category by its place in the tree', async () => {
    const id = world.structure.categories.get('ACTIVITY.SOFTWARE.DATA') ?? '';
    const member = world.member('nc', 'researcher');
    expect(await structure.categoryLabel(member, id, 'ko')).toBe(
      '연구활동비 › 소프트웨어 활용비 › 데이터 이용료',
    );
    expect(await structure.categoryLabel(member, id, 'en')).toBe(
      'Research activities › Use of software › Data licences',
    );
  });

  it('shows a team its own institutions only, the office all', async () => {
    expect(await structure.institutions(world.officer)).toHaveLength(15);
    const own = await structure.institutions(world.member('skt', 'finance'));
    expect(own.map(({ name, vatRecovery }) => [name, vatRecovery])).toEqual([
      ['SK텔레콤', 'full'],
      ['협력기업 A(예시)', 'full'],
      ['협력대학 A(예시)', 'none'],
    ]);
    const rival = world.structure.teams.find(({ slug }) => slug === 'lg')?.institutions.company ?? '';
    await expect(structure.institution(world.member('skt', 'finance'), rival)).rejects.toMatchObject({
      code: 'programme.not-found',
    });
  });

  it('lets only officers set anything up', async () => {
    const actors = [
      world.auditor,
      world.member('upstage', 'administrator'),
      world.member('upstage', 'principal-investigator'),
    ];
    for (const actor of actors) {
      const team = world
        .get(Teams)
        .add(actor, { code: 'x', name: { ko: '팀', en: 'Team' }, joinedOn: '2025-09-01' });
      await expect(team).rejects.toMatchObject({ code: 'web.not-permitted' });
      const category = world.get(Categories).add(actor, { code: 'X', name: { ko: '비목', en: 'Category' } });
      await expect(category).rejects.toMatchObject({ code: 'web.not-permitted' });
    }
  });

  it.each([
    ['901-88-0012', 'programme.business-number-malformed'],
    ['9018800129', 'programme.business-number-check-digit'],
    ['9018800128', 'programme.institution-taken'],
  ])('refuses the business number %s of an institution', async (businessNumber, code) => {
    const team = world.structure.teams.find(({ slug }) => slug === 'upstage')?.id ?? '';
    const command = { name: '기관', kind: 'sme' as const, businessNumber, part: 'partner' as const };
    await expect(world.get(Institutions).add(world.officer, team, command)).rejects.toMatchObject({ code });
  });

  it('takes the usual VAT for the kind of institution', async () => {
    const team = world.structure.teams.find(({ slug }) => slug === 'nc')?.id ?? '';
    const command = {
      name: '새 대학(예시)',
      kind: 'university' as const,
      businessNumber: '901-88-00128',
      part: 'partner' as const,
    };
    expect((await world.get(Institutions).add(world.officer, team, command)).vatRecovery).toBe('none');
  });

  const stage = { number: 2, name: { ko: '2단계', en: 'Stage 2' } };
  it.each([
    ['2026-01-31', '2026-07-31', 'programme.stage-outside-year'],
    ['2025-07-01', '2025-08-04', 'programme.stage-overlaps'],
    ['2025-07-01', '2025-07-01', 'programme.period-inverted'],
    ['2025-02-30', '2025-07-01', 'web.invalid-input'],
  ])('refuses a stage from %s to %s', async (startsOn, endsOn, code) => {
    const command = { ...stage, fiscalYearId: world.structure.fiscalYearId, startsOn, endsOn };
    await expect(world.get(Stages).add(world.officer, command)).rejects.toMatchObject({ code });
  });

  it('doesn’t shrink a stage away from money spent in it', async () => {
    const { structure: demo, officer } = world;
    const finance = world.member('upstage', 'finance');
    const lineId = demo.teams.find(({ slug }) => slug === 'upstage')?.dataLineId ?? '';
    const group = {
      teamId: finance.team.id,
      key: 'spent',
      causeType: 'test',
      causeId: lineId,
      occurredOn: '2026-01-20',
      actorId: finance.userId,
    };
    await world
      .get(UnitOfWork)
      .run(finance, () =>
        world.get(Ledger).postNow({ ...group, entries: [{ kind: 'spend', lineId, amount: 1n }] }),
      );
    const change = {
      number: 1,
      name: { ko: '1단계', en: 'Stage 1' },
      fiscalYearId: demo.fiscalYearId,
      startsOn: '2025-08-04',
    };
    const stages = world.get(Stages);
    await expect(
      stages.change(officer, demo.stageId, { ...change, endsOn: '2026-01-15' }),
    ).rejects.toMatchObject({ code: 'programme.stage-has-entries' });
    expect((await stages.change(officer, demo.stageId, { ...change, endsOn: '2026-01-20' })).endsOn).toBe(
      '2026-01-20',
    );
  });

  it.each([
    ['1X', undefined],
    ['A B', undefined],
    ['A.B', undefined],
    ['ACTIVITY.', 'ACTIVITY'],
    ['X.Y', 'ACTIVITY'],
  ])('refuses the category code %j', async (code, parent) => {
    const parentId = parent && world.structure.categories.get(parent);
    const added = world
      .get(Categories)
      .add(world.officer, { code, parentId, name: { ko: '비목', en: 'Category' } });
    await expect(added).rejects.toMatchObject({ code: 'programme.code-malformed' });
  });

  it('adds a category below another by its own step, with the cost and labour of its parent', async () => {
    const parentId = world.structure.categories.get('LABOR');
    const added = await world
      .get(Categories)
      .add(world.officer, { code: 'insider', parentId, name: { ko: '내부', en: '' } });
    expect(added).toMatchObject({
      code: 'LABOR.INSIDER',
      path: 'LABOR.INSIDER',
      labour: true,
      nameEn: '내부',
    });
    const again = world
      .get(Categories)
      .add(world.officer, { code: 'LABOR.INSIDER', parentId, name: { ko: '내부', en: '' } });
    await expect(again).rejects.toMatchObject({ code: 'programme.code-taken' });
  });

  it('leaves an audit event of each change, in the log of whom it concerns', async () => {
    const unit = world.get(UnitOfWork);
    const events = await unit.run(world.officer, () =>
      unit.query<{ act: string; own: boolean }>(
        `SELECT act, bool_and(team_id = $1) AS own FROM audit_events GROUP BY act ORDER BY act`,
        [world.officer.team.id],
      ),
    );
    const byAct = new Map(events.map(({ act, own }) => [act, own]));
    for (const act of [
      'fiscal-year.added',
      'stage.added',
      'stage.changed',
      'fund.added',
      'category.added',
      'team.added',
    ]) {
      expect([act, byAct.get(act)]).toEqual([act, true]);
    }
    expect(byAct.get('institution.added')).toBe(false);
  });
});
