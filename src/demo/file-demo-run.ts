import { Injectable } from '@nestjs/common';
import { ChangeRun } from '../pay-runs/change-run.js';
import { DecidePayingAccount } from '../pay-runs/accounts/decide-paying-account.js';
import { ProposePayingAccount } from '../pay-runs/accounts/propose-paying-account.js';
import { PostItems } from '../pay-runs/post-items.js';
import { PrepareRuns } from '../pay-runs/prepare-runs.js';
import { RecordOutcomes } from '../pay-runs/record-outcomes.js';
import { ReleaseRun } from '../pay-runs/release-run.js';
import { RunFiles } from '../pay-runs/run-files.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { startOfKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export interface DemoRun {
  institutionId: string;
  institutionName: string;
  expenseIds: readonly string[];
  finance: Actor;
  /** The second person of the release. */
  secondFinance: Actor;
  administrator: Actor;
}

const ACCOUNT_ON: KstDate = '2025-08-20';
const RUN_ON: KstDate = '2025-10-15';
const HOUR_MS = 3_600_000;

/** The account a company pays from, and one run of transfers that came through, each act by the one whose it is. */
@Injectable()
export class FileDemoRun {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly proposing: ProposePayingAccount,
    private readonly deciding: DecidePayingAccount,
    private readonly preparing: PrepareRuns,
    private readonly changes: ChangeRun,
    private readonly release: ReleaseRun,
    private readonly files: RunFiles,
    private readonly outcomes: RecordOutcomes,
    private readonly posting: PostItems,
    private readonly clock: Clock,
  ) {}

  async execute(run: DemoRun): Promise<void> {
    await this.openAccount(run);
    const { finance, secondFinance, expenseIds } = run;
    const runs = await this.at(RUN_ON, 10, () =>
      this.preparing.execute(finance, { items: expenseIds.map((expenseId) => ({ expenseId })) }),
    );
    for (const { id: runId } of runs) {
      await this.at(RUN_ON, 10.5, () => this.changes.holdersMatch(finance, runId));
      await this.at(RUN_ON, 11, () => this.release.execute(secondFinance, { runId, answers: new Map() }));
      await this.at(RUN_ON, 13, () => this.files.download(finance, runId));
      const ids = await this.itemIds(finance, runId);
      await this.at(RUN_ON, 16, async () => {
        await this.outcomes.byHand(finance, {
          runId,
          items: ids.map((itemId) => ({ itemId, outcome: 'succeeded' })),
          bankReference: '다건이체 1015-1',
        });
        await this.posting.execute(finance, runId);
      });
    }
  }

  private async openAccount({
    institutionId,
    institutionName,
    finance,
    administrator,
  }: DemoRun): Promise<void> {
    const account = {
      name: '연구비 통장',
      bankCode: '081',
      number: '100-910000-10010',
      holder: institutionName,
      layout: 'hana',
    };
    await this.at(ACCOUNT_ON, 10, () => this.proposing.execute(finance, { institutionId, account }));
    const [proposalId] = await this.ids(
      administrator,
      "SELECT id FROM paying_accounts WHERE institution_id = $1 AND state = 'proposed'",
      institutionId,
    );
    if (!proposalId) throw new Error('no paying account was proposed');
    await this.at(ACCOUNT_ON, 15, () => this.deciding.confirm(administrator, { institutionId, proposalId }));
  }

  private itemIds(actor: Actor, runId: string): Promise<string[]> {
    return this.ids(actor, 'SELECT id FROM pay_run_items WHERE run_id = $1', runId);
  }

  private async ids(actor: Actor, sql: string, of: string): Promise<string[]> {
    const rows = await this.unit.run(actor, () => this.unit.query<{ id: string }>(sql, [of]));
    return rows.map(({ id }) => id);
  }

  private at<T>(day: KstDate, hour: number, work: () => Promise<T>): Promise<T> {
    return this.clock.at(new Date(startOfKstDate(day).getTime() + hour * HOUR_MS), work);
  }
}
