import type { Command } from 'commander';
import type pg from 'pg';
import { StartError } from '../platform/config/start-error.js';
import { print, withOwner } from './context.js';

export interface CommitmentFault {
  readonly team_id: string;
  readonly instalment_id: string;
  readonly fault: string;
}

interface ListedCommitment {
  readonly team_code: string;
  readonly number: string | null;
  readonly state: string;
  readonly title: string;
  readonly supplier: string;
  readonly signed_on: string;
  readonly amount: string;
  readonly held: string;
  readonly next_due_on: string | null;
}

/** Instalments that hold something else than the ledger reserves for them; empty when every won is accounted for. */
export async function checkCommitments(owner: pg.Client): Promise<readonly CommitmentFault[]> {
  const { rows } = await owner.query<CommitmentFault>(
    'SELECT team_id, instalment_id, fault FROM public.commitments_check()',
  );
  return rows;
}

export function addCommitmentCommands(program: Command): void {
  const commitments = program
    .command('commitments')
    .description('contracts that hold money before their invoices come');
  commitments
    .command('list')
    .description('one line a contract, separated by tabs')
    .option('--team <code>', 'of this team alone')
    .option('--state <state>', 'draft, active, completed or cancelled')
    .action(({ team, state }: { team?: string; state?: string }) =>
      withOwner(async (owner) => {
        const { rows } = await owner.query<ListedCommitment>(
          `SELECT team_code, number, state, title, supplier, signed_on::text, amount::text, held::text, next_due_on::text
           FROM public.commitments_of($1, $2)`,
          [team ?? null, state ?? null],
        );
        print(
          ['team', 'number', 'state', 'signed', 'amount', 'reserved', 'next due', 'supplier', 'title'].join(
            '\t',
          ),
        );
        for (const row of rows) print(cells(row).join('\t'));
      }),
    );
  commitments
    .command('check')
    .description('prove that the ledger reserves exactly what open instalments hold')
    .action(() =>
      withOwner(async (owner) => {
        const faults = await checkCommitments(owner);
        for (const { team_id, instalment_id, fault } of faults)
          print(`instalment ${instalment_id} of team ${team_id} ${fault}`);
        if (faults.length > 0)
          throw new StartError(`${faults.length} instalments don't agree with the ledger.`);
        print('Every open instalment holds what the ledger reserves for it.');
      }),
    );
}

/** A tab or a line break in a title would make another cell of it. */
function cells(row: ListedCommitment): string[] {
  const { team_code, number, state, signed_on, amount, held, next_due_on, supplier, title } = row;
  return [team_code, number ?? '-', state, signed_on, amount, held, next_due_on ?? '-', supplier, title].map(
    (cell) => cell.replaceAll(/\s+/g, ' '),
  );
}
