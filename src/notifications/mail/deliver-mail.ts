import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { FreshActor } from '../../people/fresh-actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOfJob, type JobPerson } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { kindsBy } from '../notice-settings.js';
import { SettingsStore } from '../settings-store.js';
import { hasKind, type Mail } from './mail.js';
import { MailStore } from './mail-store.js';
import { Mailer, type Delivery } from './mailer.js';
import { MailRenderer } from './render-mail.js';

/** Longer than any attempt takes: what still counts as in hand then was left by a process that died. */
const LEFT_LYING_MS = 150_000;

/**
 * Delivers a mail that was written. It is marked as in hand before the server is spoken to and as sent behind it, each
 * committed. Between the two lies the one moment in which a process that dies leaves the mail in doubt: the server may
 * have it or not. It is then sent again, the same to the byte and under the same Message-ID, by which mailboxes keep one
 * of two: a person who never hears of a returned claim loses more than one who might see a line twice.
 */
@Injectable()
export class DeliverMail implements OnModuleInit {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly unit: UnitOfWork,
    private readonly people: FreshActor,
    private readonly store: MailStore,
    private readonly settings: SettingsStore,
    private readonly mailer: Mailer,
    private readonly renderer: MailRenderer,
    private readonly runner: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.handle('send-mail', ({ person, mailId }) => this.execute(person, mailId));
    this.runner.handle('send-mail-given-up', ({ person, mailId }) => this.giveUp(person, mailId));
  }

  /** @throws when it has to be tried again, which is the queue's to do. */
  async execute(person: JobPerson, mailId: string): Promise<void> {
    const actor = await this.people.of(person);
    if (!actor) return this.drop(actorOfJob(person), mailId);
    const mail = await this.take(actor, mailId);
    if (!mail) return;
    const delivery = await this.mailer.deliver(this.renderer.letter(actor, mail));
    await this.settle(actor, mail, delivery);
    if (delivery.end !== 'again') return;
    // Neither the address nor what the server said of it is written down.
    throw new Error(`mail ${mail.id} was not taken (${delivery.problem}), try ${mail.tries + 1}`);
  }

  /** After the last try the page says that mails don't arrive. */
  async giveUp(person: JobPerson, mailId: string): Promise<void> {
    const actor = actorOfJob(person);
    await this.unit.run(actor, async () => {
      const mail = await this.store.lock(actor, mailId);
      if (!mail || !isOpen(mail)) return;
      this.store.end(actor, mailId, {
        state: 'failed',
        problem: mail.problem ?? 'unreachable',
        at: this.clock.now(),
      });
      this.logger.warn(`mail ${mailId} was given up after ${mail.tries} tries`);
    });
  }

  private async drop(actor: Actor, mailId: string): Promise<void> {
    await this.unit.run(actor, async () => {
      const mail = await this.store.lock(actor, mailId);
      if (mail && isOpen(mail)) this.store.end(actor, mailId, { state: 'dropped', at: this.clock.now() });
    });
  }

  private async take(actor: Actor, mailId: string): Promise<Mail | undefined> {
    return this.unit.run(actor, async () => {
      const mail = await this.store.lock(actor, mailId);
      if (!mail || !isOpen(mail)) return undefined;
      const now = this.clock.now();
      if (mail.state === 'sending' && now.getTime() - (mail.triedAt?.getTime() ?? 0) < LEFT_LYING_MS)
        throw new Error(`mail ${mailId} is in another process's hands`);
      if ((await this.store.isOvertaken(actor, mail)) || !(await this.isWanted(actor, mail))) {
        this.store.end(actor, mailId, { state: 'dropped', at: now });
        return undefined;
      }
      this.store.begin(actor, mail, now);
      return mail;
    });
  }

  /** Whoever stopped such mails since it was written doesn't get one more. */
  private async isWanted(actor: Actor, mail: Mail): Promise<boolean> {
    const settings = await this.settings.of(actor);
    if (mail.kind === 'daily') return settings.daily.on;
    return kindsBy(settings, ({ byMail }) => byMail === 'at-once').some((kind) =>
      hasKind(mail.content, kind),
    );
  }

  private async settle(actor: Actor, { id }: Mail, delivery: Delivery): Promise<void> {
    const at = this.clock.now();
    await this.unit.run(actor, async () => {
      if (delivery.end === 'sent') this.store.end(actor, id, { state: 'sent', at });
      else {
        const state = delivery.end === 'never' ? 'refused' : 'queued';
        this.store.end(actor, id, { state, problem: delivery.problem, at });
      }
    });
  }
}

function isOpen({ state }: Mail): boolean {
  return state === 'queued' || state === 'sending';
}
