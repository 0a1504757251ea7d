import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { DisbursementFormPage } from '../../../templates/funding/disbursement-form-page.js';
import { FundingPage } from '../../../templates/funding/funding-page.js';
import { fundingTexts } from '../../../templates/funding/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { parseWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { KeyedForms } from '../../platform/web/keyed-forms.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { ChangeMatchingRates } from '../change-matching-rates.js';
import { DISBURSEMENT_KINDS, type DisbursementKind } from '../disbursement.js';
import { DisbursementQueries, type ListedDisbursement } from '../disbursement.queries.js';
import { DisbursementsPageQuery } from '../dto/funding-page.dto.js';
import { FundingFigures } from '../funding-figures.js';
import { FUNDING_ERRORS } from '../funding.errors.js';
import { mayPlanFunding, mayRecord, maySeeFunding } from '../funding.policy.js';
import { RecordDisbursement } from '../record-disbursement.js';
import { SettleDisbursement } from '../settle-disbursement.js';
import { disbursementRow, disbursementsCsv, fundingRow } from './funding.view.js';

const PAGE = 50;
const EXPORT_PAGE = 1000;
const EXPORT_MAX = 100_000;

/** 재원 계획과 교부. */
@ApiExcludeController()
@Controller('disbursements')
export class FundingPages {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly figures: FundingFigures,
    private readonly queries: DisbursementQueries,
    private readonly recording: RecordDisbursement,
    private readonly settling: SettleDisbursement,
    private readonly settings: ChangeMatchingRates,
    private readonly forms: KeyedForms,
    private readonly clock: Clock,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: DisbursementsPageQuery,
  ): Promise<VNode> {
    return this.page(request, reply, query);
  }

  @Get('export.csv')
  async csv(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { stage, team }: DisbursementsPageQuery,
  ): Promise<string> {
    const actor = actorOf(request);
    const rows: ListedDisbursement[] = [];
    let after: string | undefined;
    do {
      const filter = { stageId: stage || undefined, teamId: team || undefined };
      const page = await this.queries.page(actor, filter, { after, limit: EXPORT_PAGE });
      rows.push(...page.rows);
      after = page.next;
    } while (after !== undefined && rows.length < EXPORT_MAX);
    void reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="disbursements.csv"');
    return disbursementsCsv(rows, localeOf(request), this.clock.businessDate(actor.demo));
  }

  @Get('new')
  form(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: DisbursementsPageQuery,
  ): Promise<VNode> {
    return this.formPage(request, reply, query.stage ?? '');
  }

  @Post()
  record(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const actor = actorOf(request);
    const stageId = textOf(body, 'stageId');
    return handleForm({
      reply,
      locale,
      act: async () => {
        const command = commandOf(body, stageId);
        await this.forms.once(
          actor,
          { key: textOf(body, 'key'), name: 'disbursement', input: command },
          async () => ({
            id: await this.recording.execute(actor, command),
          }),
        );
        const text = inLocale(fundingTexts, locale).recorded;
        return { to: `/disbursements?stage=${stageId}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.formPage(request, reply, stageId, { errors, body }),
    });
  }

  @Post(':id/payment')
  pay(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.change(request, reply, 'paidNoted', async (actor) => {
      const paidOn = textOf(body, 'paidOn');
      if (!isKstDate(paidOn)) throw FUNDING_ERRORS.fail('funding.day-missing');
      await this.settling.pay(actor, { id, paidOn });
    });
  }

  @Post(':id/correction')
  correct(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.change(request, reply, 'corrected', (actor) =>
      this.settling.takeBack(actor, { id, note: textOf(body, 'note') }),
    );
  }

  private change(
    request: FastifyRequest,
    reply: FastifyReply,
    said: 'paidNoted' | 'corrected',
    act: (actor: Actor) => Promise<void>,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await act(actorOf(request));
        return {
          to: '/disbursements',
          flash: { kind: 'success', text: inLocale(fundingTexts, locale)[said] },
        };
      },
      again: (errors) => this.page(request, reply, {}, errors),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    query: DisbursementsPageQuery,
    errors: readonly FormError[] = [],
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(maySeeFunding(actor));
    const today = this.clock.businessDate(actor.demo);
    const stages = await this.structure.stages(actor);
    const stage = query.stage
      ? await this.structure.stage(actor, query.stage)
      : await this.structure.stageToShow(actor, today);
    const teams = await this.structure.teams(actor);
    const office = actor.team.kind === 'office';
    const teamId = query.team || undefined;
    const severalTeams = office && !teamId;
    const figures = stage ? await this.figures.read(actor, { stageId: stage.id, teamId }, today) : [];
    const records = stage
      ? await this.queries.page(actor, { stageId: stage.id, teamId }, { after: query.after, limit: PAGE })
      : { rows: [] };
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const href = hrefOf({ stage: stage?.id, team: teamId });
    return FundingPage({
      frame,
      stages: stages.map(({ id, name }) => ({
        href: hrefOf({ stage: id, team: teamId }),
        text: name[locale],
        current: id === stage?.id,
      })),
      teams:
        office && stage
          ? {
              value: teamId ?? '',
              options: teams.map(({ id, name }) => ({ value: id, label: name[locale] })),
              stageId: stage.id,
            }
          : undefined,
      stageId: stage?.id,
      rows: figures.map((one) => fundingRow(one, teams, locale, severalTeams)),
      records: records.rows.map((row) => disbursementRow(row, actor, { locale, today, severalTeams })),
      paging: {
        shown: records.rows.length,
        firstHref: query.after && href,
        nextHref: 'next' in records && records.next ? `${href}&after=${records.next}` : undefined,
      },
      today,
      mayPlan: mayPlanFunding(actor).allowed,
      mayRecord: kindsOf(actor).length > 0,
      stopsWhenLate: (await this.settings.read(actor)).stopsWhenLate,
      csvHref: href.replace('/disbursements', '/disbursements/export.csv'),
      errors,
    });
  }

  private async formPage(
    request: FastifyRequest,
    reply: FastifyReply,
    stageId: string,
    { errors = [], body }: { errors?: readonly FormError[]; body?: FormBody } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const kinds = kindsOf(actor);
    if (kinds.length === 0) throw FUNDING_ERRORS.fail('funding.not-permitted');
    if (!isUUID(stageId)) throw FUNDING_ERRORS.fail('funding.not-found');
    const stage = await this.structure.stage(actor, stageId);
    const teams = await this.structure.teams(actor);
    const institutions = await this.structure.institutions(actor);
    const funds = await this.structure.funds(actor);
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const of = (name: string) => textOf(body, name);
    const office = actor.team.kind === 'office';
    return DisbursementFormPage({
      frame,
      stageId: stage.id,
      institutions: institutions.map(({ id, name, teamId }) => ({
        value: id,
        label: office ? `${teams.find((team) => team.id === teamId)?.name[locale] ?? ''} · ${name}` : name,
      })),
      kinds,
      funds: funds.map(({ id, name }) => ({ value: id, label: name[locale] })),
      values: {
        institutionId: of('institutionId'),
        kind: of('kind'),
        amount: of('amount'),
        plannedOn: of('plannedOn'),
        paidOn: of('paidOn'),
        fundId: of('fundId'),
        note: of('note'),
      },
      today: this.clock.businessDate(actor.demo),
      idempotencyKey: of('key') || randomUUID(),
      errors,
    });
  }
}

function kindsOf(actor: Actor): DisbursementKind[] {
  return DISBURSEMENT_KINDS.filter((kind) => mayRecord(actor, kind).allowed);
}

function hrefOf({ stage, team }: { stage?: string; team?: string }): string {
  return `/disbursements?stage=${stage ?? ''}${team ? `&team=${team}` : ''}`;
}

/** What doesn't read is left out or is no amount at all, and the use case says so at its field. */
function commandOf(body: FormBody, stageId: string) {
  const kind = DISBURSEMENT_KINDS.find((each) => each === textOf(body, 'kind'));
  const [institutionId, fundId] = [textOf(body, 'institutionId'), textOf(body, 'fundId')];
  if (!kind) throw FUNDING_ERRORS.fail('funding.kind-missing');
  if (!isUUID(institutionId)) throw FUNDING_ERRORS.fail('funding.institution-missing');
  const day = (name: string) => {
    const text = textOf(body, name);
    return isKstDate(text) ? text : undefined;
  };
  return {
    institutionId,
    stageId,
    kind,
    amount: parseWon(textOf(body, 'amount')) ?? 0n,
    plannedOn: day('plannedOn'),
    paidOn: day('paidOn'),
    fundId: isUUID(fundId) ? fundId : undefined,
    note: textOf(body, 'note'),
  };
}
