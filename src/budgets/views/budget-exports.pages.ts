import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import { overviewTotal } from '../budget-tree-amounts.js';
import { budgetTreeRows } from '../budget-tree-rows.js';
import { BudgetOverview } from '../budget-overview.js';
import { StageQuery, StuckQuery } from '../dto/views.dto.js';
import { asCsv, asWorkbook, stuckTable, treeTable, type SheetTable } from './budget-sheets.js';
import { StuckLists } from './stuck-lists.js';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The tree, wholly unfolded, and what is stuck, as files. */
@ApiExcludeController()
@Controller('budgets')
export class BudgetExportsPages {
  constructor(
    private readonly overview: BudgetOverview,
    private readonly stuck: StuckLists,
  ) {}

  @Get('tree.csv')
  async treeCsv(
    @CurrentActor() actor: Actor,
    @Query() { stage }: StageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const table = await this.tree(actor, request, stage);
    sent(reply, 'text/csv; charset=utf-8', `${table.name}.csv`);
    return asCsv(table);
  }

  @Get('tree.xlsx')
  async treeXlsx(
    @CurrentActor() actor: Actor,
    @Query() { stage }: StageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = await this.tree(actor, request, stage);
    await sent(reply, XLSX_TYPE, `${table.name}.xlsx`).send(await asWorkbook(table));
  }

  @Get('stuck.csv')
  async stuckCsv(
    @CurrentActor() actor: Actor,
    @Query() { days }: StuckQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const locale = localeOf(request);
    const table = stuckTable(await this.stuck.all(actor, locale, days), locale);
    sent(reply, 'text/csv; charset=utf-8', `${table.name}.csv`);
    return asCsv(table);
  }

  @Get('stuck.xlsx')
  async stuckXlsx(
    @CurrentActor() actor: Actor,
    @Query() { days }: StuckQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = localeOf(request);
    const table = stuckTable(await this.stuck.all(actor, locale, days), locale);
    await sent(reply, XLSX_TYPE, `${table.name}.xlsx`).send(await asWorkbook(table));
  }

  private async tree(actor: Actor, request: FastifyRequest, stage: string | undefined): Promise<SheetTable> {
    const locale = localeOf(request);
    const value = await this.overview.read(actor, stage, 'all');
    const office = actor.team.kind === 'office';
    const rows = budgetTreeRows({ value, locale, office, toggled: 'all' });
    return treeTable(rows, overviewTotal(value), locale);
  }
}

function sent(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`);
}
