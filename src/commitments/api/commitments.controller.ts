import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { ActivateCommitment } from '../activate-commitment.js';
import { AddDocuments } from '../add-documents.js';
import { CancelCommitment } from '../cancel-commitment.js';
import { ChangeCommitment } from '../change-commitment.js';
import { CommitmentDetailQueries } from '../commitment-detail.queries.js';
import { CommitmentQueries } from '../commitment.queries.js';
import { DecideChange } from '../decide-change.js';
import { EnterCommitment } from '../enter-commitment.js';
import { LinkClaim } from '../link-claim.js';
import { changedContentOf, contentOfDto, detailJson, summaryJson } from './commitment-json.js';
import {
  ActivateDto,
  CancelDto,
  ChangeCommitmentDto,
  CommitmentDocumentsDto,
  CommitmentListQuery,
  EditCommitmentDto,
  EnterCommitmentDto,
} from './commitment.dto.js';

const PAGE = 50;

/** Contracts (계약): they reserve money over their instalments before the invoices come. */
@ApiTags('commitments')
@Controller('api/v1/commitments')
export class CommitmentsController {
  constructor(
    private readonly queries: CommitmentQueries,
    private readonly details: CommitmentDetailQueries,
    private readonly entering: EnterCommitment,
    private readonly activating: ActivateCommitment,
    private readonly changing: ChangeCommitment,
    private readonly deciding: DecideChange,
    private readonly cancelling: CancelCommitment,
    private readonly documents: AddDocuments,
    private readonly linking: LinkClaim,
  ) {}

  /** Signed last first; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: CommitmentListQuery): Promise<object> {
    const { rows, next } = await this.queries.list(actor, { ...query, limit: query.limit ?? PAGE });
    return { items: rows.map(summaryJson), next };
  }

  /** Enters a contract. Nothing is reserved before another person puts it in force. */
  @Post()
  async enter(
    @CurrentActor() actor: Actor,
    @Body() body: EnterCommitmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const id = await this.entering.create(actor, contentOfDto(body));
    void reply.header('location', `/api/v1/commitments/${id}`);
    return this.read(actor, id);
  }

  /** One contract with its instalments, their claims, ledger entries, documents and a change that waits. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return detailJson(await this.details.read(actor, id));
  }

  /** Writes one anew that isn't in force yet. */
  @Put(':id')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditCommitmentDto,
  ): Promise<object> {
    await this.entering.change(actor, { id, version: body.version, content: contentOfDto(body) });
    return this.read(actor, id);
  }

  /** Puts it in force: an administrator who didn't enter it. Reserves all instalments, or refuses and names the line. */
  @Post(':id/activation')
  @HttpCode(200)
  async activate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: ActivateDto,
  ): Promise<object> {
    await this.activating.execute(actor, { id, version });
    return this.read(actor, id);
  }

  /**
   * Changes one in force; `instalments` are those that are open, as they shall be. `outcome` is `changed`, or `proposed`
   * where more is to be reserved: then an administrator who didn't propose it confirms it.
   */
  @Post(':id/changes')
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeCommitmentDto,
  ): Promise<object> {
    const { version, reason } = body;
    const outcome = await this.changing.execute(actor, {
      id,
      version,
      reason,
      content: changedContentOf(body),
    });
    return { outcome, commitment: await this.read(actor, id) };
  }

  /** Puts a proposed change in force. */
  @Post(':id/changes/:changeId/confirmation')
  @HttpCode(200)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('changeId', ParseUUIDPipe) changeId: string,
  ): Promise<object> {
    await this.deciding.confirm(actor, { commitmentId: id, changeId });
    return this.read(actor, id);
  }

  /** Refuses a proposed change, or takes one's own back. */
  @Post(':id/changes/:changeId/refusal')
  @HttpCode(200)
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('changeId', ParseUUIDPipe) changeId: string,
  ): Promise<object> {
    await this.deciding.drop(actor, { commitmentId: id, changeId });
    return this.read(actor, id);
  }

  /** Ends it; what it still reserves is free. */
  @Post(':id/cancellation')
  @HttpCode(200)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, reason }: CancelDto,
  ): Promise<object> {
    await this.cancelling.execute(actor, { id, version, reason });
    return this.read(actor, id);
  }

  /** Puts uploaded documents, such as the signed contract, to it. */
  @Post(':id/documents')
  @HttpCode(200)
  async addDocuments(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { evidenceIds }: CommitmentDocumentsDto,
  ): Promise<object> {
    await this.documents.execute(actor, { id, evidenceIds });
    return this.read(actor, id);
  }

  /** Opens a draft of a claim on one of its instalments, filled in from the contract; `expenseId` is the draft. */
  @Post(':id/instalments/:instalmentId/claim')
  async claim(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const expenseId = await this.linking.begin(actor, instalmentId, id);
    void reply.header('location', `/api/v1/expenses/${expenseId}`);
    return { expenseId };
  }
}
