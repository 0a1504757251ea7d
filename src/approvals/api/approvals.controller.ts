import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { CurrentActor, CurrentLocale } from '../../platform/web/actor-of-request.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { filterFrom } from '../inbox/inbox-filter.js';
import { MAX_COUNTED, type InboxEntry } from '../inbox/inbox-subject.js';
import { Inbox } from '../inbox/inbox.js';
import { BulkApprovalDto, InboxListQuery } from './approvals.dto.js';

const PAGE = 50;

/** What waits for one’s own decision (결재함). */
@ApiTags('approvals')
@Controller('api/v1/approvals')
export class ApprovalsController {
  constructor(private readonly inbox: Inbox) {}

  /** Everything that waits for you, whatever it is; `next` goes into `after`. */
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Query() { after, limit, ...query }: InboxListQuery,
  ): Promise<object> {
    await this.ensureInbox(actor);
    const filter = filterFrom((field) => query[field] ?? '');
    const page = await this.inbox.page(actor, filter, { after, limit: limit ?? PAGE });
    return { items: page.entries.map((entry) => entryJson(entry, locale)), next: page.next };
  }

  /** How many wait, with and without a mark; `isMore` where nobody counted beyond a thousand. */
  @Get('counts')
  async counts(@CurrentActor() actor: Actor): Promise<object> {
    await this.ensureInbox(actor);
    const { all, check, clean } = await this.inbox.counts(actor);
    const capped = (count: number) => ({
      count: Math.min(count, MAX_COUNTED),
      isMore: count > MAX_COUNTED,
    });
    return { all: capped(all), check: capped(check), clean: capped(clean) };
  }

  /**
   * Approves up to a thousand, each by itself: what can’t be approved stays and is named, the others go through. The same
   * sent again changes nothing and answers the same.
   */
  @Post('decisions')
  @HttpCode(200)
  async approveMany(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Body() { items, clean }: BulkApprovalDto,
  ): Promise<object> {
    const named = items.map(({ subject = 'expense', id, version }) => ({ subject, id, version }));
    const outcomes = await this.inbox.approveMany(actor, named, { clean: clean ?? false });
    return {
      approved: outcomes.filter(({ failed }) => !failed).map(({ id }) => id),
      failed: outcomes.flatMap(({ id, failed }) =>
        failed ? [{ id, code: failed.code, detail: failed.why[locale] }] : [],
      ),
    };
  }

  private async ensureInbox(actor: Actor): Promise<void> {
    if (!(await this.inbox.isFor(actor))) throw WEB_ERRORS.fail('web.not-permitted');
  }
}

function entryJson(entry: InboxEntry, locale: Locale): object {
  return {
    subject: entry.subject,
    id: entry.id,
    version: entry.version,
    since: entry.since,
    amount: entry.amount,
    marks: entry.marks,
    title: entry.title[locale],
    supplierName: entry.supplierName || undefined,
    claimantName: entry.claimantName,
    teamName: entry.teamName[locale],
    categoryNames: entry.categoryNames.map((name) => name[locale]),
    isInBulk: entry.inBulk,
  };
}
