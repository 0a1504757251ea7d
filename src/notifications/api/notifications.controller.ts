import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { ChangeSettings, type SettingsCommand } from '../change-settings.js';
import { Mailer } from '../mail/mailer.js';
import { MarkRead } from '../mark-read.js';
import { NOTICE_ERRORS } from '../notice.errors.js';
import { isNoticeKind, KIND_NAMES, kindEntry } from '../notice-kinds.js';
import { mailChoices, type NoticeSettings } from '../notice-settings.js';
import { COUNTED, NoticeQueries, type ShownNotice } from '../notice.queries.js';
import { ReadSettings } from '../read-settings.js';
import { NoticeListQuery, NoticeSettingsDto } from './notice.dto.js';

const PAGE = 50;

/** What one was told (알림), and how one wishes to be told. One's own only, whoever asks. */
@ApiTags('notifications')
@Controller('api/v1/notifications')
export class NotificationsController {
  constructor(
    private readonly notices: NoticeQueries,
    private readonly marking: MarkRead,
    private readonly reading: ReadSettings,
    private readonly settings: ChangeSettings,
    private readonly mailer: Mailer,
  ) {}

  /** Newest first; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: NoticeListQuery): Promise<object> {
    const { notices, next } = await this.notices.page(actor, {
      after: query.after,
      limit: query.limit ?? PAGE,
      unreadOnly: query.unread === 'true',
    });
    return { items: notices.map(noticeJson), next };
  }

  /** How many weren't read yet; 100 stands for that many and more. */
  @Get('count')
  async count(@CurrentActor() actor: Actor): Promise<object> {
    return { unread: await this.notices.unread(actor), counted: COUNTED };
  }

  /** Whether mails go out at all, and what was chosen for each kind. */
  @Get('settings')
  async read(@CurrentActor() actor: Actor): Promise<object> {
    return settingsJson(await this.reading.of(actor), this.mailer.isOn);
  }

  /** Changes what is given and leaves the rest. */
  @Patch('settings')
  async change(@CurrentActor() actor: Actor, @Body() body: NoticeSettingsDto): Promise<object> {
    const kinds: NonNullable<SettingsCommand['kinds']> = {};
    for (const [index, { kind, inPage, byMail }] of (body.kinds ?? []).entries()) {
      if (!isNoticeKind(kind))
        throw invalidInput([NOTICE_ERRORS.problem('notice.mail-choice', `/kinds/${index}/kind`)]);
      kinds[kind] = { ...(inPage === undefined ? {} : { inPage }), ...(byMail ? { byMail } : {}) };
    }
    const { on, hour } = body.daily ?? {};
    const daily = { ...(on === undefined ? {} : { on }), ...(hour === undefined ? {} : { hour }) };
    return settingsJson(await this.settings.execute(actor, { daily, kinds }), this.mailer.isOn);
  }

  /** Marks all as read. */
  @Post('read')
  @HttpCode(200)
  async readAll(@CurrentActor() actor: Actor): Promise<object> {
    return { read: await this.marking.all(actor) };
  }

  /** Marks one as read; again does nothing. */
  @Post(':id/read')
  @HttpCode(204)
  async readOne(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.marking.one(actor, id);
  }
}

function noticeJson({ id, kind, subject, label, actorName, at, readAt, gone }: ShownNotice): object {
  return {
    id,
    kind,
    name: kindEntry(kind).name,
    subject: { type: subject.type, id: subject.id, label: label ?? null, gone },
    actorName: actorName ?? null,
    at,
    readAt: readAt ?? null,
    href: gone ? null : kindEntry(kind).href(subject),
  };
}

function settingsJson({ daily, kinds }: NoticeSettings, mailIsOn: boolean): object {
  return {
    mail: mailIsOn,
    daily,
    kinds: KIND_NAMES.map((kind) => ({
      kind,
      name: kindEntry(kind).name,
      ...kinds[kind],
      choices: mailChoices(kind),
    })),
  };
}
