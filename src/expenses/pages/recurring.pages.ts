import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { RecurringFormPage } from '../../../templates/recurring/recurring-form-page.js';
import { RecurringListPage } from '../../../templates/recurring/recurring-list-page.js';
import { RecurringPage } from '../../../templates/recurring/recurring-page.js';
import type { ScheduleValues } from '../../../templates/recurring/recurring-view.js';
import { inLocale } from '../../../templates/texts.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { ChangeRecurring } from '../recurring/change-recurring.js';
import { CADENCES } from '../recurring/recurring-dates.js';
import { RECURRING_ERRORS } from '../recurring/recurring.errors.js';
import { RecurringQueries } from '../recurring/recurring.queries.js';
import { StartRecurring } from '../recurring/start-recurring.js';
import { textOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';
import { changeFrom, periodRow, recurringView, typedSchedule, valuesOfSchedule } from './recurring.view.js';

/** 되풀이 집행: what comes again, begun from a claim, changed, paused and ended. */
@Controller('recurring')
export class RecurringPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly starting: StartRecurring,
    private readonly changes: ChangeRecurring,
    private readonly queries: RecurringQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const rows = await this.queries.list(actor);
    const frame = await this.frames.frameOf(request, reply);
    return RecurringListPage({
      frame,
      today: this.clock.businessDate(actor.demo),
      rows: rows.map(recurringView),
    });
  }

  @Get('new')
  async blank(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.formPage(request, reply, expenseIdOf(query), {});
  }

  @Post()
  async start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const t = inLocale(pageTexts, localeOf(request));
    const expenseId = expenseIdOf(body);
    const values = typedSchedule(body);
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const every = CADENCES.find((each) => each === values.every);
        if (!every) throw RECURRING_ERRORS.fail('recurring.every');
        const recurring = await this.starting.execute(actor, {
          expenseId,
          every,
          day: Number(values.day),
          from: values.from,
          until: values.until,
        });
        return {
          to: `/recurring/${recurring.id}`,
          flash: { kind: 'success', text: t.recurringStarted(recurring.nextOn ?? '') },
        };
      },
      again: (errors) => this.formPage(request, reply, expenseId, { values, errors }),
    });
  }

  @Get(':id')
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id, {});
  }

  @Post(':id')
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const values = typedSchedule(body);
    return this.act(request, reply, id, values, () =>
      this.changes.change(actorOf(request), id, changeFrom(values)),
    );
  }

  @Post(':id/pause')
  async pause(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.act(request, reply, id, undefined, () => this.changes.pause(actorOf(request), id));
  }

  @Post(':id/resume')
  async resume(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.act(request, reply, id, undefined, () => this.changes.resume(actorOf(request), id));
  }

  @Post(':id/end')
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.act(request, reply, id, undefined, () => this.changes.end(actorOf(request), id));
  }

  private async act(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    values: ScheduleValues | undefined,
    work: () => Promise<unknown>,
  ): Promise<VNode | void> {
    const t = inLocale(pageTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await work();
        return { to: `/recurring/${id}`, flash: { kind: 'success', text: t.recurringChanged } };
      },
      again: (errors) => this.page(request, reply, id, { values, errors }),
    });
  }

  private async formPage(
    request: FastifyRequest,
    reply: FastifyReply,
    expenseId: string,
    shown: { values?: ScheduleValues; errors?: FormError[] },
  ): Promise<VNode> {
    const { expense, proposed } = await this.starting.propose(actorOf(request), expenseId);
    const frame = await this.frames.frameOf(request, reply);
    return RecurringFormPage({
      frame,
      expense,
      values: shown.values ?? valuesOfSchedule({ every: 'month', ...proposed, ...expense }),
      errors: shown.errors ?? [],
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    shown: { values?: ScheduleValues; errors?: FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { recurring, periods } = await this.queries.read(actor, id);
    const frame = await this.frames.frameOf(request, reply);
    return RecurringPage({
      frame,
      today: this.clock.businessDate(actor.demo),
      recurring: recurringView(recurring),
      periods: periods.map((period) => periodRow(period, recurring.every)),
      open: recurring.state !== 'ended',
      values:
        shown.values ??
        valuesOfSchedule({ ...recurring, from: recurring.firstMonth, until: recurring.endsOn }),
      errors: shown.errors ?? [],
    });
  }
}

/** What is no claim's id names no claim. */
function expenseIdOf(body: FormBody): string {
  const id = textOf(body, 'expense');
  if (!isUUID(id)) throw EXPENSE_ERRORS.fail('expense.not-found');
  return id;
}
