import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Expense } from './expense.js';

/** How many a form offers while a name is typed: those bought from last. */
const OFFERED = 100;
/** Of them, those somebody added before their first claim. */
const ADDED = 20;

export interface KnownSupplier {
  name: string;
  businessNumber: string;
}

/** The team's suppliers as the claim's form knows them. */
@Injectable()
export class KnownSuppliers {
  constructor(private readonly unit: UnitOfWork) {}

  /** Those of the team's latest claims and those added by hand last, by name; inside the unit in hand. */
  async offered(teamId: string): Promise<KnownSupplier[]> {
    return this.unit.query<KnownSupplier & object>(
      `SELECT s.name, s.business_number AS "businessNumber" FROM suppliers s
       WHERE s.team_id = $1 AND s.id IN (
         SELECT supplier_id FROM (SELECT supplier_id FROM expenses
           WHERE team_id = $1 AND state <> 'draft' ORDER BY created_at DESC, id DESC LIMIT 500) e
         UNION SELECT id FROM (SELECT id FROM suppliers
           WHERE team_id = $1 AND added_by IS NOT NULL ORDER BY created_at DESC LIMIT ${ADDED}) a)
       ORDER BY s.name, s.business_number LIMIT ${OFFERED}`,
      [teamId],
    );
  }

  /**
   * The claim with the number of a supplier named just now, or the name of a number given just now, where the team bought
   * from it before and only one can be meant. What a person emptied stays empty.
   */
  async complete(before: Expense, after: Expense): Promise<Expense> {
    const named = after.supplierName !== '' && after.supplierName !== before.supplierName;
    const numbered =
      after.supplierBusinessNumber && after.supplierBusinessNumber !== before.supplierBusinessNumber;
    if (named && !after.supplierBusinessNumber) return this.numbered(after);
    if (numbered && after.supplierName === '') return this.named(after, after.supplierBusinessNumber ?? '');
    return after;
  }

  private async numbered(expense: Expense): Promise<Expense> {
    const found = await this.unit.query<{ business_number: string }>(
      'SELECT business_number FROM suppliers WHERE team_id = $1 AND name = $2 LIMIT 2',
      [expense.teamId, expense.supplierName],
    );
    const [only] = found;
    if (!only || found.length > 1) return expense;
    return marked({ ...expense, supplierBusinessNumber: only.business_number });
  }

  private async named(expense: Expense, businessNumber: string): Promise<Expense> {
    const known = await this.unit.one<{ name: string }>(
      'SELECT name FROM suppliers WHERE team_id = $1 AND business_number = $2',
      [expense.teamId, businessNumber],
    );
    return known ? marked({ ...expense, supplierName: known.name }) : expense;
  }
}

function marked(expense: Expense): Expense {
  return { ...expense, origins: { ...expense.origins, supplier: 'known-supplier' } };
}
