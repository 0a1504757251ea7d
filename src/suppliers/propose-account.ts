import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountNumbers } from './account-numbers.js';
import { SupplierStore } from './supplier-store.js';
import { lastFourOf, readAccountInput, type AccountInput } from './bank-account.js';
import { auditedAccount, type SupplierAccount } from './supplier-account.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';
import { mayHandleAccounts } from './supplier.policy.js';

/** `same`: the account is in force or waiting already, and nothing was proposed. */
export type ProposalOutcome = 'proposed' | 'same' | 'withdrawn';

/** Proposes a supplier's account. The one in force stays so until a second person has confirmed the new one. */
@Injectable()
export class ProposeAccount {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SupplierStore,
    private readonly numbers: AccountNumbers,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /**
   * Again with the same account does nothing; with another one takes one's own earlier proposal's place. The account in force
   * ends one's proposal.
   */
  async execute(
    actor: Actor,
    command: { supplierId: string; account: AccountInput },
  ): Promise<ProposalOutcome> {
    return this.unit.run(actor, async () => {
      ensure(mayHandleAccounts(actor, await this.store.find(actor, command.supplierId)));
      const input = readAccountInput(command.account);
      const supplier = await this.store.lock(actor, command.supplierId);
      const latest = await this.store.latest(supplier);
      const waiting = latest?.state === 'proposed' ? latest : undefined;
      const inForce = supplier.accountId && (await this.store.account(supplier, supplier.accountId));
      if (waiting && this.isSame(waiting, input)) return 'same';
      if (waiting && waiting.proposedBy !== actor.userId)
        throw SUPPLIER_ERRORS.fail('supplier.account-waiting');
      if (waiting) await this.withdraw(actor, waiting);
      if (inForce && this.isSame(inForce, input)) return waiting ? 'withdrawn' : 'same';
      await this.propose(actor, supplier, input);
      return 'proposed';
    });
  }

  private isSame(account: SupplierAccount, { bankCode, number, holder }: AccountInput): boolean {
    return (
      account.bankCode === bankCode &&
      account.holder === holder &&
      this.numbers.open(account.sealedNumber, account) === number
    );
  }

  private async withdraw(actor: Actor, account: SupplierAccount): Promise<void> {
    this.store.decide(account, {
      state: 'withdrawn',
      by: actor.userId,
      at: this.clock.businessNow(actor.demo),
    });
    await this.audit.record(actor, {
      teamId: account.teamId,
      act: 'supplier-account.withdrawn',
      subjectType: 'supplier',
      subjectId: account.supplierId,
      before: auditedAccount(account),
    });
  }

  private async propose(
    actor: Actor,
    supplier: { teamId: string; id: string },
    { bankCode, number, holder }: AccountInput,
  ): Promise<void> {
    const place = { teamId: supplier.teamId, supplierId: supplier.id, id: uuidv7(), bankCode };
    const account: SupplierAccount = {
      ...place,
      state: 'proposed',
      holder,
      lastFour: lastFourOf(number),
      sealedNumber: this.numbers.seal(number, place),
      proposedBy: actor.userId,
      proposedAt: this.clock.businessNow(actor.demo),
    };
    this.store.add(account);
    await this.notices.tell(actor, {
      teamId: account.teamId,
      kind: 'account-proposed',
      userIds: await this.store.accountHandlers(account.teamId),
      subject: { type: 'supplier', id: account.supplierId },
    });
    await this.audit.record(actor, {
      teamId: account.teamId,
      act: 'supplier-account.proposed',
      subjectType: 'supplier',
      subjectId: account.supplierId,
      after: auditedAccount(account),
    });
  }
}
