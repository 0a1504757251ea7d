import { Injectable } from '@nestjs/common';
import { Allocate } from '../../budgets/allocate.js';
import { Appropriate } from '../../budgets/appropriate.js';
import { CreateBudgetLine } from '../../budgets/create-budget-line.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Won } from '../../platform/money/won.js';
import { Categories } from '../../programmes/categories.js';
import { FiscalYears } from '../../programmes/fiscal-years.js';
import { Funds } from '../../programmes/funds.js';
import { Institutions } from '../../programmes/institutions.js';
import { Stages } from '../../programmes/stages.js';
import { Teams } from '../../programmes/teams.js';
import { DEMO_CATEGORIES, type DemoCategory } from './demo-categories.js';
import { DEMO_TEAMS, demoInstitutions, type DemoAllocation, type DemoTeam } from './demo-teams.js';

/** What the demonstration was given: ids by the names the rest of it uses. */
export interface DemoStructure {
  /** The officer, who now reads the new teams too. */
  officer: Actor;
  fiscalYearId: string;
  stageId: string;
  funds: { copurchase: string; research: string; data: string };
  potLineId: string;
  /** Category ids by code, such as `ACTIVITY.SOFTWARE.DATA`. */
  categories: ReadonlyMap<string, string>;
  teams: readonly DemoTeamStructure[];
}

export interface DemoTeamStructure {
  slug: string;
  id: string;
  institutions: { company: string; sme: string; university: string };
  /** The company's line of 데이터 구축·가공. */
  dataLineId: string;
  /** The company's lines of 인건비·연구비 by category code. */
  researchLineIds: Readonly<Record<keyof DemoAllocation, string>>;
  /** What the two partners do themselves: their lines of 연구활동비. */
  partnerLineIds: { sme: string; university: string };
}

const COPURCHASE = { appropriated: 10_000_000_000n, pot: 9_200_000_000n };
const RESEARCH_APPROPRIATED = 2_000_000_000n;
const DATA_PER_TEAM = 2_800_000_000n;
/** Of each team's 연구활동비, what each partner spends itself. */
const PARTNER_ACTIVITY = 8_000_000n;
const DATA_CATEGORY = 'ACTIVITY.SOFTWARE.DATA';

type Frame = Pick<DemoStructure, 'officer' | 'fiscalYearId' | 'stageId' | 'funds' | 'categories'>;

/** Opens the demonstration's budget lines and gives them their money. */
@Injectable()
export class DemoBudgets {
  constructor(
    private readonly lines: CreateBudgetLine,
    private readonly appropriation: Appropriate,
    private readonly allocation: Allocate,
  ) {}

  /** Appropriates to all funds and opens the common pot's one line. */
  async openPot({ officer, fiscalYearId, stageId, funds, categories }: Frame): Promise<string> {
    const reason = '2025년 사업 시행계획(예시)';
    const dataTotal = DATA_PER_TEAM * BigInt(DEMO_TEAMS.length);
    await this.appropriation.execute(officer, {
      fundId: funds.copurchase,
      fiscalYearId,
      amount: COPURCHASE.appropriated,
      reason,
    });
    await this.appropriation.execute(officer, {
      fundId: funds.research,
      fiscalYearId,
      amount: RESEARCH_APPROPRIATED,
      reason,
    });
    await this.appropriation.execute(officer, {
      fundId: funds.data,
      fiscalYearId,
      amount: dataTotal,
      reason,
    });
    const categoryId = idOf(categories, DATA_CATEGORY);
    const pot = await this.lines.execute(officer, {
      fundId: funds.copurchase,
      fiscalYearId,
      stageId,
      categoryId,
    });
    await this.allocation.execute(officer, {
      lineId: pot.id,
      amount: COPURCHASE.pot,
      reason: '1단계 공동구매(예시)',
    });
    return pot.id;
  }

  async fundTeam(
    frame: Frame,
    team: DemoTeam,
    teamId: string,
    institutions: DemoTeamStructure['institutions'],
  ): Promise<Pick<DemoTeamStructure, 'dataLineId' | 'researchLineIds' | 'partnerLineIds'>> {
    const { funds } = frame;
    const open = (fundId: string, institutionId: string, code: string, amount: Won) =>
      this.open(frame, { teamId, fundId, institutionId, code, amount });
    const { company, sme, university } = institutions;
    const { research } = team;
    return {
      dataLineId: await open(funds.data, company, DATA_CATEGORY, DATA_PER_TEAM),
      researchLineIds: {
        LABOR: await open(funds.research, company, 'LABOR', research.LABOR),
        EQUIP: await open(funds.research, company, 'EQUIP', research.EQUIP),
        MATERIAL: await open(funds.research, company, 'MATERIAL', research.MATERIAL),
        ACTIVITY: await open(funds.research, company, 'ACTIVITY', research.ACTIVITY - 2n * PARTNER_ACTIVITY),
        ALLOW: await open(funds.research, company, 'ALLOW', research.ALLOW),
        INDIRECT: await open(funds.research, company, 'INDIRECT', research.INDIRECT),
      },
      partnerLineIds: {
        sme: await open(funds.research, sme, 'ACTIVITY', PARTNER_ACTIVITY),
        university: await open(funds.research, university, 'ACTIVITY', PARTNER_ACTIVITY),
      },
    };
  }

