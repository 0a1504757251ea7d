import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { mayKeepPayingAccounts } from './paying-account.js';

/** An account as pages and programs see it: never its whole number. */
export interface ListedPayingAccount {
  id: string;
  name: string;
  bankCode: string;
  holder: string;
  lastFour: string;
  layout: string;
  proposedByName: string;
  proposedAt: Date;
  confirmedByName?: string;
  confirmedAt?: Date;
}

export interface InstitutionAccounts {
  institutionId: string;
  institutionName: string;
  inForce?: ListedPayingAccount;
  proposal?: ListedPayingAccount & { isOwn: boolean };
}

interface Row {
  institution_id: string;
  institution_name: string;
  id: string | null;
  state: 'in-force' | 'proposed' | null;
  name: string;
  bank_code: string;
  holder: string;
  last_four: string;
  layout: string;
  proposed_by: string;
  proposed_name: string;
  proposed_at: Date;
  decided_name: string | null;
  decided_at: Date | null;
}

/** The team's institutions, each with the account its money is paid from and the one that waits. */
@Injectable()
export class PayingAccountQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async list(actor: Actor): Promise<InstitutionAccounts[]> {
    ensure(mayKeepPayingAccounts(actor));
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<Row>(
        `SELECT n.id AS institution_id, n.name AS institution_name, a.id, a.state, a.name, a.bank_code, a.holder, a.last_four, a.layout,
           a.proposed_by, p.name AS proposed_name, a.proposed_at, d.name AS decided_name, a.decided_at
         FROM institutions n LEFT JOIN paying_accounts a ON a.team_id = n.team_id AND a.institution_id = n.id AND a.state IN ('in-force', 'proposed')
         LEFT JOIN users p ON p.id = a.proposed_by LEFT JOIN users d ON d.id = a.decided_by
         WHERE n.team_id = $1 ORDER BY n.position, n.id`,
        [actor.team.id],
      );
      const found = new Map<string, InstitutionAccounts>();
      for (const row of rows) {
        const known: InstitutionAccounts = found.get(row.institution_id) ?? {
          institutionId: row.institution_id,
          institutionName: row.institution_name,
        };
        found.set(row.institution_id, known);
        if (row.id === null) continue;
        const account = listed(row, row.id);
        if (row.state === 'in-force') known.inForce = account;
        else known.proposal = { ...account, isOwn: row.proposed_by === actor.userId };
      }
      return [...found.values()];
    });
  }
}

function listed(row: Row, id: string): ListedPayingAccount {
  return {
    id,
    name: row.name,
    bankCode: row.bank_code,
    holder: row.holder,
    lastFour: row.last_four,
    layout: row.layout,
    proposedByName: row.proposed_name,
    proposedAt: row.proposed_at,
    confirmedByName: row.decided_name ?? undefined,
    confirmedAt: row.decided_at ?? undefined,
  };
}
