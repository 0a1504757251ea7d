import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import { ReadPhotos } from '../evidence/photo/read-photos.js';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ChooseClaimTarget } from './choose-claim-target.js';
import { completeFromInvoice } from './complete-from-invoice.js';
import { ExpenseReferences } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { isReduction } from './amend.js';
import { fillExpectedFromInvoice, fillExpectedFromReading, isExpected } from './recurring/fill-expected.js';
import { fillFromReading } from './fill-from-reading.js';

/** Fills claims from PDFs and pictures: at once where they are read, and when the reading of a picture arrives. */
@Injectable()
export class FillFromReadings implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly evidence: EvidenceQueries,
    private readonly references: ExpenseReferences,
    private readonly choice: ChooseClaimTarget,
    private readonly photos: ReadPhotos,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.photos.whenRead((actor, evidence) => this.fillDrafts(actor, evidence));
  }

  /**
   * The claim with what its documents say in what is still empty, or only expected; where there is a tax invoice, by that
   * alone, and once.
   */
  async fill(actor: Actor, expense: Expense, evidences: readonly Evidence[]): Promise<Expense> {
    const invoice = evidences.find((each) => each.invoice)?.invoice;
    if (invoice && (isReduction(invoice) || expense.approvalNumber === invoice.approvalNumber))
      return expense;
    const institution = await this.references.institution(expense.teamId, expense.institutionId);
    if (invoice) {
      const fillWith = isExpected(expense) ? fillExpectedFromInvoice : completeFromInvoice;
      return this.placed(actor, expense, fillWith(expense, invoice, institution.vatRecovery));
    }
    let filled = expense;
    for (const { reading, servesAs } of evidences) {
      if (reading?.state !== 'read') continue;
      // The contract was there before the purchase: its day and amount aren't the claim's.
      if (expense.instalment && servesAs === 'contract') continue;
      filled = isExpected(filled)
        ? fillExpectedFromReading(filled, reading, institution.vatRecovery)
        : fillFromReading(filled, reading, institution.vatRecovery);
    }
    return filled === expense ? expense : this.placed(actor, expense, filled);
  }

  /** In the stage of its day, and its first lines on a budget line. */
  private async placed(actor: Actor, before: Expense, filled: Expense): Promise<Expense> {
    const stage = await this.references.stageOf(actor, filled);
    const dated = { ...filled, stageId: stage.id };
    if (before.lines.length > 0 || dated.lines.length === 0) return dated;
    const targeted = await this.choice.put(dated);
    return { ...targeted, onPot: await this.references.isOnPot(targeted) };
  }

  /** Inside the unit that keeps the reading: drafts with this picture get what they still lack. */
  private async fillDrafts(actor: Actor, evidence: Evidence): Promise<void> {
    if (evidence.reading?.state !== 'read') return;
    const drafts = await this.unit.query<{ id: string }>(
      `SELECT e.id FROM expenses e JOIN expense_evidence x ON x.team_id = e.team_id AND x.expense_id = e.id
       WHERE x.team_id = $1 AND x.evidence_id = $2 AND e.state = 'draft' ORDER BY e.id`,
      [evidence.teamId, evidence.id],
    );
    for (const { id } of drafts) {
      const before = await this.store.lock(id);
      if (before.state !== 'draft') continue;
      const attached = await this.evidence.attachedTo(before.teamId, id);
      const filled = await this.fill(actor, before, attached);
      if (filled === before) continue;
      await this.store.save(actor, filled);
      await this.audit.record(actor, {
        teamId: before.teamId,
        act: 'expense.filled-from-reading',
        subjectType: 'expense',
        subjectId: id,
        after: { origins: filled.origins, claimAmount: filled.claimAmount, version: filled.version },
        documentHashes: [evidence.sha256],
      });
    }
  }
}
