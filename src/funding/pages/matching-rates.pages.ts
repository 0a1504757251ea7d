import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { FundingPlanPage } from '../../../templates/funding/funding-plan-page.js';
import { MatchingRatesPage } from '../../../templates/funding/matching-rates-page.js';
import { fundingTexts } from '../../../templates/funding/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { formatWon, parseWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { INSTITUTION_KINDS } from '../../programmes/institution.entity.js';
import { INSTITUTION_KIND_WORDS } from '../../programmes/institution-words.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { ChangeMatchingRates } from '../change-matching-rates.js';
import { percent } from '../check-plan.js';
import { FundingFigures } from '../funding-figures.js';
import { FUNDING_ERRORS } from '../funding.errors.js';
import { mayPlanFunding } from '../funding.policy.js';
import { SaveFundingPlan } from '../save-funding-plan.js';

const SOURCES = ['government', 'ownCash', 'otherCash', 'inKind'] as const;

/** What the officer sets: an institution's plan of a stage, and the rates of the programme. */
@ApiExcludeController()
@Controller('disbursements')
export class MatchingRatePages {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly figures: FundingFigures,
    private readonly plans: SaveFundingPlan,
    private readonly settings: ChangeMatchingRates,
    private readonly clock: Clock,
    private readonly frames: PageFrames,
  ) {}

  @Get('rates')
  rates(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.ratesPage(request, reply);
  }

  @Post('rates')
  changeRates(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const rates = Object.fromEntries(
          INSTITUTION_KINDS.map((kind) => [
            kind,
            {
              governmentMaxPermille: permilleOf(textOf(body, `${kind}-governmentMaxPermille`)),
              cashMinPermille: permilleOf(textOf(body, `${kind}-cashMinPermille`)),
            },
          ]),
        );
        const stopsWhenLate = textOf(body, 'stopsWhenLate') === 'true';
        await this.settings.execute(actorOf(request), { rates, stopsWhenLate });
        const text = inLocale(fundingTexts, locale).savedRates;
        return { to: '/disbursements/rates', flash: { kind: 'success', text } };
      },
      again: (errors) => this.ratesPage(request, reply, { errors, body }),
    });
  }

  @Get('plans/:institutionId/:stageId')
  plan(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('institutionId', ParseUUIDPipe) institutionId: string,
    @Param('stageId', ParseUUIDPipe) stageId: string,
  ): Promise<VNode> {
    return this.planPage(request, reply, { institutionId, stageId });
  }

  @Post('plans/:institutionId/:stageId')
  savePlan(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('institutionId', ParseUUIDPipe) institutionId: string,
    @Param('stageId', ParseUUIDPipe) stageId: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const place = { institutionId, stageId };
    return handleForm({
      reply,
      locale,
      act: async () => {
        const version = /^\d{1,9}$/.test(textOf(body, 'version'))
          ? Number(textOf(body, 'version'))
          : undefined;
        const exceptionReason = textOf(body, 'exceptionReason');
        await this.plans.execute(actorOf(request), {
          ...place,
          ...sourcesOf(body),
          exceptionReason,
          version,
        });
        const text = inLocale(fundingTexts, locale).savedPlan;
        return { to: `/disbursements?stage=${stageId}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.planPage(request, reply, place, { errors, body }),
    });
  }

  private async ratesPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { errors = [], body }: { errors?: readonly FormError[]; body?: FormBody } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayPlanFunding(actor));
    const { rates, stopsWhenLate } = await this.settings.read(actor);
    const frame = await this.frames.frameOf(request, reply);
    return MatchingRatesPage({
      frame,
      rows: INSTITUTION_KINDS.map((kind) => ({
        kind,
        name: INSTITUTION_KIND_WORDS[kind][frame.locale],
        government: body
          ? textOf(body, `${kind}-governmentMaxPermille`)
          : percent(rates[kind].governmentMaxPermille),
        cash: body ? textOf(body, `${kind}-cashMinPermille`) : percent(rates[kind].cashMinPermille),
      })),
      stopsWhenLate: body ? textOf(body, 'stopsWhenLate') === 'true' : stopsWhenLate,
      errors,
    });
  }

  private async planPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { institutionId, stageId }: { institutionId: string; stageId: string },
    { errors = [], body }: { errors?: readonly FormError[]; body?: FormBody } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayPlanFunding(actor));
    const institution = await this.structure.institution(actor, institutionId);
    const stage = await this.structure.stage(actor, stageId);
    const scope = { stageId, teamId: institution.teamId };
    const all = await this.figures.read(actor, scope, this.clock.businessDate(actor.demo));
    const one = all.find((each) => each.institutionId === institutionId);
    if (!one) throw FUNDING_ERRORS.fail('funding.team-of-office');
    const rate = (await this.settings.read(actor)).rates[institution.kind];
    const frame = await this.frames.frameOf(request, reply);
    const typed = (name: (typeof SOURCES)[number]) =>
      body ? textOf(body, name) : one.plan ? formatWon(one.sources[name]) : '';
    return FundingPlanPage({
      frame,
      institutionId,
      institutionName: institution.name,
      institutionKind: INSTITUTION_KIND_WORDS[institution.kind][frame.locale],
      stageId,
      stageName: stage.name[frame.locale],
      rate: { government: percent(rate.governmentMaxPermille), cash: percent(rate.cashMinPermille) },
      version: one.plan?.version ?? 0,
      values: {
        government: typed('government'),
        ownCash: typed('ownCash'),
        otherCash: typed('otherCash'),
        inKind: typed('inKind'),
        exceptionReason: body ? textOf(body, 'exceptionReason') : (one.plan?.exceptionReason ?? ''),
      },
      errors,
    });
  }
}

/** `75` or `13.5` as tenths of a percent; NaN for what isn't a percentage. */
function permilleOf(text: string): number {
  return /^\d{1,3}(\.\d)?$/.test(text.trim()) ? Math.round(Number(text) * 10) : NaN;
}

function sourcesOf(body: FormBody) {
  const read = SOURCES.map((name) => [name, parseWon(textOf(body, name))] as const);
  const problems = read
    .filter(([, amount]) => amount === undefined)
    .map(([name]) => FUNDING_ERRORS.problem('funding.amount-negative', `/${name}`));
  if (problems.length > 0) throw invalidInput(problems);
  const of = (name: (typeof SOURCES)[number]) => read.find(([each]) => each === name)?.[1] ?? 0n;
  return {
    government: of('government'),
    ownCash: of('ownCash'),
    otherCash: of('otherCash'),
    inKind: of('inKind'),
  };
}
