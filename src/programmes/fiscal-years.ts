import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FiscalYear } from './fiscal-year.entity.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';
import { requirePeriod } from './structure-input.js';

export interface FiscalYearCommand {
  year: number;
  startsOn: KstDate;
  endsOn: KstDate;
}

/** Fiscal years, added and corrected by officers. */
@Injectable()
export class FiscalYears {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  async add(actor: Actor, command: FiscalYearCommand): Promise<FiscalYear> {
    ensure(maySetUpProgramme(actor));
    requireYear(command);
    return this.unit.run(actor, async () => {
      const year = Object.assign(new FiscalYear(), command, {
        id: uuidv7(),
        programmeId: actor.programme.id,
        closedAt: null,
      });
      await this.unit.repository(FiscalYear).insert(year);
      await this.record(actor, 'fiscal-year.added', year.id, undefined, command);
      return year;
    });
  }

  async change(actor: Actor, id: string, command: FiscalYearCommand): Promise<FiscalYear> {
    ensure(maySetUpProgramme(actor));
    requireYear(command);
    return this.unit.run(actor, async () => {
      const before = await this.structure.fiscalYear(actor, id);
      await this.unit.repository(FiscalYear).update({ id }, command);
      await this.record(actor, 'fiscal-year.changed', id, pick(before), command);
      return Object.assign(before, command);
    });
  }

  private record(
    actor: Actor,
    act: string,
    subjectId: string,
    before: object | undefined,
    after: object,
  ): Promise<void> {
    const teamId = actor.programme.officeTeamId;
    return this.audit.record(actor, { teamId, act, subjectType: 'fiscal-year', subjectId, before, after });
  }
}

function pick({ year, startsOn, endsOn }: FiscalYear): FiscalYearCommand {
  return { year, startsOn, endsOn };
}

function requireYear(command: FiscalYearCommand): void {
  requirePeriod(command);
  if (!Number.isInteger(command.year) || command.year < 2000 || command.year > 2199) {
    throw PROGRAMME_ERRORS.fail('programme.year-out-of-range');
  }
}
