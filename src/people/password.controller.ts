import { Body, Controller, HttpCode, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { ChangePassword } from './change-password.js';
import { ChangePasswordDto } from './dto/people.dto.js';

/** One's own password; all other sessions end with the old one. */
@ApiTags('people')
@Controller('api/v1/people/me/password')
export class PasswordController {
  constructor(private readonly change: ChangePassword) {}

  @Put()
  @HttpCode(204)
  async replace(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.change.execute(actor, { ...body, address: request.ip, sessionId: request.sessionId });
  }
}
