import { Injectable } from '@nestjs/common';
import type { StructureField, StructureRow } from '../../../templates/settings/structure-view.js';
import type { Actor } from '../../platform/access/actor.js';
import { FiscalYears } from '../../programmes/fiscal-years.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { Stages } from '../../programmes/stages.js';
import {
  field,
  typedName,
  type SectionReader,
  type StructureSection,
  type TypedValues,
} from './structure-section.js';

/** The programme itself: founded by the database's owner, read here. */
@Injectable()
export class ProgrammeSection implements StructureSection {
  readonly key = 'programme';

  constructor(private readonly structure: ProgrammeStructure) {}

  async rows({ actor, locale }: SectionReader): Promise<StructureRow[]> {
    const programme = await this.structure.programme(actor);
    const stages = await this.structure.stages(actor);
    const name = locale === 'ko' ? programme.nameKo : programme.nameEn;
    return [
      {
        id: programme.id,
        facts: { name, code: programme.code, startsOn: stages[0]?.startsOn, endsOn: stages.at(-1)?.endsOn },
      },
    ];
  }

  async fields(): Promise<undefined> {
    return undefined;
  }

  async add(): Promise<void> {
    throw PROGRAMME_ERRORS.fail('programme.not-found');
  }

  async change(): Promise<void> {
    throw PROGRAMME_ERRORS.fail('programme.not-found');
  }
}

@Injectable()
export class YearSection implements StructureSection {
  readonly key = 'years';

  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly years: FiscalYears,
  ) {}

  async rows({ actor }: SectionReader): Promise<StructureRow[]> {
    const years = await this.structure.fiscalYears(actor);
    return years.map(({ id, year, startsOn, endsOn }) => ({
      id,
      facts: { year: String(year), startsOn, endsOn },
    }));
  }

  async fields({ actor }: SectionReader, id?: string): Promise<StructureField[]> {
    const year = id ? await this.structure.fiscalYear(actor, id) : undefined;
    return [
      field('year', 'number', year && String(year.year)),
      field('startsOn', 'date', year?.startsOn),
      field('endsOn', 'date', year?.endsOn),
    ];
  }

  async add(actor: Actor, typed: TypedValues): Promise<void> {
    await this.years.add(actor, yearCommand(typed));
  }

  async change(actor: Actor, id: string, typed: TypedValues): Promise<void> {
    await this.years.change(actor, id, yearCommand(typed));
  }
}

function yearCommand({ year = '', startsOn = '', endsOn = '' }: TypedValues) {
  return { year: /^\d{4}$/.test(year.trim()) ? Number(year) : 0, startsOn, endsOn };
}

const KNOWINGLY = { ko: '알고 바꿉니다', en: 'Change it all the same' } as const;

@Injectable()
export class StageSection implements StructureSection {
  readonly key = 'stages';

  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly stages: Stages,
  ) {}

  async rows({ actor, locale }: SectionReader): Promise<StructureRow[]> {
    const years = await this.structure.fiscalYears(actor);
    const stages = await this.structure.stages(actor);
    return stages.map(({ id, name, fiscalYearId, startsOn, endsOn }) => {
      const year = years.find((one) => one.id === fiscalYearId)?.year;
      return { id, facts: { name: name[locale], year: String(year ?? ''), startsOn, endsOn } };
    });
  }

  async fields({ actor, locale }: SectionReader, id?: string): Promise<StructureField[]> {
    const years = await this.structure.fiscalYears(actor);
    const stage = id ? await this.structure.stage(actor, id) : undefined;
    const options = years.map((year) => ({ value: year.id, label: String(year.year) }));
    return [
      field('name', 'text', stage?.nameKo),
      field('nameEn', 'text', stage?.nameEn, { required: false }),
      field('fiscalYearId', 'select', stage?.fiscalYearId, { options }),
      field('startsOn', 'date', stage?.startsOn),
      field('endsOn', 'date', stage?.endsOn),
      field('confirmed', 'select', '', {
        required: false,
        options: [{ value: 'yes', label: KNOWINGLY[locale] }],
      }),
    ];
  }

  /** Stages are numbered in the order they are added. */
  async add(actor: Actor, typed: TypedValues): Promise<void> {
    const number = Math.max(0, ...(await this.structure.stages(actor)).map((stage) => stage.number)) + 1;
    await this.stages.add(actor, { ...stageCommand(typed), number });
  }

  async change(actor: Actor, id: string, typed: TypedValues): Promise<void> {
    const { number } = await this.structure.stage(actor, id);
    await this.stages.change(actor, id, { ...stageCommand(typed), number });
  }
}

function stageCommand(typed: TypedValues) {
  const { fiscalYearId = '', startsOn = '', endsOn = '', confirmed } = typed;
  return { fiscalYearId, startsOn, endsOn, name: typedName(typed), confirmed: confirmed === 'yes' };
}
