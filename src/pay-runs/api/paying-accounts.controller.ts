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
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { DecidePayingAccount } from '../accounts/decide-paying-account.js';
import { PayingAccountQueries } from '../accounts/paying-account.queries.js';
import { ProposePayingAccount } from '../accounts/propose-paying-account.js';
import { PayingAccountDto, PayingProposalDto } from '../dto/pay-run.dto.js';
import { institutionAccountsJson } from './pay-run-json.js';

/** The account each institution's money is paid from (출금계좌), changed by two people. No answer holds a whole number. */
@ApiTags('pay-runs')
@Controller('api/v1/paying-accounts')
export class PayingAccountsController {
  constructor(
    private readonly queries: PayingAccountQueries,
    private readonly proposing: ProposePayingAccount,
    private readonly deciding: DecidePayingAccount,
  ) {}

  /** The team's institutions with their accounts. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.queries.list(actor)).map(institutionAccountsJson) };
  }

  /** Proposes an account; the one in force stays so until a second person confirms. */
  @Put(':id')
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) institutionId: string,
    @Body() account: PayingAccountDto,
  ): Promise<object> {
    await this.proposing.execute(actor, { institutionId, account });
    return this.list(actor);
  }

  /** Puts the proposed account in force; never by its proposer. */
  @Post(':id/confirmation')
  @HttpCode(200)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) institutionId: string,
    @Body() { proposalId }: PayingProposalDto,
  ): Promise<object> {
    await this.deciding.confirm(actor, { institutionId, proposalId });
    return this.list(actor);
  }

  /** Refuses the proposal, or takes back one's own. */
  @Delete(':id/proposal')
  @HttpCode(204)
  async drop(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) institutionId: string,
    @Query() { proposalId }: PayingProposalDto,
  ): Promise<void> {
    await this.deciding.drop(actor, { institutionId, proposalId });
  }
}
