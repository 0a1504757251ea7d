import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import type { FiscalYear } from '../programmes/fiscal-year.entity.js';
import type { Fund } from '../programmes/fund.entity.js';
import { PROGRAMME_ERRORS } from '../programmes/programme.errors.js';
import { maySeeLabour } from '../programmes/programme.policy.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { Team } from '../programmes/team.entity.js';
import { datesOfStage, type DueDate } from '../stages/due-dates.js';
import { StageClock } from '../stages/stage-clock.js';
import type { BudgetLine } from './budget-line.js';
import { BudgetLines } from './budget-lines.js';
import { stuckReservations, type Stuck } from './stuck-reservations.js';

/** What one team did with a common pot: all that a team may know is its own. */
export interface PotUse {
  lineId: string;
  teamId: string;
  reserved: Won;
  spent: Won;
  /** Submitted and not yet decided; nothing is reserved for it. */
  requested: Won;
}

/** Days on which something was spent from a fund in the stage, in order. */
export interface SpendingDay {
  fundId: string;
  on: KstDate;
  spent: Won;
}

export interface BudgetOverviewValue {
  stages: Stage[];
  years: FiscalYear[];
  stage?: Stage;
  year?: FiscalYear;
  funds: Fund[];
  teams: Team[];
  /** Lines of the fiscal year, in the order of the tree. */
  lines: BudgetLine[];
  /** What of each fund's appropriation isn't allocated; the office's alone to know. */
  unallocated: ReadonlyMap<string, Won>;
  potUses: PotUse[];
  spending: SpendingDay[];
  stuck: Stuck[];
  /** What falls due within and after the stage. */
  dates: DueDate[];
  today: KstDate;
  asOf: Date;
}

/** Everything the budget page shows, at one moment. */
@Injectable()
export class BudgetOverview {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly lines: BudgetLines,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly stageClock: StageClock,
  ) {}

  read(actor: Actor, stageId?: string): Promise<BudgetOverviewValue> {
    const asOf = this.clock.businessNow(actor.demo);
    const today = this.clock.businessDate(actor.demo);
    return this.unit.run(actor, async () => {
      const [stages, years] = [await this.structure.stages(actor), await this.structure.fiscalYears(actor)];
      const stage = stageId
        ? stages.find(({ id }) => id === stageId)
        : await this.structure.stageToShow(actor, today);
      if (stageId && !stage) throw PROGRAMME_ERRORS.fail('programme.not-found');
      const year = years.find(({ id }) => id === stage?.fiscalYearId) ?? years.at(-1);
      const lines = year ? await this.lines.list(actor, { fiscalYearId: year.id }) : [];
      const funds = await this.structure.funds(actor);
      const teams = await this.structure.teams(actor);
      await this.recordReads(actor, lines, teams);
      const { dates } = await this.stageClock.read(actor);
      return {
        stages,
        dates: stage ? datesOfStage(dates, stage) : [],
        years,
        stage,
        year,
        funds,
        teams,
        lines,
        unallocated: year ? await this.unallocated(actor, year.id) : new Map(),
        potUses: await this.potUses(lines),
        spending: stage ? await this.spending(actor, stage.id) : [],
        stuck: await stuckReservations(this.unit, actor, asOf),
        today,
        asOf,
      };
    });
  }

  private async recordReads(
    actor: Actor,
    lines: readonly BudgetLine[],
    teams: readonly Team[],
  ): Promise<void> {
    const read = new Set(lines.filter(({ owner }) => owner === 'team').map(({ team }) => team.id));
    for (const { id } of teams.filter((team) => read.has(team.id))) {
      await this.audit.recordRead(actor, {
        teamId: id,
        subjectType: 'budget',
        subjectId: actor.programme.id,
      });
    }
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

  /** Row-level security leaves a team its own use alone. Belongs to the unit of work in hand. */
  async potUses(lines: readonly BudgetLine[]): Promise<PotUse[]> {
    const pots = lines.filter(({ owner }) => owner === 'common-pot').map(({ id }) => id);
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
