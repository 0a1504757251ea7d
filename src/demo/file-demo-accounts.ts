import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { startOfKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { businessNumberCheckDigit } from '../platform/ids/business-number.js';
import { ConfirmAccount } from '../suppliers/confirm-account.js';
import { ProposeAccount } from '../suppliers/propose-account.js';
import { DEMO_SUPPLIERS } from './demo-claims.js';

interface DemoAccount {
  on: KstDate;
  supplier: keyof typeof DEMO_SUPPLIERS;
  bankCode: string;
  number: string;
  /** The same day, by the second person; otherwise it waits. */
  isConfirmed: boolean;
}

/** Invented throughout; the last one is what the administrator finds waiting on the first day. */
const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { on: '2025-08-13', supplier: 'cloud', bankCode: '088', number: '100-000-100011', isConfirmed: true },
  { on: '2025-08-19', supplier: 'labelling', bankCode: '004', number: '000001-00-100022', isConfirmed: true },
  { on: '2025-09-17', supplier: 'corpus', bankCode: '020', number: '1000-000-100033', isConfirmed: true },
  { on: '2025-10-27', supplier: 'corpus', bankCode: '003', number: '000-100033-01-011', isConfirmed: true },
  { on: '2025-11-02', supplier: 'cloud', bankCode: '090', number: '3333-00-1000445', isConfirmed: false },
];

const HOUR_MS = 3_600_000;

/** Gives suppliers of a team their bank accounts, each by two people as the product has it. */
@Injectable()
export class FileDemoAccounts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly proposing: ProposeAccount,
    private readonly confirming: ConfirmAccount,
    private readonly clock: Clock,
  ) {}

  async execute(finance: Actor, administrator: Actor): Promise<void> {
    for (const { on, supplier, bankCode, number, isConfirmed } of DEMO_ACCOUNTS) {
      const supplierId = await this.idOf(finance, DEMO_SUPPLIERS[supplier].nine);
      if (!supplierId) continue;
      const account = { bankCode, number, holder: DEMO_SUPPLIERS[supplier].name };
      await this.at(on, 11, () => this.proposing.execute(finance, { supplierId, account }));
      if (!isConfirmed) continue;
      const proposalId = await this.proposalOf(administrator, supplierId);
      await this.at(on, 16, () => this.confirming.execute(administrator, { supplierId, proposalId }));
    }
  }

  private async proposalOf(actor: Actor, supplierId: string): Promise<string> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<{ id: string }>(
        "SELECT id FROM supplier_accounts WHERE supplier_id = $1 AND state = 'proposed'",
        [supplierId],
      );
      if (!row) throw new Error(`nothing is proposed for the supplier ${supplierId}`);
      return row.id;
    });
  }

  private async idOf(actor: Actor, nine: string): Promise<string | undefined> {
    const number = nine + businessNumberCheckDigit(nine);
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<{ id: string }>(
        'SELECT id FROM suppliers WHERE team_id = $1 AND business_number = $2',
        [actor.team.id, number],
      );
      return row?.id;
    });
  }

  private at<T>(day: KstDate, hour: number, work: () => Promise<T>): Promise<T> {
    return this.clock.at(new Date(startOfKstDate(day).getTime() + hour * HOUR_MS), work);
  }
}
