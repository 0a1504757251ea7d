import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { approvalNumberKey } from '../platform/ids/approval-number.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { invoiceNumberOf, provesPurchase } from './document-kinds.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import type { Expense } from './expense.js';
import { formatExpenseNumber } from './expense.js';

/** Where a document or its approval number is already used in the team. */
export interface EarlierUse {
  expenseId: string;
  number?: string;
}

/**
 * Keeps one document from being claimed twice in a team. Fingerprints are keyed, unique within a team only, and compared
 * across teams by a job after the commit, so that no refusal, wait or message tells a rival anything.
 */
@Injectable()
export class Fingerprints {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly unit: UnitOfWork,
  ) {}

  /** Claims the documents for this expense; refuses with a link to the first use. */
  async take(expense: Expense, evidences: readonly Evidence[]): Promise<void> {
    for (const evidence of evidences) {
      for (const { kind, fingerprint } of this.of(evidence)) {
        const taken = await this.unit.query(
          `INSERT INTO claim_fingerprints (team_id, kind, fingerprint, expense_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING kind`,
          [expense.teamId, kind, fingerprint, expense.id],
        );
        if (taken.length > 0) continue;
        const use = await this.useOf(expense.teamId, evidence);
        if (use && use.expenseId !== expense.id) throw alreadyUsed(use);
      }
    }
  }

  /** Refuses a document that any claim of the team was made or changed by. */
  async ensureUnused(teamId: string, evidence: Evidence): Promise<void> {
    const use = await this.useOf(teamId, evidence);
    if (use) throw alreadyUsed(use);
  }

  async useOf(teamId: string, evidence: Evidence): Promise<EarlierUse | undefined> {
    const wanted = this.of(evidence);
    const row = await this.unit.one<{ id: string; number: number | null; number_year: number | null }>(
      `SELECT e.id, e.number, e.number_year FROM claim_fingerprints f JOIN expenses e ON e.team_id = f.team_id AND e.id = f.expense_id
       WHERE f.team_id = $1 AND (f.kind, f.fingerprint) IN (SELECT * FROM unnest($2::text[], $3::text[])) LIMIT 1`,
      [teamId, wanted.map(({ kind }) => kind), wanted.map(({ fingerprint }) => fingerprint)],
    );
    if (!row) return undefined;
    return {
      expenseId: row.id,
      number:
        row.number === null || row.number_year === null
          ? undefined
          : formatExpenseNumber(row.number_year, row.number),
    };
  }

  /** Frees what only this document holds of the claim; `left` are those that stay with it. */
  async releaseFor(expense: Expense, left: readonly Evidence[]): Promise<void> {
    await this.release(expense);
    await this.take(expense, left);
  }

  async release(expense: Expense): Promise<void> {
    await this.unit.query('DELETE FROM claim_fingerprints WHERE team_id = $1 AND expense_id = $2', [
      expense.teamId,
      expense.id,
    ]);
  }

  /**
   * A tax invoice by its approval number, also where only its print is here, and whatever proves a purchase by its content.
   * Other papers, such as a contract, may serve several claims of a team. What proves a purchase is compared across teams
   * where it lies, too, and refuses nothing there.
   */
  private of(evidence: Evidence): { kind: string; fingerprint: string }[] {
    const number = invoiceNumberOf(evidence);
    const found: { kind: string; fingerprint: string }[] = [];
    if (number) found.push({ kind: 'approval-number', fingerprint: this.key(approvalNumberKey(number)) });
    if (evidence.invoice || provesPurchase(evidence))
      found.push({ kind: 'file', fingerprint: this.key(evidence.sha256) });
    return found;
  }

  private key(value: string): string {
    return createHmac('sha256', this.config.secretKey).update(value).digest('base64url');
  }
}

/** The refusal of a document that a claim stands on already. */
export function alreadyUsed({ number, expenseId }: EarlierUse): DomainError {
  return number === undefined
    ? EXPENSE_ERRORS.fail('expense.evidence-in-draft', { expenseId })
    : EXPENSE_ERRORS.fail('expense.evidence-used', { number, expenseId });
}
