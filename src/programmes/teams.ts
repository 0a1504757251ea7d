import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';
import { requireCode, requireDay, requireName } from './structure-input.js';
import { Team, type TeamStatus } from './team.entity.js';

export interface TeamCommand {
  code: string;
  name: Text;
  joinedOn: KstDate;
  status?: TeamStatus;
  position?: number;
}

/** Teams, added by officers when they join and marked frozen or cut when they leave; their history stays. */
@Injectable()
export class Teams {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  /** `id` is given where rows of the team are made in the same unit, whose rights have to name it beforehand. */
  async add(actor: Actor, command: TeamCommand, id: string = uuidv7()): Promise<Team> {
    ensure(maySetUpProgramme(actor));
    const columns = requireTeam(command);
    return this.unit.run(actor, async () => {
      const position = command.position ?? (await this.structure.teams(actor)).length + 1;
      const fixed = { id, programmeId: actor.programme.id, kind: 'team' as const };
      const team = Object.assign(new Team(), columns, fixed, {
        status: command.status ?? 'active',
        position,
      });
      await this.unit.repository(Team).insert(team);
      await this.record(actor, 'team.added', team.id, undefined, columns);
      return team;
    });
  }

  async change(actor: Actor, id: string, command: TeamCommand): Promise<Team> {
    ensure(maySetUpProgramme(actor));
    const columns = requireTeam(command);
    return this.unit.run(actor, async () => {
      const team = await this.structure.team(actor, id);
      if (team.kind === 'office') throw PROGRAMME_ERRORS.fail('programme.office-fixed');
      const changed = {
        ...columns,
        status: command.status ?? team.status,
        position: command.position ?? team.position,
      };
      await this.unit.repository(Team).update({ id }, changed);
      await this.record(actor, 'team.changed', id, { ...team }, changed);
      return Object.assign(team, changed);
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
    return this.audit.record(actor, { teamId, act, subjectType: 'team', subjectId, before, after });
  }
}

function requireTeam(command: TeamCommand) {
  const name = requireName(command.name);
  requireDay(command.joinedOn, '/joinedOn');
  return {
    code: requireCode(command.code).toLowerCase(),
    nameKo: name.ko,
    nameEn: name.en,
    joinedOn: command.joinedOn,
  };
}
