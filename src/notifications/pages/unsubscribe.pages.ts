import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { UnsubscribePage } from '../../../templates/notifications/unsubscribe-page.js';
import { FreshActor } from '../../people/fresh-actor.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { Public } from '../../platform/web/public-route.js';
import { ChangeSettings } from '../change-settings.js';
import { UnsubscribeLinks, type Unsubscription } from '../mail/unsubscribe-link.js';
import { NOTICE_ERRORS } from '../notice.errors.js';

/**
 * The link of a mail. Looking at it changes nothing, because programs that check mails look at every link; a button does,
 * or the mail program's own one, which posts here (RFC 8058). Nobody has to be signed in.
 */
@Public()
@Controller('mails/unsubscribe')
export class UnsubscribePages {
  constructor(
    private readonly frames: PageFrames,
    private readonly links: UnsubscribeLinks,
    private readonly people: FreshActor,
    private readonly settings: ChangeSettings,
  ) {}

  @Get()
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('t') token?: string | string[],
  ): Promise<VNode> {
    return this.page(request, reply, { token, done: false });
  }

  @Post()
  async stop(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('t') token?: string | string[],
  ): Promise<VNode> {
    const { person, kind } = this.read(token);
    const actor = await this.people.of(person);
    // Whoever has left gets no mail any more; the answer is the same.
    if (actor) await this.settings.stop(actor, kind);
    void reply.status(200);
    return this.page(request, reply, { token, done: true });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { token, done }: { token: string | string[] | undefined; done: boolean },
  ): Promise<VNode> {
    const { kind } = this.read(token);
    const frame = await this.frames.frameOf(request, reply);
    return UnsubscribePage({ frame, kind, token: String(token), done });
  }

  private read(token: string | string[] | undefined): Unsubscription {
    const unsubscription = typeof token === 'string' ? this.links.read(token) : undefined;
    if (!unsubscription) throw NOTICE_ERRORS.fail('notice.bad-link');
    return unsubscription;
  }
}
