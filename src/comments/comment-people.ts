import { Injectable } from '@nestjs/common';
import { Claimants } from '../expenses/claimants.js';
import type { Expense } from '../expenses/expense.js';
import type { Actor } from '../platform/access/actor.js';
import type { Person } from './comment.js';

export interface Callable {
  /** People of the claim's team, those who have it in hand first. */
  people: readonly Person[];
  /** On a claim of the common pot the programme office is called as one. */
  office: boolean;
}

/** Who may be called at a claim: whoever sees it, but nobody calls themselves. */
@Injectable()
export class CommentPeople {
  constructor(private readonly claimants: Claimants) {}

  /** Inside the unit in hand. */
  async of(actor: Actor, expense: Expense): Promise<Callable> {
    const team = await this.claimants.offered(expense.teamId);
    const draft = expense.state === 'draft';
    const hands = [expense.claimantId, expense.preparedBy, expense.approverId];
    const others = team.filter(({ id }) => id !== actor.userId && (!draft || hands.includes(id)));
    const involved = others.filter(({ id }) => hands.includes(id));
    const rest = others.filter(({ id }) => !hands.includes(id));
    return {
      people: [...involved, ...rest].map(({ id, name }) => ({ id, name })),
      office: expense.onPot && !draft && actor.team.kind === 'team',
    };
  }
}
