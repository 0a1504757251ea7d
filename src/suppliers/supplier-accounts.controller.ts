import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';
import { CurrentActor, CurrentLocale } from '../platform/web/actor-of-request.js';
import { ConfirmAccount } from './confirm-account.js';
import { DropProposal } from './drop-proposal.js';
import { ProposeAccount } from './propose-account.js';
import { SupplierDetailQueries } from './supplier-detail.queries.js';
import { supplierDetailJson } from './supplier-json.js';
import { ConfirmAccountDto, ProposalDto, ProposeAccountDto } from './supplier.dto.js';

/** A supplier's bank account, changed by two people. No answer here repeats a number: only reading the supplier tells it. */
@ApiTags('suppliers')
@Controller('api/v1/suppliers/:id/account')
export class SupplierAccountsController {
  constructor(
    private readonly details: SupplierDetailQueries,
    private readonly proposing: ProposeAccount,
    private readonly confirming: ConfirmAccount,
    private readonly dropping: DropProposal,
  ) {}

  /** Proposes an account; the one in force stays so until another finance person or administrator confirms. */
  @Put()
  async propose(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposeAccountDto,
  ): Promise<object> {
    await this.proposing.execute(actor, { supplierId: id, account: body });
    return this.answer(actor, id, locale);
  }

  /** Puts the proposed account in force; never by its proposer. */
  @Post('confirmation')
  @HttpCode(200)
  async confirm(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { proposalId }: ConfirmAccountDto,
  ): Promise<object> {
    await this.confirming.execute(actor, { supplierId: id, proposalId });
    return this.answer(actor, id, locale);
  }

  /** Refuses the proposal, or takes back one's own. */
  @Delete('proposal')
  @HttpCode(204)
  async drop(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ProposalDto,
  ): Promise<void> {
    await this.dropping.execute(actor, { supplierId: id, proposalId: query.proposalId });
  }

  /** Without whole numbers: answers to a repeated request are kept. */
  private async answer(actor: Actor, id: string, locale: Locale): Promise<object> {
    return supplierDetailJson(await this.details.read(actor, id, { whole: false }), locale);
  }
}
