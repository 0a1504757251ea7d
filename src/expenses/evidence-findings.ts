import { Injectable } from '@nestjs/common';
import type { Evidence, EvidenceFinding } from '../evidence/evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { formatBusinessNumber } from '../platform/ids/business-number.js';
import { checkInvoiceDates } from './check-expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { ExpenseReferences } from './expense-references.js';
import { alreadyUsed, Fingerprints } from './fingerprints.js';

/** What can be said about a document before it is claimed: already used, made out to somebody else, outside the stage. */
@Injectable()
export class EvidenceFindings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly references: ExpenseReferences,
    private readonly fingerprints: Fingerprints,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, evidence: Evidence): Promise<EvidenceFinding[]> {
    const { invoice } = evidence;
    const findings: EvidenceFinding[] = [...(evidence.findings ?? [])];
    if (actor.team.kind !== 'team') return findings;
    return this.unit.run(actor, async () => {
      const use = await this.fingerprints.useOf(actor.team.id, evidence);
      if (use) {
        const { code, text } = alreadyUsed(use);
        findings.push({ code, result: 'refuse', text, expenseId: use.expenseId });
      }
      if (!invoice) return findings;
      const institution = await this.references.institution(actor.team.id, actor.institutionId);
      if (invoice.buyer.businessNumber !== institution.businessNumber) {
        const buyer = `${invoice.buyer.name} ${formatBusinessNumber(invoice.buyer.businessNumber)}`;
        const { text } = EXPENSE_ERRORS.problem('expense.buyer', '/evidenceIds', {
          buyer,
          institution: institution.name,
        });
        findings.push({ code: 'expense.buyer', result: 'refuse', field: 'buyer.businessNumber', text });
      }
      const stage = await this.references.stageFor(actor, invoice.issuedOn);
      for (const { code, text } of checkInvoiceDates(
        invoice.issuedOn,
        stage,
        this.clock.businessDate(actor.demo),
      )) {
        findings.push({ code, result: 'refuse', field: 'issuedOn', text });
      }
      return findings;
    });
  }
}
