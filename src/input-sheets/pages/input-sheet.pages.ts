import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { InputSheetPage } from '../../../templates/input-sheets/input-sheet-page.js';
import { inputSheetTexts } from '../../../templates/input-sheets/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { mayEnter, maySeeInputSheet } from '../input-sheet.policy.js';
import { isNationalSystem, layoutOf, NATIONAL_SYSTEMS } from '../layouts.js';
import { MarkEntered } from '../mark-entered.js';
import { NationalSystems } from '../national-systems.js';
import { ReadInputSheet } from '../read-input-sheet.js';
import type { SheetFilter } from '../sheet-claims.queries.js';
import { SheetFiles } from '../sheet-file.js';
import { cardView } from './input-sheet.view.js';

const SHOWN = 20;
const PATH = '/payments/input-sheet';

/** 국가 시스템 입력 시트, under payments. */
@ApiExcludeController()
@Controller('payments/input-sheet')
export class InputSheetPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly sheets: ReadInputSheet,
    private readonly files: SheetFiles,
    private readonly systems: NationalSystems,
    private readonly entries: MarkEntered,
    private readonly structure: ProgrammeStructure,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, query);
  }

  @Get('file.xlsx')
  xlsx(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: FormBody): Promise<void> {
    return this.file(request, reply, query, 'xlsx');
  }

  @Get('file.csv')
  csv(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: FormBody): Promise<void> {
    return this.file(request, reply, query, 'csv');
  }

  @Post('system')
  async choose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const system = await this.systems.choose(actorOf(request), textOf(body, 'system'));
        const text = inLocale(inputSheetTexts, locale).kept(layoutOf(system).name[locale]);
        return { to: PATH, flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(request, reply, {}, errors),
    });
  }

  @Post(':id/entry')
  mark(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.enter(request, reply, { id, body, act: 'mark' });
  }

  @Post(':id/undo')
  unmark(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.enter(request, reply, { id, body, act: 'unmark' });
  }

  private async file(
    request: FastifyRequest,
    reply: FastifyReply,
    query: FormBody,
    format: 'xlsx' | 'csv',
  ): Promise<void> {
    const actor = actorOf(request);
    ensure(maySeeInputSheet(actor));
    const { filter } = await this.filterOf(actor, query);
    const file = await this.files.of(actor, filter, { format, locale: localeOf(request) });
    void reply.type(file.mediaType).header('content-disposition', file.disposition).send(file.content);
  }

  private enter(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, body, act }: { id: string; body: FormBody; act: 'mark' | 'unmark' },
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const actor = actorOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const system = await this.systems.named(actor, textOf(body, 'system'));
        await this.entries[act](actor, { expenseId: id, system });
        const { filter } = await this.filterOf(actor, body);
        const t = inLocale(inputSheetTexts, locale);
        return {
          to: hrefOf(filter),
          flash: { kind: 'success', text: act === 'mark' ? t.marked : t.unmarked },
        };
      },
      again: (errors) => this.page(request, reply, body, errors),
    });
  }

  /** What can't be read falls back to what is usual, with a word about the period. */
  private async filterOf(
    actor: Actor,
    query: FormBody,
  ): Promise<{ filter: SheetFilter; badPeriod: boolean }> {
    const [from, to, system] = [textOf(query, 'from'), textOf(query, 'to'), textOf(query, 'system')];
    const isPeriod = isKstDate(from) && isKstDate(to) && from <= to;
    const institution = textOf(query, 'institution');
    const filter: SheetFilter = {
      system: isNationalSystem(system) ? system : await this.systems.of(actor),
      ...(isPeriod ? { from, to } : this.sheets.usualPeriod(actor)),
      ...(isUUID(institution) ? { institutionId: institution } : {}),
      state: textOf(query, 'state') === 'entered' ? 'entered' : 'open',
    };
    return { filter, badPeriod: !isPeriod && (from !== '' || to !== '') };
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    query: FormBody,
    errors: readonly FormError[] = [],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    ensure(maySeeInputSheet(actor));
    const { filter, badPeriod } = await this.filterOf(actor, query);
    const after = textOf(query, 'after') || undefined;
    const { found, ownSystem, institutions } = await this.unit.run(actor, async () => ({
      found: await this.sheets.page(actor, filter, { after, limit: SHOWN }),
      ownSystem: await this.systems.of(actor),
      institutions: await this.structure.institutions(actor),
    }));
    const { counts } = found;
    const shown = { locale, manyTeams: actor.team.kind === 'office', mayEnter: mayEnter(actor).allowed };
    const bad = { field: 'from', text: inLocale(inputSheetTexts, locale).badPeriod };
    return InputSheetPage({
      frame: await this.frames.frameOf(request, reply),
      mayEnter: shown.mayEnter,
      system: filter.system,
      ownSystem,
      systems: NATIONAL_SYSTEMS.map((value) => ({ value, label: layoutOf(value).name[locale] })),
      from: filter.from,
      to: filter.to,
      institution: filter.institutionId ?? '',
      institutions: institutions.map(({ id, name }) => ({ value: id, label: name })),
      state: filter.state,
      counts,
      earlier: counts.earliestOn
        ? { count: counts.earlier, href: hrefOf({ ...filter, from: counts.earliestOn }) }
        : undefined,
      tabHrefs: {
        open: hrefOf({ ...filter, state: 'open' }),
        entered: hrefOf({ ...filter, state: 'entered' }),
      },
      cards: found.claims.map((claim) => cardView(claim, shown)),
      paging: {
        shown: found.claims.length,
        total: counts[filter.state],
        firstHref: after && hrefOf(filter),
        nextHref: found.next && hrefOf(filter, { after: found.next }),
      },
      xlsxHref: hrefOf(filter, {}, `${PATH}/file.xlsx`),
      csvHref: hrefOf(filter, {}, `${PATH}/file.csv`),
      errors: badPeriod ? [...errors, bad] : errors,
    });
  }
}

function hrefOf(filter: SheetFilter, more: Record<string, string> = {}, path = PATH): string {
  const { system, from, to, institutionId, state } = filter;
  const query = {
    system,
    from,
    to,
    ...(institutionId ? { institution: institutionId } : {}),
    ...(state === 'entered' ? { state } : {}),
    ...more,
  };
  return `${path}?${new URLSearchParams(query).toString()}`;
}
