import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PayingAccountNumbers } from './paying-account-numbers.js';
import { PayingAccountStore } from './paying-account-store.js';
import { PAYING_ACCOUNT_ERRORS } from './paying-account.errors.js';
import { auditedPayingAccount, mayKeepPayingAccounts, type PayingAccount } from './paying-account.js';

export interface PayingProposal {
  institutionId: string;
  /** The proposal that the person saw. */
  proposalId: string;
}

/** The second person's word on a proposed account, and the proposer's taking it back. */
@Injectable()
export class DecidePayingAccount {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayingAccountStore,
    private readonly numbers: PayingAccountNumbers,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Again by the same person does nothing. @throws paying-account.decided when somebody else was first. */
  async confirm(actor: Actor, command: PayingProposal): Promise<void> {
    ensure(mayKeepPayingAccounts(actor));
    await this.unit.run(actor, async () => {
      const account = await this.named(actor, command);
      if (account.state === 'in-force' && account.decidedBy === actor.userId) return;
      if (account.state !== 'proposed') throw PAYING_ACCOUNT_ERRORS.fail('paying-account.decided');
      if (account.proposedBy === actor.userId)
        throw PAYING_ACCOUNT_ERRORS.fail('paying-account.own-proposal');
      if (this.numbers.open(account.sealedNumber, account) === undefined)
        throw PAYING_ACCOUNT_ERRORS.fail('paying-account.unreadable');
      const before = await this.store.inForce(account.teamId, account.institutionId);
      if (before) this.store.replace(before);
      this.store.decide(account, {
        state: 'in-force',
        by: actor.userId,
        at: this.clock.businessNow(actor.demo),
        replacesId: before?.id,
      });
      await this.record(actor, account, 'confirmed', before);
    });
  }

  /** Refused by a second person, or taken back by the proposer. */
  async drop(actor: Actor, command: PayingProposal): Promise<'refused' | 'withdrawn'> {
    ensure(mayKeepPayingAccounts(actor));
    return this.unit.run(actor, async () => {
      const account = await this.named(actor, command);
      const state = account.proposedBy === actor.userId ? 'withdrawn' : 'refused';
      if (account.state === state && account.decidedBy === actor.userId) return state;
      if (account.state !== 'proposed') throw PAYING_ACCOUNT_ERRORS.fail('paying-account.decided');
      this.store.decide(account, { state, by: actor.userId, at: this.clock.businessNow(actor.demo) });
      await this.record(actor, account, state);
      return state;
    });
  }

  private async named(actor: Actor, { institutionId, proposalId }: PayingProposal): Promise<PayingAccount> {
    await this.store.lockInstitution(actor.team.id, institutionId);
    const account = await this.store.find(actor.team.id, proposalId);
    if (account?.institutionId !== institutionId) throw PAYING_ACCOUNT_ERRORS.fail('paying-account.decided');
    return account;
  }

  private record(actor: Actor, account: PayingAccount, act: string, before?: PayingAccount): Promise<void> {
    return this.audit.record(actor, {
      teamId: account.teamId,
      act: `paying-account.${act}`,
      subjectType: 'institution',
      subjectId: account.institutionId,
      before: before && auditedPayingAccount(before),
      after: auditedPayingAccount(account),
    });
  }
}
