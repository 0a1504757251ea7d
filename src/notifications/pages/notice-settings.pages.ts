import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { NoticeSettingsPage } from '../../../templates/notifications/settings-page.js';
import { noticeSettingsTexts } from '../../../templates/notifications/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, textsOf, type FormBody } from '../../people/form-values.js';
import { settingsSections } from '../../people/settings-sections.js';
import type { Actor } from '../../platform/access/actor.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ChangeSettings, type SettingsCommand } from '../change-settings.js';
import { Mailer } from '../mail/mailer.js';
import { concerns, KIND_GROUPS, KIND_NAMES, kindEntry, type NoticeKind } from '../notice-kinds.js';
import { mailChoices } from '../notice-settings.js';
import { ReadSettings } from '../read-settings.js';
import { troubleView } from './notices.view.js';

const KIND_GROUP_NAMES = ['decisions', 'claims', 'others'] as const;

/** What the form holds, as it was kept or as it was posted. */
interface FormValues {
  daily: { on: boolean; hour: string };
  kinds: Readonly<Record<NoticeKind, { inPage: boolean; byMail: string }>>;
}

/** 설정 › 알림 */
@Controller('settings/notifications')
export class NoticeSettingsPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly reading: ReadSettings,
    private readonly settings: ChangeSettings,
    private readonly mailer: Mailer,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const { daily, kinds } = await this.reading.of(actorOf(request));
    return this.page(request, reply, { daily: { ...daily, hour: String(daily.hour) }, kinds }, []);
  }

  @Post()
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const values = valuesOf(body);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.settings.execute(actorOf(request), commandOf(actorOf(request), values));
        const text = inLocale(noticeSettingsTexts, locale).saved;
        return { to: '/settings/notifications', flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(request, reply, values, errors.map(atItsField)),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { daily, kinds }: FormValues,
    errors: readonly FormError[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const trouble = await this.reading.trouble(actor);
    return NoticeSettingsPage({
      frame,
      sections: settingsSections(actor),
      mailIsOn: this.mailer.isOn,
      email: actor.email,
      daily,
      groups: KIND_GROUP_NAMES.map((name) => ({
        name,
        kinds: KIND_GROUPS[name]
          .filter((kind) => concerns(kind, actor))
          .map((kind) => ({
            kind,
            name: kindEntry(kind).name[frame.locale],
            choices: mailChoices(kind),
            ...kinds[kind],
          })),
      })).filter((group) => group.kinds.length > 0),
      trouble: trouble && troubleView(trouble),
      errors,
    });
  }
}

function valuesOf(body: FormBody): FormValues {
  const shown = textsOf(body, 'inPage');
  const entries = KIND_NAMES.map((kind) => [
    kind,
    { inPage: shown.includes(kind), byMail: textOf(body, `mail-${kind}`) },
  ]);
  return {
    daily: { on: textOf(body, 'dailyOn') !== '', hour: textOf(body, 'hour') },
    // Every kind is among the names, which fromEntries can't express.
    kinds: Object.fromEntries(entries) as FormValues['kinds'],
  };
}

/** What the form didn't offer stays as it is. */
function commandOf(actor: Actor, { daily, kinds }: FormValues): SettingsCommand {
  const choices: NonNullable<SettingsCommand['kinds']> = {};
  for (const kind of KIND_NAMES.filter((name) => concerns(name, actor))) {
    const { inPage, byMail } = kinds[kind];
    choices[kind] = { inPage, ...(byMail === '' ? {} : { byMail }) };
  }
  return {
    daily: { on: daily.on, hour: /^\d{1,2}$/.test(daily.hour) ? Number(daily.hour) : -1 },
    kinds: choices,
  };
}

/** Fields as the form names them. */
function atItsField({ field, text }: FormError): FormError {
  const kind = /^kinds\.(.+)\.byMail$/.exec(field ?? '')?.[1];
  return { field: kind ? `mail-${kind}` : field === 'daily.hour' ? 'hour' : field, text };
}
