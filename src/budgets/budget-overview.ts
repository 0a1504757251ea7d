import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { sumWon, type Won } from '../platform/money/won.js';
import { PROGRAMME_ERRORS } from '../programmes/programme.errors.js';
import { maySeeLabour } from '../programmes/programme.policy.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Team } from '../programmes/team.entity.js';
import { datesOfStage } from '../stages/due-dates.js';
import { StageClock } from '../stages/stage-clock.js';
import type { BudgetLine } from './budget-line.js';
import { BudgetLines } from './budget-lines.js';
import type { BudgetOverviewValue, PotUse, SpendingDay } from './budget-overview-value.js';
import { DeclinedSupports } from './declined/declined-supports.js';
import { openedTeams, teamKey, type ToggledRows } from './budget-tree-rows.js';
import { SpendingPlans } from './spending-plans.js';
import { StuckReservations } from './stuck-reservations.js';
import { yearSums } from './year-sums.js';

const OPENED_MOST = 40;
/** As many as the budget page has room for; the rest has a page of its own. */
const STUCK_SHOWN = 7;

/** Everything the budget page shows, at one moment. */
@Injectable()
export class BudgetOverview {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly lines: BudgetLines,
    private readonly declined: DeclinedSupports,
    private readonly plans: SpendingPlans,
    private readonly stuck: StuckReservations,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly stageClock: StageClock,
  ) {}

  read(
    actor: Actor,
    stageId?: string,
    toggled: ToggledRows | 'all' = new Set(),
  ): Promise<BudgetOverviewValue> {
    const asOf = this.clock.businessNow(actor.demo);
    const today = this.clock.businessDate(actor.demo);
    return this.unit.run(actor, async () => {
      const [stages, years] = [await this.structure.stages(actor), await this.structure.fiscalYears(actor)];
      const stage = stageId
        ? stages.find(({ id }) => id === stageId)
        : await this.structure.stageToShow(actor, today);
      if (stageId && !stage) throw PROGRAMME_ERRORS.fail('programme.not-found');
      const year = years.find(({ id }) => id === stage?.fiscalYearId) ?? years.at(-1);
      const office = actor.team.kind === 'office';
      const whole = year && (!office || toggled === 'all') ? { fiscalYearId: year.id } : undefined;
      const all = whole ? await this.lines.list(actor, whole) : [];
      const lines = year && !whole ? await this.lines.sums(actor, year.id) : all;
      const funds = await this.structure.funds(actor);
      const teams = await this.structure.teams(actor);
      this.recordReads(actor, lines, teams);
      const programme = await this.structure.programme(actor);
      const potUses = await this.potUses(lines);
      const { dates } = await this.stageClock.read(actor);
      const value: BudgetOverviewValue = {
        stages,
        dates: stage ? datesOfStage(dates, stage) : [],
        years,
        stage,
        year,
        funds,
        teams,
        lines,
        unallocated: year ? await this.unallocated(actor, year.id) : new Map(),
        potUses,
        declined: await this.declined.list(actor, { openOnly: true }),
        reserved: await this.held(actor, potUses),
        spending: stage ? await this.spending(actor, stage.id) : [],
        planOf: await this.plans.read(actor),
        otherYears: year && years.length > 1 ? await yearSums(this.unit, actor, year.id) : [],
        stuck: await this.stuckOf(actor, asOf, programme.stuckDays),
        programme,
        today,
        asOf,
      };
      return whole ? value : { ...value, opened: await this.opened(actor, value, toggled) };
    });
  }

  /** A page has only so many rows open by hand. */
  private async opened(
    actor: Actor,
    value: BudgetOverviewValue,
    toggled: ToggledRows | 'all',
  ): Promise<Map<string, BudgetLine[]>> {
    const opened = new Map<string, BudgetLine[]>();
    for (const { fund, stage, team } of openedTeams(value, toggled).slice(0, OPENED_MOST)) {
      const place = { fundId: fund.id, stageId: stage.id, teamId: team.id };
      const lines = await this.lines.list(actor, place);
      opened.set(
        teamKey({ fund, stage, team }),
        lines.filter(({ owner }) => owner === 'team'),
      );
    }
    return opened;
  }

  private async stuckOf(actor: Actor, asOf: Date, afterDays: number): Promise<BudgetOverviewValue['stuck']> {
    const page = await this.stuck.page(actor, asOf, { days: afterDays, limit: STUCK_SHOWN });
    return { ...page, tally: await this.stuck.tally(actor, asOf, afterDays), afterDays };
  }

  private recordReads(actor: Actor, lines: readonly BudgetLine[], teams: readonly Team[]): void {
    const read = new Set(lines.filter(({ owner }) => owner === 'team').map(({ team }) => team.id));
    const ids = teams.map(({ id }) => id).filter((id) => read.has(id));
    this.audit.recordReads(actor, ids, { type: 'budget', id: actor.programme.id });
  }

  /** What of each fund isn't allocated, in one year or in all; empty for teams, which may not know. */
  unallocated(actor: Actor, fiscalYearId?: string): Promise<Map<string, Won>> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<{ fund_id: string; available: string }>(
        `SELECT l.fund_id, sum(b.available) AS available FROM budget_lines l JOIN line_balances b ON b.line_id = l.id
         WHERE l.kind = 'appropriation' AND ($1::uuid IS NULL OR l.fiscal_year_id = $1) GROUP BY l.fund_id`,
        [fiscalYearId ?? null],
      );
      return new Map(rows.map((row) => [row.fund_id, BigInt(row.available)]));
    });
  }

  /** The office reads pots' lines themselves; a team reads only what it used of them. */
  async held(actor: Actor, potUses: readonly PotUse[]): Promise<Won> {
    const row = await this.unit.one<{ reserved: string }>(
      `SELECT coalesce(sum(b.reserved), 0) AS reserved FROM budget_lines l JOIN categories c ON c.id = l.category_id
       JOIN line_balances b ON b.line_id = l.id WHERE $1 OR NOT c.labour`,
      [maySeeLabour(actor)],
    );
    const lines = BigInt(row?.reserved ?? 0);
    return actor.team.kind === 'office' ? lines : lines + sumWon(potUses.map((use) => use.reserved));
  }

  /** Row-level security leaves a team its own use alone. Belongs to the unit of work in hand. */
  potUses(lines: readonly BudgetLine[]): Promise<PotUse[]> {
    return this.usesOf(lines.filter(({ owner }) => owner === 'common-pot').map(({ id }) => id));
  }

  /** The same of pots by their lines' ids. */
  async usesOf(pots: readonly string[]): Promise<PotUse[]> {
    if (pots.length === 0) return [];
    const rows = await this.unit.query<{
      line_id: string;
      team_id: string;
      reserved: string;
      spent: string;
      requested: string;
    }>(
      `SELECT line_id, team_id, sum(reserved) AS reserved, sum(spent) AS spent, sum(requested) AS requested FROM (
         SELECT d.line_id, d.team_id, 0 AS reserved, d.spent, 0 AS requested FROM spending_days d
         WHERE d.line_id = ANY ($1::uuid[])
         UNION ALL
         SELECT p.line_id, p.team_id, p.amount, 0, 0 FROM expenses e
         JOIN postings p ON p.team_id = e.team_id AND p.cause_id = e.id AND p.kind = 'reserve'
         WHERE e.on_pot AND e.state = 'approved' AND p.line_id = ANY ($1::uuid[])
           AND NOT EXISTS (SELECT 1 FROM postings r WHERE r.team_id = p.team_id AND r.pending_id = p.id
             AND r.kind IN ('post-pending', 'void-pending'))
         UNION ALL
         SELECT l.budget_line_id, l.team_id, 0, 0, l.claim_amount FROM expenses e
         JOIN expense_lines l ON l.team_id = e.team_id AND l.expense_id = e.id
         WHERE e.on_pot AND e.state = 'submitted' AND l.budget_line_id = ANY ($1::uuid[])) one
       GROUP BY line_id, team_id`,
      [pots],
    );
    return rows.map((row) => ({
      lineId: row.line_id,
      teamId: row.team_id,
      reserved: BigInt(row.reserved),
      spent: BigInt(row.spent),
      requested: BigInt(row.requested),
    }));
  }

  private async spending(actor: Actor, stageId: string): Promise<SpendingDay[]> {
    const rows = await this.unit.query<{ fund_id: string; spent_on: KstDate; spent: string }>(
      `SELECT l.fund_id, d.spent_on, sum(d.spent) AS spent
       FROM budget_lines l JOIN categories c ON c.id = l.category_id JOIN spending_days d ON d.line_id = l.id
       WHERE l.stage_id = $1 AND l.kind = 'line' AND ($2 OR NOT c.labour)
       GROUP BY l.fund_id, d.spent_on ORDER BY d.spent_on`,
      [stageId, maySeeLabour(actor)],
    );
    return rows.map((row) => ({ fundId: row.fund_id, on: row.spent_on, spent: BigInt(row.spent) }));
  }
}
