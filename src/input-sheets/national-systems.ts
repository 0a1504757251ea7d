import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { INPUT_SHEET_ERRORS } from './input-sheet.errors.js';
import { mayEnter } from './input-sheet.policy.js';
import { isNationalSystem, NATIONAL_SYSTEMS, type NationalSystem } from './layouts.js';

/** Which national system a team's project is kept in. */
@Injectable()
export class NationalSystems {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What the team chose; the first one until it did. */
  async of(actor: Actor): Promise<NationalSystem> {
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ system: string }>('SELECT system FROM national_systems WHERE team_id = $1', [
        actor.team.id,
      ]),
    );
    return row && isNationalSystem(row.system) ? row.system : NATIONAL_SYSTEMS[0];
  }

  /** The system that was asked for, else the team's. @throws input-sheet.system-unknown */
  async named(actor: Actor, system: string | undefined): Promise<NationalSystem> {
    if (!system) return this.of(actor);
    if (!isNationalSystem(system)) throw INPUT_SHEET_ERRORS.fail('input-sheet.system-unknown');
    return system;
  }

  async choose(actor: Actor, system: string): Promise<NationalSystem> {
    ensure(mayEnter(actor));
    const chosen = await this.named(actor, system || '?');
    return this.unit.run(actor, async () => {
      const before = await this.of(actor);
      this.unit.write(
        `INSERT INTO national_systems (team_id, system, chosen_by, chosen_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (team_id) DO UPDATE SET system = excluded.system, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`,
        [actor.team.id, chosen, actor.userId, this.clock.businessNow(actor.demo)],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'national-system.chosen',
        subjectType: 'team',
        subjectId: actor.team.id,
        before: { system: before },
        after: { system: chosen },
      });
      return chosen;
    });
  }
}
