import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountNumbers } from './account-numbers.js';
import { isRecentlyChanged } from './bank-account.js';
import { accountFrom, type AccountRow, type AccountState, type SupplierAccount } from './supplier-account.js';
import { mayConfirmAccount, mayHandleAccounts } from './supplier.policy.js';

const SHOWN_CHANGES = 20;
const SHOWN_WAITING = 5;

export interface SeenAccount {
  id: string;
  bankCode: string;
  holder: string;
  lastFour: string;
  /** Whole, for those who handle accounts. */
  number?: string;
  /** The reader may see it whole, but it doesn't open: another secret key, or a damaged value. */
  unreadable: boolean;
}

export interface AccountInForce extends SeenAccount {
  changedOn: KstDate;
  isRecentlyChanged: boolean;
  /** It took the place of another one; else it is the supplier's first. */
  replacedAnother: boolean;
}

export interface WaitingAccount extends SeenAccount {
  proposedByName: string;
  proposedAt: Date;
  isOwn: boolean;
  mayConfirm: boolean;
}

export interface AccountChange {
  id: string;
  state: AccountState;
  bankCode: string;
  holder: string;
  lastFour: string;
  proposedByName: string;
  proposedAt: Date;
  decidedByName?: string;
  decidedAt?: Date;
}

export interface SupplierAccounts {
  mayHandle: boolean;
  inForce?: AccountInForce;
  proposal?: WaitingAccount;
  /** Newest first. */
  changes: readonly AccountChange[];
}

export interface WaitingProposal {
  supplierId: string;
  supplierName: string;
  proposedByName: string;
  proposedAt: Date;
}

interface NamedRow extends AccountRow {
  proposed_name: string;
  decided_name: string | null;
}

const NAMED = `SELECT a.*, p.name AS proposed_name, d.name AS decided_name
  FROM supplier_accounts a JOIN users p ON p.id = a.proposed_by LEFT JOIN users d ON d.id = a.decided_by`;

/** Reads accounts as far as the reader may see them; each sight of a whole number is written to the team's log. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly numbers: AccountNumbers,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `whole` asks for the numbers themselves; they come only to those who handle accounts. */
  async of(
    actor: Actor,
    supplier: { teamId: string; id: string; accountId?: string },
    { whole }: { whole: boolean },
  ): Promise<SupplierAccounts> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<NamedRow>(
        `${NAMED} WHERE a.team_id = $1 AND a.supplier_id = $2 AND (a.id = $3 OR a.state = 'proposed' OR a.id IN (
           SELECT id FROM supplier_accounts WHERE team_id = $1 AND supplier_id = $2
           ORDER BY proposed_at DESC, id DESC LIMIT ${SHOWN_CHANGES}))
         ORDER BY a.proposed_at DESC, a.id DESC`,
        [supplier.teamId, supplier.id, supplier.accountId ?? null],
      );
      const mayHandle = mayHandleAccounts(actor, supplier).allowed;
      const seen = { opened: [] as SupplierAccount[], opens: whole && mayHandle };
      const current = rows.find(({ id }) => id === supplier.accountId);
      const waiting = rows.find(({ state }) => state === 'proposed');
      const accounts: SupplierAccounts = {
        mayHandle,
        inForce: current && this.inForce(actor, current, seen),
        proposal: waiting && this.waiting(actor, waiting, seen),
        changes: rows.map(changeFrom),
      };
      await this.recordSight(actor, supplier, seen.opened);
      return accounts;
    });
  }

  /** Proposals that this actor may confirm, those waiting longest first. */
  async toConfirm(actor: Actor): Promise<{ count: number; rows: WaitingProposal[] }> {
    const team = { teamId: actor.team.id };
    if (!mayHandleAccounts(actor, team).allowed) return { count: 0, rows: [] };
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<WaitingProposal & { count: number }>(
        `SELECT s.id AS "supplierId", s.name AS "supplierName", p.name AS "proposedByName", a.proposed_at AS "proposedAt",
           (count(*) OVER ())::int AS count
         FROM supplier_accounts a JOIN suppliers s ON s.team_id = a.team_id AND s.id = a.supplier_id
         JOIN users p ON p.id = a.proposed_by
         WHERE a.team_id = $1 AND a.state = 'proposed' AND a.proposed_by <> $2
         ORDER BY a.proposed_at, a.id LIMIT ${SHOWN_WAITING}`,
        [actor.team.id, actor.userId],
      );
      return {
        count: rows[0]?.count ?? 0,
        rows: rows.map(({ supplierId, supplierName, proposedByName, proposedAt }) => ({
          supplierId,
          supplierName,
          proposedByName,
          proposedAt,
        })),
      };
    });
  }

  private inForce(actor: Actor, row: NamedRow, seen: Sight): AccountInForce | undefined {
    const account = accountFrom(row);
    if (!account.decidedAt) return undefined;
    return {
      ...this.open(account, seen),
      changedOn: kstDateOf(account.decidedAt),
      isRecentlyChanged: isRecentlyChanged(account.decidedAt, this.clock.businessDate(actor.demo)),
      replacedAnother: account.replacesId !== undefined,
    };
  }

  private waiting(actor: Actor, row: NamedRow, seen: Sight): WaitingAccount {
    const account = accountFrom(row);
    return {
      ...this.open(account, seen),
      proposedByName: row.proposed_name,
      proposedAt: account.proposedAt,
      isOwn: account.proposedBy === actor.userId,
      mayConfirm: mayConfirmAccount(actor, account).allowed,
    };
  }

  private open(account: SupplierAccount, seen: Sight): SeenAccount {
    const { id, bankCode, holder, lastFour } = account;
    const number = seen.opens ? this.numbers.open(account.sealedNumber, account) : undefined;
    if (number !== undefined) seen.opened.push(account);
    return { id, bankCode, holder, lastFour, number, unreadable: seen.opens && number === undefined };
  }

  private async recordSight(
    actor: Actor,
    { teamId, id }: { teamId: string; id: string },
    opened: readonly SupplierAccount[],
  ): Promise<void> {
    if (opened.length === 0) return;
    await this.audit.record(actor, {
      teamId,
      act: 'supplier-account.read',
      subjectType: 'supplier',
      subjectId: id,
      after: { accounts: opened.map(({ id: accountId, lastFour }) => ({ accountId, lastFour })) },
    });
  }
}

interface Sight {
  opens: boolean;
  /** Accounts whose numbers were opened for the reader. */
  opened: SupplierAccount[];
}

function changeFrom(row: NamedRow): AccountChange {
  const { id, state, bankCode, holder, lastFour, proposedAt, decidedAt } = accountFrom(row);
  return {
    id,
    state,
    bankCode,
    holder,
    lastFour,
    proposedByName: row.proposed_name,
    proposedAt,
    decidedByName: row.decided_name ?? undefined,
    decidedAt,
  };
}
