import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { sendSheet } from '../../sheets/written-sheet.js';
import { AllocationCopies } from '../allocation-copy.js';
import { AllocationExports } from '../allocation-export.js';
import { AllocationImportQueries } from '../allocation-import.queries.js';
import { SheetFormatQuery, YearSheetQuery } from '../dto/allocation-import.dto.js';

/** The files of these pages: an empty sheet, the year as it stands, and what is to be put right. */
@ApiExcludeController()
@Controller('budgets/allocations')
export class AllocationFilePages {
  constructor(
    private readonly exports: AllocationExports,
    private readonly queries: AllocationImportQueries,
    private readonly copies: AllocationCopies,
  ) {}

  @Get('template')
  async template(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { format = 'xlsx' }: SheetFormatQuery,
  ): Promise<void> {
    const as = { format, locale: localeOf(request) };
    await sendSheet(reply, await this.exports.template(actorOf(request), as));
  }

  @Get('export')
  async export(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { format = 'xlsx', year }: YearSheetQuery,
  ): Promise<void> {
    const as = { format, locale: localeOf(request) };
    await sendSheet(reply, await this.exports.ofYear(actorOf(request), year, as));
  }

  @Get('imports/:id/copy')
  async copy(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format }: SheetFormatQuery,
  ): Promise<void> {
    const actor = actorOf(request);
    const one = await this.queries.read(actor, id);
    await sendSheet(reply, this.copies.of(actor, one, { format, locale: localeOf(request) }));
  }
}
