import { Injectable } from '@nestjs/common';
import { leftOfCancelledUses } from '../expenses/card-cancellations.js';
import { checkPaidOn, type StagePeriod } from '../expenses/check-expense.js';
import { formatExpenseNumber } from '../expenses/expense.js';
import { holdsOf } from '../expenses/payment-hold.js';
import { SpendingStop } from '../funding/spending-stop.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { limitsOf } from '../stages/deadline.js';
import { DeadlineStore, type DeadlineSet } from '../stages/deadline-store.js';
import { AccountNumbers } from '../suppliers/account-numbers.js';
import type { ItemFacts, SeenAccount, Twin } from './item-checks.js';
import type { PayRun, PayRunItem } from './pay-run.js';
import type { Hands } from './pay-run.policy.js';
import { CLAIM_HANDS } from '../expenses/claim-hands-sql.js';

/** Payments of as many days back are compared for doubles. */
const TWIN_DAYS = 60;

/** An item with what its page and its file say, and what is judged of it. */
export interface KnownItem extends Hands {
  item: PayRunItem;
  facts: ItemFacts;
  title: string;
  supplierName: string;
  approverName: string;
  account?: SeenAccount & { supplierId: string; bankCode: string; lastFour: string };
  /** Whole; it leaves the server in the bank's file alone. */
  accountNumber?: string;
}

interface Row {
  id: string;
  number: number;
  number_year: number;
  title: string;
  state: string;
  version: number;
  supplier_name: string;
  payable_amount: string;
  decided_at: Date | null;
  documented_on: KstDate | null;
  committed_on: KstDate | null;
  approver_name: string | null;
  hands: string[];
  institution_id: string;
  on_pot: boolean;
  stage_id: string;
  programme_id: string;
  starts_on: KstDate;
  ends_on: KstDate;
  supplier_id: string | null;
  account_id: string | null;
  bank_code: string | null;
  holder: string | null;
  last_four: string | null;
  sealed_number: Buffer | null;
  confirmed_at: Date | null;
  replaces_id: string | null;
}

/** The account in force is looked up each time: an item's own is what was fixed at its release. */
const FACTS = `SELECT e.id, e.number, e.number_year, e.title, e.state, e.version, e.supplier_name, e.payable_amount, e.decided_at, e.documented_on,
    e.committed_on, e.institution_id, e.on_pot, p.name AS approver_name, t.id AS stage_id, t.programme_id, t.starts_on, t.ends_on, s.id AS supplier_id, a.id AS account_id, a.bank_code, a.holder,
    a.last_four, a.sealed_number, a.decided_at AS confirmed_at, a.replaces_id,
    ${CLAIM_HANDS} AS hands
  FROM expenses e JOIN stages t ON t.id = e.stage_id LEFT JOIN users p ON p.id = e.approver_id
  LEFT JOIN suppliers s ON s.team_id = e.team_id AND s.business_number = e.supplier_business_number
  LEFT JOIN supplier_accounts a ON a.team_id = s.team_id AND a.supplier_id = s.id AND a.id = s.account_id
  WHERE e.team_id = $1 AND e.id = ANY ($2::uuid[])`;

