import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { planProblems } from './check-plan.js';
import type { FundingSources } from './funding-plan.js';
import { FundingStore } from './funding-store.js';
import { FUNDING_ERRORS } from './funding.errors.js';
import { mayPlanFunding } from './funding.policy.js';

export interface FundingPlanCommand extends FundingSources {
  institutionId: string;
  stageId: string;
  /** Why the plan leaves the programme's rates; needed only where it does. */
  exceptionReason?: string;
  /** As it was read; 0 where there was none. */
  version?: number;
}

const FIELDS = ['government', 'ownCash', 'otherCash', 'inKind'] as const;
export const MAX_REASON = 500;

/** 재원 계획: says where an institution's money of a stage comes from, in the team's name. */
@Injectable()
export class SaveFundingPlan {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: FundingStore,
    private readonly structure: ProgrammeStructure,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: FundingPlanCommand): Promise<void> {
    ensure(mayPlanFunding(actor));
    const reason = (command.exceptionReason ?? '').trim();
    const negative: FieldProblem[] = FIELDS.filter((field) => command[field] < 0n).map((field) =>
      FUNDING_ERRORS.problem('funding.amount-negative', `/${field}`),
    );
    if (reason.length > MAX_REASON)
      negative.push(
        FUNDING_ERRORS.problem('funding.text-too-long', '/exceptionReason', { limit: MAX_REASON }),
      );
    if (negative.length > 0) throw invalidInput(negative);
    const institution = await this.structure.institution(actor, command.institutionId);
    const { stageId } = command;
    await this.structure.stage(actor, stageId);
    const place = { teamId: institution.teamId, institutionId: institution.id, stageId };
    await this.unit.run(
      actor,
      async () => {
        await this.store.lock(place);
        const kept = await this.store.plan(place);
        if (command.version !== undefined && command.version !== (kept?.version ?? 0))
          throw FUNDING_ERRORS.fail('funding.changed');
        const problems = planProblems(command, (await this.store.rates())[institution.kind]);
        if (problems.length > 0 && reason === '') throw invalidInput(problems);
        const why = problems.length > 0 ? reason : '';
        this.keep(actor, place, command, kept?.id ?? uuidv7(), why);
        await this.audit.record(actor, {
          teamId: institution.teamId,
          act: 'funding-plan.saved',
          subjectType: 'institution',
          subjectId: institution.id,
          before: kept && { ...kept },
          after: { stageId, ...sources(command), exceptionReason: why },
        });
      },
      { onBehalfOf: institution.teamId },
    );
  }

  private keep(
    actor: Actor,
    place: { teamId: string; institutionId: string; stageId: string },
    plan: FundingSources,
    id: string,
    reason: string,
  ): void {
    this.unit.write(
      `INSERT INTO funding_plans AS p (team_id, id, institution_id, stage_id, government, own_cash, other_cash, in_kind, exception_reason, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (team_id, institution_id, stage_id) DO UPDATE SET government = EXCLUDED.government, own_cash = EXCLUDED.own_cash,
         other_cash = EXCLUDED.other_cash, in_kind = EXCLUDED.in_kind, exception_reason = EXCLUDED.exception_reason,
         changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at, version = p.version + 1`,
      [
        place.teamId,
        id,
        place.institutionId,
        place.stageId,
        ...FIELDS.map((field) => plan[field].toString()),
        reason,
        actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
  }
}

function sources({ government, ownCash, otherCash, inKind }: FundingSources): FundingSources {
  return { government, ownCash, otherCash, inKind };
}
