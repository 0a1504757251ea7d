import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { DeadlineFormPage } from '../../../templates/stages/deadline-form-page.js';
import { DeadlinesPage } from '../../../templates/stages/deadlines-page.js';
import type { DeadlineFormPageProps } from '../../../templates/stages/stages-view.js';
import { stageTexts } from '../../../templates/stages/texts.js';
import { inLocale, type TextsIn } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ChangeDaysOff } from '../change-days-off.js';
import { changed, ChangeDeadlines, checked } from '../change-deadlines.js';
import type { Deadline } from '../deadline.js';
import { STAGE_ERRORS } from '../stage.errors.js';
import { mayChangeStages } from '../stage.policy.js';
import { StageClock, type StageClockValue } from '../stage-clock.js';
import { commandOf, deadlinesView, previewOf, typedValues, valuesOf } from './deadlines.view.js';

type Texts = TextsIn<typeof stageTexts>;
type Said = 'savedDeadline' | 'restoredDeadline' | 'removedDeadline' | 'savedDayOff' | 'removedDayOff';

interface Shown {
  errors?: readonly FormError[];
  body?: FormBody;
  preview?: DeadlineFormPageProps['preview'];
}

/** 기한과 쉬는 날: read by every member, changed by officers. */
@ApiExcludeController()
@Controller('stages')
export class DeadlinePages {
  constructor(
    private readonly stageClock: StageClock,
    private readonly deadlines: ChangeDeadlines,
    private readonly daysOff: ChangeDaysOff,
    private readonly frames: PageFrames,
  ) {}

  @Get('deadlines')
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.listPage(request, reply);
  }

  @Get('deadlines/new')
  addForm(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.formPage(request, reply, undefined);
  }

  @Get('deadlines/:code')
  changeForm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('code') code: string,
  ): Promise<VNode> {
    return this.formPage(request, reply, code);
  }

  @Post('deadlines')
  add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const act = async (actor: Actor) => {
      const values = typedValues(body);
      await this.deadlines.add(actor, values.code, commandOf(values, false));
      return 'savedDeadline' as const;
    };
    return this.save(request, reply, act, (errors) =>
      this.formPage(request, reply, undefined, { errors, body }),
    );
  }

  @Post('deadlines/preview')
  previewNew(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.preview(request, reply, undefined, body);
  }

  @Post('deadlines/:code')
  change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('code') code: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const act = async (actor: Actor) => {
      const before = found(await this.stageClock.read(actor), code);
      await this.deadlines.change(actor, code, commandOf(typedValues(body), staysActive(before)));
      return 'savedDeadline' as const;
    };
    return this.save(request, reply, act, (errors) => this.formPage(request, reply, code, { errors, body }));
  }

  @Post('deadlines/:code/preview')
  previewChange(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('code') code: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.preview(request, reply, code, body);
  }

  @Post('deadlines/:code/removal')
  restore(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('code') code: string,
  ): Promise<VNode | void> {
    const act = async (actor: Actor) => {
      const { standard } = found(await this.stageClock.read(actor), code);
      await this.deadlines.restore(actor, code);
      return standard ? ('restoredDeadline' as const) : ('removedDeadline' as const);
    };
    return this.save(request, reply, act, (errors) => this.formPage(request, reply, code, { errors }));
  }

  @Post('days-off')
  addDayOff(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const act = async (actor: Actor) => {
      await this.daysOff.add(actor, { day: textOf(body, 'day'), name: textOf(body, 'name') });
      return 'savedDayOff' as const;
    };
    return this.save(request, reply, act, (errors) => this.listPage(request, reply, { errors, body }));
  }

  @Post('days-off/:day/removal')
  removeDayOff(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('day') day: string,
  ): Promise<VNode | void> {
    const act = async (actor: Actor) => {
      await this.daysOff.remove(actor, day);
      return 'removedDayOff' as const;
    };
    return this.save(request, reply, act, (errors) => this.listPage(request, reply, { errors }));
  }

  private save(
    request: FastifyRequest,
    reply: FastifyReply,
    act: (actor: Actor) => Promise<Said>,
    again: (errors: FormError[]) => Promise<VNode>,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const said = await act(actorOf(request));
        const texts: Texts = inLocale(stageTexts, locale);
        return { to: '/stages/deadlines', flash: { kind: 'success', text: texts[said] } };
      },
      again,
    });
  }

  /** The form again, with the days that follow from what is typed; nothing is kept. */
  private preview(
    request: FastifyRequest,
    reply: FastifyReply,
    code: string | undefined,
    body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const actor = actorOf(request);
        ensure(mayChangeStages(actor));
        const value = await this.stageClock.read(actor);
        const before = code === undefined ? undefined : found(value, code);
        const command = commandOf(typedValues(body), before !== undefined && staysActive(before));
        const after: Deadline = before
          ? changed(before, command)
          : { code: '', ...checked(command), standard: false, changed: true };
        const preview = previewOf(after, value, locale);
        return { page: await this.formPage(request, reply, code, { body, preview }) };
      },
      again: (errors) => this.formPage(request, reply, code, { errors, body }),
    });
  }

  private async listPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { errors = [], body }: Shown = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const value = await this.stageClock.read(actor);
    const frame = await this.frames.frameOf(request, reply);
    return DeadlinesPage({
      frame,
      ...deadlinesView(value, actor, frame.locale),
      values: { day: textOf(body, 'day'), name: textOf(body, 'name') },
      errors,
    });
  }

  private async formPage(
    request: FastifyRequest,
    reply: FastifyReply,
    code: string | undefined,
    { errors = [], body, preview }: Shown = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayChangeStages(actor));
    const value = await this.stageClock.read(actor);
    const deadline = code === undefined ? undefined : found(value, code);
    const frame = await this.frames.frameOf(request, reply);
    return DeadlineFormPage({
      frame,
      code,
      name: deadline?.title[frame.locale] ?? '',
      values: body ? typedValues(body) : valuesOf(deadline),
      enforced: deadline?.enforces !== undefined,
      fixed: deadline?.fixed ?? false,
      mayRestore: deadline?.changed ?? false,
      standard: deadline?.standard ?? false,
      unverified: deadline?.unverified ?? false,
      preview: preview ?? (deadline ? previewOf(deadline, value, frame.locale) : []),
      errors,
    });
  }
}

function found(value: StageClockValue, code: string): Deadline {
  const deadline = value.deadlines.find((one) => one.code === code);
  if (!deadline) throw STAGE_ERRORS.fail('stages.no-such-deadline');
  return deadline;
}

/** The form has no box for what can't be switched off. */
function staysActive({ enforces, fixed }: Deadline): boolean {
  return enforces !== undefined || fixed === true;
}
