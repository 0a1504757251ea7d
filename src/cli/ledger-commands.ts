import type { Command } from 'commander';
import type pg from 'pg';
import { StartError } from '../platform/config/start-error.js';
import { print, withOwner } from './context.js';

export interface LedgerFault {
  readonly line_id: string;
  readonly fault: string;
  readonly expected: string;
  readonly found: string;
}

/** Recomputes every balance from its postings; empty when the books are right. */
export async function checkLedger(owner: pg.Client): Promise<readonly LedgerFault[]> {
  const { rows } = await owner.query<LedgerFault>(
    `SELECT line_id, fault, expected, found FROM public.ledger_check()
     UNION ALL SELECT line_id, fault, expected, found FROM public.pot_days_check()`,
  );
  return rows;
}

export function addLedgerCommands(program: Command): void {
  program
    .command('ledger')
    .description('the books')
    .command('check')
    .description('recompute every balance from the postings and compare')
    .action(() =>
      withOwner(async (owner) => {
        const faults = await checkLedger(owner);
        for (const { line_id, fault, expected, found } of faults) {
          print(`line ${line_id}: ${fault}, expected ${expected}, found ${found}`);
        }
        if (faults.length > 0) throw new StartError(`The ledger has ${faults.length} faults.`);
        print('Every balance equals its postings.');
      }),
    );
}
