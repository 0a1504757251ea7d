import { Option, type Command } from 'commander';
import { DomainError } from '../platform/errors/domain-error.js';
import { StartError } from '../platform/config/start-error.js';
import { print, withApp } from './context.js';
import type { BudgetCommand } from './budgets/run-budget-command.js';

interface As {
  readonly as: string;
}

type Runs = typeof import('./budgets/run-budget-command.js');

/** Driving a year's budget from a terminal: the same acts as on the pages, in an officer's name. */
export function addBudgetCommands(program: Command): void {
  const budgets = program
    .command('budgets')
    .description("a year's budget: appropriation, allocation, versions");
  const add = (name: string, description: string) =>
    budgets
      .command(name)
      .description(description)
      .requiredOption('--as <email>', 'the officer in whose name it is done');
  const format = () => new Option('--format <format>').choices(['xlsx', 'csv']).default('xlsx');

  add('show', 'print what each fund has: appropriated, allocated, left to allocate')
    .requiredOption('--year <year>')
    .action((options: As & { year: string }) => run(options, (it, by) => it.showBudgets(by, options.year)));
  add('appropriate', "give money to a fund's year, or with --lower take back what isn't allocated")
    .requiredOption('--fund <code>')
    .requiredOption('--year <year>')
    .requiredOption('--amount <won>')
    .requiredOption('--reason <text>')
    .option('--lower', 'lower the appropriation instead')
    .action((options: As & Parameters<Runs['appropriate']>[1]) =>
      run(options, (it, by) => it.appropriate(by, options)),
    );
  add('allocate', 'check a sheet of allocations and say what is wrong with it; post all of it with --yes')
    .requiredOption('--file <path>', 'XLSX or CSV, as `budgets template` makes one')
    .addOption(
      new Option('--mode <mode>', 'add the amounts, or set them as totals')
        .choices(['add', 'set'])
        .default('add'),
    )
    .option('--yes', 'post it when every row is good')
    .action((options: As & Parameters<Runs['allocateFile']>[1]) =>
      run(options, (it, by) => it.allocateFile(by, options)),
    );
  add('template', 'write an empty sheet of allocations')
    .requiredOption('--output <path>')
    .addOption(format())
    .action((options: As & Parameters<Runs['writeTemplate']>[1]) =>
      run(options, (it, by) => it.writeTemplate(by, options)),
    );
  add('export', "write a year's lines with their totals; edited, it goes in again with --mode set")
    .requiredOption('--year <year>')
    .requiredOption('--output <path>')
    .addOption(format())
    .action((options: As & Parameters<Runs['writeExport']>[1]) =>
      run(options, (it, by) => it.writeExport(by, options)),
    );
  add('versions', "list the versions of a year's budget")
    .requiredOption('--year <year>')
    .action((options: As & { year: string }) => run(options, (it, by) => it.listVersions(by, options.year)));
}

function run({ as: email }: As, work: (it: Runs, by: BudgetCommand) => Promise<void>): Promise<void> {
  return withApp(async (app) => {
    const { findOfficer } = await import('./budgets/find-officer.js');
    const it = await import('./budgets/run-budget-command.js');
    try {
      await work(it, { app, actor: await findOfficer(app, email), say: print });
    } catch (error) {
      // What the product refuses is said in its words; everything else is a fault.
      throw error instanceof DomainError ? new StartError(error.text.en) : error;
    }
  });
}
