import { Injectable } from '@nestjs/common';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { ClaimMarks } from '../expenses/approval/claim-marks.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountNumbers } from './account-numbers.js';
import { SupplierStore, type SupplierHead } from './supplier-store.js';
import { auditedAccount, type SupplierAccount } from './supplier-account.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';
import { mayConfirmAccount, mayHandleAccounts } from './supplier.policy.js';

export interface ProposalCommand {
  supplierId: string;
  /** The proposal that the person saw. */
  proposalId: string;
}

/** The second person's word: the proposed account is in force from now on. */
@Injectable()
export class ConfirmAccount {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SupplierStore,
    private readonly numbers: AccountNumbers,
    private readonly marks: ClaimMarks,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** Again by the same person does nothing. @throws supplier.account-decided when somebody else was first. */
  async execute(actor: Actor, command: ProposalCommand): Promise<void> {
    await this.unit.run(actor, async () => {
      ensure(mayHandleAccounts(actor, await this.store.find(actor, command.supplierId)));
      const supplier = await this.store.lock(actor, command.supplierId);
      const account = await this.named(supplier, command);
      if (account.state === 'confirmed' && account.decidedBy === actor.userId) return;
      if (account.state !== 'proposed') throw SUPPLIER_ERRORS.fail('supplier.account-decided');
      ensure(mayConfirmAccount(actor, account));
      if (this.numbers.open(account.sealedNumber, account) === undefined)
        throw SUPPLIER_ERRORS.fail('supplier.account-unreadable');
      await this.putInForce(actor, supplier, account);
    });
  }

  private async named(supplier: SupplierHead, { proposalId }: ProposalCommand): Promise<SupplierAccount> {
    const account = await this.store.account(supplier, proposalId);
    if (!account) throw SUPPLIER_ERRORS.fail('supplier.account-decided');
    return account;
  }

  private async putInForce(actor: Actor, supplier: SupplierHead, account: SupplierAccount): Promise<void> {
    const before = supplier.accountId ? await this.store.account(supplier, supplier.accountId) : undefined;
    this.store.decide(account, {
      state: 'confirmed',
      by: actor.userId,
      at: this.clock.businessNow(actor.demo),
      replacesId: before?.id,
    });
    this.store.putInForce(account);
    await this.notices.tell(actor, {
      teamId: account.teamId,
      kind: 'account-confirmed',
      userIds: [account.proposedBy],
      subject: { type: 'supplier', id: account.supplierId },
    });
    // Claims of this supplier that wait are looked at again: their money would go elsewhere now.
    await this.marks.ofSupplier(actor, supplier.businessNumber);
    await this.audit.record(actor, {
      teamId: account.teamId,
      act: 'supplier-account.confirmed',
      subjectType: 'supplier',
      subjectId: account.supplierId,
      before: before && auditedAccount(before),
      after: auditedAccount(account),
    });
  }
}
