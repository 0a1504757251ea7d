import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { readBusinessNumber } from '../platform/ids/business-number.js';
import {
  Institution,
  usualVatRecovery,
  type InstitutionKind,
  type InstitutionPart,
  type VatRecovery,
} from './institution.entity.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';
import { requireName } from './structure-input.js';

export interface InstitutionCommand {
  name: string;
  kind: InstitutionKind;
  /** Ten digits, with or without hyphens. */
  businessNumber: string;
  part: InstitutionPart;
  /** What is usual for the kind, when not given. */
  vatRecovery?: VatRecovery;
  position?: number;
}

/** A team's institutions, set up by officers in the team's name; invisible to every other team. */
@Injectable()
export class Institutions {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  async add(actor: Actor, teamId: string, command: InstitutionCommand): Promise<Institution> {
    ensure(maySetUpProgramme(actor));
    const columns = requireInstitution(command);
    if (!actor.readTeamIds.includes(teamId))
      throw PROGRAMME_ERRORS.fail('programme.not-found', {}, '/teamId');
    if (teamId === actor.programme.officeTeamId)
      throw PROGRAMME_ERRORS.fail('programme.office-fixed', {}, '/teamId');
    return this.unit.run(
      actor,
      async () => {
        const position = command.position ?? (await this.structure.institutions(actor, teamId)).length + 1;
        const institution = Object.assign(new Institution(), columns, { teamId, id: uuidv7(), position });
        await this.unit.repository(Institution).insert(institution);
        await this.record(actor, 'institution.added', institution, undefined, columns);
        return institution;
      },
      { onBehalfOf: teamId },
    );
  }

  async change(actor: Actor, id: string, command: InstitutionCommand): Promise<Institution> {
    ensure(maySetUpProgramme(actor));
    const columns = requireInstitution(command);
    const institution = await this.structure.institution(actor, id);
    const { teamId } = institution;
    return this.unit.run(
      actor,
      async () => {
        const changed = { ...columns, position: command.position ?? institution.position };
        await this.unit.repository(Institution).update({ teamId, id }, changed);
        await this.record(actor, 'institution.changed', institution, { ...institution }, changed);
        return Object.assign(institution, changed);
      },
      { onBehalfOf: teamId },
    );
  }

  private record(
    actor: Actor,
    act: string,
    { teamId, id }: Institution,
    before: object | undefined,
    after: object,
  ): Promise<void> {
    return this.audit.record(actor, {
      teamId,
      act,
      subjectType: 'institution',
      subjectId: id,
      before,
      after,
    });
  }
}

function requireInstitution(command: InstitutionCommand) {
  const { ko: name } = requireName({ ko: command.name, en: command.name });
  const read = readBusinessNumber(command.businessNumber);
  if (!read.ok) throw PROGRAMME_ERRORS.fail(`programme.business-number-${read.problem}`);
  const { kind, part } = command;
  return {
    name,
    kind,
    part,
    businessNumber: read.number,
    vatRecovery: command.vatRecovery ?? usualVatRecovery(kind),
  };
}
