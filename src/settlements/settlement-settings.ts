import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { maySettle } from './settlement.policy.js';
import { USUAL_SETTINGS, type SettlementSettings } from './settlement.js';

interface SettingsRow {
  destination: SettlementSettings['destination'];
  rounding: SettlementSettings['rounding'];
  allowance_counts: boolean;
}

/** How the programme settles; the usual until an officer says otherwise. A confirmed settlement keeps what it was computed by. */
@Injectable()
export class SettlementSettingsStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  read(actor: Actor): Promise<SettlementSettings> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<SettingsRow>(
        'SELECT destination, rounding, allowance_counts FROM settlement_settings WHERE programme_id = $1',
        [actor.programme.id],
      );
      if (!row) return USUAL_SETTINGS;
      return { destination: row.destination, rounding: row.rounding, allowanceCounts: row.allowance_counts };
    });
  }

  async change(actor: Actor, settings: SettlementSettings): Promise<void> {
    ensure(maySettle(actor));
    await this.unit.run(actor, async () => {
      const before = await this.read(actor);
      await this.unit.query(
        `INSERT INTO settlement_settings (programme_id, destination, rounding, allowance_counts, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (programme_id) DO UPDATE SET destination = $2, rounding = $3, allowance_counts = $4, changed_by = $5, changed_at = $6`,
        [
          actor.programme.id,
          settings.destination,
          settings.rounding,
          settings.allowanceCounts,
          actor.userId,
          this.clock.now(),
        ],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'settlement-settings.changed',
        subjectType: 'settlement-settings',
        subjectId: actor.programme.id,
        before,
        after: settings,
      });
    });
  }
}
