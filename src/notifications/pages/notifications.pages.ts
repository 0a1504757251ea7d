import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { NoticesPage } from '../../../templates/notifications/notices-page.js';
import { noticeTexts } from '../../../templates/notifications/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { leaveFlash, PageFrames } from '../../platform/web/page-frames.js';
import { MarkRead } from '../mark-read.js';
import { NOTICE_ERRORS } from '../notice.errors.js';
import { kindEntry } from '../notice-kinds.js';
import { NoticeQueries } from '../notice.queries.js';
import { ReadSettings } from '../read-settings.js';
import { WaitingWork } from '../waiting-work.js';
import { noticesView } from './notices.view.js';

const PAGE = 50;

/** 알림 */
@Controller('notifications')
export class NotificationPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly notices: NoticeQueries,
    private readonly waiting: WaitingWork,
    private readonly settings: ReadSettings,
    private readonly marking: MarkRead,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('after') given?: string | string[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const after = (typeof given === 'string' && given) || undefined;
    const frame = await this.frames.frameOf(request, reply);
    const data = await this.unit.run(actor, async () => ({
      page: await this.notices.page(actor, { after, limit: PAGE }),
      waiting: after ? [] : await this.shownWaiting(request),
      trouble: await this.settings.trouble(actor),
    }));
    const today = this.clock.businessDate(actor.demo);
    return NoticesPage(noticesView({ ...data, frame, today, unread: frame.noticeCount ?? 0, after }));
  }

  /** For the bell's script. */
  @Get('count')
  async count(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', 'no-store');
    return { unread: await this.notices.unread(actorOf(request)) };
  }

  /** On to what it is about, which is what it was told for: it is read. */
  @Get(':id')
  async open(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    const actor = actorOf(request);
    const notice = await this.unit.run(actor, async () => {
      await this.marking.one(actor, id);
      return this.notices.find(actor, id);
    });
    if (!notice) throw NOTICE_ERRORS.fail('notice.not-found');
    if (notice.gone)
      leaveFlash(reply, { kind: 'notice', text: inLocale(noticeTexts, localeOf(request)).goneFlash });
    const to = notice.gone ? '/notifications' : kindEntry(notice.kind).href(notice.subject);
    await reply.status(303).header('location', to).send();
  }

  @Post('read')
  async readAll(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const until = typeof body['until'] === 'string' ? new Date(body['until']) : undefined;
    const isInstant = until !== undefined && !Number.isNaN(until.getTime());
    const read = await this.marking.all(actorOf(request), isInstant ? until : undefined);
    leaveFlash(reply, { kind: 'success', text: inLocale(noticeTexts, localeOf(request)).readAllDone(read) });
    await reply.status(303).header('location', '/notifications').send();
  }

  private async shownWaiting(request: FastifyRequest) {
    const actor = actorOf(request);
    const { kinds } = await this.settings.of(actor);
    return (await this.waiting.of(actor)).filter(({ kind }) => kinds[kind].inPage);
  }
}
