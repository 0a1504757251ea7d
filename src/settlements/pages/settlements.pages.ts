import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { SettlementsPage } from '../../../templates/settlements/settlements-page.js';
import type { SettlementRowView } from '../../../templates/settlements/settlements-view.js';
import { settlementTexts } from '../../../templates/settlements/texts.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { INTEREST_METHODS } from '../formulas/interest.js';
import { ROUNDINGS } from '../formulas/rational.js';
import { SettlementFiles, type StatementFileFormat } from '../settlement-files.js';
import { maySettle } from '../settlement.policy.js';
import { SettlementSettingsStore } from '../settlement-settings.js';
import { SettlementQueries, type SettlementRow } from '../settlement.queries.js';
import { DESTINATIONS } from '../settlement.js';
import { settlementHref } from '../statement-view.js';
import { SettlementRenderer } from './settlement-render.js';

const FORMATS: readonly StatementFileFormat[] = ['pdf', 'xlsx', 'csv'];

/** 정산: the list, how the programme settles, and one settlement as page or file. */
@ApiExcludeController()
@Controller('settlements')
export class SettlementsPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly clock: Clock,
    private readonly queries: SettlementQueries,
    private readonly settings: SettlementSettingsStore,
    private readonly files: SettlementFiles,
    private readonly renderer: SettlementRenderer,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.page(request, reply, []);
  }

  @Post('settings')
  changeSettings(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.settings.change(actorOf(request), {
          destination: DESTINATIONS.find((each) => each === textOf(body, 'destination')) ?? 'treasury',
          rounding: ROUNDINGS.find((each) => each === textOf(body, 'rounding')) ?? 'truncate',
          allowanceCounts: textOf(body, 'allowanceCounts') !== 'without',
        });
        return { to: '/settlements', flash: { kind: 'success', text: settlementTexts.saved[locale] } };
      },
      again: (errors) => this.page(request, reply, errors),
    });
  }

  @Get(':team/:stage')
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Query() query: FormBody,
  ): Promise<VNode | Buffer> {
    const asked = {
      asOf: textOf(query, 'asOf') || undefined,
      interest: INTEREST_METHODS.find((each) => each === textOf(query, 'interest')),
    };
    const format = FORMATS.find((each) => each === textOf(query, 'format'));
    if (!format) return this.renderer.page(request, reply, { team, stage }, asked);
    const made = await this.files.make(
      actorOf(request),
      { team, stage, ...asked, format },
      localeOf(request),
    );
    void reply
      .type(made.mediaType)
      .header('cache-control', 'no-store')
      .header('content-disposition', made.disposition);
    return made.bytes;
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const rows = await this.queries.list(actor);
    const frame = await this.frames.frameOf(request, reply);
    return SettlementsPage({
      frame,
      today: this.clock.businessDate(actor.demo),
      office: actor.team.kind === 'office',
      rows: rows.map((row) => rowView(row, frame.locale)),
      settings: await this.settings.read(actor),
      mayChangeSettings: maySettle(actor).allowed,
      errors,
    });
  }
}

function rowView(row: SettlementRow, locale: Locale): SettlementRowView {
  const { team, stage, state, result, received, dueOn } = row;
  const { total } = result.totals;
  const what =
    state === 'final' ? 'return' : state === 'confirmed' || state === 'objected' ? 'objection' : 'begin';
  return {
    href: settlementHref(row),
    team: team.name[locale],
    stage: stage.name[locale],
    endsOn: stage.endsOn,
    state,
    total,
    received,
    owed: state === 'final' ? total - received : undefined,
    due: dueOn ? { on: dueOn, what } : undefined,
  };
}
