import { Injectable } from '@nestjs/common';
import { FreshActor } from '../../people/fresh-actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { JobPerson } from '../../platform/jobs/job-person.js';
import { kindEntry } from '../notice-kinds.js';
import { kindsBy } from '../notice-settings.js';
import { SettingsStore } from '../settings-store.js';
import { WaitingWork } from '../waiting-work.js';
import { countByKind, MailStore } from './mail-store.js';

/** One mail a day and person, of what waits and what happened; none on a day without either. */
@Injectable()
export class WriteDigest {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly people: FreshActor,
    private readonly store: MailStore,
    private readonly settings: SettingsStore,
    private readonly waiting: WaitingWork,
    private readonly clock: Clock,
  ) {}

  /** The mail's id; undefined where none is written. The day is taken in the same unit: whatever fails leaves it open. */
  async execute(person: JobPerson, day: KstDate): Promise<string | undefined> {
    const actor = await this.people.of(person);
    if (!actor) return undefined;
    return this.unit.run(actor, async () => {
      if (!(await this.store.takeDay(actor, day))) return undefined;
      const settings = await this.settings.of(actor);
      if (!settings.daily.on) return undefined;
      const kinds = kindsBy(settings, ({ byMail }) => byMail !== 'off');
      const waiting = (await this.waiting.of(actor)).filter(({ kind }) => kinds.includes(kind));
      // What waits is counted as it stands now, so the notices of these kinds are only marked as told.
      const untold = await this.store.untold(actor, kinds);
      const news = countByKind(untold.filter(({ kind }) => !kindEntry(kind).waits));
      if (waiting.length + news.length === 0) return undefined;
      return this.store.write(actor, {
        kind: 'daily',
        key: day,
        content: { locale: actor.locale, waiting, news },
        noticeIds: untold.map(({ id }) => id),
        at: this.clock.now(),
      });
    });
  }
}
