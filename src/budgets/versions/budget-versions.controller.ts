import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { comparisonJson, versionJson } from '../allocations/allocation-json.js';
import { ComparisonQuery, VersionsQuery } from '../allocations/dto.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { BudgetVersions } from './budget-versions.js';

const PAGE = 50;
const CHANGES = 200;

/** Versions of a year's budget (판), read from the ledger: who changed what of it, when and why. A team reads those of its own lines. */
@ApiTags('budget-versions')
@Controller('api/v1/budget-versions')
export class BudgetVersionsController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly versions: BudgetVersions,
  ) {}

  /** Newest first; `number` counts the reader's own list. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: VersionsQuery): Promise<object> {
    const { fiscalYearId, after, limit = PAGE } = query;
    return this.unit.run(actor, async () => {
      await this.structure.fiscalYear(actor, fiscalYearId);
      const page = await this.versions.list(actor, fiscalYearId, { after, limit });
      return { items: page.versions.map(versionJson), next: page.next };
    });
  }

  /** The budget at two versions side by side: only what differs, or with `to` alone all that it holds. */
  @Get('comparison')
  compare(@CurrentActor() actor: Actor, @Query() query: ComparisonQuery): Promise<object> {
    const { after, limit = CHANGES } = query;
    return this.unit.run(actor, async () => {
      const to = await this.versions.find(actor, query.to);
      const from = query.from === undefined ? undefined : await this.versions.find(actor, query.from);
      if (from && from.fiscalYearId !== to.fiscalYearId) throw BUDGET_ERRORS.fail('budget.version-not-found');
      return comparisonJson(await this.versions.compare(actor, { from, to }, { after, limit }));
    });
  }

  /** One version. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return versionJson(await this.versions.find(actor, id));
  }
}
