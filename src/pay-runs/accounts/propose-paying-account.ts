import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { lastFourOf } from '../../suppliers/bank-account.js';
import { PayingAccountNumbers } from './paying-account-numbers.js';
import { PayingAccountStore } from './paying-account-store.js';
import { PAYING_ACCOUNT_ERRORS } from './paying-account.errors.js';
import {
  auditedPayingAccount,
  mayKeepPayingAccounts,
  readPayingAccount,
  type PayingAccount,
  type PayingAccountInput,
} from './paying-account.js';

/** Proposes the account an institution's money is paid from; the one in force stays until a second person has confirmed. */
@Injectable()
export class ProposePayingAccount {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayingAccountStore,
    private readonly numbers: PayingAccountNumbers,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Again with the same account does nothing; with another one takes one's own earlier proposal's place. */
  async execute(
    actor: Actor,
    command: { institutionId: string; account: PayingAccountInput },
  ): Promise<'proposed' | 'same'> {
    ensure(mayKeepPayingAccounts(actor));
    const teamId = actor.team.id;
    return this.unit.run(actor, async () => {
      await this.store.lockInstitution(teamId, command.institutionId);
      const input = readPayingAccount(command.account);
      const waiting = await this.store.waiting(teamId, command.institutionId);
      const inForce = await this.store.inForce(teamId, command.institutionId);
      if (waiting && this.isSame(waiting, input)) return 'same';
      if (waiting && waiting.proposedBy !== actor.userId)
        throw PAYING_ACCOUNT_ERRORS.fail('paying-account.waiting');
      if (!waiting && inForce && this.isSame(inForce, input)) return 'same';
      if (waiting) await this.withdraw(actor, waiting);
      await this.propose(actor, command.institutionId, input);
      return 'proposed';
    });
  }

  private isSame(account: PayingAccount, input: PayingAccountInput): boolean {
    return (
      account.bankCode === input.bankCode &&
      account.holder === input.holder &&
      account.name === input.name &&
      account.layout === input.layout &&
      this.numbers.open(account.sealedNumber, account) === input.number
    );
  }

  private async withdraw(actor: Actor, account: PayingAccount): Promise<void> {
    const at = this.clock.businessNow(actor.demo);
    this.store.decide(account, { state: 'withdrawn', by: actor.userId, at });
    await this.record(actor, account, 'withdrawn');
  }

  private async propose(actor: Actor, institutionId: string, input: PayingAccountInput): Promise<void> {
    const place = { teamId: actor.team.id, institutionId, id: uuidv7(), bankCode: input.bankCode };
    const account: PayingAccount = {
      ...place,
      state: 'proposed',
      name: input.name,
      holder: input.holder,
      layout: input.layout,
      lastFour: lastFourOf(input.number),
      sealedNumber: this.numbers.seal(input.number, place),
      proposedBy: actor.userId,
      proposedAt: this.clock.businessNow(actor.demo),
    };
    this.store.add(account);
    await this.record(actor, account, 'proposed');
  }

  private record(actor: Actor, account: PayingAccount, act: string): Promise<void> {
    return this.audit.record(actor, {
      teamId: account.teamId,
      act: `paying-account.${act}`,
      subjectType: 'institution',
      subjectId: account.institutionId,
      after: auditedPayingAccount(account),
    });
  }
}
