import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import { isReduction } from '../expenses/amend.js';
import { CreateExpense } from '../expenses/create-expense.js';
import type { Expense } from '../expenses/expense.js';
import type { Actor } from '../platform/access/actor.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { answerTo } from '../platform/web/status.js';

/** What became of one group of documents that belong to one claim. */
export type Opened =
  | { kind: 'draft'; expense: Expense }
  /** The document took something away from this claim of its original. */
  | { kind: 'amended'; expense: Expense }
  /** An amendment whose original isn't here yet. */
  | { kind: 'waits'; expense: Expense }
  | { kind: 'refused'; names: string; error: DomainError };

/** Opens a draft for each claim that a heap of documents means; one that is refused doesn't keep the others. */
@Injectable()
export class OpenDrafts {
  constructor(private readonly creation: CreateExpense) {}

  async execute(actor: Actor, evidences: readonly Evidence[]): Promise<Opened[]> {
    const opened: Opened[] = [];
    for (const group of groupDocuments(evidences)) opened.push(await this.open(actor, group));
    return opened;
  }

  private async open(actor: Actor, group: readonly Evidence[]): Promise<Opened> {
    try {
      const expense = await this.creation.execute(actor, { evidenceIds: group.map(({ id }) => id) });
      const takesAway = group.some(({ invoice }) => invoice && isReduction(invoice));
      if (!takesAway) return { kind: 'draft', expense };
      return { kind: expense.waitsFor ? 'waits' : 'amended', expense };
    } catch (thrown) {
      const { error, fault } = answerTo(thrown);
      if (fault) throw thrown;
      return { kind: 'refused', names: group.map(({ originalName }) => originalName).join(', '), error };
    }
  }
}

/**
 * Each tax invoice is a claim of its own. Other papers go with the invoice when there is one only; where nobody can tell
 * which invoice they belong to, or there is none, each is a draft. Originals come first, so that an amendment in the same
 * heap finds its claim.
 */
export function groupDocuments(evidences: readonly Evidence[]): Evidence[][] {
  const invoices = evidences.filter(({ invoice }) => invoice);
  const papers = evidences.filter(({ invoice }) => !invoice);
  const [only] = invoices;
  if (only && invoices.length === 1) return [[only, ...papers]];
  const later = invoices.filter(({ invoice }) => invoice && isReduction(invoice));
  const first = invoices.filter((evidence) => !later.includes(evidence));
  return [...first, ...later, ...papers].map((evidence) => [evidence]);
}
