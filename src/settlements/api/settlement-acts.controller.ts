import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { AnswerSettlement } from '../answer-settlement.js';
import { BeginSettlement } from '../begin-settlement.js';
import { ConfirmSettlement } from '../confirm-settlement.js';
import { DecideObjection } from '../decide-objection.js';
import { DisallowSpending } from '../disallow-spending.js';
import { FinaliseSettlement } from '../finalise-settlement.js';
import { RecordReturn } from '../record-return.js';
import { WithdrawDisallowance } from '../withdraw-disallowance.js';
import {
  BeginSettlementDto,
  DecideObjectionDto,
  DisallowDto,
  ExtendDto,
  ObjectDto,
  RecordReturnDto,
  SettlementVersionDto,
} from './settlement.dto.js';

/** What officers and the team do with a settlement. `team` is an id or code, `stage` an id or number. */
@ApiTags('settlements')
@Controller('api/v1/settlements/:team/:stage')
export class SettlementActsController {
  constructor(
    private readonly beginning: BeginSettlement,
    private readonly disallowing: DisallowSpending,
    private readonly withdrawing: WithdrawDisallowance,
    private readonly confirming: ConfirmSettlement,
    private readonly answering: AnswerSettlement,
    private readonly deciding: DecideObjection,
    private readonly finalising: FinaliseSettlement,
    private readonly returns: RecordReturn,
  ) {}

  /** Begins it, or changes day and way of interest while it isn't confirmed; for officers. */
  @Put()
  @HttpCode(204)
  async begin(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: BeginSettlementDto,
  ): Promise<void> {
    await this.beginning.execute(actor, { team, stage, ...body });
  }

  /** Disallows part or all of an entry that spent money; for officers, until it is confirmed. */
  @Post('disallowances')
  async disallow(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() { amount, article = '', ...body }: DisallowDto,
  ): Promise<object> {
    return {
      id: await this.disallowing.execute(actor, { team, stage, ...body, article, amount: BigInt(amount) }),
    };
  }

  @Delete('disallowances/:id')
  @HttpCode(204)
  async withdrawDisallowance(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Param('id', ParseUUIDPipe) disallowanceId: string,
  ): Promise<void> {
    await this.withdrawing.execute(actor, { team, stage, disallowanceId });
  }

  /** The first officer's word: keeps the figures, tells the team, opens its month to object. */
  @Post('confirmation')
  @HttpCode(204)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() { version }: SettlementVersionDto,
  ): Promise<void> {
    await this.confirming.execute(actor, { team, stage, version });
  }

  /** Takes the confirmation back, until the second officer's word. */
  @Delete('confirmation')
  @HttpCode(204)
  async withdrawConfirmation(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Query('version') version?: string,
  ): Promise<void> {
    await this.confirming.withdraw(actor, { team, stage, version: version ? Number(version) : undefined });
  }

  /** The team accepts the result, so that nobody has to wait for the month to pass; for its administrator or PI. */
  @Post('acceptance')
  @HttpCode(204)
  async accept(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() { version }: SettlementVersionDto,
  ): Promise<void> {
    await this.answering.accept(actor, { team, stage, version });
  }

  /** The team objects, once and within the month; for its administrator or PI. */
  @Post('objection')
  @HttpCode(204)
  async object(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: ObjectDto,
  ): Promise<void> {
    await this.answering.object(actor, { team, stage, ...body });
  }

  @Post('objection/decision')
  @HttpCode(204)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: DecideObjectionDto,
  ): Promise<void> {
    await this.deciding.execute(actor, { team, stage, ...body });
  }

  /** The second officer's word, another person's: posted as a whole and never changed after it. */
  @Post('finalisation')
  @HttpCode(204)
  async finalise(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() { version }: SettlementVersionDto,
  ): Promise<void> {
    await this.finalising.execute(actor, { team, stage, version });
  }

  /** Records money that was returned, whole or in part. */
  @Post('receipts')
  async receive(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() { amount, bankReference = '', ...body }: RecordReturnDto,
  ): Promise<object> {
    return {
      id: await this.returns.execute(actor, { team, stage, ...body, bankReference, amount: BigInt(amount) }),
    };
  }

  /** Grants more time to pay. */
  @Post('extensions')
  @HttpCode(204)
  async extend(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: ExtendDto,
  ): Promise<void> {
    await this.returns.extend(actor, { team, stage, ...body });
  }
}
