import { Injectable } from '@nestjs/common';
import { FileCardUse } from '../card-statements/file-card-use.js';
import { FindCardUse } from '../card-statements/find-card-use.js';
import type { Evidence } from '../evidence/evidence.js';
import { isReduction } from '../expenses/amend.js';
import { CreateExpense } from '../expenses/create-expense.js';
import type { Expense } from '../expenses/expense.js';
import { SaveDraft } from '../expenses/save-draft.js';
import type { Actor } from '../platform/access/actor.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { answerTo } from '../platform/web/status.js';
import { DraftOfPapers } from './draft-of-papers.js';
import { groupDocuments } from './group-documents.js';

/** What became of one group of documents that belong to one claim. */
export type Opened =
  | { kind: 'draft'; expense: Expense }
  /** Papers that went to a draft there was. */
  | { kind: 'attached'; expense: Expense }
  /** The document took something away from this claim of its original. */
  | { kind: 'amended'; expense: Expense }
  /** An amendment whose original isn't here yet. */
  | { kind: 'waits'; expense: Expense }
  | { kind: 'refused'; names: string; error: DomainError };

/**
 * Opens a draft for each claim that a heap of documents means: from the use of a card where they tell of one that is
 * asked for, and none where the papers belong to one of the person's drafts. One that is refused doesn't keep the others.
 */
@Injectable()
export class OpenDrafts {
  constructor(
    private readonly creation: CreateExpense,
    private readonly uses: FindCardUse,
    private readonly filing: FileCardUse,
    private readonly saving: SaveDraft,
    private readonly drafts: DraftOfPapers,
  ) {}

  async execute(actor: Actor, evidences: readonly Evidence[]): Promise<Opened[]> {
    const opened: Opened[] = [];
    for (const group of groupDocuments(evidences)) {
      // What was dropped together has been told apart already.
      const fresh = opened.flatMap((each) => (each.kind === 'draft' ? [each.expense.id] : []));
      opened.push(await this.open(actor, group, fresh));
    }
    return opened;
  }

  private async open(actor: Actor, group: readonly Evidence[], fresh: readonly string[]): Promise<Opened> {
    const evidenceIds = group.map(({ id }) => id);
    try {
      const use = await this.uses.of(actor, group);
      if (use) return { kind: 'draft', expense: await this.filing.execute(actor, { id: use, evidenceIds }) };
      const draft = await this.drafts.find(actor, group, fresh);
      if (draft !== undefined)
        return { kind: 'attached', expense: await this.saving.attach(actor, { id: draft, evidenceIds }) };
      const expense = await this.creation.execute(actor, { evidenceIds });
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
