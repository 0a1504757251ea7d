import type { FundKind } from '../programmes/fund.entity.js';
import type { TeamStatus } from '../programmes/team.entity.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { wordOf } from '../sheets/words.js';

export interface DirectoryFund {
  id: string;
  kind: FundKind;
}
export interface DirectoryStage {
  id: string;
  fiscalYearId: string;
  startsOn: KstDate;
  endsOn: KstDate;
}
export interface DirectoryTeam {
  id: string;
  name: string;
  status: TeamStatus;
}
export interface DirectoryCategory {
  id: string;
  /** From the widest category to its own; each step's words. */
  steps: readonly ReadonlySet<string>[];
  validFrom: KstDate | null;
  validTo: KstDate | null;
}

/** The programme by the words that a sheet may call its parts by. */
export interface Directory {
  officeTeamId: string;
  funds: ReadonlyMap<string, readonly DirectoryFund[]>;
  years: ReadonlyMap<number, string>;
  stages: ReadonlyMap<string, readonly DirectoryStage[]>;
  teams: ReadonlyMap<string, readonly DirectoryTeam[]>;
  /** Of each team. */
  institutions: ReadonlyMap<
    string,
    { all: readonly string[]; byWord: ReadonlyMap<string, readonly string[]> }
  >;
  categories: ReadonlyMap<string, readonly DirectoryCategory[]>;
  /** `<team> <fund>` of what is declined. */
  declined: ReadonlySet<string>;
}

const STEPS = /\s*(?:>|›|→|\/|\|)\s*/;

/** The categories that a text may mean: by one name, or by its names from a wider one on. */
export function categoriesCalled(directory: Directory, text: string): readonly DirectoryCategory[] {
  const whole = directory.categories.get(wordOf(text));
  if (whole) return whole;
  const steps = text.split(STEPS).map(wordOf).filter(Boolean);
  const last = steps.at(-1);
  if (last === undefined || steps.length < 2) return [];
  return (directory.categories.get(last) ?? []).filter((category) => leadsTo(steps, category));
}

/** Each step names the next deeper category, the last one the category itself. */
function leadsTo(steps: readonly string[], { steps: words }: DirectoryCategory): boolean {
  let from = 0;
  for (const step of steps) {
    const at = words.findIndex((names, index) => index >= from && names.has(step));
    if (at < 0) return false;
    from = at + 1;
  }
  return from === words.length;
}

/** Gathers things by every word they are called by. */
export function byWords<T>(
  items: Iterable<{ item: T; words: readonly (string | undefined)[] }>,
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const { item, words } of items) {
    for (const word of new Set(words.flatMap((text) => (text ? [wordOf(text)] : []))))
      found.set(word, [...(found.get(word) ?? []), item]);
  }
  return found;
}
