import type { INestApplicationContext } from '@nestjs/common';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AllocationExports } from '../../allocation-imports/allocation-export.js';
import { AllocationImportQueries } from '../../allocation-imports/allocation-import.queries.js';
import type { AllocationImport, AllocationMode } from '../../allocation-imports/allocation-import.js';
import { ConfirmAllocations } from '../../allocation-imports/confirm-allocations.js';
import { COLUMN_LABELS } from '../../allocation-imports/allocation-columns.js';
import { faultText } from '../../allocation-imports/fault-texts.js';
import { PostAllocations } from '../../allocation-imports/post-allocations.js';
import { ReceiveAllocations } from '../../allocation-imports/receive-allocations.js';
import { AllocationQueries } from '../../budgets/allocations/allocation.queries.js';
import { ReduceAppropriation } from '../../budgets/allocations/reduce-appropriation.js';
import { Appropriate } from '../../budgets/appropriate.js';
import { BudgetVersions } from '../../budgets/versions/budget-versions.js';
import type { Actor } from '../../platform/access/actor.js';
import { StartError } from '../../platform/config/start-error.js';
import { jobPerson } from '../../platform/jobs/job-person.js';
import { formatWon, parseWon } from '../../platform/money/won.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import type { SheetCopy, SheetFormat } from '../../sheets/written-sheet.js';

const ROWS = 200;
const MOST_VERSIONS = 100;

/** What the commands need: the application, in whose name, and where lines go. */
export interface BudgetCommand {
  app: INestApplicationContext;
  actor: Actor;
  say: (line: string) => void;
}

async function yearOf({ app, actor }: BudgetCommand, year: string): Promise<string> {
  const years = await app.get(ProgrammeStructure, { strict: false }).fiscalYears(actor);
  const found = years.find((one) => String(one.year) === year);
  if (!found) throw new StartError(`There is no fiscal year ${year}.`);
  return found.id;
}

/** A line for each fund of the year: appropriated, allocated, left to allocate. */
export async function showBudgets(command: BudgetCommand, year: string): Promise<void> {
  const fiscalYearId = await yearOf(command, year);
  const queries = command.app.get(AllocationQueries, { strict: false });
  for (const { fund, appropriated, allocated, unallocated } of await queries.appropriations(command.actor, {
    fiscalYearId,
  }))
    command.say([fund.code, ...[appropriated, allocated, unallocated].map(formatWon)].join('\t'));
}

export async function appropriate(
  command: BudgetCommand,
  options: { fund: string; year: string; amount: string; reason: string; lower?: boolean },
): Promise<void> {
  const { app, actor, say } = command;
  const funds = await app.get(ProgrammeStructure, { strict: false }).funds(actor);
  const fund = funds.find(({ code }) => code === options.fund);
  if (!fund) throw new StartError(`There is no fund ${options.fund}.`);
  const amount = parseWon(options.amount);
  if (amount === undefined) throw new StartError(`${options.amount} isn't an amount in won.`);
  const fiscalYearId = await yearOf(command, options.year);
  const useCase = app.get(options.lower ? ReduceAppropriation : Appropriate, { strict: false });
  await useCase.execute(actor, { fundId: fund.id, fiscalYearId, amount, reason: options.reason });
  say(`${options.lower ? 'Lowered' : 'Appropriated'} ${fund.code} ${options.year} by ${formatWon(amount)}.`);
}

/** Checks a sheet and says what is wrong with it; with `yes` all of it is posted before the command ends. */
export async function allocateFile(
  command: BudgetCommand,
  options: { file: string; mode: AllocationMode; yes?: boolean },
): Promise<void> {
  const { app, actor, say } = command;
  const { import: one } = await app.get(ReceiveAllocations, { strict: false }).execute(actor, {
    mode: options.mode,
    file: { name: path.basename(options.file), content: createReadStream(options.file) },
  });
  if (one.state !== 'checked') throw new StartError(`This sheet was uploaded before and is ${one.state}.`);
  await sayCheck(command, one);
  if (one.counts.refused > 0) throw new StartError('Nothing was posted: put the rows above right first.');
  if (!options.yes) {
    say('Nothing is posted yet: run it again with --yes.');
    return;
  }
  await app.get(ConfirmAllocations, { strict: false }).confirm(actor, { id: one.id, check: one.checks });
  await app.get(PostAllocations, { strict: false }).execute(jobPerson(actor), one.id);
  const done = await app.get(AllocationImportQueries, { strict: false }).read(actor, one.id);
  if (done.state !== 'posted')
    throw new StartError(`Nothing was posted: ${done.failure?.text.en ?? 'it is on its way elsewhere'}`);
  say(`Posted ${done.counts.good} rows, ${done.newLineCount} lines opened.`);
}

async function sayCheck({ app, actor, say }: BudgetCommand, one: AllocationImport): Promise<void> {
  const queries = app.get(AllocationImportQueries, { strict: false });
  let after: string | undefined;
  do {
    const page = await queries.rows(actor, one, { outcomes: ['refused'], after, limit: ROWS });
    for (const { rowNumber, faults } of page.rows)
      for (const fault of faults)
        say(
          [`row ${rowNumber}`, fault.field && COLUMN_LABELS[fault.field].en, faultText(fault).en]
            .filter(Boolean)
            .join(': '),
        );
    after = page.next;
  } while (after);
  const { good, refused, skipped } = one.counts;
  say(`${good} rows to post, ${refused} to put right, ${skipped} left out.`);
  for (const { fund, year, given, takenBack, over } of one.totals)
    say(
      `${fund.en} ${year}: +${formatWon(given)} −${formatWon(takenBack)}${over > 0n ? `, short of ${formatWon(over)}` : ''}`,
    );
}

export async function writeTemplate(
  command: BudgetCommand,
  options: { output: string; format: SheetFormat },
): Promise<void> {
  const exports = command.app.get(AllocationExports, { strict: false });
  await save(command, options.output, await exports.template(command.actor, { ...options, locale: 'ko' }));
}

export async function writeExport(
  command: BudgetCommand,
  options: { output: string; format: SheetFormat; year: string },
): Promise<void> {
  const exports = command.app.get(AllocationExports, { strict: false });
  const fiscalYearId = await yearOf(command, options.year);
  const copy = await exports.ofYear(command.actor, fiscalYearId, { format: options.format, locale: 'ko' });
  await save(command, options.output, copy);
}

async function save({ say }: BudgetCommand, output: string, { content }: SheetCopy): Promise<void> {
  await pipeline(content, createWriteStream(output));
  say(output);
}

/** Newest first: number, when, who, what it added to lines, why. */
export async function listVersions(command: BudgetCommand, year: string): Promise<void> {
  const fiscalYearId = await yearOf(command, year);
  const versions = command.app.get(BudgetVersions, { strict: false });
  const page = await versions.list(command.actor, fiscalYearId, { limit: MOST_VERSIONS });
  for (const one of page.versions)
    command.say(
      [
        one.number,
        one.recordedAt.toISOString(),
        one.actorName ?? '',
        one.causeType,
        formatWon(one.allocatedChange),
        formatWon(one.allocated),
        one.reason,
      ].join('\t'),
    );
}
