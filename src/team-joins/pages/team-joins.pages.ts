import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { JoinFormPage } from '../../../templates/stage-evaluations/join-form-page.js';
import { evaluationTexts } from '../../../templates/stage-evaluations/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { leaveFlash, PageFrames } from '../../platform/web/page-frames.js';
import { INSTITUTION_KINDS } from '../../programmes/institution.entity.js';
import { INSTITUTION_KIND_WORDS } from '../../programmes/institution-words.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { DecideTeamJoin } from '../decide-team-join.js';
import { LineTemplates } from '../line-templates.js';
import { ProposeTeamJoin } from '../propose-team-join.js';
import { TEAM_JOIN_ERRORS } from '../team-join.errors.js';
import { mayLetJoin } from '../team-join.policy.js';

const LIST = '/stage-evaluations';
const FIELDS = [
  'code',
  'nameKo',
  'nameEn',
  'joinedOn',
  'stageId',
  'institutionName',
  'institutionKind',
  'businessNumber',
  'template',
  'reason',
] as const;
type Fields = Record<(typeof FIELDS)[number], string>;

/** Teams that join; they stand on the page of evaluations. */
@ApiExcludeController()
@Controller('team-joins')
export class TeamJoinPages {
  constructor(
    private readonly proposing: ProposeTeamJoin,
    private readonly deciding: DecideTeamJoin,
    private readonly templates: LineTemplates,
    private readonly structure: ProgrammeStructure,
    private readonly clock: Clock,
    private readonly frames: PageFrames,
  ) {}

  @Get('new')
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.formPage(request, reply);
  }

  @Post()
  propose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const values = valuesOf(body);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.proposing.execute(actorOf(request), commandOf(values));
        const text = inLocale(evaluationTexts, locale).joinProposed;
        return { to: LIST, flash: { kind: 'success', text } };
      },
      again: (errors) => this.formPage(request, reply, { errors, values }),
    });
  }

  @Post(':id/confirmation')
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.deciding.confirm(actorOf(request), { id });
    this.back(request, reply, 'joinConfirmed');
  }

  @Post(':id/withdrawal')
  async withdraw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.deciding.withdraw(actorOf(request), { id });
    this.back(request, reply, 'joinWithdrawn');
  }

  private back(request: FastifyRequest, reply: FastifyReply, said: 'joinConfirmed' | 'joinWithdrawn'): void {
    leaveFlash(reply, { kind: 'success', text: inLocale(evaluationTexts, localeOf(request))[said] });
    void reply.status(303).header('location', LIST).send();
  }

  private async formPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { errors = [], values }: { errors?: readonly FormError[]; values?: Fields } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayLetJoin(actor));
    const today = this.clock.businessDate(actor.demo);
    const [teams, stages] = [await this.structure.teams(actor), await this.structure.stages(actor)];
    const shown = await this.structure.stageToShow(actor, today);
    const kept = await this.templates.list(actor);
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const t = inLocale(evaluationTexts, locale);
    return JoinFormPage({
      frame,
      stages: stages.map(({ id, name }) => ({ value: id, label: name[locale] })),
      kinds: INSTITUTION_KINDS.map((kind) => ({ value: kind, label: INSTITUTION_KIND_WORDS[kind][locale] })),
      templates: [
        ...kept.map(({ id, name }) => ({ value: `template:${id}`, label: name })),
        ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: t.likeTeam(name[locale]) })),
      ],
      values: values ?? { ...valuesOf({}), joinedOn: today, stageId: shown?.id ?? '' },
      errors,
    });
  }
}

function valuesOf(body: FormBody): Fields {
  return Object.fromEntries(FIELDS.map((name) => [name, textOf(body, name)])) as Fields;
}

function commandOf(values: Fields) {
  const [kind, id = ''] = values.template.split(':');
  if (!isUUID(id)) throw TEAM_JOIN_ERRORS.fail('team-join.template-missing');
  if (!isUUID(values.stageId)) throw TEAM_JOIN_ERRORS.fail('team-join.not-found');
  return {
    code: values.code,
    name: { ko: values.nameKo, en: values.nameEn },
    joinedOn: values.joinedOn,
    stageId: values.stageId,
    institution: {
      name: values.institutionName,
      kind: INSTITUTION_KINDS.find((each) => each === values.institutionKind) ?? INSTITUTION_KINDS[0],
      businessNumber: values.businessNumber,
    },
    template: kind === 'template' ? { templateId: id } : { likeTeamId: id },
    reason: values.reason,
  };
}
