import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { BudgetEntries } from './budget-entries.js';
import { entryJson, lineJson } from './budget-json.js';
import type { BudgetLine } from './budget-line.js';
import { BudgetLines } from './budget-lines.js';
import { CloseBudgetLine } from './close-budget-line.js';
import { CreateBudgetLine } from './create-budget-line.js';
import {
  BudgetLinesQuery,
  ChangeBudgetLineDto,
  CreateBudgetLineDto,
  EntriesQuery,
} from './dto/budget.dto.js';

const PAGE = 50;

/** Budget lines (예산 항목) and the entries behind them. */
@ApiTags('budget-lines')
@Controller('api/v1/budget-lines')
export class BudgetLinesController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly lines: BudgetLines,
    private readonly entries: BudgetEntries,
    private readonly creation: CreateBudgetLine,
    private readonly closing: CloseBudgetLine,
  ) {}

  /** The lines one may know of; a common pot's balance is exact for the office and a band for teams. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: BudgetLinesQuery): Promise<object> {
    const { after, limit = PAGE, open, asOf, ...filter } = query;
    return this.unit.run(actor, async () => {
      const page = await this.lines.page(actor, { ...filter, openOnly: open === 'true' }, { after, limit });
      await this.recordReads(actor, page.lines);
      const ids = page.lines.map(({ id }) => id);
      const amounts = asOf ? await this.lines.amountsAsOf(actor, ids, asOf) : undefined;
      const then = amounts && new Map(amounts.map((one) => [one.lineId, one]));
      return { items: page.lines.map((line) => lineJson(line, then)), next: page.next };
    });
  }

  /** One line. */
  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.unit.run(actor, async () => {
      const line = await this.lines.line(actor, id);
      await this.recordReads(actor, [line]);
      return lineJson(line);
    });
  }

  /** Opens a line; officers only. */
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateBudgetLineDto): Promise<object> {
    const { id } = await this.creation.execute(actor, body);
    return lineJson(await this.lines.line(actor, id));
  }

  /** Closes a line to new claims or opens it again; officers only. */
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeBudgetLineDto,
  ): Promise<object> {
    await this.closing.execute(actor, { lineId: id, closed: body.closed });
    return lineJson(await this.lines.line(actor, id));
  }

  /** Newest first; of a common pot a team gets its own entries only. */
  @Get(':id/entries')
  async entriesOf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: EntriesQuery,
  ): Promise<object> {
    const scope = await this.entries.scope(actor, { lineId: id });
    const { after, limit = PAGE, kind = 'all' } = query;
    const page = await this.entries.page(actor, scope, { filter: kind, after, limit });
    return { items: page.entries.map(entryJson), next: page.next };
  }

  private async recordReads(actor: Actor, lines: readonly BudgetLine[]): Promise<void> {
    const teamIds = new Set(lines.filter(({ owner }) => owner === 'team').map(({ team }) => team.id));
    for (const teamId of teamIds) {
      await this.audit.recordRead(actor, { teamId, subjectType: 'budget', subjectId: actor.programme.id });
    }
  }
}
