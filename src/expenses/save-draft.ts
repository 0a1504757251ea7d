import { Inject, Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DECISION_ERRORS } from './approval/decision.errors.js';
import { ensureQuestioned, isOpenPart } from './approval/questioned.js';
import { isReduction } from './amend.js';
import { AmendExpense } from './amend-expense.js';
import { AMENDMENT_ERRORS } from './amendment.errors.js';
import { AssignClaimant } from './assign-claimant.js';
import { invoiceOf } from './invoice-of.js';
import { applyInput, type ExpenseInput } from './expense-input.js';
import { ExpenseReferences } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayEdit } from './expense.policy.js';
import { KnownSuppliers } from './known-suppliers.js';
import { FillFromReadings } from './fill-from-readings.js';
import { Fingerprints } from './fingerprints.js';

export interface SaveCommand {
  id: string;
  version: number;
  input: ExpenseInput;
  /** Whose claim it will be; as it was where absent. */
  claimantId?: string;
}

export interface AttachCommand {
  id: string;
  evidenceIds: readonly string[];
  /** What they serve as, by the rule pack's code; what is read in a document goes before it. */
  documentKind?: string;
}

/** Changes a draft or a returned claim; refuses when somebody changed it since `version` was read. */
@Injectable()
export class SaveDraft {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly assignment: AssignClaimant,
    private readonly evidence: EvidenceQueries,
    private readonly references: ExpenseReferences,
    private readonly suppliers: KnownSuppliers,
    private readonly readings: FillFromReadings,
    private readonly fingerprints: Fingerprints,
    private readonly amendments: AmendExpense,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: SaveCommand): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const stored = await this.editable(actor, command.id, command.version);
      const before = await this.assignment.execute(actor, stored, command.claimantId);
      const institution = await this.references.institution(before.teamId, before.institutionId);
      const moved = before.institutionId !== stored.institutionId;
      const input = moved ? withoutTargets(command.input) : command.input;
      const typed = applyInput(before, input, institution.vatRecovery);
      const changed = await this.suppliers.complete(before, typed);
      const stage = await this.references.stageOf(actor, changed);
      ensureQuestioned(stored, changed);
      const next: Expense = { ...changed, stageId: stage.id, onPot: await this.references.isOnPot(changed) };
      await this.store.save(actor, next);
      await this.audit.record(actor, {
        teamId: next.teamId,
        act: 'expense.changed',
        subjectType: 'expense',
        subjectId: next.id,
        before: facts(stored),
        after: facts(next),
      });
      return next;
    });
  }

  /** Adds documents to a claim that may still be changed; a second tax invoice is refused. */
  async attach(actor: Actor, command: AttachCommand): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const before = await this.store.lock(command.id);
      ensure(mayEdit(actor, before));
      if (!isOpenPart(before, 'documents'))
        throw DECISION_ERRORS.fail('expense.not-questioned', {}, '/evidenceIds');
      return this.put(actor, before, command);
    });
  }

  /** The same to a draft that is locked; whoever asks has decided that the actor may. */
  async put(actor: Actor, before: Expense, command: AttachCommand): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const added = await this.evidence.findAll([...new Set(command.evidenceIds)]);
      if (added.length < new Set(command.evidenceIds).size)
        throw EXPENSE_ERRORS.fail('expense.evidence-not-found');
      const attached = await this.evidence.attachedTo(before.teamId, before.id);
      const all = [...attached, ...added.filter(({ id }) => !attached.some((known) => known.id === id))];
      if (all.length > this.config.maxFilesPerClaim) {
        throw EXPENSE_ERRORS.fail('expense.too-many-files', { limit: this.config.maxFilesPerClaim });
      }
      invoiceOf(all);
      if (added.some(({ invoice }) => invoice && isReduction(invoice)))
        throw AMENDMENT_ERRORS.fail('expense.amendment-attached');
      for (const evidence of added) {
        await this.unit.query(
          `INSERT INTO expense_evidence (team_id, expense_id, evidence_id, attached_at, document_kind) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT DO NOTHING`,
          [
            before.teamId,
            before.id,
            evidence.id,
            this.clock.businessNow(actor.demo),
            command.documentKind ?? null,
          ],
        );
      }
      await this.fingerprints.take(
        before,
        added.map((evidence) => ({ ...evidence, servesAs: command.documentKind ?? evidence.servesAs })),
      );
      const expense = await this.readings.fill(actor, before, all);
      await this.store.save(actor, expense);
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: 'expense.evidence-attached',
        subjectType: 'expense',
        subjectId: expense.id,
        documentHashes: added.map(({ sha256 }) => sha256),
      });
      // Only now the claim is known by this number: what waited for it goes in.
      return expense.approvalNumber === before.approvalNumber
        ? expense
        : this.amendments.applyWaiting(actor, expense);
    });
  }

  private async editable(actor: Actor, id: string, version: number): Promise<Expense> {
    const expense = await this.store.lock(id);
    ensure(mayEdit(actor, expense));
    if (expense.version !== version) throw EXPENSE_ERRORS.fail('expense.changed');
    return expense;
  }
}

/** What the form still says of the lines of the institution before. */
function withoutTargets(input: ExpenseInput): ExpenseInput {
  return {
    ...input,
    budgetLineId: undefined,
    categoryId: undefined,
    lines: input.lines?.map((line) => ({ ...line, budgetLineId: undefined, categoryId: undefined })),
  };
}

function facts(expense: Expense): object {
  const { title, supplierName, documentedOn, committedOn, claimAmount, payableAmount, version } = expense;
  return { title, supplierName, documentedOn, committedOn, claimAmount, payableAmount, version };
}