/** Everything a run's items are judged by, as it stands; inside the unit in hand. */
@Injectable()
export class ItemFactsQuery {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly numbers: AccountNumbers,
    private readonly spendingStop: SpendingStop,
    private readonly deadlines: DeadlineStore,
  ) {}

  /** In the order of the items. `day`: when the money is to move. */
  async of(run: PayRun, items: readonly PayRunItem[], day: KstDate): Promise<KnownItem[]> {
    const ids = items.map(({ expenseId }) => expenseId);
    const rows = await this.unit.query<Row>(FACTS, [run.teamId, ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const holds = await holdsOf(
      this.unit,
      ids.map((id) => ({ teamId: run.teamId, id })),
    );
    const left = await leftOfCancelledUses(this.unit, run.teamId, ids);
    const twins = await this.twins(run, ids, day);
    const stops = await this.stops(run.teamId, rows, day);
    const [first] = rows;
    if (!first) return [];
    const deadlines = await this.deadlines.read(first.programme_id);
    return items.flatMap((item) => {
      const row = byId.get(item.expenseId);
      if (!row) return [];
      return [
        this.known(run, item, row, {
          day,
          held: holds.has(row.id),
          cardLeft: left.get(row.id),
          twins,
          stops,
          deadlines,
        }),
      ];
    });
  }

  private known(
    run: PayRun,
    item: PayRunItem,
    row: Row,
    more: {
      day: KstDate;
      held: boolean;
      cardLeft?: bigint;
      twins: ReadonlyMap<string, Twin[]>;
      stops: ReadonlyMap<string, Text>;
      deadlines: DeadlineSet;
    },
  ): KnownItem {
    const { account, accountNumber } = this.accountOf(run.teamId, row);
    const period = { startsOn: row.starts_on, endsOn: row.ends_on };
    const { reportBy } = limitsOf(more.deadlines.deadlines, period, more.deadlines.holidays);
    const stage: StagePeriod = { id: row.stage_id, ...period, reportBy };
    const dated = {
      documentedOn: row.documented_on ?? undefined,
      committedOn: row.committed_on ?? undefined,
    };
    return {
      item,
      number: formatExpenseNumber(row.number_year, row.number),
      people: row.hands,
      title: row.title,
      supplierName: row.supplier_name,
      approverName: row.approver_name ?? '',
      account,
      accountNumber,
      facts: {
        item,
        claim: {
          state: row.state,
          version: row.version,
          supplierName: row.supplier_name,
          payableAmount: BigInt(row.payable_amount),
          decidedAt: row.decided_at ?? undefined,
        },
        account,
        held: more.held,
        cardLeft: more.cardLeft,
        isInStage: checkPaidOn(dated, more.day, stage, more.day).length === 0,
        stopped: more.stops.get(row.id),
        twins: more.twins.get(row.id) ?? [],
      },
    };
  }

  /** Asked once for each institution and stage of the run. */
  private async stops(teamId: string, rows: readonly Row[], day: KstDate): Promise<Map<string, Text>> {
    const said = new Map<string, Text | undefined>();
    const found = new Map<string, Text>();
    for (const row of rows.filter(({ on_pot: onPot }) => !onPot)) {
      const place = { teamId, institutionId: row.institution_id, stageId: row.stage_id };
      const key = `${row.institution_id} ${row.stage_id}`;
      if (!said.has(key)) said.set(key, (await this.spendingStop.problem(place, day))?.text);
      const text = said.get(key);
      if (text) found.set(row.id, text);
    }
    return found;
  }

  private accountOf(teamId: string, row: Row): Pick<KnownItem, 'account' | 'accountNumber'> {
    const { supplier_id: supplierId, account_id: id, bank_code: bankCode, holder, last_four: lastFour } = row;
    const { sealed_number: sealed, confirmed_at: confirmedAt } = row;
    if (!supplierId || !id || !bankCode || !holder || !lastFour || !sealed || !confirmedAt) return {};
    const accountNumber = this.numbers.open(sealed, { teamId, supplierId, id, bankCode });
    return {
      accountNumber,
      account: {
        id,
        supplierId,
        bankCode,
        holder,
        lastFour,
        confirmedAt,
        replacedAnother: row.replaces_id !== null,
        opens: accountNumber !== undefined,
      },
    };
  }

  private async twins(run: PayRun, ids: readonly string[], day: KstDate): Promise<Map<string, Twin[]>> {
    const rows = await this.unit.query<{
      id: string;
      twin_id: string;
      number: number;
      number_year: number;
      run_id: string | null;
    }>(
      `SELECT e.id, o.id AS twin_id, o.number, o.number_year, i.run_id FROM expenses e
       JOIN expenses o ON o.team_id = e.team_id AND o.supplier_business_number = e.supplier_business_number
         AND o.payable_amount = e.payable_amount AND o.id <> e.id AND o.state IN ('approved', 'paid')
       LEFT JOIN pay_run_items i ON i.team_id = o.team_id AND i.expense_id = o.id AND i.state IN ('open', 'succeeded')
       WHERE e.team_id = $1 AND e.id = ANY ($2::uuid[])
         AND (i.id IS NOT NULL OR (o.state = 'paid' AND o.paid_on >= $3::date - ${TWIN_DAYS}))
       ORDER BY o.number_year, o.number`,
      [run.teamId, ids, day],
    );
    const found = new Map<string, Twin[]>();
    for (const row of rows) {
      const where = row.run_id === null ? 'paid' : row.run_id === run.id ? 'this-run' : 'other-run';
      const twin: Twin = {
        expenseId: row.twin_id,
        number: formatExpenseNumber(row.number_year, row.number),
        where,
      };
      found.set(row.id, [...(found.get(row.id) ?? []), twin]);
    }
    return found;
  }
}
