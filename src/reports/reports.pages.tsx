import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { BudgetEntriesPage } from '../../templates/budgets/budget-entries-page.js';
import { PageLayout } from '../../templates/layouts/page-layout.js';
import { OnePageReportSection } from '../../templates/reports/one-page-report.page.js';
import { reportHead } from '../../templates/reports/report-sentences.js';
import { ReportsPage } from '../../templates/reports/reports-page.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, localeOf } from '../platform/web/actor-of-request.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { OnePageReportPageQuery, ReportEntriesQuery } from './dto/report.dto.js';
import { MakeOnePageReport } from './make-one-page-report.js';
import { ReadRowEntries } from './read-row-entries.js';
import { reportFile } from './report-file.js';
import { onePageHref } from './report-hrefs.js';
import { ReportSubjects } from './report-subject.js';
import { reportsView } from './reports-view.js';

/** 보고서: which there are, the one-page report, and the entries behind a row of it. */
@ApiExcludeController()
@Controller('reports')
export class ReportsPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly structure: ProgrammeStructure,
    private readonly subjects: ReportSubjects,
    private readonly making: MakeOnePageReport,
    private readonly rowEntries: ReadRowEntries,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const stages = await this.structure.stages(actor);
    const teams = await this.subjects.teams(actor);
    const frame = await this.frames.frameOf(request, reply);
    const today = this.clock.businessDate(actor.demo);
    return <ReportsPage frame={frame} stages={reportsView(actor, stages, teams, today, frame.locale)} />;
  }

  @Get('one-page')
  async onePage(
    @CurrentActor() actor: Actor,
    @Query() { team, stage, format }: OnePageReportPageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | Buffer> {
    const made = await this.making.execute(actor, { team, stage }, format ?? 'page');
    const locale = localeOf(request);
    if (format) {
      const { bytes, mediaType, disposition } = await reportFile(made, format, locale);
      void reply
        .type(mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', disposition);
      return bytes;
    }
    const { report, subject } = made;
    const frame = await this.frames.frameOf(request, reply);
    const { title, subject: about } = reportHead(report, locale);
    const href = onePageHref(subject.stage.id, subject.team?.id);
    const downloads = { pdfHref: `${href}&format=pdf`, xlsxHref: `${href}&format=xlsx` };
    return (
      <PageLayout
        frame={frame}
        title={`${title} ${about}`}
        current="reports"
        styles={['report']}
        name="one-page-report"
      >
        <OnePageReportSection report={report} locale={locale} downloads={downloads} />
      </PageLayout>
    );
  }

  /** The entries behind a row that stands for several budget lines. */
  @Get('one-page/entries')
  async entries(
    @CurrentActor() actor: Actor,
    @Query() query: ReportEntriesQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    const page = await this.rowEntries.execute(actor, query);
    return <BudgetEntriesPage {...this.rowEntries.view(page, await this.frames.frameOf(request))} />;
  }
}
