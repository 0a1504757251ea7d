import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PROGRAMME_ERRORS } from '../programmes/programme.errors.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { BUDGET_ERRORS } from './budget.errors.js';
import { mayAllocate } from './budget.policy.js';
import { BudgetLineRecord, type Means } from './budget-line.entity.js';

export interface CreateBudgetLineCommand {
  fundId: string;
  fiscalYearId: string;
  stageId: string;
  categoryId: string;
  /** The owning team; left out for a common pot, whose line is the office's. */
  teamId?: string;
  /** One of the owning team's; left out for a common pot. */
  institutionId?: string;
  means?: Means;
}

/** Opens a budget line, empty at first. A common pot's line is the office's and readable by every team. */
@Injectable()
export class CreateBudgetLine {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  async execute(actor: Actor, command: CreateBudgetLineCommand): Promise<BudgetLineRecord> {
    ensure(mayAllocate(actor));
    const fund = await this.structure.fund(actor, command.fundId);
    const pot = fund.kind === 'common-pot';
    const ownerTeamId = pot ? actor.programme.officeTeamId : await this.owningTeam(actor, command);
    if (pot && command.institutionId) throw BUDGET_ERRORS.fail('budget.pot-has-no-institution');
    return this.unit.run(
      actor,
      async () => {
        await this.check(actor, command, ownerTeamId);
        const line = Object.assign(new BudgetLineRecord(), {
          ownerTeamId,
          id: uuidv7(),
          programmeId: actor.programme.id,
          kind: 'line' as const,
          audience: pot ? ('programme' as const) : ('team' as const),
          fundId: command.fundId,
          fiscalYearId: command.fiscalYearId,
          stageId: command.stageId,
          institutionId: command.institutionId ?? null,
          categoryId: command.categoryId,
          means: command.means ?? 'cash',
          closed: false,
        });
        await this.unit.repository(BudgetLineRecord).insert(line);
        const entry = {
          teamId: ownerTeamId,
          act: 'budget-line.created',
          subjectType: 'budget-line',
          subjectId: line.id,
        };
        await this.audit.record(actor, { ...entry, after: { ...line } });
        return line;
      },
      { onBehalfOf: ownerTeamId },
    );
  }

  private async owningTeam(actor: Actor, command: CreateBudgetLineCommand): Promise<string> {
    const teamId = command.teamId ?? (await this.teamOfInstitution(actor, command.institutionId));
    if (!actor.readTeamIds.includes(teamId) || teamId === actor.programme.officeTeamId) {
      throw PROGRAMME_ERRORS.fail('programme.not-found', {}, '/teamId');
    }
    return teamId;
  }

  private async teamOfInstitution(actor: Actor, institutionId: string | undefined): Promise<string> {
    if (!institutionId) throw BUDGET_ERRORS.fail('budget.institution-missing');
    return (await this.structure.institution(actor, institutionId)).teamId;
  }

  /** Foreign keys look past row-level security, so that what is named is looked up as the actor first. */
  private async check(actor: Actor, command: CreateBudgetLineCommand, ownerTeamId: string): Promise<void> {
    await this.structure.fiscalYear(actor, command.fiscalYearId);
    const stage = await this.structure.stage(actor, command.stageId);
    if (stage.fiscalYearId !== command.fiscalYearId) throw BUDGET_ERRORS.fail('budget.stage-of-other-year');
    const categories = await this.structure.categories(actor);
    if (!categories.get(command.categoryId))
      throw PROGRAMME_ERRORS.fail('programme.not-found', {}, '/categoryId');
    if (ownerTeamId === actor.programme.officeTeamId) return;
    const own = await this.structure.institutions(actor, ownerTeamId);
    if (!own.some(({ id }) => id === command.institutionId))
      throw BUDGET_ERRORS.fail('budget.institution-missing');
  }
}
