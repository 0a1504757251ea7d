import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { formatExpenseNumber, type Expense } from './expense.js';

/** How far back a team's approvals speak for a proposal: of this supplier, and of anybody. */
const OF_SUPPLIER = 30;
const OF_ANYBODY = 300;

/** What an approved claim of the team was charged to: the target of its heaviest line. */
export interface PastChoice {
  /** `2025-0012` */
  number?: string;
  budgetLineId: string;
  fundId: string;
  categoryId: string;
  /** Its purpose and the name of that line. */
  text: string;
  ofSupplier: boolean;
}

interface Row {
  id: string;
  number: number | null;
  number_year: number | null;
  budget_line_id: string;
  fund_id: string;
  category_id: string;
  text: string;
  of_supplier: boolean;
}

const CHOICE = `SELECT e.id, e.number, e.number_year, l.budget_line_id, b.fund_id, l.category_id, e.title || ' ' || l.name AS text,
    e.of_supplier FROM e CROSS JOIN LATERAL (SELECT budget_line_id, category_id, name FROM expense_lines x
      WHERE x.team_id = $1 AND x.expense_id = e.id AND x.category_id IS NOT NULL ORDER BY x.claim_amount DESC, x.position LIMIT 1) l
    JOIN budget_lines b ON b.id = l.budget_line_id ORDER BY e.decided_at DESC`;

const FOR_SUPPLIER = `WITH e AS (SELECT e.id, e.number, e.number_year, e.title, e.decided_at, true AS of_supplier
    FROM suppliers s JOIN expenses e ON e.team_id = s.team_id AND e.supplier_id = s.id
    WHERE s.team_id = $1 AND s.business_number = $2 AND e.state IN ('approved', 'paid') AND e.decided_at IS NOT NULL
    ORDER BY e.decided_at DESC LIMIT ${OF_SUPPLIER}) ${CHOICE}`;

const FOR_ANYBODY = `WITH e AS (SELECT id, number, number_year, title, decided_at,
      coalesce(supplier_business_number, '') = '' AND $2 <> '' AND lower(replace(supplier_name, ' ', '')) = $2 AS of_supplier
    FROM expenses WHERE team_id = $1 AND state IN ('approved', 'paid') AND decided_at IS NOT NULL
    ORDER BY created_at DESC, id DESC LIMIT ${OF_ANYBODY}) ${CHOICE}`;

/** What the team did before, for proposing where a claim belongs. */
@Injectable()
export class PastChoices {
  constructor(private readonly unit: UnitOfWork) {}

  /** Of approved claims only, the newest first; inside the unit in hand. */
  async for(
    claim: Pick<Expense, 'teamId' | 'supplierName' | 'supplierBusinessNumber'>,
  ): Promise<PastChoice[]> {
    const name = claim.supplierBusinessNumber ? '' : claim.supplierName.replaceAll(' ', '').toLowerCase();
    const [own, others] = await Promise.all([
      claim.supplierBusinessNumber
        ? this.unit.query<Row>(FOR_SUPPLIER, [claim.teamId, claim.supplierBusinessNumber])
        : [],
      this.unit.query<Row>(FOR_ANYBODY, [claim.teamId, name]),
    ]);
    const known = new Set(own.map(({ id }) => id));
    return [...own, ...others.filter(({ id }) => !known.has(id))].map(choiceFrom);
  }
}

function choiceFrom(row: Row): PastChoice {
  return {
    number:
      row.number === null || row.number_year === null
        ? undefined
        : formatExpenseNumber(row.number_year, row.number),
    budgetLineId: row.budget_line_id,
    fundId: row.fund_id,
    categoryId: row.category_id,
    text: row.text,
    ofSupplier: row.of_supplier,
  };
}
