import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { MailChoice } from './kind-entry.js';
import type { MailKind } from './mail/mail.js';
import { NOTICE_ERRORS } from './notice.errors.js';
import { KIND_NAMES, type NoticeKind } from './notice-kinds.js';
import { mailChoices, type DailyMail, type NoticeSettings } from './notice-settings.js';
import { SettingsStore } from './settings-store.js';

export interface SettingsCommand {
  daily?: Partial<DailyMail>;
  /** Kinds that are left out stay as they are. */
  kinds?: Partial<Record<NoticeKind, { inPage?: boolean; byMail?: string }>>;
}

/** How one is told is one's own to say, so that there is no policy: nobody can name another person here. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SettingsStore,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, command: SettingsCommand): Promise<NoticeSettings> {
    return this.unit.run(actor, async () => {
      const before = await this.store.of(actor);
      const problems = problemsOf(command);
      if (problems.length > 0) throw invalidInput(problems);
      const next: NoticeSettings = {
        daily: { ...before.daily, ...command.daily },
        kinds: merged(before.kinds, command.kinds ?? {}),
      };
      this.store.save(actor, next);
      await this.record(actor, { daily: next.daily });
      return next;
    });
  }

  /** What a link in a mail does: such mails stop, and what was urgent comes with the daily one. */
  async stop(actor: Actor, kind: MailKind): Promise<void> {
    await this.unit.run(actor, async () => {
      const before = await this.store.of(actor);
      if (kind === 'daily') this.store.saveDaily(actor, { ...before.daily, on: false });
      else this.store.save(actor, { ...before, kinds: withoutHaste(before.kinds) });
      await this.record(actor, { stopped: kind });
    });
  }

  private async record(actor: Actor, after: object): Promise<void> {
    await this.audit.record(actor, {
      teamId: actor.team.id,
      act: 'notification-settings.changed',
      subjectType: 'user',
      subjectId: actor.userId,
      after,
    });
  }
}

type Choices = NoticeSettings['kinds'];

function merged(before: Choices, changes: NonNullable<SettingsCommand['kinds']>): Choices {
  const next = { ...before };
  for (const kind of KIND_NAMES) {
    const { inPage = before[kind].inPage, byMail } = changes[kind] ?? {};
    next[kind] = { inPage, byMail: choiceOf(kind, byMail) ?? before[kind].byMail };
  }
  return next;
}

function choiceOf(kind: NoticeKind, given: string | undefined): MailChoice | undefined {
  return mailChoices(kind).find((choice) => choice === given);
}

function withoutHaste(before: Choices): Choices {
  const next = { ...before };
  for (const kind of KIND_NAMES)
    if (before[kind].byMail === 'at-once') next[kind] = { ...before[kind], byMail: 'daily' };
  return next;
}

function problemsOf({ daily, kinds = {} }: SettingsCommand): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const hour = daily?.hour ?? 0;
  if (!Number.isInteger(hour) || hour < 0 || hour > 23)
    problems.push(NOTICE_ERRORS.problem('notice.hour', '/daily/hour'));
  for (const kind of KIND_NAMES) {
    const given = kinds[kind]?.byMail;
    if (given !== undefined && !choiceOf(kind, given))
      problems.push(NOTICE_ERRORS.problem('notice.mail-choice', `/kinds/${kind}/byMail`));
  }
  return problems;
}
