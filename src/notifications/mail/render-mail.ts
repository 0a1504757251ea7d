import { Inject, Injectable } from '@nestjs/common';
import { NoticeMail } from '../../../templates/mail/notice-mail.js';
import { noticeMailSubject, noticeMailText } from '../../../templates/mail/notice-mail-text.js';
import type { NoticeMailView } from '../../../templates/mail/notice-mail-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { jobPerson } from '../../platform/jobs/job-person.js';
import { renderPage } from '../../platform/web/render-page.js';
import { kindEntry } from '../notice-kinds.js';
import type { KindCount } from '../waiting-work.js';
import type { Mail } from './mail.js';
import type { Letter } from './mailer.js';
import { UnsubscribeLinks } from './unsubscribe-link.js';

/** A kept mail as the letter it is each time: the same content gives the same bytes. */
@Injectable()
export class MailRenderer {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly links: UnsubscribeLinks,
  ) {}

  letter(actor: Actor, mail: Mail): Letter {
    const view = this.view(actor, mail);
    return {
      to: actor.email,
      subject: noticeMailSubject(view),
      text: noticeMailText(view),
      html: renderPage(NoticeMail({ view })),
      identity: [actor.userId, mail.kind, mail.key],
      writtenAt: mail.writtenAt,
      unsubscribeUrl: view.unsubscribeHref,
    };
  }

  private view(actor: Actor, { kind, content }: Mail): NoticeMailView {
    const { publicUrl } = this.config;
    const lines = (counts: readonly KindCount[]) =>
      counts.map((one) => ({
        name: kindEntry(one.kind).name[content.locale],
        count: one.count,
        href: `${publicUrl}${kindEntry(one.kind).place ?? '/notifications'}`,
      }));
    return {
      locale: content.locale,
      kind,
      waiting: lines(content.waiting),
      news: lines(content.news),
      noticesHref: `${publicUrl}/notifications`,
      settingsHref: `${publicUrl}/settings/notifications`,
      unsubscribeHref: this.links.urlOf({ person: jobPerson(actor), kind }),
    };
  }
}
