import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { DiscardDraft } from '../discard-draft.js';
import {
  DraftQuery,
  EditDraftDto,
  PublishDraftDto,
  StartDraftDto,
  TrialClaimsQuery,
} from '../dto/rule-pack.dto.js';
import { EditDraft } from '../edit-draft.js';
import { PublishDraft } from '../publish-draft.js';
import { RULE_PACK_ERRORS } from '../rule-pack.errors.js';
import { BUILT_IN, compiled, RulePackQueries } from '../rule-pack.queries.js';
import { StartDraft } from '../start-draft.js';
import { StartTrial } from '../trial/start-trial.js';
import { TrialQueries } from '../trial/trial.queries.js';
import type { TrialResult } from '../trial/trial.js';
import { listJson, packTextJson, trialClaimJson, trialJson } from './rule-pack-json.js';

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The rules claims are judged by: read by every member, changed by officers in one draft. */
@ApiTags('rule-packs')
@Controller('api/v1/rule-packs')
export class RulePacksController {
  constructor(
    private readonly packs: RulePackQueries,
    private readonly trials: TrialQueries,
    private readonly starting: StartDraft,
    private readonly editing: EditDraft,
    private readonly discarding: DiscardDraft,
    private readonly publishing: PublishDraft,
    private readonly trying: StartTrial,
  ) {}

  /** The pack in force today, those planned, those of earlier days, and for the office its draft. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return listJson(await this.packs.list(actor));
  }

  /** Begins a draft from the rules in force, or from `source`. */
  @Post()
  async start(
    @CurrentActor() actor: Actor,
    @Body() body: StartDraftDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.starting.execute(actor, { source: body.source });
    void reply.header('location', '/api/v1/rule-packs/draft');
    return this.read(actor, 'draft');
  }

  /** One pack with its rules and its text; `id` may be `built-in` or `draft`. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    if (id !== BUILT_IN && id !== 'draft' && !UUID.test(id))
      throw RULE_PACK_ERRORS.fail('rule-pack.not-found');
    const pack = id === 'draft' ? await this.packs.draft(actor) : await this.packs.read(actor, id);
    return packTextJson(pack, compiled(pack));
  }

  /** Replaces the draft's text; what doesn't compile is refused with its lines, and nothing is changed. */
  @Put('draft')
  async edit(@CurrentActor() actor: Actor, @Body() body: EditDraftDto): Promise<object> {
    await this.editing.text(actor, body);
    return this.read(actor, 'draft');
  }

  @Delete('draft')
  @HttpCode(204)
  async discard(@CurrentActor() actor: Actor, @Query() query: DraftQuery): Promise<void> {
    await this.discarding.execute(actor, query);
  }

  /** Tries the draft on the claims handed in within the past year; poll the trial until it is `done`. */
  @Post('draft/trial')
  @HttpCode(202)
  async try(@CurrentActor() actor: Actor, @Query() query: DraftQuery): Promise<object> {
    await this.trying.execute(actor, query);
    return trialJson(await this.trial(actor));
  }

  /** What the draft as it stands would change, rule by rule, with claims and money (won). */
  @Get('draft/trial')
  async result(@CurrentActor() actor: Actor): Promise<object> {
    return trialJson(await this.trial(actor));
  }

  /** The claims that would be judged otherwise, largest first; `next` goes into `after`. */
  @Get('draft/trial/claims')
  async claims(@CurrentActor() actor: Actor, @Query() query: TrialClaimsQuery): Promise<object> {
    const { id } = await this.trial(actor);
    const { rows, next } = await this.trials.claims(actor, id, { ...query, limit: query.limit ?? PAGE });
    return { items: rows.map(trialClaimJson), next };
  }

  /** Puts the draft in force from a day on; it must have been tried as it stands. */
  @Post('draft/publication')
  async publish(@CurrentActor() actor: Actor, @Body() body: PublishDraftDto): Promise<object> {
    return this.read(actor, await this.publishing.execute(actor, body));
  }

  private async trial(actor: Actor): Promise<TrialResult> {
    const draft = await this.packs.draft(actor);
    const trial = await this.trials.of(actor, draft.id, draft.version);
    if (!trial) throw RULE_PACK_ERRORS.fail('rule-pack.not-tried');
    return trial;
  }
}
