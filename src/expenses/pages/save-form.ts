import { Injectable } from '@nestjs/common';
import type { ClaimFormValues } from '../../../templates/expenses/claim-form-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { answerTo } from '../../platform/web/status.js';
import type { Expense } from '../expense.js';
import { SaveDraft } from '../save-draft.js';
import { inputFromValues, isUnchanged, valuesFromExpense } from './claim-values.js';
import { legibleValues } from './legible-values.js';

const MOST_ROUNDS = 3;

/** Saves what a claim's form holds. */
@Injectable()
export class SaveForm {
  constructor(private readonly drafts: SaveDraft) {}

  /** As `execute`, without the values that can't be read yet; `left` says what is wrong with each of those. */
  async inPassing(
    actor: Actor,
    current: Expense,
    values: ClaimFormValues,
    version = current.version,
  ): Promise<{ expense: Expense; left: readonly FieldProblem[] }> {
    const stored = valuesFromExpense(current, values.split);
    const left: FieldProblem[] = [];
    let rest = values;
    // What can't be read is found before what can't be stored.
    for (let round = 1; ; round += 1) {
      try {
        return { expense: await this.execute(actor, current, rest, version), left };
      } catch (thrown) {
        const { error, fault } = answerTo(thrown);
        const tryAgain = !fault && error.fields.length > 0 && round < MOST_ROUNDS;
        const legible = tryAgain ? legibleValues(rest, stored, error.fields) : undefined;
        if (!legible) throw thrown;
        left.push(...error.fields);
        rest = legible;
      }
    }
  }

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
