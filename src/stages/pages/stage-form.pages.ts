import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { StageFormPage } from '../../../templates/stages/stage-form-page.js';
import type { StageFormPageProps } from '../../../templates/stages/stages-view.js';
import { stageTexts } from '../../../templates/stages/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { ensure } from '../../platform/access/decision.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { StageImpacts } from '../../programmes/stage-impact.js';
import { Stages } from '../../programmes/stages.js';
import { mayChangeStages } from '../stage.policy.js';

interface Typed {
  errors: readonly FormError[];
  body: FormBody;
}

const ASKING = new Set(['confirmed']);

/** A stage added or changed by an officer. */
@ApiExcludeController()
@Controller('stages')
export class StageFormPages {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly stages: Stages,
    private readonly impacts: StageImpacts,
    private readonly frames: PageFrames,
  ) {}

  @Get('new')
  addForm(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.form(request, reply);
  }

  @Post()
  add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const actor = actorOf(request);
        const numbers = (await this.structure.stages(actor)).map(({ number }) => number);
        const { id } = await this.stages.add(actor, {
          ...commandOf(body),
          number: Math.max(0, ...numbers) + 1,
        });
        const text = inLocale(stageTexts, locale).addedStage;
        return { to: `/stages?stage=${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.form(request, reply, undefined, { errors, body }),
    });
  }

  @Get(':id/edit')
  changeForm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.form(request, reply, id);
  }

  @Post(':id')
  change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const actor = actorOf(request);
        ensure(mayChangeStages(actor));
        const { number } = await this.structure.stage(actor, id);
        await this.stages.change(actor, id, { ...commandOf(body), number });
        const text = inLocale(stageTexts, locale).changedStage;
        return { to: `/stages?stage=${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.form(request, reply, id, { errors, body }),
    });
  }

  private async form(
    request: FastifyRequest,
    reply: FastifyReply,
    id?: string,
    typed?: Typed,
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayChangeStages(actor));
    const stage = id ? await this.structure.stage(actor, id) : undefined;
    const years = await this.structure.fiscalYears(actor);
    const frame = await this.frames.frameOf(request, reply);
    const value = (name: string, held = '') => (typed ? textOf(typed.body, name) : held);
    const values = {
      name: value('name', stage?.nameKo),
      nameEn: value('nameEn', stage?.nameEn),
      fiscalYearId: value('fiscalYearId', stage?.fiscalYearId ?? years.at(-1)?.id),
      startsOn: value('startsOn', stage?.startsOn),
      endsOn: value('endsOn', stage?.endsOn),
    };
    const typedPeriod = typed && isKstDate(values.startsOn) && isKstDate(values.endsOn);
    const impact: StageFormPageProps['impact'] =
      id && typedPeriod ? await this.impacts.read(actor, id, values) : undefined;
    return StageFormPage({
      frame,
      stageId: id,
      years: years
        .filter(({ closedAt, id: yearId }) => !closedAt || yearId === stage?.fiscalYearId)
        .map((year) => ({ value: year.id, label: String(year.year) })),
      values,
      impact,
      asksToConfirm: (typed?.errors ?? []).some(({ field }) => ASKING.has(field ?? '')),
      confirmed: textOf(typed?.body, 'confirmed') === 'true',
      errors: typed?.errors ?? [],
    });
  }
}

function commandOf(body: FormBody) {
  const fiscalYearId = textOf(body, 'fiscalYearId');
  if (!isUUID(fiscalYearId)) throw PROGRAMME_ERRORS.fail('programme.year-missing');
  return {
    fiscalYearId,
    name: { ko: textOf(body, 'name'), en: textOf(body, 'nameEn') },
    startsOn: textOf(body, 'startsOn'),
    endsOn: textOf(body, 'endsOn'),
    confirmed: textOf(body, 'confirmed') === 'true',
  };
}
