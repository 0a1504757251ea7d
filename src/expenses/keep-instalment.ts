import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Expense } from './expense.js';

/** Names the contract's instalment that a draft is for, or none; what else the draft says is written by its store. */
export function keepInstalment(unit: UnitOfWork, { teamId, id, instalment }: Expense): void {
  unit.write(
    'UPDATE expenses SET instalment_id = $3, instalment_goes_on = $4 WHERE team_id = $1 AND id = $2',
    [teamId, id, instalment?.id, instalment?.goesOn ?? false],
  );
}
