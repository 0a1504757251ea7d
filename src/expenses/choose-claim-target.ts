import { Injectable } from '@nestjs/common';
import { chooseTarget } from './choose-target.js';
import { ClaimTargets, targetsOf } from './claim-targets.js';
import { textOfClaim } from './claim-words.js';
import type { Expense } from './expense.js';
import { withTarget } from './fill-from-invoice.js';
import { PastChoices } from './past-choices.js';

/** Puts a claim that was just read to the budget line it most likely belongs to. */
@Injectable()
export class ChooseClaimTarget {
  constructor(
    private readonly targets: ClaimTargets,
    private readonly past: PastChoices,
  ) {}

  /** A person's own choice goes first; the claim as it is when one has to be made. Inside the unit in hand. */
  async put(expense: Expense): Promise<Expense> {
    const { target, ...details } = expense.details;
    if (target) return { ...expense, details, lines: expense.lines.map((line) => ({ ...line, ...target })) };
    const { teamId, institutionId, stageId, claimAmount, documentedOn } = expense;
    const [lines, categories, past] = await Promise.all([
      this.targets.lines(teamId, institutionId, stageId),
      this.targets.categories(),
      this.past.for(expense),
    ]);
    const choices = targetsOf(lines, categories, documentedOn);
    return withTarget(expense, chooseTarget({ claimAmount, text: textOfClaim(expense) }, choices, past));
  }
}
