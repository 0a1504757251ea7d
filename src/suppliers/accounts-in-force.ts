import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountNumbers } from './account-numbers.js';
import { accountFrom, type AccountRow } from './supplier-account.js';
import { mayHandleAccounts } from './supplier.policy.js';

export interface ListedAccount {
  supplierId: string;
  bankCode: string;
  holder: string;
  lastFour: string;
  /** Whole, where it was asked for by somebody who may see it. */
  number?: string;
  /** Who asked may see it, but it doesn't open with the key of this server. */
  unreadable: boolean;
}

/** The accounts in force of several suppliers at once; what one list shows of whole numbers is one sight in the log. */
@Injectable()
export class AccountsInForce {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly numbers: AccountNumbers,
    private readonly audit: AuditLog,
  ) {}

  /** By supplier. `seenIn` names the list in the audit trail. */
  async of(
    actor: Actor,
    supplierIds: readonly string[],
    { whole, seenIn }: { whole: boolean; seenIn: string },
  ): Promise<ReadonlyMap<string, ListedAccount>> {
    if (supplierIds.length === 0) return new Map();
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<AccountRow>(
        `SELECT a.* FROM suppliers s JOIN supplier_accounts a ON a.team_id = s.team_id AND a.supplier_id = s.id AND a.id = s.account_id
         WHERE s.team_id = ANY ($1::uuid[]) AND s.id = ANY ($2::uuid[])`,
        [[...actor.readTeamIds], [...new Set(supplierIds)]],
      );
      const opened: { accountId: string; supplierId: string; lastFour: string }[] = [];
      const found = new Map<string, ListedAccount>();
      for (const row of rows) {
        const account = accountFrom(row);
        const { id, supplierId, bankCode, holder, lastFour } = account;
        const opens = whole && mayHandleAccounts(actor, account).allowed;
        const number = opens ? this.numbers.open(account.sealedNumber, account) : undefined;
        if (number !== undefined) opened.push({ accountId: id, supplierId, lastFour });
        found.set(supplierId, {
          supplierId,
          bankCode,
          holder,
          lastFour,
          number,
          unreadable: opens && number === undefined,
        });
      }
      if (opened.length > 0)
        await this.audit.record(actor, {
          teamId: actor.team.id,
          act: 'supplier-account.read',
          subjectType: seenIn,
          subjectId: actor.team.id,
          after: { accounts: opened },
        });
      return found;
    });
  }
}
