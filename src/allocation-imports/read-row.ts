import type { Means } from '../budgets/budget-line.entity.js';
import type { DataRow } from '../sheets/sheet-rows.js';
import { SUM_WORDS, wordOf } from '../sheets/words.js';
import {
  ALLOCATION_FIELDS,
  type AllocationField,
  type AllocationMode,
  type JudgedRow,
  type LinePlace,
  type RowFault,
  type RowFaultCode,
} from './allocation-import.js';
import type { SheetColumns } from './allocation-columns.js';
import { categoriesCalled, type Directory, type DirectoryFund, type DirectoryStage } from './directory.js';
import { readAmount } from './read-amount.js';

const MEANS: Readonly<Record<string, Means>> = {
  '': 'cash',
  현금: 'cash',
  cash: 'cash',
  현물: 'in-kind',
  'in-kind': 'in-kind',
  inkind: 'in-kind',
};
const MOST_REASON = 200;
/** What is repeated of a cell in what is said about it. */
const MOST_SAID = 40;

interface Reading {
  directory: Directory;
  text: (field: AllocationField) => string;
  faults: RowFault[];
  place: Partial<LinePlace>;
}

/** What a row says, by the programme's words; everything that is wrong with it, each at its column. Pure. */
export function readRow(
  row: DataRow,
  { columns, unit }: SheetColumns,
  directory: Directory,
  mode: AllocationMode,
): JudgedRow {
  const text = (field: AllocationField) => (row.cells[columns[field] ?? -1] ?? '').trim();
  const blank = { rowNumber: row.number, place: {}, reason: '' };
  if (isSum(row, text)) return { ...blank, outcome: 'skipped', faults: [{ code: 'sum' }] };
  const read = readAmount(text('amount'), unit);
  if (read === undefined || (mode === 'add' && 'amount' in read && read.amount === 0n))
    return { ...blank, outcome: 'skipped', faults: [{ code: 'no-amount', field: 'amount' }] };
  const reading: Reading = { directory, text, faults: [], place: {} };
  const fund = readFund(reading);
  const stage = readYearAndStage(reading);
  if (fund) readOwner(reading, fund);
  readCategory(reading, stage);
  readMeans(reading);
  if ('fault' in read) say(reading, `amount-${read.fault}`, 'amount');
  const reason = text('reason');
  if (reason.length > MOST_REASON) {
    reading.faults.push({ code: 'too-long', field: 'reason', params: { limit: MOST_REASON } });
  }
  const { faults, place } = reading;
  return {
    rowNumber: row.number,
    outcome: faults.length > 0 ? 'refused' : 'good',
    place,
    amount: 'amount' in read ? read.amount : undefined,
    reason: reason.slice(0, MOST_REASON),
    faults,
  };
}

/** The sums that people write below their rows: a word that says so, and no fund or category. */
function isSum(row: DataRow, text: (field: AllocationField) => string): boolean {
  return (
    row.cells.some((cell) => SUM_WORDS.has(wordOf(cell))) &&
    (text('fund') === '' || text('category') === '' || SUM_WORDS.has(wordOf(text('fund'))))
  );
}

function say({ faults, text }: Reading, code: RowFaultCode, field: AllocationField): void {
  const value = text(field);
  faults.push({ code, field, params: { value: value.slice(0, MOST_SAID) } });
}

function missing({ faults }: Reading, field: AllocationField, code: RowFaultCode = 'missing'): undefined {
  faults.push({ code, field });
  return undefined;
}

function readFund(reading: Reading): DirectoryFund | undefined {
  const { text, directory, place } = reading;
  if (text('fund') === '') return missing(reading, 'fund');
  const [fund, other] = directory.funds.get(wordOf(text('fund'))) ?? [];
  if (!fund || other) {
    say(reading, fund ? 'fund-ambiguous' : 'fund-unknown', 'fund');
    return undefined;
  }
  place.fundId = fund.id;
  return fund;
}

