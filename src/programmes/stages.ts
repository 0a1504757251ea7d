import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { addDays, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { Text } from '../platform/i18n/locale.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';
import { Stage } from './stage.entity.js';
import { StageImpacts, type ClaimsLeft, type StageImpact } from './stage-impact.js';
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
      const { columns, others } = await this.check(actor, command);
      ask(command, gapProblem(command, others));
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
      const { columns, others } = await this.check(actor, command, id);
      const leaves = await this.impacts.read(actor, id, command);
      if (leaves.paid.count > 0)
        throw PROGRAMME_ERRORS.fail('programme.stage-has-entries', said(leaves.paid));
      ask(command, [...leavesProblem(leaves), ...gapProblem(command, others, stage)]);
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
    const { fiscalYearId, number, startsOn, endsOn } = command;
    return { columns: { fiscalYearId, number, nameKo: name.ko, nameEn: name.en, startsOn, endsOn }, others };
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

/** What is only asked about: said all at once, and done when the officer has said so. */
function ask({ confirmed = false }: StageCommand, problems: readonly FieldProblem[]): void {
  if (!confirmed && problems.length > 0) throw invalidInput(problems);
}

function said({ count, numbers }: ClaimsLeft) {
  return { count, numbers: numbers.join(', ') };
}

/** What waits may be left outside knowingly; its people are asked for another day. */
function leavesProblem({ open }: StageImpact): FieldProblem[] {
  return open.count === 0
    ? []
    : [PROGRAMME_ERRORS.problem('programme.stage-leaves-claims', '/confirmed', said(open))];
}

/** A gap that was there before isn't this change's doing. */
function gapProblem(period: Period, others: readonly Period[], before?: Period): FieldProblem[] {
  const gap = gapBeside(period, others);
  const known = before && gapBeside(before, others);
  if (!gap || (gap.from === known?.from && gap.to === known.to)) return [];
  return [PROGRAMME_ERRORS.problem('programme.stage-gap', '/confirmed', { ...gap })];
}

interface Period {
  startsOn: KstDate;
  endsOn: KstDate;
}

/** Days between two stages in which nothing could be claimed; undefined when they follow one another. Pure. */
export function gapBeside(
  { startsOn, endsOn }: Period,
  others: readonly Period[],
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
