import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PayingAccountNumbers } from './paying-account-numbers.js';
import { PayingAccountStore } from './paying-account-store.js';
import { auditedPayingAccount, mayKeepPayingAccounts } from './paying-account.js';

/** Nobody confirms a number they haven't seen whole: the second person sees it, and the sight is recorded. */
@Injectable()
export class SeeProposedNumbers {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayingAccountStore,
    private readonly numbers: PayingAccountNumbers,
    private readonly audit: AuditLog,
  ) {}

  /** By proposal; without one's own, those decided meanwhile, and those that can't be opened. */
  async execute(actor: Actor, proposalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    ensure(mayKeepPayingAccounts(actor));
    const seen = new Map<string, string>();
    if (proposalIds.length === 0) return seen;
    await this.unit.run(actor, async () => {
      for (const id of proposalIds) {
        const account = await this.store.find(actor.team.id, id);
        if (account?.state !== 'proposed' || account.proposedBy === actor.userId) continue;
        const number = this.numbers.open(account.sealedNumber, account);
        if (number === undefined) continue;
        seen.set(id, number);
        await this.audit.record(actor, {
          teamId: account.teamId,
          act: 'paying-account.read',
          subjectType: 'institution',
          subjectId: account.institutionId,
          after: auditedPayingAccount(account),
        });
      }
    });
    return seen;
  }
}
