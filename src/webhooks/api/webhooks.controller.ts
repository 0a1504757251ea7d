import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { SecretAnswer } from '../../platform/web/secret-answer.js';
import { ChangeEndpoint } from '../change-endpoint.js';
import { CreateEndpoint } from '../create-endpoint.js';
import { DeleteEndpoint } from '../delete-endpoint.js';
import { PauseEndpoint } from '../pause-endpoint.js';
import { PingEndpoint } from '../ping-endpoint.js';
import { RotateSecret } from '../rotate-secret.js';
import { WebhookQueries } from '../webhook.queries.js';
import { endpointJson } from './webhook-json.js';
import { ChangeWebhookDto, RotateSecretDto, WebhookDto } from './webhook.dto.js';

/** Endpoints of one's own team or of the office. Where they lead to is changed in a signed-in session only. */
@ApiTags('webhooks')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly queries: WebhookQueries,
    private readonly creating: CreateEndpoint,
    private readonly changing: ChangeEndpoint,
    private readonly rotating: RotateSecret,
    private readonly pausing: PauseEndpoint,
    private readonly pinging: PingEndpoint,
    private readonly deleting: DeleteEndpoint,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.queries.list(actor)).map(endpointJson) };
  }

  /** Answers with the secret, which is told only now. */
  @Post()
  @SecretAnswer()
  async create(@CurrentActor() actor: Actor, @Body() body: WebhookDto): Promise<object> {
    const { description = '', details = false } = body;
    const { id, secret } = await this.creating.execute(actor, { ...body, description, details });
    return { ...(await this.read(actor, id)), secret };
  }

  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return endpointJson(await this.queries.endpoint(actor, id));
  }

  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeWebhookDto,
  ): Promise<object> {
    const given = Object.entries(body).filter(([, value]) => value !== undefined);
    await this.changing.execute(actor, id, Object.fromEntries(given));
    return this.read(actor, id);
  }

  /** With all its deliveries. */
  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.deleting.execute(actor, id);
  }

  /** A new secret; until `oldSecretUntil` each message bears both signatures. */
  @Post(':id/secret')
  @HttpCode(200)
  @SecretAnswer()
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { overlapHours = 24 }: RotateSecretDto,
  ): Promise<object> {
    const { secret, oldSecretUntil = null } = await this.rotating.execute(actor, id, overlapHours);
    return { secret, oldSecretUntil };
  }

  /** Sends nothing until it is resumed; what happens meanwhile waits. */
  @Post(':id/pause')
  @HttpCode(200)
  async pause(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    await this.pausing.pause(actor, id);
    return this.read(actor, id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  async resume(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    await this.pausing.resume(actor, id);
    return this.read(actor, id);
  }

  /** Sends one message of the type `ping` now and tells how it was answered. */
  @Post(':id/ping')
  @HttpCode(200)
  // Not kept for a repeated request: it would hold a transaction open while a receiver thinks.
  @SecretAnswer()
  async ping(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const { status = null, fault: error = null, durationMs, answer } = await this.pinging.execute(actor, id);
    return { delivered: error === null, status, error, durationMs, answer };
  }
}
