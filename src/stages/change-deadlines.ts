import { Injectable } from '@nestjs/common';
import { PROGRAMME_ROLES, TEAM_ROLES, type Actor, type Role } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { Text } from '../platform/i18n/locale.js';
import { DEADLINE_BASES, DEADLINE_SHIFTS, type Deadline } from './deadline.js';
import { DeadlineStore } from './deadline-store.js';
import { STAGE_ERRORS } from './stage.errors.js';
import { mayChangeStages } from './stage.policy.js';

export interface DeadlineCommand {
  title: Text;
  article: Text;
  base: string;
  months: number;
  days: number;
  shift: string;
  roles: readonly string[];
  active: boolean;
}

const ROLES: readonly Role[] = [...TEAM_ROLES, ...PROGRAMME_ROLES];
const CODE = /^[a-z][a-z0-9-]{0,39}$/;

/** A programme's deadlines, changed by its officers; every date follows at once, and a finding with it. */
@Injectable()
export class ChangeDeadlines {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: DeadlineStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, code: string, command: DeadlineCommand): Promise<void> {
    ensure(mayChangeStages(actor));
    if (!CODE.test(code)) throw STAGE_ERRORS.fail('stages.code-malformed');
    const added: Deadline = { code, ...checked(command), standard: false, changed: true };
    await this.unit.run(actor, async () => {
      if (await this.find(actor, code)) throw STAGE_ERRORS.fail('stages.code-taken');
      this.store.keep(actor, added, this.clock.businessNow(actor.demo));
      await this.record(actor, 'deadline.added', undefined, added);
    });
  }

  async change(actor: Actor, code: string, command: DeadlineCommand): Promise<void> {
    ensure(mayChangeStages(actor));
    await this.unit.run(actor, async () => {
      const before = await this.find(actor, code);
      if (!before) throw STAGE_ERRORS.fail('stages.no-such-deadline');
      const after = changed(before, command);
      this.store.keep(actor, after, this.clock.businessNow(actor.demo));
      await this.record(actor, 'deadline.changed', before, after);
    });
  }

  /** A standard deadline as it came; one that was added goes. */
  async restore(actor: Actor, code: string): Promise<void> {
    ensure(mayChangeStages(actor));
    await this.unit.run(actor, async () => {
      const before = await this.find(actor, code);
      if (!before) throw STAGE_ERRORS.fail('stages.no-such-deadline');
      if (!before.changed) throw STAGE_ERRORS.fail('stages.standard-stays');
      this.store.forget(actor, code);
      await this.record(actor, before.standard ? 'deadline.restored' : 'deadline.removed', before, undefined);
    });
  }

  private async find(actor: Actor, code: string): Promise<Deadline | undefined> {
    return (await this.store.read(actor.programme.id)).deadlines.find((one) => one.code === code);
  }

  private record(
    actor: Actor,
    act: string,
    before: Deadline | undefined,
    after: Deadline | undefined,
  ): Promise<void> {
    return this.audit.record(actor, {
      teamId: actor.programme.officeTeamId,
      act,
      subjectType: 'programme',
      subjectId: actor.programme.id,
      before,
      after,
    });
  }
}

/** A deadline as it would become; also what a preview shows. Pure. */
export function changed(before: Deadline, command: DeadlineCommand): Deadline {
  const after = { ...before, ...checked(command), changed: true, unverified: undefined };
  if ((before.enforces || before.fixed) && (after.base !== before.base || !after.active))
    throw STAGE_ERRORS.fail('stages.base-fixed');
  const moved = after.months !== before.months || after.days !== before.days || after.shift !== before.shift;
  if (before.fixed && moved) throw STAGE_ERRORS.fail('stages.day-fixed');
  return after;
}

/** The input as a deadline's own fields, each problem at its field. Pure. */
export function checked(command: DeadlineCommand): Omit<Deadline, 'code' | 'standard' | 'changed'> {
  const { problem } = STAGE_ERRORS;
  const title = { ko: command.title.ko.trim(), en: command.title.en.trim() || command.title.ko.trim() };
  const article = {
    ko: command.article.ko.trim(),
    en: command.article.en.trim() || command.article.ko.trim(),
  };
  const base = DEADLINE_BASES.find((one) => one === command.base);
  const shift = DEADLINE_SHIFTS.find((one) => one === command.shift);
  const roles = ROLES.filter((role) => command.roles.includes(role));
  const problems: FieldProblem[] = [];
  if (title.ko === '' || title.ko.length > 100 || title.en.length > 100)
    problems.push(problem('stages.title-missing', '/title'));
  if (article.ko.length > 200 || article.en.length > 200)
    problems.push(problem('stages.article-too-long', '/article'));
  if (!base) problems.push(problem('stages.base-unknown', '/base'));
  if (!shift) problems.push(problem('stages.shift-unknown', '/shift'));
  if (!isWithin(command.months, 120)) problems.push(problem('stages.months-out-of-range', '/months'));
  if (!isWithin(command.days, 1000)) problems.push(problem('stages.days-out-of-range', '/days'));
  if (roles.length === 0) problems.push(problem('stages.roles-missing', '/roles'));
  if (!base || !shift || problems.length > 0) throw invalidInput(problems);
  const { months, days, active } = command;
  return { title, article, base, shift, months, days, roles, active };
}

function isWithin(value: number, limit: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= limit;
}
