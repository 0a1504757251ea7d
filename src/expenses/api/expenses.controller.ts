import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { parseWon } from '../../platform/money/won.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { HoldPayment } from '../hold-payment.js';
import { CreateExpense } from '../create-expense.js';
import { DecideExpense } from '../decide-expense.js';
import { ApprovalDto, DecisionDto, ReturnDto } from '../dto/decision.dto.js';
import {
  AttachEvidenceDto,
  CreateExpenseDto,
  HoldDto,
  ExpenseListQuery,
  GiveBackDto,
  SaveExpenseDto,
  VersionDto,
} from '../dto/expense.dto.js';
import { ReversalDto } from '../dto/refund.dto.js';
import { ExpenseQueries } from '../expense.queries.js';
import { HandOverDraft } from '../hand-over-draft.js';
import { DetachEvidence } from '../detach-evidence.js';
import { ReadExpense } from '../read-expense.js';
import { ReverseExpense } from '../reverse-expense.js';
import { SaveDraft } from '../save-draft.js';
import { SubmitExpense } from '../submit-expense.js';
import { WithdrawExpense } from '../withdraw-expense.js';
import { expenseJson, inputFrom, summaryJson } from './expense-json.js';

const PAGE = 50;

/** Claims (집행 신청). */
@ApiTags('expenses')
@Controller('api/v1/expenses')
export class ExpensesController {
  constructor(
    private readonly creation: CreateExpense,
    private readonly drafts: SaveDraft,
    private readonly handovers: HandOverDraft,
    private readonly submission: SubmitExpense,
    private readonly withdrawal: WithdrawExpense,
    private readonly decisions: DecideExpense,
    private readonly reversal: ReverseExpense,
    private readonly reading: ReadExpense,
    private readonly removal: DetachEvidence,
    private readonly holding: HoldPayment,
  ) {}

  /** Opens a draft from documents, typed values or both. */
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateExpenseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const created = await this.creation.execute(actor, {
      evidenceIds: body.evidenceIds ?? [],
      input: inputFrom(body),
      claimantId: body.claimantId,
    });
    void reply.header('location', `/api/v1/expenses/${created.id}`);
    // Without documents nothing could be read of it that isn't at hand.
    return body.evidenceIds?.length
      ? this.answer(actor, created.id)
      : { ...expenseJson(created), decisions: [] };
  }

  /** One claim. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.answer(actor, id);
  }

  /** Changes a draft or a returned claim. */
  @Put(':id')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveExpenseDto,
  ): Promise<object> {
    await this.drafts.execute(actor, {
      id,
      version: body.version,
      input: inputFrom(body),
      claimantId: body.claimantId,
    });
    return this.answer(actor, id);
  }

  /** Discards a draft. */
  @Delete(':id')
  @HttpCode(204)
  async discard(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.withdrawal.discard(actor, id);
  }

  /** Adds documents. */
  @Post(':id/evidence')
  @HttpCode(200)
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AttachEvidenceDto,
  ): Promise<object> {
    await this.drafts.attach(actor, { id, ...body });
    return this.answer(actor, id);
  }

  /** Takes a document off a draft or a returned claim; the document itself stays with the team. */
  @Delete(':id/evidence/:evidenceId')
  async detach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('evidenceId', ParseUUIDPipe) evidenceId: string,
  ): Promise<object> {
    await this.removal.execute(actor, { id, evidenceId });
    return this.answer(actor, id);
  }

  /** Asks the claimant to confirm a draft that was prepared for them. */
  @Post(':id/handover')
  @HttpCode(200)
  async handOver(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VersionDto,
  ): Promise<object> {
    return expenseJson(await this.handovers.handOver(actor, { id, version: body.version }));
  }

  /** The claimant gives a prepared draft back to whoever prepared it, with a word. */
  @Post(':id/give-back')
  @HttpCode(200)
  async giveBack(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GiveBackDto,
  ): Promise<object> {
    return expenseJson(await this.handovers.giveBack(actor, { id, ...body }));
  }

  /** Hands it in; on the team's own lines its amount is reserved. */
  @Post(':id/submission')
  @HttpCode(200)
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VersionDto,
  ): Promise<object> {
    return expenseJson(await this.submission.execute(actor, { id, version: body.version }));
  }

  @Post(':id/recall')
  @HttpCode(200)
  async recall(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return expenseJson(await this.withdrawal.recall(actor, id));
  }

  /** Says yes to the step whose turn it is; lines can be left out. A claim changed since `version` is refused with 409. */
  @Post(':id/approval')
  @HttpCode(200)
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApprovalDto,
  ): Promise<object> {
    return expenseJson(await this.decisions.approve(actor, { id, ...body }));
  }

  /** Sends it back to the claimant with a comment and what is in question; what was reserved is free. */
  @Post(':id/return')
  @HttpCode(200)
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { questioned, ...body }: ReturnDto,
  ): Promise<object> {
    return expenseJson(
      await this.decisions.return(actor, {
        id,
        ...body,
        questioned: questioned && { ...questioned, parts: questioned.parts ?? [] },
      }),
    );
  }

  @Post(':id/rejection')
  @HttpCode(200)
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecisionDto,
  ): Promise<object> {
    return expenseJson(await this.decisions.reject(actor, { id, ...body }));
  }

  /** Takes a paid claim back, whole or by lines, by new entries: at once, or when the money came in where somebody owes it. */
  @Post(':id/reversal')
  @HttpCode(200)
  async reverse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReversalDto,
  ): Promise<object> {
    const lines = body.lines?.map(({ lineId, amount }) => ({ lineId, amount: parseWon(amount) }));
    return expenseJson(await this.reversal.execute(actor, { ...body, id, lines }));
  }

  /** Holds its payment, by the officer: approval may go on, payment is refused until the hold is released. */
  @Post(':id/hold')
  @HttpCode(200)
  async hold(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HoldDto,
  ): Promise<object> {
    await this.holding.hold(actor, { id, reason: body.reason });
    return this.answer(actor, id);
  }

  /** Lets a held claim be paid again. */
  @Delete(':id/hold')
  async release(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    await this.holding.release(actor, { id });
    return this.answer(actor, id);
  }

  private async answer(actor: Actor, id: string): Promise<object> {
    const { expense, evidences, decisions, hold } = await this.reading.execute(actor, id);
    return { ...expenseJson(expense, evidences, hold), decisions };
  }
}

/** Lists of claims. */
@ApiTags('expenses')
@Controller('api/v1/expenses')
export class ExpenseListController {
  constructor(private readonly queries: ExpenseQueries) {}

  /** Newest first; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ExpenseListQuery): Promise<object> {
    const { team, scope, limit, ...filter } = query;
    const page = await this.queries.list(actor, {
      ...filter,
      teamId: team,
      scope: scope ?? 'team',
      limit: limit ?? PAGE,
    });
    return { items: page.rows.map(summaryJson), next: page.next };
  }
}
