import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { v7 as uuidv7 } from 'uuid';
import type { MoneyAct, MoneyActPageProps } from '../../../templates/allocations/allocations-view.js';
import { MoneyActPage } from '../../../templates/allocations/money-act-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { ensure } from '../../platform/access/decision.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { formatWon, parseWon, type Won } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { Allocate } from '../allocate.js';
import { Appropriate } from '../appropriate.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { mayAllocate, maySeeAllocations } from '../budget.policy.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import type { Actor } from '../../platform/access/actor.js';
import { Deallocate } from './deallocate.js';
import { MoneyActViews, type ActSubject } from './money-act-views.js';
import { FundActQuery, LineActQuery, MoneyFormDto } from './page-dto.js';
import { ReduceAppropriation } from './reduce-appropriation.js';

interface Act {
  act: MoneyAct;
  subject: ActSubject;
  execute: (command: { amount: Won; reason: string; key: string }) => Promise<unknown>;
}

const DONE: Record<MoneyAct, { ko: string; en: string }> = {
  appropriate: { ko: '편성했습니다.', en: 'Appropriated.' },
  reduce: { ko: '편성을 줄였습니다.', en: 'The appropriation was lowered.' },
  allocate: { ko: '배정했습니다.', en: 'Allocated.' },
  deallocate: { ko: '배정을 회수했습니다.', en: 'The allocation was taken back.' },
};

/** One act on a fund's year or a line: typed, looked at with what it changes, confirmed. */
@ApiExcludeController()
@Controller('budgets/allocations')
export class MoneyActPages {
  constructor(
    private readonly views: MoneyActViews,
    private readonly frames: PageFrames,
    private readonly appropriation: Appropriate,
    private readonly reduction: ReduceAppropriation,
    private readonly allocation: Allocate,
    private readonly deallocation: Deallocate,
  ) {}

  @Get('funds/:id')
  async fund(
    @Req() request: FastifyRequest,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FundActQuery,
  ): Promise<VNode> {
    return this.page(request, await this.fundAct(request, id, query), {});
  }

  @Post('funds/:id')
  async postFund(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FundActQuery,
    @Body() typed: MoneyFormDto,
  ): Promise<VNode | void> {
    return this.answer(request, reply, await this.fundAct(request, id, query), typed);
  }

  @Get('lines/:id')
  async line(
    @Req() request: FastifyRequest,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: LineActQuery,
  ): Promise<VNode> {
    return this.page(request, await this.lineAct(request, id, query), {});
  }

  @Post('lines/:id')
  async postLine(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: LineActQuery,
    @Body() typed: MoneyFormDto,
  ): Promise<VNode | void> {
    return this.answer(request, reply, await this.lineAct(request, id, query), typed);
  }

  private async fundAct(request: FastifyRequest, id: string, query: FundActQuery): Promise<Act> {
    const actor = actorOf(request);
    ensureOffice(actor, request);
    const { act = 'appropriate', year } = query;
    if (!year) throw PROGRAMME_ERRORS.fail('programme.not-found');
    const useCase = act === 'appropriate' ? this.appropriation : this.reduction;
    return {
      act,
      subject: await this.views.fund(actor, { fundId: id, fiscalYearId: year, act }, localeOf(request)),
      execute: (command) => useCase.execute(actor, { fundId: id, fiscalYearId: year, ...command }),
    };
  }

  private async lineAct(request: FastifyRequest, id: string, query: LineActQuery): Promise<Act> {
    const actor = actorOf(request);
    ensureOffice(actor, request);
    const { act = 'allocate' } = query;
    const useCase = act === 'allocate' ? this.allocation : this.deallocation;
    return {
      act,
      subject: await this.views.line(actor, { lineId: id, act }, localeOf(request)),
      execute: (command) => useCase.execute(actor, { lineId: id, ...command }),
    };
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    act: Act,
    typed: MoneyFormDto,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        if (typed.edit) return { page: await this.page(request, act, typed) };
        const command = commandOf(typed, act);
        if (!typed.confirmed)
          return { page: await this.page(request, act, typed, { amount: command.amount }) };
        await act.execute(command);
        const flash = { kind: 'success' as const, text: DONE[act.act][localeOf(request)] };
        return { to: act.subject.backHref, flash };
      },
      again: (errors) => this.page(request, act, typed, { errors }),
    });
  }

  private async page(
    request: FastifyRequest,
    { act, subject }: Act,
    typed: MoneyFormDto,
    state: { amount?: Won; errors?: FormError[] } = {},
  ): Promise<VNode> {
    const { amount: typedAmount = '', reason = '', key = uuidv7() } = typed;
    const props: MoneyActPageProps = {
      frame: await this.frames.frameOf(request),
      act,
      subject: subject.name,
      place: subject.place,
      action: subject.action,
      backHref: subject.backHref,
      figures: subject.figures,
      most: subject.most,
      values: { amount: typedAmount, reason, key },
      changes: state.amount === undefined ? undefined : subject.changes(state.amount),
      errors: state.errors,
    };
    return <MoneyActPage {...props} />;
  }
}

/** To a team there is no such page; an auditor hears that it isn't theirs to do. */
function ensureOffice(actor: Actor, { method }: FastifyRequest): void {
  if (method === 'GET' && !maySeeAllocations(actor).allowed)
    throw BUDGET_ERRORS.fail('budget.line-not-found');
  ensure(mayAllocate(actor));
}

/** Every fault of the form at once; what can't be done is said before it is asked to be confirmed. */
function commandOf(typed: MoneyFormDto, { act, subject }: Act) {
  const amount = parseWon(typed.amount ?? '') ?? 0n;
  const reason = typed.reason?.trim() ?? '';
  const problems: FieldProblem[] = [];
  if (amount <= 0n) problems.push(BUDGET_ERRORS.problem('budget.amount-not-positive', '/amount'));
  else if (subject.most !== undefined && amount > subject.most) problems.push(tooMuch(act, subject.most));
  if (reason === '') problems.push(BUDGET_ERRORS.problem('budget.reason-missing', '/reason'));
  if (problems.length > 0) throw invalidInput(problems);
  return { amount, reason, key: typed.key ?? uuidv7() };
}

function tooMuch(act: MoneyAct, most: Won): FieldProblem {
  const available = formatWon(most);
  if (act === 'deallocate')
    return BUDGET_ERRORS.problem('budget.allocation-exceeded', '/amount', { available });
  if (act === 'reduce') return BUDGET_ERRORS.problem('budget.unallocated-exceeded', '/amount', { available });
  return BUDGET_ERRORS.problem('budget.appropriation-exceeded', '/amount');
}
