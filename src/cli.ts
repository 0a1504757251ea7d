import { Command, CommanderError } from 'commander';
import { addApprovalCommands } from './cli/approval-commands.js';
import { addBackupCommands } from './cli/backup-commands.js';
import { addCommitmentCommands } from './cli/commitment-commands.js';
import { addBudgetCommands } from './cli/budget-commands.js';
import { addDatabaseCommands } from './cli/database-commands.js';
import { addDemoCommands } from './cli/demo-commands.js';
import { addLedgerCommands } from './cli/ledger-commands.js';
import { addOpenapiCommands } from './cli/openapi-commands.js';
import { addRulesCommands } from './cli/rules-commands.js';
import { addSettlementCommands } from './cli/settlement-commands.js';
import { addStageCommands } from './cli/stage-commands.js';
import { addUserCommands } from './cli/user-commands.js';
import { StartError } from './platform/config/start-error.js';

/** What operators do from a terminal: `npm run cli -- <command>`. Results go to the output, everything else to the error stream. */
export async function runCli(args: readonly string[]): Promise<void> {
  const program = new Command('npm run cli --').description('Hanjang from the command line').exitOverride();
  addDatabaseCommands(program);
  addUserCommands(program);
  addLedgerCommands(program);
  addApprovalCommands(program);
  addCommitmentCommands(program);
  addDemoCommands(program);
  addOpenapiCommands(program);
  addBackupCommands(program);
  addRulesCommands(program);
  addSettlementCommands(program);
  addBudgetCommands(program);
  addStageCommands(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = explain(error);
  }
}

function explain(error: unknown): number {
  // Commander has shown its message, or the help that was asked for, by itself.
  if (error instanceof CommanderError) return error.exitCode;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof StartError ? error.message : text}\n`);
  return 1;
}
