import { Injectable } from '@nestjs/common';
import type { ClaimFormValues } from '../../../templates/expenses/claim-form-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Expense } from '../expense.js';
import { SaveDraft } from '../save-draft.js';
import { inputFromValues, isUnchanged } from './claim-values.js';

/** Saves what a claim's form holds. */
@Injectable()
export class SaveForm {
  constructor(private readonly drafts: SaveDraft) {}

  /** The claim with these values; nothing is written when they say what is stored. */
  async execute(
    actor: Actor,
    current: Expense,
    values: ClaimFormValues,
    version = current.version,
  ): Promise<Expense> {
    if (isUnchanged(current, values) && version === current.version) return current;
    return this.drafts.execute(actor, {
      id: current.id,
      version,
      input: inputFromValues(values),
      claimantId: values.claimantId || undefined,
    });
  }
}
