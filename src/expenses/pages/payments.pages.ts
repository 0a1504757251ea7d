import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { PaymentsPage } from '../../../templates/payments/payments-page.js';
import type { PayableRow, PaymentRow, PaymentsPageProps } from '../../../templates/payments/payments-view.js';
import { shortDate } from '../../../templates/format.js';
import { inLocale } from '../../../templates/texts.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { kstDateOf } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { ExpenseQueries, type ExpenseSummary } from '../expense.queries.js';
import { liveRunsOf, type LiveRun } from '../live-run.js';
import { HELD_TEXT, holdsOf, type PaymentHold } from '../payment-hold.js';
import { PayExpenses, type PaymentCommand } from '../pay-expenses.js';
import { PaymentQueries, type PaymentSummary } from '../payment.queries.js';
import { itemsOf, textOf, textsOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';
import { pays, seesPayments } from './payable.queries.js';

const PAYABLE_PAGE = 50;
const HISTORY_PAGE = 10;

/** 지급: approved claims recorded as paid, and what was paid before. */
@Controller('payments')
export class PaymentPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly payments: PayExpenses,
    private readonly history: PaymentQueries,
    private readonly expenses: ExpenseQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, { query });
  }

  @Post()
  async pay(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const t = inLocale(pageTexts, locale);
    const values = {
      items: textsOf(body, 'items'),
      paidOn: textOf(body, 'paidOn'),
      bankReference: textOf(body, 'bankReference'),
    };
    return handleForm({
      reply,
      locale,
      act: async () => {
        const items = itemsOf(body).map(({ id, version }) => ({ expenseId: id, version }));
        if (items.length === 0)
          throw invalidInput([
            { pointer: '/items', code: 'payment.none-chosen', text: pageTexts.noneChosen },
          ]);
        const done = await this.payOnce(actorOf(request), textOf(body, 'key'), { ...values, items });
        return {
          to: '/payments',
          flash: {
            kind: 'success',
            text: t.paid(done.count, done.amount),
            link: { href: '/reports/one-page', text: t.report },
          },
        };
      },
      again: (errors) => this.page(request, reply, { values, errors, key: textOf(body, 'key') }),
    });
  }

  /** The key makes the form's second sending an answer without an effect; it is kept in the payment's own transaction. */
  private async payOnce(
    actor: Actor,
    key: string,
    command: PaymentCommand,
  ): Promise<{ count: number; amount: bigint }> {
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw WEB_ERRORS.fail('web.bad-key');
    const hash = createHash('sha256')
      .update(`payments\n${JSON.stringify(command)}`)
      .digest('hex');
    const owner = [actor.team.id, actor.userId, key];
    return this.unit.run(actor, async () => {
      const taken = await this.unit.query(
        'INSERT INTO idempotency_keys (team_id, user_id, key, input_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING key',
        [...owner, hash],
      );
      if (taken.length === 0) {
        const kept = await this.unit.one<{ input_hash: string; body: { count: number; amount: string } }>(
          'SELECT input_hash, body FROM idempotency_keys WHERE team_id = $1 AND user_id = $2 AND key = $3',
          owner,
        );
        if (kept?.input_hash !== hash) throw WEB_ERRORS.fail('web.key-reused');
        return { count: kept.body.count, amount: BigInt(kept.body.amount) };
      }
      const payment = await this.payments.pay(actor, command);
      const done = { count: payment.expenseIds.length, amount: payment.payableAmount };
      await this.unit.query(
        'UPDATE idempotency_keys SET status = 303, body = $4 WHERE team_id = $1 AND user_id = $2 AND key = $3',
        [...owner, JSON.stringify({ ...done, amount: done.amount.toString() })],
      );
      return done;
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { query?: FormBody; values?: PaymentsPageProps['values']; errors?: FormError[]; key?: string },
  ): Promise<VNode> {
    const actor = actorOf(request);
    if (!seesPayments(actor)) throw WEB_ERRORS.fail('web.not-permitted');
    const frame = await this.frames.frameOf(request, reply);
    const [after, before] = [
      textOf(shown.query, 'after') || undefined,
      textOf(shown.query, 'before') || undefined,
    ];
    const { payable, holds, runs, history } = await this.unit.run(actor, async () => {
      const waiting = await this.expenses.waiting(actor, { state: 'approved', after, limit: PAYABLE_PAGE });
      return {
        payable: waiting,
        holds: await holdsOf(this.unit, waiting.rows),
        runs: await liveRunsOf(this.unit, waiting.rows),
        history: await this.history.list(actor, { after: before, limit: HISTORY_PAGE, byHand: true }),
      };
    });
    const today = this.clock.businessDate(actor.demo);
    const mayPay = pays(actor);
    const rows = payable.rows.map((row) =>
      payableRow(
        row,
        mayPay ? actor : undefined,
        { hold: holds.get(row.id), run: runs.get(row.id) },
        frame.locale,
      ),
    );
    const ready = rows.filter(({ blocked }) => !blocked).map(({ id, version }) => `${id}:${version}`);
    return PaymentsPage({
      frame,
      today,
      mayPay,
      inputSheetHref:
        actor.team.kind === 'team' || hasRole(actor, 'auditor') ? '/payments/input-sheet' : undefined,
      runsHref: mayPay && rows.length > 0 ? '/pay-runs/new' : '/pay-runs',
      payable: rows,
      payablePaging: {
        shown: rows.length,
        total: after || payable.next ? undefined : rows.length,
        firstHref: after && '/payments',
        nextHref: payable.next && `/payments?after=${payable.next}`,
      },
      // A single claim is the one meant; of several, nobody is paid by oversight.
      values: shown.values ?? { items: ready.length === 1 ? ready : [], paidOn: today, bankReference: '' },
      idempotencyKey: shown.key || randomUUID(),
      history: history.rows.map(paymentRow),
      historyPaging: {
        shown: history.rows.length,
        firstHref: before && '/payments',
        nextHref: history.next && `/payments?before=${history.next}`,
      },
      errors: shown.errors ?? [],
    });
  }
}

function payableRow(
  row: ExpenseSummary,
  payer: Actor | undefined,
  { hold, run }: { hold?: PaymentHold; run?: LiveRun },
  locale: Locale,
): PayableRow {
  const t = inLocale(pageTexts, locale);
  return {
    id: row.id,
    version: row.version,
    number: row.number ?? '',
    href: `/expenses/${row.id}`,
    title: row.title || t.untitled,
    supplierName: row.supplierName,
    claimAmount: row.claimAmount,
    payableAmount: row.payableAmount,
    approvedAt: row.decidedAt ?? row.stateSince,
    approverName: row.approverName ?? '',
    returnHref: payer && !run && !isOwn(payer, row) ? `/expenses/${row.id}#return` : undefined,
    blocked: run ? t.inRun(run.number) : hold ? heldText(hold, locale) : payer && ownText(payer, row, locale),
    blockedHref: run && `/pay-runs/${run.id}`,
  };
}

/** Whoever claimed or prepared it doesn’t send it back. */
function isOwn(payer: Actor, row: ExpenseSummary): boolean {
  return payer.userId === row.claimantId || payer.userId === row.preparedBy;
}

function ownText(payer: Actor, row: ExpenseSummary, locale: Locale): string | undefined {
  const t = inLocale(pageTexts, locale);
  if (payer.userId === row.claimantId) return t.ownClaim;
  if (payer.userId === row.preparedBy) return t.ownPreparation;
  return payer.userId === row.approverId ? t.ownApproval : undefined;
}

function heldText({ heldAt, reason }: PaymentHold, locale: Locale): string {
  return [HELD_TEXT[locale], shortDate(kstDateOf(heldAt), locale), reason.name[locale]].join(' · ');
}

function paymentRow(payment: PaymentSummary): PaymentRow {
  return {
    id: payment.id,
    paidOn: payment.paidOn,
    bankReference: payment.bankReference,
    payerName: payment.payerName,
    count: payment.itemCount,
    claimAmount: payment.claimAmount,
    payableAmount: payment.payableAmount,
    claims: payment.items.map(({ expenseId, number, title, payableAmount }) => ({
      href: `/expenses/${expenseId}`,
      number,
      title,
      payableAmount,
    })),
  };
}
