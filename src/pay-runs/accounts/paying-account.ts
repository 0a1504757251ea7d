import { invalidInput } from '../../platform/errors/define-errors.js';
import { DomainError, type FieldProblem } from '../../platform/errors/domain-error.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../../platform/access/decision.js';
import { readAccountInput, type AccountInput } from '../../suppliers/bank-account.js';
import { bankLayout } from '../layouts/bank-layouts.js';
import { PAYING_ACCOUNT_ERRORS } from './paying-account.errors.js';

export type PayingAccountState = 'proposed' | 'in-force' | 'replaced' | 'refused' | 'withdrawn';

/** An account of an institution that money is paid from, and what became of its proposal; its number sealed. */
export interface PayingAccount {
  teamId: string;
  id: string;
  institutionId: string;
  state: PayingAccountState;
  name: string;
  bankCode: string;
  holder: string;
  lastFour: string;
  sealedNumber: Buffer;
  layout: string;
  proposedBy: string;
  proposedAt: Date;
  decidedBy?: string;
  decidedAt?: Date;
}

export interface PayingAccountInput extends AccountInput {
  name: string;
  layout: string;
}

const MAX_NAME = 50;

/** @throws with a problem for each field, none of which repeats the number. */
export function readPayingAccount(input: PayingAccountInput): PayingAccountInput {
  const problems: FieldProblem[] = [];
  const name = input.name.trim().replaceAll(/\s+/g, ' ');
  if (name === '' || name.length > MAX_NAME)
    problems.push(PAYING_ACCOUNT_ERRORS.problem('paying-account.name-missing', '/name'));
  let account: AccountInput = input;
  try {
    account = readAccountInput(input);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    problems.push(...error.fields);
  }
  if (!bankLayout(input.layout))
    problems.push(PAYING_ACCOUNT_ERRORS.problem('paying-account.layout-unknown', '/layout'));
  if (problems.length > 0) throw invalidInput(problems);
  return { ...account, name, layout: input.layout };
}

export function mayKeepPayingAccounts(actor: Actor): Decision {
  return actor.team.kind === 'team' && hasRole(actor, 'finance', 'administrator')
    ? ALLOWED
    : refused(PAYING_ACCOUNT_ERRORS.fail('paying-account.not-permitted'));
}

/** What an audit event says of an account: never its number. */
export function auditedPayingAccount(account: PayingAccount): object {
  const { id, institutionId, name, bankCode, holder, lastFour, layout } = account;
  return { accountId: id, institutionId, name, bankCode, holder, lastFour, layout };
}
