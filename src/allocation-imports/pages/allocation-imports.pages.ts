import '@fastify/multipart';
import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { AllocationImportPage } from '../../../templates/allocations/import-page.js';
import { AllocationImportsPage } from '../../../templates/allocations/imports-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { mayAllocate, maySeeAllocations } from '../../budgets/budget.policy.js';
import { BudgetVersions } from '../../budgets/versions/budget-versions.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { AllocationImportQueries } from '../allocation-import.queries.js';
import { ALLOCATION_IMPORT_ERRORS } from '../allocation-import.errors.js';
import { ALLOCATION_MODES, type AllocationMode } from '../allocation-import.js';
import { receiveUpload } from '../api/received-upload.js';
import { CheckAllocations, MOST_ALLOCATION_ROWS } from '../check-allocations.js';
import { ConfirmAllocations } from '../confirm-allocations.js';
import { ReceiveAllocations } from '../receive-allocations.js';
import { importPage, sheetRow } from './allocation-import.view.js';

const PAGE = 20;
const ROWS_SHOWN = 50;
const MEGABYTE = 1024 * 1024;
const HERE = '/budgets/allocations/imports';

/** 표로 배정하기. */
@ApiExcludeController()
@Controller('budgets/allocations/imports')
export class AllocationImportPages {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly frames: PageFrames,
    private readonly queries: AllocationImportQueries,
    private readonly reception: ReceiveAllocations,
    private readonly checking: CheckAllocations,
    private readonly confirmation: ConfirmAllocations,
    private readonly structure: ProgrammeStructure,
    private readonly versions: BudgetVersions,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.listPage(request, reply, { after: textOf(query, 'after') || undefined });
  }

  @Post()
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    ensure(mayAllocate(actor));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const { import: one } = await receiveUpload(actor, request, this.reception);
        return { to: `${HERE}/${one.id}` };
      },
      again: (errors) =>
        this.listPage(request, reply, {
          errors: errors.map(({ field, text }) => ({ field: field === 'mode' ? field : 'file', text })),
        }),
    });
  }

  @Get(':id')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id);
  }

  @Post(':id/check')
  check(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const mode = ALLOCATION_MODES.find((one) => one === textOf(body, 'mode'));
    const sheet = /^\d{1,3}$/.test(textOf(body, 'sheet')) ? Number(textOf(body, 'sheet')) : undefined;
    return this.move(request, reply, id, async () => {
      if (!mode) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.mode-unknown');
      const kept = sheet ?? (await this.queries.read(actorOf(request), id)).sheet;
      await this.checking.execute(actorOf(request), { id, mode, sheet: kept });
    });
  }

  @Post(':id/confirmation')
  confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const check = /^\d{1,9}$/.test(textOf(body, 'check')) ? Number(textOf(body, 'check')) : undefined;
    return this.move(request, reply, id, () => this.confirmation.confirm(actorOf(request), { id, check }));
  }

  @Post(':id/discard')
  discard(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.move(request, reply, id, () => this.confirmation.discard(actorOf(request), id));
  }

  private move(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    act: () => Promise<unknown>,
  ): Promise<VNode | void> {
    ensure(mayAllocate(actorOf(request)));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await act();
        return { to: `${HERE}/${id}` };
      },
      again: (errors) => this.page(request, reply, id, errors),
    });
  }

  private async listPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { after, errors }: { after?: string; errors?: FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(maySeeAllocations(actor));
    const page = await this.queries.list(actor, { after, limit: PAGE });
    const stage = await this.structure.stageToShow(actor, this.clock.businessDate(actor.demo));
    return AllocationImportsPage({
      frame: await this.frames.frameOf(request, reply),
      rows: page.rows.map(sheetRow),
      paging: {
        shown: page.rows.length,
        firstHref: after ? HERE : undefined,
        nextHref: page.next ? `${HERE}?after=${encodeURIComponent(page.next)}` : undefined,
      },
      mode: errors ? chosenMode(request) : '',
      maxMegabytes: Math.floor(this.config.maxFileBytes / MEGABYTE),
      mostRows: MOST_ALLOCATION_ROWS,
      exportHref: stage && `/budgets/allocations/export?year=${stage.fiscalYearId}&format=xlsx`,
      mayUpload: mayAllocate(actor).allowed,
      errors,
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    errors?: FormError[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const one = await this.queries.read(actor, id);
    const rows = (outcome: 'good' | 'refused') =>
      this.queries.rows(actor, one, { outcomes: [outcome], limit: ROWS_SHOWN });
    const [refused, good] = [await rows('refused'), await rows('good')];
    const yearId = one.totals[0]?.fiscalYearId;
    const version =
      one.state === 'posted' && yearId
        ? await this.versions.ofCause(actor, yearId, { type: 'allocation-import', id })
        : undefined;
    return AllocationImportPage(
      importPage({
        frame: await this.frames.frameOf(request, reply),
        one,
        refused: refused.rows,
        good: good.rows,
        mayAct: mayAllocate(actor).allowed,
        versionHref: version && `/budgets/versions/${version.id}`,
        errors,
      }),
    );
  }
}

/** What a refused form had chosen, as far as it was read before the refusal. */
function chosenMode(request: FastifyRequest): AllocationMode | '' {
  const { body } = request;
  const mode = typeof body === 'object' && body !== null && 'mode' in body ? body.mode : '';
  return ALLOCATION_MODES.find((one) => one === mode) ?? '';
}
