import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { maySetUpProgramme } from '../programmes/programme.policy.js';
import type { Stage } from '../programmes/stage.entity.js';
import { BUDGET_ERRORS } from './budget.errors.js';
import { fitsStage, monthsOf, type PlannedMonth, type SpendingPlan } from './spending-plan.js';

export interface SpendingPlanCommand {
  fundId: string;
  stageId: string;
  /** None: evenly over the stage. */
  months: readonly PlannedMonth[];
}

/** The plan of a fund's spending in a stage. */
export type PlanOf = (fundId: string, stage: Pick<Stage, 'id' | 'startsOn' | 'endsOn'>) => SpendingPlan;

/** Plans of spending, month by month; set by officers, read by all. */
@Injectable()
export class SpendingPlans {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  /** Plans of all funds and stages, evenly spread where none was set or the stage has moved since. */
  read(actor: Actor): Promise<PlanOf> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<{
        fund_id: string;
        stage_id: string;
        month: KstDate;
        tenths: number;
      }>('SELECT fund_id, stage_id, month, tenths FROM spending_plans ORDER BY month', []);
      const plans = new Map<string, PlannedMonth[]>();
      for (const { fund_id: fundId, stage_id: stageId, month, tenths } of rows) {
        const key = `${fundId} ${stageId}`;
        plans.set(key, [...(plans.get(key) ?? []), { month, tenths }]);
      }
      return (fundId, { id, startsOn, endsOn }) => {
        const period = { startsOn, endsOn };
        const months = plans.get(`${fundId} ${id}`);
        return months && fitsStage(months, period) ? { period, months } : { period };
      };
    });
  }

  async set(actor: Actor, { fundId, stageId, months }: SpendingPlanCommand): Promise<SpendingPlan> {
    ensure(maySetUpProgramme(actor));
    return this.unit.run(actor, async () => {
      const stage = await this.structure.stage(actor, stageId);
      await this.structure.fund(actor, fundId);
      if (months.length > 0) requireWhole(months, stage);
      const teamId = actor.programme.officeTeamId;
      const before = (await this.read(actor))(fundId, stage).months ?? [];
      await this.unit.query(
        'DELETE FROM spending_plans WHERE team_id = $1 AND fund_id = $2 AND stage_id = $3',
        [teamId, fundId, stageId],
      );
      await this.unit.query(
        `INSERT INTO spending_plans (team_id, fund_id, stage_id, month, tenths)
         SELECT $1, $2, $3, m, t FROM unnest($4::date[], $5::int[]) AS planned (m, t)`,
        [teamId, fundId, stageId, months.map(({ month }) => month), months.map(({ tenths }) => tenths)],
      );
      await this.audit.record(actor, {
        teamId,
        act: 'fund.planned',
        subjectType: 'fund',
        subjectId: fundId,
        before: { stageId, months: before },
        after: { stageId, months },
      });
      return (await this.read(actor))(fundId, stage);
    });
  }
}

/** Each month of the stage once, together 100 %. */
function requireWhole(months: readonly PlannedMonth[], stage: Stage): void {
  const wanted = monthsOf(stage);
  const known = new Set(months.map(({ month }) => month));
  const problems = months.flatMap(({ month, tenths }) =>
    Number.isInteger(tenths) && tenths >= 0 && tenths <= 1000 && wanted.includes(month)
      ? []
      : [BUDGET_ERRORS.problem('budget.plan-month', `/${month}`)],
  );
  if (problems.length > 0) throw invalidInput(problems);
  if (known.size !== months.length || known.size !== wanted.length)
    throw BUDGET_ERRORS.fail('budget.plan-months-missing');
  const sum = months.reduce((total, { tenths }) => total + tenths, 0);
  if (sum !== 1000)
    throw BUDGET_ERRORS.fail('budget.plan-not-whole', { sum: `${Math.floor(sum / 10)}.${sum % 10}` });
}
