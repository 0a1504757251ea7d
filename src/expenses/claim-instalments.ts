import { Injectable } from '@nestjs/common';
import type { ClaimContractView } from '../../templates/commitments/claim-contract-view.js';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { Won } from '../platform/money/won.js';
import type { Expense } from './expense.js';

/** What a contract's instalment means for a claim that names it. */
export interface InstalmentTerms {
  /** What it holds of each budget line: the claim may use that beside what is free. */
  held: ReadonlyMap<string, Won>;
  /** What keeps the claim from being handed in on it. */
  problems: readonly FieldProblem[];
}

/** Keeps what contracts hold, inside the unit of work in hand. Each answer goes into the claim's own group of entries. */
export interface InstalmentKeeper {
  terms(expense: Expense): Promise<InstalmentTerms>;
  /** The claim is handed in: what the instalment held is free for it. */
  take(actor: Actor, expense: Expense): Promise<PostingEntry[]>;
  /** The claim ended without being paid: of what it frees on each line, the instalment holds its part again. */
  giveBack(actor: Actor, expense: Expense, freed: ReadonlyMap<string, Won>): Promise<PostingEntry[]>;
  /** The contract a claim names, or those it could. */
  view(actor: Actor, expense: Expense): Promise<ClaimContractView | undefined>;
}

const NO_TERMS: InstalmentTerms = { held: new Map(), problems: [] };

/**
 * The place of contracts in a claim's life. The feature that keeps them stands above claims and puts its keeper in; a
 * claim that names no instalment never asks it for money.
 */
@Injectable()
export class ClaimInstalments {
  private keeper?: InstalmentKeeper;

  keptBy(keeper: InstalmentKeeper): void {
    this.keeper = keeper;
  }

  async terms(expense: Expense): Promise<InstalmentTerms> {
    return expense.instalment ? this.kept().terms(expense) : NO_TERMS;
  }

  async take(actor: Actor, expense: Expense): Promise<PostingEntry[]> {
    return expense.instalment ? this.kept().take(actor, expense) : [];
  }

  async giveBack(actor: Actor, expense: Expense, freed: ReadonlyMap<string, Won>): Promise<PostingEntry[]> {
    return expense.instalment ? this.kept().giveBack(actor, expense, freed) : [];
  }

  async view(actor: Actor, expense: Expense): Promise<ClaimContractView | undefined> {
    return this.keeper?.view(actor, expense);
  }

  private kept(): InstalmentKeeper {
    if (!this.keeper) throw new Error('a claim names an instalment and nobody keeps them');
    return this.keeper;
  }
}
