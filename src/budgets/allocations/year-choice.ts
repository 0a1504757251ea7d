import type { SelectOption } from '../../../templates/components/field.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { FiscalYear } from '../../programmes/fiscal-year.entity.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import type { ProgrammeStructure } from '../../programmes/programme-structure.js';

export interface YearChoice {
  year?: FiscalYear;
  options: (SelectOption & { selected: boolean })[];
}

/** The year that was asked for, else the one of the stage that goes on, else the last; and all to choose from. */
export async function yearChoice(
  structure: ProgrammeStructure,
  actor: Actor,
  { asked, today }: { asked?: string; today: KstDate },
): Promise<YearChoice> {
  const years = await structure.fiscalYears(actor);
  const now = (await structure.stageToShow(actor, today))?.fiscalYearId;
  const year = years.find(({ id }) => id === (asked ?? now)) ?? (asked ? undefined : years.at(-1));
  if (asked && !year) throw PROGRAMME_ERRORS.fail('programme.not-found');
  return {
    year,
    options: years.map(({ id, year: number }) => ({
      value: id,
      label: String(number),
      selected: id === year?.id,
    })),
  };
}
