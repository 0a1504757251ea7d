import type { Command } from 'commander';
import type pg from 'pg';
import { StartError } from '../platform/config/start-error.js';
import { print, withOwner } from './context.js';

export interface ApprovalFault {
  readonly team_id: string;
  readonly expense_id: string;
  readonly fault: string;
}

/** Claims that wait without exactly one open step and somebody who can decide it; empty when every one has its owner. */
export async function checkApprovals(owner: pg.Client): Promise<readonly ApprovalFault[]> {
  const { rows } = await owner.query<ApprovalFault>(
    'SELECT team_id, expense_id, fault FROM public.approvals_check()',
  );
  return rows;
}

export function addApprovalCommands(program: Command): void {
  program
    .command('approvals')
    .description('what waits for approval')
    .command('check')
    .description('prove that every claim that waits asks somebody who can decide it')
    .action(() =>
      withOwner(async (owner) => {
        const faults = await checkApprovals(owner);
        for (const { team_id, expense_id, fault } of faults)
          print(`claim ${expense_id} of team ${team_id}: ${fault}`);
        if (faults.length > 0) throw new StartError(`${faults.length} claims wait without an owner.`);
        print('Every claim that waits has an owner.');
      }),
    );
}
