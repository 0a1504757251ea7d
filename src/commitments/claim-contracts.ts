import { Injectable } from '@nestjs/common';
import type {
  ClaimContractView,
  ContractInstalment,
} from '../../templates/commitments/claim-contract-view.js';
import type { Expense } from '../expenses/expense.js';
import { mayEdit } from '../expenses/expense.policy.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { numberOf } from './commitment-rows.js';

const OFFERED = 3;

interface Row {
  instalment_id: string;
  commitment_id: string;
  number: number | null;
  number_year: number | null;
  title: string;
  position: number;
  due_on: KstDate;
  held: string;
}

const SELECT = `SELECT i.id AS instalment_id, c.id AS commitment_id, c.number, c.number_year, c.title, i.position, i.due_on, x.held
  FROM commitment_instalments i JOIN commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(l.held), 0) AS held FROM commitment_lines l
    WHERE l.team_id = i.team_id AND l.instalment_id = i.id) x`;

/** The contract a claim names, or open ones with its supplier that it could name; inside the unit in hand. */
@Injectable()
export class ClaimContracts {
  constructor(private readonly unit: UnitOfWork) {}

  async view(actor: Actor, expense: Expense): Promise<ClaimContractView | undefined> {
    if (expense.instalment) {
      const linked = await this.linked(expense, expense.instalment);
      return linked && { linked, offers: [] };
    }
    const offers = mayEdit(actor, expense).allowed ? await this.offers(expense) : [];
    return offers.length > 0 ? { offers } : undefined;
  }

  private async linked(
    { teamId, state }: Expense,
    { id, goesOn }: NonNullable<Expense['instalment']>,
  ): Promise<ClaimContractView['linked']> {
    const row = await this.unit.one<Row>(`${SELECT} WHERE i.team_id = $1 AND i.id = $2`, [teamId, id]);
    return (
      row && { ...instalmentFrom(row), goesOn, taken: ['submitted', 'approved', 'paid'].includes(state) }
    );
  }

  /** The one that comes nearest in amount first, then the one due first. */
  private async offers(expense: Expense): Promise<ContractInstalment[]> {
    if (!expense.supplierBusinessNumber) return [];
    const rows = await this.unit.query<Row>(
      `${SELECT} JOIN suppliers s ON s.team_id = c.team_id AND s.id = c.supplier_id
       WHERE c.team_id = $1 AND c.state = 'active' AND i.state = 'open' AND c.institution_id = $2 AND s.business_number = $3
       ORDER BY abs(x.held - $4::bigint), i.due_on, i.id LIMIT ${OFFERED}`,
      [expense.teamId, expense.institutionId, expense.supplierBusinessNumber, expense.claimAmount.toString()],
    );
    return rows.map(instalmentFrom);
  }
}

function instalmentFrom(row: Row): ContractInstalment {
  return {
    instalmentId: row.instalment_id,
    href: `/commitments/${row.commitment_id}`,
    number: numberOf(row) ?? '',
    title: row.title,
    position: row.position,
    dueOn: row.due_on,
    held: BigInt(row.held),
  };
}
