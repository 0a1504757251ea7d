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
import { Stage } from './stage.entity.js';
import { requireName, requirePeriod } from './structure-input.js';

export interface StageCommand {
  fiscalYearId: string;
  number: number;
  name: Text;
  startsOn: KstDate;
  endsOn: KstDate;
}

/** Stages, added and corrected by officers; no two overlap, and none shrinks away from money already spent. */
@Injectable()
export class Stages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  async add(actor: Actor, command: StageCommand): Promise<Stage> {
    ensure(maySetUpProgramme(actor));
    return this.unit.run(actor, async () => {
      const columns = await this.check(actor, command);
      const stage = Object.assign(new Stage(), columns, { id: uuidv7(), programmeId: actor.programme.id });
      await this.unit.repository(Stage).insert(stage);
      await this.record(actor, 'stage.added', stage.id, undefined, columns);
      return stage;
    });
  }

  async change(actor: Actor, id: string, command: StageCommand): Promise<Stage> {
    ensure(maySetUpProgramme(actor));
    return this.unit.run(actor, async () => {
      const stage = await this.structure.stage(actor, id);
      const columns = await this.check(actor, command, id);
      await this.refuseToStrand(id, command);
      await this.unit.repository(Stage).update({ id }, columns);
      await this.record(actor, 'stage.changed', id, { ...stage }, columns);
      return Object.assign(stage, columns);
    });
  }

  private async check(actor: Actor, command: StageCommand, id?: string) {
    requirePeriod(command);
    const name = requireName(command.name);
    if (!Number.isInteger(command.number) || command.number < 1)
      throw PROGRAMME_ERRORS.fail('programme.stage-number-taken');
    const year = await this.structure.fiscalYear(actor, command.fiscalYearId);
    if (command.startsOn < year.startsOn || command.startsOn > year.endsOn)
      throw PROGRAMME_ERRORS.fail('programme.stage-outside-year');
    const others = (await this.structure.stages(actor)).filter((stage) => stage.id !== id);
    if (others.some((stage) => command.startsOn <= stage.endsOn && stage.startsOn <= command.endsOn)) {
      throw PROGRAMME_ERRORS.fail('programme.stage-overlaps');
    }
    const { fiscalYearId, number, startsOn, endsOn } = command;
    return { fiscalYearId, number, nameKo: name.ko, nameEn: name.en, startsOn, endsOn };
  }

  /** Money spent on a day must stay inside the stage it was spent in. */
  private async refuseToStrand(id: string, { startsOn, endsOn }: StageCommand): Promise<void> {
    const stranded = await this.unit.one(
      `SELECT 1 FROM postings p JOIN budget_lines l ON l.id = p.line_id
       WHERE l.stage_id = $1 AND p.kind IN ('spend', 'post-pending') AND NOT p.occurred_on BETWEEN $2 AND $3 LIMIT 1`,
      [id, startsOn, endsOn],
    );
    if (stranded) throw PROGRAMME_ERRORS.fail('programme.stage-has-entries');
  }

  private record(
    actor: Actor,
    act: string,
    subjectId: string,
    before: object | undefined,
    after: object,
  ): Promise<void> {
    const teamId = actor.programme.officeTeamId;
    return this.audit.record(actor, { teamId, act, subjectType: 'stage', subjectId, before, after });
  }
}
