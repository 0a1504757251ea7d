import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { VersionPageProps } from '../../../templates/allocations/allocations-view.js';
import { allocationTexts } from '../../../templates/allocations/texts.js';
import { VersionPage } from '../../../templates/allocations/version-page.js';
import { VersionsPage } from '../../../templates/allocations/versions-page.js';
import { dateTime, withQuery } from '../../../templates/format.js';
import { inLocale } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { VersionComparisonQuery, VersionPageQuery, VersionsPageQuery } from '../allocations/page-dto.js';
import { yearChoice } from '../allocations/year-choice.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { BudgetVersions, type BudgetVersion } from './budget-versions.js';
import { changeRow, versionRow } from './versions-view.js';

const PAGE = 50;
const CHANGES = 200;

interface Compared {
  from?: BudgetVersion;
  to: BudgetVersion;
  query: VersionPageQuery;
  href: string;
}

/** 예산의 판: the history of a year's budget; a team sees its own. */
@ApiExcludeController()
@Controller('budgets/versions')
export class VersionsPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly versions: BudgetVersions,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: VersionsPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const t = inLocale(allocationTexts, locale);
    const office = actor.team.kind === 'office';
    return this.unit.run(actor, async () => {
      const today = this.clock.businessDate(actor.demo);
      const { year, options } = await yearChoice(this.structure, actor, { asked: query.year, today });
      const page = year
        ? await this.versions.list(actor, year.id, { after: query.after, limit: PAGE })
        : { versions: [], total: 0, next: undefined };
      const choices =
        year && query.after
          ? (await this.versions.list(actor, year.id, { limit: PAGE })).versions
          : page.versions;
      const href = year ? withQuery('/budgets/versions', 'year', year.id) : '/budgets/versions';
      return (
        <VersionsPage
          frame={frame}
          years={options}
          rows={page.versions.map((version) => versionRow(version, locale, office))}
          paging={{
            shown: page.versions.length,
            firstHref: query.after ? href : undefined,
            nextHref: page.next ? withQuery(href, 'after', page.next) : undefined,
          }}
          choices={choices.map((version) => ({
            value: version.id,
            label: `${t.versionName(version.number)} · ${dateTime(version.recordedAt)}`,
          }))}
        />
      );
    });
  }

  @Get('comparison')
  compare(
    @CurrentActor() actor: Actor,
    @Query() query: VersionComparisonQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    return this.unit.run(actor, async () => {
      const chosen = [
        await this.versions.find(actor, query.from),
        await this.versions.find(actor, query.to),
      ].sort((a, b) => a.number - b.number);
      const [from, to] = chosen;
      if (!from || !to || from.fiscalYearId !== to.fiscalYearId)
        throw BUDGET_ERRORS.fail('budget.version-not-found');
      const t = inLocale(allocationTexts, localeOf(request));
      const title = t.compareTitle(t.versionName(from.number), t.versionName(to.number));
      const href = `/budgets/versions/comparison?from=${from.id}&to=${to.id}`;
      return this.page(actor, request, { from, to, query, href }, { title });
    });
  }

  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: VersionPageQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    return this.unit.run(actor, async () => {
      const locale = localeOf(request);
      const to = await this.versions.find(actor, id);
      const from = await this.versions.before(actor, to);
      const t = inLocale(allocationTexts, locale);
      const office = actor.team.kind === 'office';
      return this.page(
        actor,
        request,
        { from, to, query, href: `/budgets/versions/${id}` },
        {
          title: t.versionName(to.number),
          about: versionRow(to, locale, office),
          previousHref: from && `/budgets/versions/${from.id}`,
        },
      );
    });
  }

  private async page(
    actor: Actor,
    request: FastifyRequest,
    { from, to, query, href }: Compared,
    about: Pick<VersionPageProps, 'title' | 'about' | 'previousHref'>,
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request);
    const t = inLocale(allocationTexts, frame.locale);
    const isWhole = query.show === 'all';
    const paging = { after: query.after, limit: CHANGES };
    const found = await this.versions.compare(actor, { from, to, all: isWhole }, paging);
    const here = isWhole ? withQuery(href, 'show', 'all') : href;
    const named = (version: BudgetVersion | undefined) =>
      version ? t.versionName(version.number) : t.nothingBefore;
    return (
      <VersionPage
        {...about}
        frame={frame}
        rows={found.changes.map((change) => changeRow(change, frame.locale))}
        total={found.total}
        isWhole={isWhole}
        switchHref={isWhole ? href : withQuery(href, 'show', 'all')}
        beforeLabel={named(from)}
        afterLabel={named(to)}
        paging={{
          shown: found.changes.length,
          total: found.total.lines,
          firstHref: query.after ? here : undefined,
          nextHref: found.next ? withQuery(here, 'after', found.next) : undefined,
        }}
      />
    );
  }
}
