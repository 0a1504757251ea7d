import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Mail } from './mail/mail.js';
import { MailStore } from './mail/mail-store.js';
import type { NoticeSettings } from './notice-settings.js';
import { SettingsStore } from './settings-store.js';

/** A mail that didn't arrive, for its reader. */
export type MailTrouble = Pick<Mail, 'state' | 'problem' | 'writtenAt'>;

/** After this many tries it is said that mails don't arrive; a server that is started anew is no trouble. */
const TRIES_TO_TELL = 3;

/** How one is told, and whether the mails arrive. */
@Injectable()
export class ReadSettings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SettingsStore,
    private readonly mails: MailStore,
  ) {}

  async of(actor: Actor): Promise<NoticeSettings> {
    return this.unit.run(actor, () => this.store.of(actor));
  }

  /** Of the last mail, as long as none arrived after it. */
  async trouble(actor: Actor): Promise<MailTrouble | undefined> {
    const mail = await this.unit.run(actor, () => this.mails.latest(actor));
    if (!mail) return undefined;
    const ended = mail.state === 'refused' || mail.state === 'failed';
    return ended || (mail.state === 'queued' && mail.tries >= TRIES_TO_TELL) ? mail : undefined;
  }
}
