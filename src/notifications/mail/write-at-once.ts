import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FreshActor } from '../../people/fresh-actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { daysBetween } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { JobPerson } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { kindEntry, type NoticeKind } from '../notice-kinds.js';
import { kindsBy } from '../notice-settings.js';
import { NoticeQueries } from '../notice.queries.js';
import { SettingsStore } from '../settings-store.js';
import { countByKind, MailStore } from './mail-store.js';

/** A mail of urgent notices, for those who wish to hear of them before their day's mail. */
@Injectable()
export class WriteAtOnce implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly people: FreshActor,
    private readonly store: MailStore,
    private readonly settings: SettingsStore,
    private readonly notices: NoticeQueries,
    private readonly runner: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.handle('write-mail-at-once', async ({ person }) => void (await this.execute(person)));
  }

  /** All that is urgent and untold by now, so that the jobs of one minute's notices find nothing more to write. */
  async execute(person: JobPerson): Promise<string | undefined> {
    const actor = await this.people.of(person);
    if (!actor) return undefined;
    return this.unit.run(actor, async () => {
      const kinds = kindsBy(await this.settings.of(actor), ({ byMail }) => byMail === 'at-once');
      if (kinds.length === 0) return undefined;
      const urgent: { id: string; kind: NoticeKind }[] = [];
      for (const notice of await this.store.untold(actor, kinds, { newOnly: true }))
        if (await this.isUrgent(actor, notice)) urgent.push(notice);
      const [first] = urgent;
      if (!first) return undefined;
      return this.store.write(actor, {
        kind: 'at-once',
        key: first.id,
        content: { locale: actor.locale, waiting: [], news: countByKind(urgent) },
        noticeIds: urgent.map(({ id }) => id),
        at: this.clock.now(),
      });
    });
  }

  private async isUrgent(actor: Actor, { id, kind }: { id: string; kind: NoticeKind }): Promise<boolean> {
    const { urgent } = kindEntry(kind);
    if (urgent === undefined || urgent === 'always') return urgent === 'always';
    const dueOn = (await this.notices.find(actor, id))?.dueOn;
    const today = this.clock.businessDate(actor.demo);
    return dueOn !== undefined && dueOn >= today && daysBetween(today, dueOn) <= urgent.withinDays;
  }
}
