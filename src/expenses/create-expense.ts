import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AmendExpense } from './amend-expense.js';
import { isReduction } from './amend.js';
import type { StagePeriod } from './check-expense.js';
import { Claimants, type Claimant } from './claimants.js';
import { ChooseClaimTarget } from './choose-claim-target.js';
import { budgetLineIdsOf, ExpenseReferences, isOnPot, type ClaimInstitution } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import { NO_DETAILS } from './expense-details.js';
import type { Expense } from './expense.js';
import { applyInput, type ExpenseInput } from './expense-input.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayFile } from './expense.policy.js';
import { fillFromCard, withCardAmounts, type CardFacts } from './fill-from-card.js';
import { fillFromInvoice } from './fill-from-invoice.js';
import { FillFromReadings } from './fill-from-readings.js';
import { Fingerprints } from './fingerprints.js';
import { invoiceOf } from './invoice-of.js';
import { SaveDraft } from './save-draft.js';
import { WaitingDrafts } from './recurring/waiting-drafts.js';
import { KnownSuppliers } from './known-suppliers.js';

/**
 * Opens a draft from documents, typed values, or the use of a card. A tax invoice fills the whole claim; one that takes
 * part of an earlier invoice away changes the claim of that one instead, and one that a schedule's draft waits for fills
 * that draft; then that claim is the answer.
 */
