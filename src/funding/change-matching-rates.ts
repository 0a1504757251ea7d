import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { INSTITUTION_KINDS, type InstitutionKind } from '../programmes/institution.entity.js';
import { FundingStore } from './funding-store.js';
import { FUNDING_ERRORS } from './funding.errors.js';
import { mayPlanFunding } from './funding.policy.js';
import type { MatchingRate, MatchingRates } from './matching-rates.js';

export interface FundingSettings {
  rates: MatchingRates;
  /** Whether late own cash stops spending. */
  stopsWhenLate: boolean;
}

export interface FundingSettingsCommand {
  rates: Partial<Record<InstitutionKind, MatchingRate>>;
  stopsWhenLate?: boolean;
}

/** The programme's rates by kind of institution, and whether late own cash stops spending. Plans made before keep standing. */
@Injectable()
export class ChangeMatchingRates {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: FundingStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  read(actor: Actor): Promise<FundingSettings> {
    return this.unit.run(actor, async () => ({
      rates: await this.store.rates(),
      stopsWhenLate: await this.store.stopsWhenLate(actor.programme.id),
    }));
  }

  async execute(actor: Actor, command: FundingSettingsCommand): Promise<void> {
    ensure(mayPlanFunding(actor));
    const kinds = INSTITUTION_KINDS.filter((kind) => command.rates[kind] !== undefined);
    const problems = kinds.flatMap((kind) =>
      (['governmentMaxPermille', 'cashMinPermille'] as const)
        .filter((field) => !isPermille(command.rates[kind]?.[field]))
        .map((field) => FUNDING_ERRORS.problem('funding.rate-out-of-range', `/${kind}-${field}`)),
    );
    if (problems.length > 0) throw invalidInput(problems);
    await this.unit.run(actor, async () => {
      const before = await this.read(actor);
      for (const kind of kinds) this.keep(actor, kind, command.rates[kind] ?? before.rates[kind]);
      if (command.stopsWhenLate !== undefined)
        this.unit.write('UPDATE programmes SET own_cash_stops = $2 WHERE id = $1', [
          actor.programme.id,
          command.stopsWhenLate,
        ]);
      await this.audit.record(actor, {
        teamId: actor.programme.officeTeamId,
        act: 'matching-rates.changed',
        subjectType: 'programme',
        subjectId: actor.programme.id,
        before,
        after: command,
      });
    });
  }

  private keep(actor: Actor, kind: InstitutionKind, rate: MatchingRate): void {
    this.unit.write(
      `INSERT INTO matching_rates (programme_id, institution_kind, government_max_permille, cash_min_permille, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (programme_id, institution_kind) DO UPDATE SET government_max_permille = EXCLUDED.government_max_permille,
         cash_min_permille = EXCLUDED.cash_min_permille, changed_by = EXCLUDED.changed_by, changed_at = EXCLUDED.changed_at`,
      [
        actor.programme.id,
        kind,
        rate.governmentMaxPermille,
        rate.cashMinPermille,
        actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
  }
}

function isPermille(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 1000;
}
