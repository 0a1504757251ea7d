import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';
import { CurrentActor, CurrentLocale } from '../platform/web/actor-of-request.js';
import { OnePageReportQuery } from './dto/report.dto.js';
import { MakeOnePageReport } from './make-one-page-report.js';
import { reportFile } from './report-file.js';
import { reportJson } from './one-page-report/report-digest.js';

/** Reports (보고서). */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(private readonly making: MakeOnePageReport) {}

  /**
   * The one-page report of a team's stage, or of the whole programme for its office. The JSON has its keys in canonical
   * order: the SHA-256 of it without `sha256` is `sha256`.
   */
  @Get('one-page')
  @ApiProduces(
    'application/json',
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  @ApiOkResponse({ description: 'The report as a value, or as a file' })
  async onePage(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Query() { team, stage, format = 'json' }: OnePageReportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const made = await this.making.execute(actor, { team, stage }, format);
    void reply.header('cache-control', 'no-store');
    if (format === 'json') {
      await reply.type('application/json; charset=utf-8').send(Buffer.from(reportJson(made.report), 'utf8'));
      return;
    }
    const { bytes, mediaType, disposition } = await reportFile(made, format, locale);
    await reply.type(mediaType).header('content-disposition', disposition).send(bytes);
  }
}