@Injectable()
export class CreateExpense {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly evidence: EvidenceQueries,
    private readonly references: ExpenseReferences,
    private readonly claimants: Claimants,
    private readonly choice: ChooseClaimTarget,
    private readonly suppliers: KnownSuppliers,
    private readonly readings: FillFromReadings,
    private readonly fingerprints: Fingerprints,
    private readonly amendments: AmendExpense,
    private readonly waiting: WaitingDrafts,
    private readonly drafts: SaveDraft,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    command: {
      evidenceIds: readonly string[];
      input?: ExpenseInput;
      card?: CardFacts;
      claimantId?: string;
    },
  ): Promise<Expense> {
    ensure(mayFile(actor));
    return this.unit.run(actor, async () => {
      const claimant = await this.claimantOf(actor, command.claimantId);
      const evidences = await this.documents(command.evidenceIds);
      const invoice = invoiceOf(evidences);
      if (invoice && isReduction(invoice) && !command.card)
        return this.amendments.execute(actor, invoice, evidences);
      const waitingId =
        !command.card && claimant.id === actor.userId && (await this.waiting.find(actor, evidences));
      if (waitingId) return this.fillWaiting(actor, waitingId, command);
      const documentedOn = invoice?.issuedOn ?? command.card?.usedOn ?? typedDay(command.input);
      const [institution, stage, pots] = await Promise.all([
        this.references.institution(actor.team.id, claimant.institutionId),
        this.references.stageFor(actor, documentedOn),
        this.references.pots(budgetLineIdsOf([command.input ?? {}, ...(command.input?.lines ?? [])])),
      ]);
      const blank = this.blank(actor, claimant, institution, stage);
      const filled = await this.filled(actor, blank, { evidences, institution, card: command.card });
      const typed = command.input
        ? await this.suppliers.complete(filled, applyInput(filled, command.input, institution.vatRecovery))
        : filled;
      const onPot =
        evidences.length > 0 || command.card ? await this.references.isOnPot(typed) : isOnPot(typed, pots);
      const expense: Expense = { ...typed, onPot };
      await this.store.insert(expense);
      await this.attach(actor, expense, evidences);
      if (evidences.length > 0) await this.waiting.takeEarly(actor, expense);
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: 'expense.created',
        subjectType: 'expense',
        subjectId: expense.id,
        after: {
          title: expense.title,
          claimAmount: expense.claimAmount,
          ...(expense.preparedBy ? { claimantId: expense.claimantId } : {}),
        },
        documentHashes: evidences.map(({ sha256 }) => sha256),
      });
      return this.amendments.applyWaiting(actor, expense);
    });
  }

  /** The draft a schedule opened for this document, instead of a second one. */
  private async fillWaiting(
    actor: Actor,
    id: string,
    { evidenceIds, input }: { evidenceIds: readonly string[]; input?: ExpenseInput },
  ): Promise<Expense> {
    const filled = await this.drafts.attach(actor, { id, evidenceIds });
    const expense = input ? await this.drafts.execute(actor, { id, version: filled.version, input }) : filled;
    return this.amendments.applyWaiting(actor, expense);
  }

  /** Whom it is for: oneself, or a colleague who will confirm it. */
  private async claimantOf(actor: Actor, claimantId: string | undefined): Promise<Claimant> {
    if (claimantId === undefined || claimantId === actor.userId)
      return { id: actor.userId, name: actor.name, institutionId: actor.institutionId };
    return this.claimants.find(actor.team.id, claimantId);
  }

  private async documents(ids: readonly string[]): Promise<Evidence[]> {
    const limit = this.config.maxFilesPerClaim;
    if (ids.length > limit) throw EXPENSE_ERRORS.fail('expense.too-many-files', { limit });
    const unique = [...new Set(ids)];
    const found = await this.evidence.findAll(unique);
    if (found.length < unique.length) throw EXPENSE_ERRORS.fail('expense.evidence-not-found');
    return found;
  }

  private blank(
    actor: Actor,
    claimant: Claimant,
    institution: ClaimInstitution,
    stage: StagePeriod,
  ): Expense {
    const now = this.clock.businessNow(actor.demo);
    return {
      teamId: actor.team.id,
      id: uuidv7(),
      state: 'draft',
      version: 1,
      claimantId: claimant.id,
      preparedBy: claimant.id === actor.userId ? undefined : actor.userId,
      institutionId: institution.id,
      stageId: stage.id,
      onPot: false,
      title: '',
      supplierName: '',
      supplyAmount: 0n,
      taxAmount: 0n,
      claimAmount: 0n,
      payableAmount: 0n,
      reversedAmount: 0n,
      approverIds: [],
      origins: {},
      details: NO_DETAILS,
      createdAt: now,
      updatedAt: now,
      stateSince: now,
      lines: [],
    };
  }

  /** From the tax invoice, else from the use of a card and what is read of its papers, else from the papers alone. */
  private async filled(
    actor: Actor,
    blank: Expense,
    parts: { evidences: readonly Evidence[]; institution: ClaimInstitution; card?: CardFacts },
  ): Promise<Expense> {
    const { evidences, institution, card } = parts;
    const invoice = invoiceOf(evidences);
    if (invoice) return { ...(await this.fill(blank, invoice, institution)), foreign: card?.foreign };
    if (!card) return this.readings.fill(actor, blank, evidences);
    const recovery = institution.vatRecovery;
    const known = await this.suppliers.complete(blank, fillFromCard(blank, card, recovery));
    const read = await this.readings.fill(actor, known, evidences);
    return this.choice.put(withCardAmounts(read, card, recovery));
  }

  private async fill(
    blank: Expense,
    invoice: NonNullable<Evidence['invoice']>,
    institution: ClaimInstitution,
  ): Promise<Expense> {
    const filled = fillFromInvoice(blank, invoice, institution.vatRecovery);
    const corrected = invoice.originalApprovalNumber
      ? await this.amendments.originalId(blank.teamId, invoice.originalApprovalNumber)
      : undefined;
    return {
      ...(await this.choice.put(filled)),
      correctsExpenseId: corrected,
    };
  }

  private async attach(actor: Actor, expense: Expense, evidences: readonly Evidence[]): Promise<void> {
    for (const evidence of evidences) {
      await this.unit.query(
        'INSERT INTO expense_evidence (team_id, expense_id, evidence_id, attached_at) VALUES ($1, $2, $3, $4)',
        [expense.teamId, expense.id, evidence.id, this.clock.businessNow(actor.demo)],
      );
    }
    await this.fingerprints.take(expense, evidences);
  }
}

/** The day a person gave, where it is one; what isn't is refused at its field later. */
function typedDay(input: ExpenseInput | undefined): KstDate | undefined {
  return input?.documentedOn && isKstDate(input.documentedOn) ? input.documentedOn : undefined;
}
