import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { SecretAnswer } from '../platform/web/secret-answer.js';
import { CreateToken } from './create-token.js';
import { TokenDto } from './dto/people.dto.js';
import { Tokens } from './tokens.js';

/** One's own API tokens; made and taken back at a signed-in browser only. */
@ApiTags('people')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(
    private readonly tokens: Tokens,
    private readonly creation: CreateToken,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: await this.tokens.list(actor) };
  }

  @Post()
  @SecretAnswer()
  async create(@CurrentActor() actor: Actor, @Body() body: TokenDto): Promise<object> {
    return this.creation.execute(actor, body);
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.tokens.revoke(actor, id);
  }
}
