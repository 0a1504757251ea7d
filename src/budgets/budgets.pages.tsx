import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { BudgetEntriesPage } from '../../templates/budgets/budget-entries-page.js';
import { BudgetsPage } from '../../templates/budgets/budgets-page.js';
import { withQuery } from '../../templates/format.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentActor, localeOf } from '../platform/web/actor-of-request.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { BudgetEntries, type Entry, type EntryScope } from './budget-entries.js';
import { BudgetOverview } from './budget-overview.js';
import { entriesHref } from './budget-tree-rows.js';
import { budgetsPageView } from './budgets-page-view.js';
import { BudgetsPageQuery, EntriesQuery, TreeEntriesQuery } from './dto/budget.dto.js';
import { entriesCsv } from './entries-csv.js';
import { entriesPageView } from './entries-page-view.js';

const PAGE = 50;
const EXPORT_PAGE = 5000;
/** Beyond this a list is a report, not an export. */
const EXPORT_MAX = 200_000;
const ROW_ID = /^\d+(-(\d+|unallocated)){0,6}$/;

interface Address {
  href: string;
  csvHref: string;
}

/** 예산: the budget tree, and the entries behind each of its figures. */
@ApiExcludeController()
@Controller('budgets')
export class BudgetsPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly overview: BudgetOverview,
    private readonly entries: BudgetEntries,
  ) {}

  @Get()
  async budgets(
    @CurrentActor() actor: Actor,
    @Query() query: BudgetsPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const toggled = new Set((query.open ?? '').split(',').filter((id) => ROW_ID.test(id)));
    const value = await this.overview.read(actor, query.stage, toggled);
    const frame = await this.frames.frameOf(request, reply);
    return <BudgetsPage {...budgetsPageView(value, frame, actor, toggled)} />;
  }

  @Get('lines/:id')
  lineEntries(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: EntriesQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    const href = `/budgets/lines/${id}`;
    return this.page(actor, { lineId: id }, query, request, { href, csvHref: `${href}/entries.csv` });
  }

  @Get('lines/:id/entries.csv')
  lineCsv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: EntriesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.csv(actor, { lineId: id }, query, request, reply);
  }

  @Get('entries')
  treeEntries(
    @CurrentActor() actor: Actor,
    @Query() query: TreeEntriesQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    const { fund, year, stage, team, institution, category } = query;
    const href = entriesHref({ fund, year, stage, team, institution, category });
    return this.page(actor, scopeOf(query), query, request, {
      href,
      csvHref: href.replace('/budgets/entries', '/budgets/entries.csv'),
    });
  }

  @Get('entries.csv')
  treeCsv(
    @CurrentActor() actor: Actor,
    @Query() query: TreeEntriesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.csv(actor, scopeOf(query), query, request, reply);
  }

  private async page(
    actor: Actor,
    wanted: EntryScope,
    { kind = 'all', after, limit = PAGE }: EntriesQuery,
    request: FastifyRequest,
    { href, csvHref }: Address,
  ): Promise<VNode> {
    const value = await this.unit.run(actor, async () => {
      const scope = await this.entries.scope(actor, wanted);
      const page = await this.entries.page(actor, scope, { filter: kind, after, limit });
      const potUses = await this.overview.potUses(scope.lines);
      const csv = kind === 'all' ? csvHref : withQuery(csvHref, 'kind', kind);
      return { scope, ...page, after, filter: kind, href, csvHref: csv, potUses };
    });
    return <BudgetEntriesPage {...entriesPageView(value, await this.frames.frameOf(request))} />;
  }

  private async csv(
    actor: Actor,
    wanted: EntryScope,
    { kind = 'all' }: EntriesQuery,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const text = await this.unit.run(actor, async () => {
      const scope = await this.entries.scope(actor, wanted);
      const all: Entry[] = [];
      let after: string | undefined;
      do {
        const page = await this.entries.page(actor, scope, { filter: kind, after, limit: EXPORT_PAGE });
        all.push(...page.entries);
        after = page.next;
      } while (after !== undefined && all.length < EXPORT_MAX);
      return entriesCsv(all, scope.lines, localeOf(request));
    });
    void reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="budget-entries.csv"');
    return text;
  }
}

function scopeOf(query: TreeEntriesQuery): EntryScope {
  return {
    fundId: query.fund,
    fiscalYearId: query.year,
    stageId: query.stage,
    teamId: query.team,
    institutionId: query.institution,
    categoryId: query.category,
  };
}
