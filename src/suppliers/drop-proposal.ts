import { Injectable } from '@nestjs/common';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SupplierStore } from './supplier-store.js';
import { auditedAccount } from './supplier-account.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';
import { mayHandleAccounts } from './supplier.policy.js';

export interface DropCommand {
  supplierId: string;
  /** Without it whatever waits. */
  proposalId?: string;
}

/** Ends a proposal without putting it in force: refused by a second person, or taken back by the proposer. */
@Injectable()
export class DropProposal {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SupplierStore,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** Again by the same person does nothing. @throws supplier.account-decided when somebody else was first. */
  async execute(actor: Actor, command: DropCommand): Promise<'refused' | 'withdrawn'> {
    return this.unit.run(actor, async () => {
      ensure(mayHandleAccounts(actor, await this.store.find(actor, command.supplierId)));
      const supplier = await this.store.lock(actor, command.supplierId);
      const account = command.proposalId
        ? await this.store.account(supplier, command.proposalId)
        : await this.store.latest(supplier);
      const state = account?.proposedBy === actor.userId ? 'withdrawn' : 'refused';
      if (account?.state === state && account.decidedBy === actor.userId) return state;
      if (account?.state !== 'proposed') throw SUPPLIER_ERRORS.fail('supplier.account-decided');
      this.store.decide(account, { state, by: actor.userId, at: this.clock.businessNow(actor.demo) });
      await this.notices.tell(actor, {
        teamId: account.teamId,
        kind: 'account-refused',
        userIds: [account.proposedBy],
        subject: { type: 'supplier', id: account.supplierId },
      });
      await this.audit.record(actor, {
        teamId: account.teamId,
        act: `supplier-account.${state}`,
        subjectType: 'supplier',
        subjectId: account.supplierId,
        before: auditedAccount(account),
      });
      return state;
    });
  }
}
