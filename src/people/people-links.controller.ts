import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/access/actor.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import type { Locale } from '../platform/i18n/locale.js';
import { CurrentActor, CurrentLocale } from '../platform/web/actor-of-request.js';
import { SecretAnswer } from '../platform/web/secret-answer.js';
import { readCsvUpload } from './csv-upload.js';
import { InviteDto } from './dto/people.dto.js';
import { ImportPeople } from './import-people.js';
import { InvitePerson, type Invited } from './invite-person.js';
import { MakePasswordLink } from './make-password-link.js';
import { linkPath } from './one-time-links.js';

/** How people come in, and back in: by one-time links, which are told once. */
@ApiTags('people')
@Controller('api/v1/people')
export class PeopleLinksController {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly invitation: InvitePerson,
    private readonly passwordLinks: MakePasswordLink,
    private readonly imports: ImportPeople,
  ) {}

  @Post()
  @SecretAnswer()
  async invite(@CurrentActor() actor: Actor, @Body() body: InviteDto): Promise<object> {
    return this.linkJson(await this.invitation.execute(actor, body));
  }

  /** A CSV file in the form field `file`; the lines that fit go in, the others are told with their reasons. */
  @Post('import')
  @HttpCode(200)
  @SecretAnswer()
  async import(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { added, rejected } = await this.imports.execute(actor, await readCsvUpload(request));
    return {
      added: added.map((invited) => this.linkJson(invited)),
      rejected: rejected.map(({ row, line, problems }) => ({
        row,
        line,
        errors: problems.map(({ pointer, code, text }) => ({ pointer, code, detail: text[locale] })),
      })),
    };
  }

  @Post(':id/password-link')
  @SecretAnswer()
  async passwordLink(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.linkJson(await this.passwordLinks.execute(actor, id));
  }

  private linkJson({ userId, name, email, link }: Invited): object {
    const { purpose, expiresAt } = link;
    return {
      id: userId,
      name,
      email,
      link: { purpose, url: this.config.publicUrl + linkPath(link), expiresAt },
    };
  }
}
