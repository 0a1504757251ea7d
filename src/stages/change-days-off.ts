import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { OFFICIAL_HOLIDAYS } from '../platform/clock/official-holidays.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DeadlineStore, type DayOff } from './deadline-store.js';
import { STAGE_ERRORS } from './stage.errors.js';
import { mayChangeStages } from './stage.policy.js';

/** Days on which the programme rests besides the official holidays. */
@Injectable()
export class ChangeDaysOff {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: DeadlineStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, { day, name }: DayOff): Promise<void> {
    ensure(mayChangeStages(actor));
    const trimmed = name.trim();
    if (!isKstDate(day)) throw STAGE_ERRORS.fail('stages.day-off-malformed');
    if (trimmed === '' || trimmed.length > 60) throw STAGE_ERRORS.fail('stages.day-off-name');
    const official = OFFICIAL_HOLIDAYS.nameOf(day);
    if (official !== undefined) throw STAGE_ERRORS.fail('stages.day-off-taken', { name: official });
    await this.unit.run(actor, async () => {
      const before = await this.find(actor, day);
      this.store.addDayOff(actor, { day, name: trimmed }, this.clock.businessNow(actor.demo));
      await this.record(actor, 'day-off.added', before, { day, name: trimmed });
    });
  }

  async remove(actor: Actor, day: KstDate): Promise<void> {
    ensure(mayChangeStages(actor));
    await this.unit.run(actor, async () => {
      const before = await this.find(actor, day);
      if (!before) throw STAGE_ERRORS.fail('stages.no-such-day-off');
      this.store.removeDayOff(actor, day);
      await this.record(actor, 'day-off.removed', before, undefined);
    });
  }

  private async find(actor: Actor, day: KstDate): Promise<DayOff | undefined> {
    return (await this.store.read(actor.programme.id)).daysOff.find((one) => one.day === day);
  }

  private record(
    actor: Actor,
    act: string,
    before: DayOff | undefined,
    after: DayOff | undefined,
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
