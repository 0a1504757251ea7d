import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { NotificationsController } from './api/notifications.controller.js';
import { ChangeSettings } from './change-settings.js';
import { DeliverMail } from './mail/deliver-mail.js';
import { DigestOnTime } from './mail/digest-on-time.js';
import { MailStore } from './mail/mail-store.js';
import { Mailer } from './mail/mailer.js';
import { MailRenderer } from './mail/render-mail.js';
import { UnsubscribeLinks } from './mail/unsubscribe-link.js';
import { WriteAtOnce } from './mail/write-at-once.js';
import { WriteDigest } from './mail/write-digest.js';
import { MarkRead } from './mark-read.js';
import { NoticeQueries } from './notice.queries.js';
import { NoticeSubjects } from './notice-subjects.js';
import { Notices } from './notices.js';
import { NoticeSettingsPages } from './pages/notice-settings.pages.js';
import { NotificationPages } from './pages/notifications.pages.js';
import { UnsubscribePages } from './pages/unsubscribe.pages.js';
import { ReadSettings } from './read-settings.js';
import { SettingsStore } from './settings-store.js';
import { WaitingWork } from './waiting-work.js';

/** What people are told, in the page and by mail (알림). Global, because whatever anybody does may concern somebody. */
@Global()
@Module({
  imports: [PeopleModule],
  controllers: [NotificationsController, NotificationPages, NoticeSettingsPages, UnsubscribePages],
  providers: [
    Notices,
    NoticeSubjects,
    NoticeQueries,
    WaitingWork,
    MarkRead,
    SettingsStore,
    ReadSettings,
    ChangeSettings,
    MailStore,
    Mailer,
    MailRenderer,
    UnsubscribeLinks,
    WriteDigest,
    WriteAtOnce,
    DeliverMail,
    DigestOnTime,
  ],
  exports: [Notices, NoticeSubjects, WaitingWork, MarkRead],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly frames: PageFrames,
    private readonly notices: NoticeQueries,
  ) {}

  onModuleInit(): void {
    this.frames.addCount('noticeCount', (actor) => this.notices.unread(actor));
  }
}
