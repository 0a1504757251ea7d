import { randomUUID } from 'node:crypto';
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
import { isKstDate, kstDateOf } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { KeyedForms } from '../../platform/web/keyed-forms.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { ExpenseQueries, type ExpenseSummary } from '../expense.queries.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { liveRunsOf, type LiveRun } from '../live-run.js';
import { HELD_TEXT, holdsOf, type PaymentHold } from '../payment-hold.js';
import { PayExpenses } from '../pay-expenses.js';
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
    private readonly forms: KeyedForms,
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
    const actor = actorOf(request);
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
        const problems = missingFrom(items, values.paidOn);
        if (problems.length > 0) throw invalidInput(problems);
        const command = { ...values, items };
        const form = { key: textOf(body, 'key'), name: 'payments', input: command };
        return this.forms.once(actor, form, async () => {
          const { expenseIds, payableAmount } = await this.payments.pay(actor, command);
          return {
            to: '/payments',
            flash: {
              kind: 'success' as const,
              text: t.paid(expenseIds.length, payableAmount),
              link: { href: '/reports/one-page', text: t.report },
            },
          };
        });
      },
      again: (errors) => this.page(request, reply, { values, errors, key: textOf(body, 'key') }),
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
    const teams = actor.team.kind === 'office';
    const rows = payable.rows.map((row) =>
      payableRow(
        row,
        mayPay ? actor : undefined,
        { hold: holds.get(row.id), run: runs.get(row.id), teams },
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
      history: history.rows.map((row) => paymentRow(row, teams ? frame.locale : undefined)),
      historyPaging: {
        shown: history.rows.length,
        firstHref: before && '/payments',
        nextHref: history.next && `/payments?before=${history.next}`,
      },
      errors: shown.errors ?? [],
    });
  }
}

/** What the form itself tells; the rest depends on the claims. */
function missingFrom(items: readonly object[], paidOn: string): FieldProblem[] {
  return [
    ...(items.length === 0
      ? [{ pointer: '/items', code: 'payment.none-chosen', text: pageTexts.noneChosen }]
      : []),
    ...(isKstDate(paidOn) ? [] : [EXPENSE_ERRORS.problem('expense.date', '/paidOn')]),
  ];
}

function payableRow(
  row: ExpenseSummary,
  payer: Actor | undefined,
  { hold, run, teams }: { hold?: PaymentHold; run?: LiveRun; teams: boolean },
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
    teamName: teams ? row.teamName[locale] : undefined,
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

/** The team is named in the language of whoever sees several. */
function paymentRow(payment: PaymentSummary, teamsIn: Locale | undefined): PaymentRow {
  return {
    id: payment.id,
    paidOn: payment.paidOn,
    bankReference: payment.bankReference,
    payerName: payment.payerName,
    teamName: teamsIn && payment.teamName[teamsIn],
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
