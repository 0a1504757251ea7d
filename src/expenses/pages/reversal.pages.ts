import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { ReversalPage, type ReversalPageProps } from '../../../templates/expenses/reversal-page.js';
import { inLocale } from '../../../templates/texts.js';
import { ensure } from '../../platform/access/decision.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { formatWon, parseWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { KeyedForms } from '../../platform/web/keyed-forms.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ClaimTargets } from '../claim-targets.js';
import { ExpenseQueries } from '../expense.queries.js';
import { mayReverse } from '../expense.policy.js';
import { REFUND_ERRORS } from '../refunds/refund.errors.js';
import { OWED_BY, REVERSAL_REASONS } from '../refunds/reversal.js';
import { leftOf, leftOfLine } from '../refunds/shares-back.js';
import { WithdrawReversal } from '../refunds/withdraw-reversal.js';
import { ReverseExpense, type ReversalCommand } from '../reverse-expense.js';
import { TargetNames } from './claim-labels.js';
import { ExpenseDetailRenderer } from './expense-detail.render.js';
import { textOf, versionOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';

const MAX_COMMENT = 2000;
const MOST_LINES = 500;

/** 집행 취소, from a claim's own page. */
@Controller('expenses')
export class ReversalPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly forms: KeyedForms,
    private readonly expenses: ExpenseQueries,
    private readonly targets: ClaimTargets,
    private readonly reversal: ReverseExpense,
    private readonly withdrawal: WithdrawReversal,
    private readonly details: ExpenseDetailRenderer,
  ) {}

  @Get(':id/reversal')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id, { errors: [] });
  }

  @Post(':id/reversal')
  reverse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const t = inLocale(pageTexts, locale);
    return handleForm({
      reply,
      locale,
      act: async () => {
        ensure(mayReverse(actor, await this.expenses.read(actor, id)));
        const command = commandFrom(id, body);
        const form = { key: textOf(body, 'key'), name: 'reversal', input: command };
        return this.forms.once(actor, form, async () => {
          const expense = await this.reversal.execute(actor, command);
          const text = expense.state === 'reversed' ? t.reversed : t.partReversed;
          return { to: `/expenses/${id}`, flash: { kind: 'success' as const, text } };
        });
      },
      again: (errors) => this.page(request, reply, id, { errors, body }),
    });
  }

  /** The rest of a reversal's money is awaited no more. */
  @Post(':id/reversals/:reversalId/withdrawal')
  withdraw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) expenseId: string,
    @Param('reversalId', ParseUUIDPipe) reversalId: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const comment = textOf(body, 'comment').slice(0, MAX_COMMENT);
        const command = { expenseId, reversalId, comment, version: versionOf(body) };
        await this.withdrawal.execute(actorOf(request), command);
        return {
          to: `/expenses/${expenseId}`,
          flash: { kind: 'success', text: inLocale(pageTexts, locale).reversalWithdrawn },
        };
      },
      again: (errors) => this.details.page(request, reply, expenseId, { errors }),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { errors, body }: { errors: readonly FormError[]; body?: FormBody },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const { expense, names } = await this.unit.run(actor, async () => {
      const read = await this.expenses.read(actor, id);
      const lines = await this.targets.lines(read.teamId, read.institutionId, read.stageId);
      return { expense: read, names: new TargetNames(lines, await this.targets.categories(), locale) };
    });
    ensure(mayReverse(actor, expense));
    const open = leftOf(expense).grant > 0n ? expense.lines.filter((line) => leftOfLine(line) > 0n) : [];
    const typed = body && new Map(typedLines(body).map(({ id: lineId, amount }) => [lineId, amount]));
    const props: ReversalPageProps = {
      frame: await this.frames.frameOf(request, reply),
      expense,
      lines: open.map((line) => ({
        id: line.id,
        name: line.name,
        targetLabel: names.target(line.budgetLineId, line.categoryId),
        claimAmount: line.claimAmount,
        left: leftOfLine(line),
      })),
      values: {
        amounts: open.map((line) => (typed ? (typed.get(line.id) ?? '') : formatWon(leftOfLine(line)))),
        reason: textOf(body, 'reason'),
        owedBy: textOf(body, 'owedBy'),
        comment: textOf(body, 'comment'),
      },
      idempotencyKey: textOf(body, 'key') || randomUUID(),
      errors,
    };
    return ReversalPage(props);
  }
}

function typedLines(body: FormBody): { id: string; amount: string }[] {
  const lines: { id: string; amount: string }[] = [];
  for (let index = 0; index < MOST_LINES && `lines[${index}].id` in body; index += 1)
    lines.push({
      id: textOf(body, `lines[${index}].id`),
      amount: textOf(body, `lines[${index}].amount`).trim(),
    });
  return lines;
}

/** What was typed; each choice that is missing at its field. */
function commandFrom(id: string, body: FormBody): ReversalCommand {
  const reason = REVERSAL_REASONS.find((one) => one === textOf(body, 'reason'));
  const owedBy = OWED_BY.find((one) => one === textOf(body, 'owedBy'));
  const problems = [
    ...(reason ? [] : [REFUND_ERRORS.problem('reversal.reason-missing', '/reason')]),
    ...(owedBy ? [] : [REFUND_ERRORS.problem('reversal.owed-by-missing', '/owedBy')]),
  ];
  if (problems.length > 0) throw invalidInput(problems);
  return {
    id,
    version: versionOf(body),
    comment: textOf(body, 'comment').slice(0, MAX_COMMENT),
    reason,
    owedBy,
    lines: typedLines(body).map(({ id: lineId, amount }) => ({
      lineId,
      amount: amount === '' ? 0n : parseWon(amount),
    })),
  };
}
