import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { Programme } from './programme.entity.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';

export interface ProgrammeSettings {
  /** How many days old the band of a common pot is that teams see; 0 shows today's. */
  potBandDelayDays: number;
  /** Into how many bands a pot is divided. */
  potBandCount: number;
  /** After how many days without a move a reservation counts as stuck. */
  stuckDays: number;
}

export const SETTING_BOUNDS = {
  potBandDelayDays: { min: 0, max: 92 },
  potBandCount: { min: 2, max: 10 },
  stuckDays: { min: 7, max: 180 },
} as const satisfies Record<keyof ProgrammeSettings, { min: number; max: number }>;

const NAMES = ['potBandDelayDays', 'potBandCount', 'stuckDays'] as const;

/** What officers set for the whole programme: what teams see of common pots, and when money counts as stuck. */
@Injectable()
export class ChangeProgrammeSettings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  async execute(actor: Actor, settings: Partial<ProgrammeSettings>): Promise<Programme> {
    ensure(maySetUpProgramme(actor));
    const problems = NAMES.flatMap((name) => {
      const value = settings[name];
      const { min, max } = SETTING_BOUNDS[name];
      if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return [];
      return [PROGRAMME_ERRORS.problem('programme.setting-out-of-range', `/${name}`, { min, max })];
    });
    if (problems.length > 0) throw invalidInput(problems);
    return this.unit.run(actor, async () => {
      const programme = await this.structure.programme(actor);
      const { id, potBandDelayDays, potBandCount, stuckDays } = programme;
      const before: ProgrammeSettings = { potBandDelayDays, potBandCount, stuckDays };
      const after: ProgrammeSettings = { ...before, ...definedOf(settings) };
      await this.unit.repository(Programme).update({ id }, after);
      await this.audit.record(actor, {
        teamId: actor.programme.officeTeamId,
        act: 'programme.changed',
        subjectType: 'programme',
        subjectId: id,
        before,
        after,
      });
      return Object.assign(programme, after);
    });
  }
}

function definedOf(settings: Partial<ProgrammeSettings>): Partial<ProgrammeSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
