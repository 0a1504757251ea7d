import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Claimants, type Claimant } from '../claimants.js';
import type { Expense } from '../expense.js';
import { mayAssign, mayGiveBack, mayHandOver } from '../expense.policy.js';

/** One passing of a draft from hand to hand. */
export interface Handover {
  act: 'handed-over' | 'given-back';
  actorName: string;
  toName: string;
  at: Date;
  comment: string;
}

/** Whose turn a draft is and who may move it on, as its form shows it. */
export interface DraftHands {
  claimantName: string;
  /** Whom it may be filed for; absent where that is settled. */
  choices?: readonly Claimant[];
  preparerName?: string;
  /** True for the preparer's eyes. */
  preparing: boolean;
  mayHandOver: boolean;
  mayGiveBack: boolean;
  /** The last passing. */
  last?: Handover;
}

/** Reads who had a draft in hand; inside the unit in hand. */
@Injectable()
export class DraftHandsQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly claimants: Claimants,
  ) {}

  /** Of a claim that may be changed. */
  async of(actor: Actor, expense: Expense): Promise<DraftHands> {
    const names = await this.claimants.names([expense.claimantId, expense.preparedBy]);
    const passed = expense.preparedBy ? await this.passings(expense) : [];
    return {
      claimantName: names.get(expense.claimantId) ?? '',
      choices: mayAssign(actor, expense).allowed ? await this.claimants.offered(expense.teamId) : undefined,
      preparerName: expense.preparedBy && names.get(expense.preparedBy),
      preparing: expense.preparedBy === actor.userId,
      mayHandOver: mayHandOver(actor, expense).allowed,
      mayGiveBack: mayGiveBack(actor, expense).allowed,
      last: passed.at(-1),
    };
  }

  /** Before there is a draft. */
  async blank(actor: Actor): Promise<DraftHands> {
    return {
      claimantName: actor.name,
      choices: await this.claimants.offered(actor.team.id),
      preparing: false,
      mayHandOver: false,
      mayGiveBack: false,
    };
  }

  /** In the order they happened. */
  async passings(expense: Pick<Expense, 'teamId' | 'id'>): Promise<Handover[]> {
    return this.unit.query<Handover>(
      `SELECT h.act, u.name AS "actorName", r.name AS "toName", h.at, h.comment FROM draft_handovers h
       JOIN users u ON u.id = h.actor_id JOIN users r ON r.id = h.to_id
       WHERE h.team_id = $1 AND h.expense_id = $2 ORDER BY h.at, h.id`,
      [expense.teamId, expense.id],
    );
  }
}
