import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { RefundNewPage } from '../../../templates/payments/refund-new-page.js';
import { RefundsPage } from '../../../templates/payments/refunds-page.js';
import { inLocale } from '../../../templates/texts.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { KeyedForms } from '../../platform/web/keyed-forms.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { ExpenseQueries } from '../expense.queries.js';
import { maySeeRefunds, mayReverse } from '../expense.policy.js';
import { RecordRefund, type RefundCommand } from '../refunds/record-refund.js';
import { RefundQueries } from '../refunds/refund.queries.js';
import { leftOf } from '../refunds/shares-back.js';
import { textOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';
import { pays } from './payable.queries.js';
import { awaitedRow, refundRow } from './refunds.view.js';
import { commandOfList, commandOfNew, errorsOfList, errorsOfNew, typedOf } from './refund-forms.js';

const MOST_AWAITED = 100;
const HISTORY_PAGE = 10;

/** 돌려받기: money that is owed back for reversed claims, and what came. */
@Controller('payments/refunds')
export class RefundPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly forms: KeyedForms,
    private readonly expenses: ExpenseQueries,
    private readonly recording: RecordRefund,
    private readonly refunds: RefundQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, { errors: [], before: textOf(query, 'before') || undefined });
  }

  @Post()
  record(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale: localeOf(request),
      act: () => {
        ensure(maySeeRefunds(actorOf(request)));
        return this.recordOnce(request, body, commandOfList(body), '/payments/refunds');
      },
      again: (errors) => this.page(request, reply, { errors: errorsOfList(body, errors), body }),
    });
  }

  @Get('new')
  showNew(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.newPage(request, reply, textOf(query, 'expense'), { errors: [] });
  }

  @Post('new')
  recordNew(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const id = textOf(body, 'expense');
    return handleForm({
      reply,
      locale: localeOf(request),
      act: () => {
        if (!isUUID(id)) throw EXPENSE_ERRORS.fail('expense.not-found');
        return this.recordOnce(request, body, commandOfNew(body), `/expenses/${id}`);
      },
      again: (errors) => this.newPage(request, reply, id, { errors: errorsOfNew(errors), body }),
    });
  }

  private recordOnce(request: FastifyRequest, body: FormBody, command: RefundCommand, to: string) {
    const actor = actorOf(request);
    const t = inLocale(pageTexts, localeOf(request));
    const form = { key: textOf(body, 'key'), name: 'refunds', input: command };
    return this.forms.once(actor, form, async () => {
      const { amount } = await this.recording.execute(actor, command);
      return { to, flash: { kind: 'success' as const, text: t.refunded(amount) } };
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { errors, body, before }: { errors: readonly FormError[]; body?: FormBody; before?: string },
  ): Promise<VNode> {
    const actor = actorOf(request);
    if (!maySeeRefunds(actor).allowed) throw WEB_ERRORS.fail('web.not-permitted');
    const frame = await this.frames.frameOf(request, reply);
    const { awaited, history } = await this.unit.run(actor, async () => ({
      awaited: await this.refunds.awaited(actor, MOST_AWAITED),
      history: await this.refunds.received(actor, { after: before, limit: HISTORY_PAGE }),
    }));
    const today = this.clock.businessDate(actor.demo);
    const rows = awaited.rows.map((row) => awaitedRow(row, { actor, today, locale: frame.locale }));
    const ready = rows.filter(({ blocked }) => !blocked);
    return RefundsPage({
      frame,
      today,
      mayRecord: pays(actor),
      awaited: rows,
      sums: awaited,
      // A single one is the one meant; of several, none is recorded by oversight.
      values: body
        ? typedOf(body)
        : {
            items: ready.length === 1 ? ready.map(({ item }) => item) : [],
            amounts: {},
            grants: {},
            receivedOn: today,
            bankReference: '',
          },
      idempotencyKey: textOf(body, 'key') || randomUUID(),
      history: history.rows.map((row) => refundRow(row, actor, frame.locale)),
      historyPaging: {
        shown: history.rows.length,
        firstHref: before && '/payments/refunds',
        nextHref: history.next && `/payments/refunds?before=${history.next}`,
      },
      errors,
    });
  }

  private async newPage(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { errors, body }: { errors: readonly FormError[]; body?: FormBody },
  ): Promise<VNode> {
    const actor = actorOf(request);
    if (!isUUID(id)) throw EXPENSE_ERRORS.fail('expense.not-found');
    const expense = await this.expenses.read(actor, id);
    ensure(mayReverse(actor, expense));
    const today = this.clock.businessDate(actor.demo);
    const of = (name: string) => textOf(body, name);
    return RefundNewPage({
      frame: await this.frames.frameOf(request, reply),
      today,
      expense,
      left: leftOf(expense),
      awaited: expense.owedAmount ?? 0n,
      values: {
        amount: of('amount'),
        grantAmount: of('grantAmount'),
        receivedOn: body ? of('receivedOn') : today,
        bankReference: of('bankReference'),
        reason: of('reason'),
        comment: of('comment'),
      },
      idempotencyKey: of('key') || randomUUID(),
      errors,
    });
  }
}
