import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { CleanPage } from '../../../templates/approvals/clean-page.js';
import { inboxTexts } from '../../../templates/approvals/messages.js';
import type { Flash } from '../../../templates/layouts/page-frame.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { leaveFlash, PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { EVERYTHING, inboxHref } from '../inbox/inbox-filter.js';
import type { BulkOutcome } from '../inbox/inbox-subject.js';
import { Inbox } from '../inbox/inbox.js';
import { SavedFilters } from '../inbox/saved-filters.js';
import { inboxAsk, itemsFrom } from './inbox-ask.js';
import { InboxRenderer } from './inbox.render.js';
import { inboxRow, itemOf } from './inbox.view.js';

/** The first of a batch, to look over before it goes. */
const SHOWN_OF_BATCH = 20;
const NAMED = 5;

/** 결재함: everything that waits for one person, and what is decided on many at once. */
@ApiExcludeController()
@Controller('approvals')
export class InboxPages {
  constructor(
    private readonly renderer: InboxRenderer,
    private readonly inbox: Inbox,
    private readonly filters: SavedFilters,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.renderer.page(request, reply, inboxAsk(query));
  }

  /** Whether the list has changed since the page was drawn: 304 while it hasn’t, and then next to nothing was read. */
  @Get('pulse')
  @Header('cache-control', 'private, no-cache')
  async pulse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<object | undefined> {
    const seen = textOf(query, 'seen');
    const at = /^\d{1,4}-(\d{1,14})$/.exec(seen)?.[1];
    const { version, count, fresh } = await this.inbox.pulse(
      actorOf(request),
      at === undefined ? undefined : new Date(Number(at)),
    );
    void reply.header('etag', `"${version}"`);
    if (request.headers['if-none-match'] === `"${version}"`) {
      void reply.status(304);
      return undefined;
    }
    return { version, count, fresh };
  }

  /** One confirmation of everything without a mark. */
  @Get('clean')
  async confirmClean(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const actor = actorOf(request);
    if (!(await this.inbox.isFor(actor))) throw WEB_ERRORS.fail('web.not-permitted');
    const { filter } = inboxAsk(query);
    const frame = await this.frames.frameOf(request, reply);
    const batch = await this.inbox.clean(actor, filter);
    const first = await this.inbox.page(
      actor,
      { ...filter, tab: 'clean', sort: 'oldest' },
      {
        limit: SHOWN_OF_BATCH,
      },
    );
    return CleanPage({
      frame,
      today: this.clock.businessDate(actor.demo),
      items: batch.items.map(itemOf),
      count: batch.items.length,
      totalAmount: batch.totalAmount,
      rows: first.entries.map((entry) =>
        inboxRow(
          entry,
          inboxHref(filter, { selected: entry.id }),
          frame.locale,
          actor.team.kind === 'office',
        ),
      ),
      backHref: inboxHref(filter),
    });
  }

  /** Approves each chosen one by itself, as it was on the page; says which didn't go through. */
  @Post('bulk-approval')
  async approveAll(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<void> {
    const items = itemsFrom(body);
    const clean = textOf(body, 'clean') === 'true';
    const outcomes = await this.inbox.approveMany(actorOf(request), items, { clean });
    leaveFlash(reply, flashOf(outcomes, localeOf(request)));
    void reply.status(303).header('location', '/approvals').send();
  }

  @Post('filters')
  async keepFilter(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const ask = inboxAsk(body);
    const t = inLocale(inboxTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await this.filters.save(actorOf(request), { name: textOf(body, 'name'), filter: ask.filter });
        return { to: inboxHref(ask.filter), flash: { kind: 'success', text: t.filterKept } };
      },
      again: (errors) => this.renderer.page(request, reply, ask, { errors }),
    });
  }

  @Post('filters/:id/removal')
  async removeFilter(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.filters.remove(actorOf(request), id);
    leaveFlash(reply, { kind: 'success', text: inLocale(inboxTexts, localeOf(request)).filterRemoved });
    void reply.status(303).header('location', inboxHref(EVERYTHING)).send();
  }
}

function flashOf(outcomes: readonly BulkOutcome[], locale: 'ko' | 'en'): Flash {
  const t = inLocale(inboxTexts, locale);
  const failed = outcomes.flatMap((outcome) => outcome.failed ?? []);
  const done = outcomes.length - failed.length;
  const words = [
    ...(outcomes.length === 0 ? [t.noneChosen] : []),
    ...(done > 0 ? [t.approvedMany(done)] : []),
    ...failed.slice(0, NAMED).map(({ title, why }) => t.notApproved(title, why[locale])),
    ...(failed.length > NAMED ? [t.moreFailed(failed.length - NAMED)] : []),
  ];
  return { kind: done > 0 && failed.length === 0 ? 'success' : 'warning', text: words.join(' ') };
}
