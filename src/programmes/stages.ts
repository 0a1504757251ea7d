import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { addDays, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';
import { Stage } from './stage.entity.js';
import { StageImpacts, type StageImpact } from './stage-impact.js';
import { requireName, requirePeriod } from './structure-input.js';

export interface StageCommand {
  fiscalYearId: string;
  number: number;
  name: Text;
  startsOn: KstDate;
  endsOn: KstDate;
  /** What the change leaves outside, or a gap between stages, was shown and is accepted. */
  confirmed?: boolean;
}

/**
 * Stages, added and corrected by officers: no two overlap, none shrinks away from money already spent, and neither claims
 * nor days are left between them without the officer’s word.
 */
@Injectable()
export class Stages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
    private readonly impacts: StageImpacts,
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
      const leaves = await this.refuseToStrand(actor, id, command);
      await this.unit.repository(Stage).update({ id }, columns);
      await this.record(actor, 'stage.changed', id, { ...stage }, { ...columns, leaves });
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
      throw PROGRAMME_ERRORS.fail('programme.stage-outside-year', {
        startsOn: year.startsOn,
        endsOn: year.endsOn,
      });
    if (year.closedAt) throw PROGRAMME_ERRORS.fail('programme.year-closed', {}, '/fiscalYearId');
    const others = (await this.structure.stages(actor)).filter((stage) => stage.id !== id);
    const other = others.find(
      (stage) => command.startsOn <= stage.endsOn && stage.startsOn <= command.endsOn,
    );
    if (other)
      throw PROGRAMME_ERRORS.fail('programme.stage-overlaps', {
        stage: `${other.name.ko} (${other.startsOn} ~ ${other.endsOn})`,
      });
    const gap = gapBeside(command, others);
    if (gap && !command.confirmed) throw PROGRAMME_ERRORS.fail('programme.stage-gap', gap);
    const { fiscalYearId, number, startsOn, endsOn } = command;
    return { fiscalYearId, number, nameKo: name.ko, nameEn: name.en, startsOn, endsOn };
  }

  /** Money spent on a day stays inside the stage it was spent in; what is only asked for may be left out knowingly. */
  private async refuseToStrand(actor: Actor, id: string, command: StageCommand): Promise<StageImpact> {
    const impact = await this.impacts.read(actor, id, command);
    if (impact.paid.count > 0)
      throw PROGRAMME_ERRORS.fail('programme.stage-has-entries', {
        count: impact.paid.count,
        numbers: impact.paid.numbers.join(', '),
      });
    if (impact.open.count > 0 && !command.confirmed)
      throw PROGRAMME_ERRORS.fail('programme.stage-leaves-claims', {
        count: impact.open.count,
        numbers: impact.open.numbers.join(', '),
      });
    return impact;
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

/** Days between two stages in which nothing could be claimed; undefined when they follow one another. Pure. */
export function gapBeside(
  { startsOn, endsOn }: { startsOn: KstDate; endsOn: KstDate },
  others: readonly { startsOn: KstDate; endsOn: KstDate }[],
): { from: KstDate; to: KstDate } | undefined {
  const before = others.map((stage) => stage.endsOn).filter((day) => day < startsOn);
  const after = others.map((stage) => stage.startsOn).filter((day) => day > endsOn);
  const last = before.sort().at(-1);
  const next = after.sort()[0];
  if (last !== undefined && addDays(last, 1) < startsOn)
    return { from: addDays(last, 1), to: addDays(startsOn, -1) };
  if (next !== undefined && addDays(endsOn, 1) < next)
    return { from: addDays(endsOn, 1), to: addDays(next, -1) };
  return undefined;
}
