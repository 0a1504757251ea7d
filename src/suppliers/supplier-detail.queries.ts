import { Injectable } from '@nestjs/common';
import type { ExpenseState } from '../expenses/expense.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { AccountQueries, type SupplierAccounts } from './account.queries.js';
import { SupplierQueries, type Supplier } from './supplier.queries.js';
import { EXPENSE_NUMBER } from '../platform/ids/expense-number-sql.js';

const SHOWN_CLAIMS = 10;
const SHOWN_NAMES = 20;

/** Handed-in claims of one year of 작성일자 that stand in one state. */
export interface SupplierTotal {
  year: number;
  state: ClaimState;
  claimCount: number;
  /** Less what was taken back. */
  claimAmount: Won;
  payableAmount: Won;
}

/** Drafts are nobody's purchase yet. */
export type ClaimState = Exclude<ExpenseState, 'draft'>;

export interface SupplierClaim {
  id: string;
  /** `2025-0012` */
  number?: string;
  title: string;
  state: ClaimState;
  documentedOn?: KstDate;
  claimAmount: Won;
}

/** A name as documents wrote it. */
export interface SupplierNaming {
  name: string;
  claimCount: number;
  lastOn?: KstDate;
}

export interface SupplierDetail extends Supplier {
  totals: readonly SupplierTotal[];
  claims: readonly SupplierClaim[];
  names: readonly SupplierNaming[];
  firstDocumentedOn?: KstDate;
  accounts: SupplierAccounts;
}

interface TotalRow {
  year: number;
  state: ClaimState;
  count: number;
  claim_amount: string;
  payable_amount: string;
}

interface ClaimRow {
  id: string;
  number: string | null;
  title: string;
  state: ClaimState;
  documented_on: string | null;
  claim_amount: string;
}

const HANDED_IN = `FROM expenses e WHERE e.team_id = $1 AND e.supplier_id = $2 AND e.state <> 'draft'`;

/** Everything that a team knows of one supplier. */
@Injectable()
export class SupplierDetailQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly suppliers: SupplierQueries,
    private readonly accounts: AccountQueries,
  ) {}

  /** @throws supplier.not-found. `whole` asks for account numbers, for those who handle them. */
  async read(actor: Actor, id: string, options: { whole: boolean }): Promise<SupplierDetail> {
    return this.unit.run(actor, async () => {
      const supplier = await this.suppliers.read(actor, id);
      const key = [supplier.teamId, supplier.id];
      const names = await this.names(key);
      return {
        ...supplier,
        totals: await this.totals(key),
        claims: await this.claims(key),
        names,
        firstDocumentedOn: await this.firstOn(key),
        accounts: await this.accounts.of(actor, supplier, options),
      };
    });
  }

  private async totals(key: readonly string[]): Promise<SupplierTotal[]> {
    const rows = await this.unit.query<TotalRow>(
      `SELECT coalesce(extract(year FROM e.documented_on)::int, e.number_year) AS year, e.state, count(*)::int AS count,
         sum(e.claim_amount - e.reversed_amount) AS claim_amount, sum(e.payable_amount) AS payable_amount
       ${HANDED_IN} GROUP BY 1, 2
       ORDER BY 1 DESC, array_position('{paid,approved,submitted,returned,reversed,rejected}'::text[], e.state)`,
      key,
    );
    return rows.map(({ year, state, count, claim_amount, payable_amount }) => ({
      year,
      state,
      claimCount: count,
      claimAmount: BigInt(claim_amount),
      payableAmount: BigInt(payable_amount),
    }));
  }

  private async claims(key: readonly string[]): Promise<SupplierClaim[]> {
    const rows = await this.unit.query<ClaimRow>(
      `SELECT e.id, ${EXPENSE_NUMBER} AS number, e.title, e.state, e.documented_on,
         e.claim_amount - e.reversed_amount AS claim_amount
       ${HANDED_IN} ORDER BY e.created_at DESC, e.id DESC LIMIT ${SHOWN_CLAIMS}`,
      key,
    );
    return rows.map(({ id, number, title, state, documented_on, claim_amount }) => ({
      id,
      number: number ?? undefined,
      title,
      state,
      documentedOn: documented_on ?? undefined,
      claimAmount: BigInt(claim_amount),
    }));
  }

  private async names(key: readonly string[]): Promise<SupplierNaming[]> {
    const rows = await this.unit.query<{ name: string; count: number; last_on: string | null }>(
      `SELECT e.supplier_name AS name, count(*)::int AS count, max(e.documented_on) AS last_on
       ${HANDED_IN} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${SHOWN_NAMES}`,
      key,
    );
    return rows.map(({ name, count, last_on }) => ({
      name,
      claimCount: count,
      lastOn: last_on ?? undefined,
    }));
  }

  private async firstOn(key: readonly string[]): Promise<KstDate | undefined> {
    const row = await this.unit.one<{ first_on: string | null }>(
      `SELECT min(e.documented_on) AS first_on ${HANDED_IN} AND e.state NOT IN ('rejected', 'reversed')`,
      key,
    );
    return row?.first_on ?? undefined;
  }
}
