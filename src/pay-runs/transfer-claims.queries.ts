import { Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import { documentKindOf } from '../expenses/document-kinds.js';
import { formatExpenseNumber } from '../expenses/expense.js';
import { isPaymentMeans, paymentMeansOf } from '../expenses/payment-means.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import type { PaymentMeans } from '../rules/facts.js';
import { CLAIM_HANDS } from '../expenses/claim-hands-sql.js';

/** As many as one act takes and a page shows. */
export const MOST_CHOSEN = 500;

export interface TransferClaim {
  id: string;
  version: number;
  number: string;
  title: string;
  institutionId: string;
  institutionName: string;
  supplierId?: string;
  supplierName: string;
  claimAmount: Won;
  payableAmount: Won;
  approvedAt: Date;
  hands: readonly string[];
  /** `unknown` where nothing tells how the supplier is paid. */
  means: PaymentMeans | 'unknown';
  hasAccount: boolean;
  held: boolean;
  runId?: string;
}

interface Row {
  id: string;
  version: number;
  number: number;
  number_year: number;
  title: string;
  institution_id: string;
  institution_name: string;
  supplier_id: string | null;
  supplier_name: string;
  claim_amount: string;
  payable_amount: string;
  approved_at: Date;
  hands: string[];
  payment_means: string | null;
  card_used: boolean;
  has_account: boolean;
  held: boolean;
  run_id: string | null;
}

const SELECT = `SELECT e.id, e.version, e.number, e.number_year, e.title, e.institution_id, n.name AS institution_name, s.id AS supplier_id, e.supplier_name,
    e.claim_amount, e.payable_amount, coalesce(e.decided_at, e.state_since) AS approved_at, e.details ->> 'paymentMeans' AS payment_means,
    EXISTS (SELECT FROM card_links k WHERE k.team_id = e.team_id AND k.expense_id = e.id) AS card_used, s.account_id IS NOT NULL AS has_account,
    EXISTS (SELECT FROM payment_holds h WHERE h.team_id = e.team_id AND h.expense_id = e.id AND h.released_at IS NULL) AS held,
    (SELECT i.run_id FROM pay_run_items i WHERE i.team_id = e.team_id AND i.expense_id = e.id AND i.state IN ('open', 'succeeded')) AS run_id,
    ${CLAIM_HANDS} AS hands
  FROM expenses e JOIN institutions n ON n.team_id = e.team_id AND n.id = e.institution_id
  LEFT JOIN suppliers s ON s.team_id = e.team_id AND s.business_number = e.supplier_business_number
  WHERE e.team_id = $1 AND e.state = 'approved'`;

/** Approved claims as a run may take them; inside the unit in hand. */
@Injectable()
export class TransferClaimQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly evidence: EvidenceQueries,
  ) {}

  /** What isn't in a run yet, longest waiting first; what was paid by card is left to the card's bill. */
  async waiting(actor: Actor): Promise<TransferClaim[]> {
    const rows = await this.unit.query<Row>(
      `${SELECT} AND NOT EXISTS (SELECT FROM pay_run_items i WHERE i.team_id = e.team_id AND i.expense_id = e.id AND i.state IN ('open', 'succeeded'))
       ORDER BY e.state_since, e.id LIMIT ${MOST_CHOSEN}`,
      [actor.team.id],
    );
    return (await this.known(rows)).filter(isTransferable);
  }

  /** The named ones, locked in one order so that two runs can't take one claim. */
  async locked(actor: Actor, ids: readonly string[]): Promise<TransferClaim[]> {
    await this.unit.query(
      'SELECT id FROM expenses WHERE team_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
      [actor.team.id, ids],
    );
    const rows = await this.unit.query<Row>(
      `${SELECT} AND e.id = ANY ($2::uuid[]) ORDER BY e.state_since, e.id`,
      [actor.team.id, ids],
    );
    return this.known(rows);
  }

  private async known(rows: readonly Row[]): Promise<TransferClaim[]> {
    const documents = await this.evidence.attachedToAll(rows.map(({ id }) => id));
    return rows.map((row) => {
      const kinds = (documents.get(row.id) ?? []).flatMap((one) => documentKindOf(one) ?? []);
      const said =
        row.payment_means !== null && isPaymentMeans(row.payment_means) ? row.payment_means : undefined;
      return {
        id: row.id,
        version: row.version,
        number: formatExpenseNumber(row.number_year, row.number),
        title: row.title,
        institutionId: row.institution_id,
        institutionName: row.institution_name,
        supplierId: row.supplier_id ?? undefined,
        supplierName: row.supplier_name,
        claimAmount: BigInt(row.claim_amount),
        payableAmount: BigInt(row.payable_amount),
        approvedAt: row.approved_at,
        hands: row.hands,
        means: paymentMeansOf(said, kinds, row.card_used)?.means ?? 'unknown',
        hasAccount: row.has_account,
        held: row.held,
        runId: row.run_id ?? undefined,
      };
    });
  }
}

/** A card's bill, cash and a colleague's own card are settled otherwise. */
export function isTransferable({ means }: Pick<TransferClaim, 'means'>): boolean {
  return means === 'transfer' || means === 'unknown';
}