  private async open(
    { officer, fiscalYearId, stageId, categories }: Frame,
    {
      code,
      amount,
      ...place
    }: { teamId: string; fundId: string; institutionId: string; code: string; amount: Won },
  ): Promise<string> {
    const categoryId = idOf(categories, code);
    const line = await this.lines.execute(officer, { ...place, fiscalYearId, stageId, categoryId });
    await this.allocation.execute(officer, { lineId: line.id, amount, reason: '1단계 배정(예시)' });
    return line.id;
  }
}

/** Builds the demonstration's programme through the same use cases an officer has; founding it is done before. */
@Injectable()
export class CreateDemoStructure {
  constructor(
    private readonly years: FiscalYears,
    private readonly stages: Stages,
    private readonly funds: Funds,
    private readonly categories: Categories,
    private readonly teams: Teams,
    private readonly institutions: Institutions,
    private readonly money: DemoBudgets,
  ) {}

  async execute(founder: Actor): Promise<DemoStructure> {
    const year = await this.years.add(founder, { year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' });
    const stage = await this.stages.add(founder, {
      fiscalYearId: year.id,
      number: 1,
      name: { ko: '1단계', en: 'Stage 1' },
      startsOn: '2025-08-04',
      endsOn: '2026-01-31',
    });
    const funds = await this.addFunds(founder);
    const categories = new Map<string, string>();
    await this.addCategories(founder, DEMO_CATEGORIES, categories);
    const teamIds = await this.addTeams(founder);
    const officer = { ...founder, readTeamIds: [...new Set([...founder.readTeamIds, ...teamIds])] };
    const frame: Frame = { officer, fiscalYearId: year.id, stageId: stage.id, funds, categories };
    const potLineId = await this.money.openPot(frame);
    const teams: DemoTeamStructure[] = [];
    for (const [index, team] of DEMO_TEAMS.entries())
      teams.push(await this.equip(frame, team, teamIds[index] ?? ''));
    return { ...frame, potLineId, teams };
  }

  private async addFunds(officer: Actor): Promise<DemoStructure['funds']> {
    const copurchase = await this.funds.add(officer, {
      code: 'data-copurchase',
      name: { ko: '데이터 공동구매', en: 'Data co-purchase' },
      kind: 'common-pot',
    });
    const research = await this.funds.add(officer, {
      code: 'personnel',
      name: { ko: '인건비·연구비', en: 'Personnel and research' },
      kind: 'per-team',
    });
    const data = await this.funds.add(officer, {
      code: 'data-building',
      name: { ko: '데이터 구축·가공', en: 'Data building' },
      kind: 'per-team',
    });
    return { copurchase: copurchase.id, research: research.id, data: data.id };
  }

  private async addCategories(
    officer: Actor,
    nodes: readonly DemoCategory[],
    ids: Map<string, string>,
    parentId?: string,
  ): Promise<void> {
    for (const [index, { children, ...node }] of nodes.entries()) {
      const added = await this.categories.add(officer, { ...node, parentId, position: index + 1 });
      ids.set(added.code, added.id);
      if (children) await this.addCategories(officer, children, ids, added.id);
    }
  }

  private async addTeams(officer: Actor): Promise<string[]> {
    const ids: string[] = [];
    for (const { slug, name } of DEMO_TEAMS) {
      ids.push((await this.teams.add(officer, { code: slug, name, joinedOn: '2025-08-04' })).id);
    }
    return ids;
  }

  private async equip(frame: Frame, team: DemoTeam, id: string): Promise<DemoTeamStructure> {
    const [company, sme, university] = demoInstitutions(team);
    const institutions = {
      company: (await this.institutions.add(frame.officer, id, company)).id,
      sme: (await this.institutions.add(frame.officer, id, sme)).id,
      university: (await this.institutions.add(frame.officer, id, university)).id,
    };
    return {
      slug: team.slug,
      id,
      institutions,
      ...(await this.money.fundTeam(frame, team, id, institutions)),
    };
  }
}

function idOf(categories: ReadonlyMap<string, string>, code: string): string {
  const id = categories.get(code);
  if (!id) throw new Error(`the demonstration has no category ${code}`);
  return id;
}
