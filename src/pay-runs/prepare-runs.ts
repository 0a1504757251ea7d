import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { sumWon } from '../platform/money/won.js';
import { PayingAccountStore } from './accounts/paying-account-store.js';
import { bankLayout } from './layouts/bank-layouts.js';
import { financePeople } from './finance-people.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import { mayHandle, mayKeepRuns } from './pay-run.policy.js';
import { nextRunNumber } from './run-number.js';
import { isTransferable, TransferClaimQueries, type TransferClaim } from './transfer-claims.queries.js';

export interface PrepareCommand {
  items: readonly { expenseId: string; version?: number }[];
}

export interface PreparedRun {
  id: string;
  number: number;
  itemCount: number;
}

/** Puts approved claims into runs, one for each account money is paid from; all of them or none. */
@Injectable()
export class PrepareRuns {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly claims: TransferClaimQueries,
    private readonly accounts: PayingAccountStore,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, { items }: PrepareCommand): Promise<PreparedRun[]> {
    ensure(mayKeepRuns(actor));
    const versions = new Map(items.map(({ expenseId, version }) => [expenseId, version]));
    if (versions.size === 0) throw PAY_RUN_ERRORS.fail('pay-run.none-chosen');
    return this.unit.run(actor, async () => {
      const claims = await this.claims.locked(actor, [...versions.keys()]);
      if (claims.length < versions.size) throw PAY_RUN_ERRORS.fail('pay-run.not-payable', { number: '–' });
      for (const claim of claims) ensurePayable(claim, versions.get(claim.id));
      ensure(
        mayHandle(
          actor,
          claims.map(({ number, hands }) => ({ number, people: hands })),
        ),
      );
      const runs: PreparedRun[] = [];
      for (const group of groupBy(claims, ({ institutionId }) => institutionId))
        runs.push(await this.prepare(actor, group));
      return runs;
    });
  }

  private async prepare(actor: Actor, claims: readonly TransferClaim[]): Promise<PreparedRun> {
    const [first] = claims;
    if (!first) throw PAY_RUN_ERRORS.fail('pay-run.none-chosen');
    const account = await this.accounts.inForce(actor.team.id, first.institutionId);
    if (!account)
      throw PAY_RUN_ERRORS.fail('pay-run.no-paying-account', { institution: first.institutionName });
    const layout = bankLayout(account.layout);
    if (!layout) throw PAY_RUN_ERRORS.fail('pay-run.layout-gone');
    if (claims.length > layout.maxRows)
      throw PAY_RUN_ERRORS.fail('pay-run.too-many', { limit: layout.maxRows });
    const run = { id: uuidv7(), number: await nextRunNumber(this.unit, actor.team.id) };
    this.unit.write(
      `INSERT INTO pay_runs (team_id, id, number, kind, state, institution_id, paying_account_id, layout, prepared_by, prepared_at)
       VALUES ($1, $2, $3, 'transfer', 'prepared', $4, $5, $6, $7, $8)`,
      [
        actor.team.id,
        run.id,
        run.number,
        first.institutionId,
        account.id,
        account.layout,
        actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
    this.addItems(actor, run.id, claims);
    await this.audit.record(actor, {
      teamId: actor.team.id,
      act: 'pay-run.prepared',
      subjectType: 'pay-run',
      subjectId: run.id,
      after: {
        number: run.number,
        payingAccountId: account.id,
        expenseIds: claims.map(({ id }) => id),
        payableAmount: sumWon(claims.map(({ payableAmount }) => payableAmount)),
      },
    });
    await this.notices.tell(actor, {
      teamId: actor.team.id,
      kind: 'pay-run-prepared',
      userIds: await financePeople(this.unit, actor.team.id),
      subject: { type: 'pay-run', id: run.id },
    });
    return { ...run, itemCount: claims.length };
  }

  private addItems(actor: Actor, runId: string, claims: readonly TransferClaim[]): void {
    this.unit.write(
      `INSERT INTO pay_run_items (team_id, id, run_id, position, expense_id, expense_version, supplier_id, claim_amount, payable_amount, state, added_by)
       SELECT $1, i.id, $2, i.position, i.expense_id, i.version, i.supplier_id, i.claim, i.payable, 'open', $3
       FROM unnest($4::uuid[], $5::uuid[], $6::int[], $7::uuid[], $8::bigint[], $9::bigint[])
         WITH ORDINALITY AS i (id, expense_id, version, supplier_id, claim, payable, position)`,
      [
        actor.team.id,
        runId,
        actor.userId,
        claims.map(() => uuidv7()),
        claims.map(({ id }) => id),
        claims.map(({ version }) => version),
        claims.map(({ supplierId }) => supplierId ?? null),
        claims.map(({ claimAmount }) => claimAmount.toString()),
        claims.map(({ payableAmount }) => payableAmount.toString()),
      ],
    );
  }
}

function ensurePayable(claim: TransferClaim, version: number | undefined): void {
  const { number, held, runId, payableAmount } = claim;
  if (!isTransferable(claim)) throw PAY_RUN_ERRORS.fail('pay-run.no-transfer', { number });
  const changed = version !== undefined && version !== claim.version;
  if (changed || held || runId !== undefined || payableAmount <= 0n)
    throw PAY_RUN_ERRORS.fail('pay-run.not-payable', { number });
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