function readYearAndStage(reading: Reading): DirectoryStage | undefined {
  const { text, directory, place } = reading;
  const typed = text('year');
  const yearId = directory.years.get(Number(/^(\d{4})(?:년|년도|\.0+)?$/.exec(typed)?.[1] ?? NaN));
  if (typed === '') missing(reading, 'year');
  else if (yearId === undefined) say(reading, 'year-unknown', 'year');
  else place.fiscalYearId = yearId;
  const stage = readStage(reading, yearId);
  if (stage) place.stageId = stage.id;
  return stage;
}

/** Left empty it is the year's only stage. */
function readStage(reading: Reading, yearId: string | undefined): DirectoryStage | undefined {
  const { text, directory } = reading;
  if (text('stage') === '') {
    const all = new Set([...directory.stages.values()].flat());
    const [only, another] = [...all].filter(({ fiscalYearId }) => fiscalYearId === yearId);
    if (only && !another) return only;
    return yearId === undefined && text('year') !== '' ? undefined : missing(reading, 'stage');
  }
  const called = directory.stages.get(wordOf(text('stage'))) ?? [];
  const stage = called.find(({ fiscalYearId }) => fiscalYearId === yearId);
  if (stage) return stage;
  if (called.length === 0) say(reading, 'stage-unknown', 'stage');
  else if (yearId !== undefined) say(reading, 'stage-of-other-year', 'stage');
  return undefined;
}

function readOwner(reading: Reading, fund: DirectoryFund): void {
  const { text, directory, place, faults } = reading;
  if (fund.kind === 'common-pot') {
    if (text('team') !== '') say(reading, 'team-of-pot', 'team');
    if (text('institution') !== '') say(reading, 'institution-of-pot', 'institution');
    place.ownerTeamId = directory.officeTeamId;
    return;
  }
  if (text('team') === '') return missing(reading, 'team', 'team-missing');
  const [team, other] = directory.teams.get(wordOf(text('team'))) ?? [];
  if (!team || other) return say(reading, 'team-unknown', 'team');
  if (team.status === 'cut') return say(reading, 'team-cut', 'team');
  if (directory.declined.has(`${team.id} ${fund.id}`))
    faults.push({ code: 'declined', field: 'fund', params: { team: team.name } });
  place.ownerTeamId = team.id;
  readInstitution(reading, team.id);
}

/** Left empty it is the team's only one. */
function readInstitution(reading: Reading, teamId: string): void {
  const { text, directory, place } = reading;
  const own = directory.institutions.get(teamId);
  const called = text('institution') === '' ? own?.all : own?.byWord.get(wordOf(text('institution')));
  const [institution, other] = called ?? [];
  if (institution && !other) place.institutionId = institution;
  else if (text('institution') === '') missing(reading, 'institution', 'institution-missing');
  else say(reading, 'institution-unknown', 'institution');
}

function readCategory(reading: Reading, stage: DirectoryStage | undefined): void {
  const { text, directory, place } = reading;
  if (text('category') === '') return missing(reading, 'category');
  const [category, other] = categoriesCalled(directory, text('category'));
  if (!category || other) {
    say(reading, category ? 'category-ambiguous' : 'category-unknown', 'category');
    return;
  }
  const { validFrom, validTo } = category;
  const isOver = stage && validTo !== null && validTo < stage.startsOn;
  const isToCome = stage && validFrom !== null && validFrom > stage.endsOn;
  if (isOver || isToCome) say(reading, 'category-not-valid', 'category');
  else place.categoryId = category.id;
}

function readMeans(reading: Reading): void {
  const means = MEANS[wordOf(reading.text('means'))];
  if (means) reading.place.means = means;
  else say(reading, 'means-unknown', 'means');
}

/** The columns that a merged block hides values of. */
export function coveredFields(
  { columns }: SheetColumns,
  block: { fromColumn: number; toColumn: number },
): AllocationField[] {
  return ALLOCATION_FIELDS.filter((field) => {
    const column = columns[field];
    return column !== undefined && column >= block.fromColumn && column <= block.toColumn;
  });
}
