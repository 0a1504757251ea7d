import { Injectable } from '@nestjs/common';
import { ActivateCommitment } from '../commitments/activate-commitment.js';
import { EnterCommitment } from '../commitments/enter-commitment.js';
import { STANDARD_RATES } from '../funding/matching-rates.js';
import { RecordDisbursement } from '../funding/record-disbursement.js';
import { SaveFundingPlan } from '../funding/save-funding-plan.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { addMonths, startOfKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';

export interface DemoFunding {
  officer: Actor;
  finance: Actor;
  administrator: Actor;
  teamId: string;
  stageId: string;
  /** The company and its line of 연구활동비, for its contract. */
  company: { id: string; activityLineId: string };
}

interface Allocated {
  institution_id: string;
  kind: InstitutionKind;
  fund_id: string;
  amount: string;
}

const PAID_OUT_ON: KstDate = '2025-08-20';
const SECOND_ON: KstDate = '2025-12-01';
const DEPOSITED_ON: KstDate = '2025-09-15';
const INTEREST_ON: KstDate = '2025-09-30';
const SIGNED_ON: KstDate = '2025-10-20';
const CLOUD_MONTHLY: Won = 1_200_000n;

/** Where each institution's allocated money comes from and what of it arrived, and a contract that holds some of it. */
@Injectable()
export class FundDemoTeams {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly plans: SaveFundingPlan,
    private readonly disbursements: RecordDisbursement,
    private readonly entering: EnterCommitment,
    private readonly activating: ActivateCommitment,
    private readonly clock: Clock,
  ) {}

  async execute(funding: DemoFunding): Promise<void> {
    const allocated = await this.allocated(funding);
    for (const institutionId of new Set(allocated.map((row) => row.institution_id)))
      await this.fund(
        funding,
        institutionId,
        allocated.filter((row) => row.institution_id === institutionId),
      );
    await this.contract(funding);
  }

  private allocated({ officer, teamId, stageId }: DemoFunding): Promise<Allocated[]> {
    return this.unit.run(officer, () =>
      this.unit.query<Allocated>(
        `SELECT l.institution_id, i.kind, l.fund_id, sum(b.available + b.reserved + b.spent)::text AS amount
         FROM budget_lines l JOIN line_balances b ON b.line_id = l.id
         JOIN institutions i ON i.team_id = l.owner_team_id AND i.id = l.institution_id
         WHERE l.owner_team_id = $1 AND l.stage_id = $2 GROUP BY l.institution_id, i.kind, l.fund_id ORDER BY l.institution_id, l.fund_id`,
        [teamId, stageId],
      ),
    );
  }

  private async fund(
    { officer, finance, stageId }: DemoFunding,
    institutionId: string,
    rows: readonly Allocated[],
  ): Promise<void> {
    const [{ kind } = { kind: 'sme' as const }] = rows;
    const cash = rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    const sources = sourcesOf(cash, kind);
    const place = { institutionId, stageId };
    await this.on(PAID_OUT_ON, () => this.plans.execute(officer, { ...place, ...sources }));
    for (const { fund_id: fundId, amount } of rows) {
      const government = (sources.government * BigInt(amount)) / cash;
      const first = (government * 6n) / 10n;
      const instalment = { ...place, fundId, kind: 'instalment' as const };
      await this.on(PAID_OUT_ON, () =>
        this.disbursements.execute(officer, {
          ...instalment,
          amount: first,
          plannedOn: PAID_OUT_ON,
          paidOn: PAID_OUT_ON,
          note: '1차 교부',
        }),
      );
      await this.on(PAID_OUT_ON, () =>
        this.disbursements.execute(officer, {
          ...instalment,
          amount: government - first,
          plannedOn: SECOND_ON,
          note: '2차 교부',
        }),
      );
    }
    if (sources.ownCash > 0n)
      await this.on(DEPOSITED_ON, () =>
        this.disbursements.execute(finance, {
          ...place,
          kind: 'own-cash',
          amount: sources.ownCash,
          paidOn: DEPOSITED_ON,
        }),
      );
    await this.on(INTEREST_ON, () =>
      this.disbursements.execute(finance, {
        ...place,
        kind: 'interest',
        amount: cash / 9_000n,
        paidOn: INTEREST_ON,
        note: '3분기 이자',
      }),
    );
  }

  private async contract({ finance, administrator, company }: DemoFunding): Promise<void> {
    const supplier = await this.unit.run(finance, () =>
      this.unit.one<{ id: string }>(
        `SELECT id FROM suppliers WHERE team_id = $1 AND name LIKE '구름컴퓨팅%' ORDER BY name LIMIT 1`,
        [finance.team.id],
      ),
    );
    if (!supplier) return;
    const id = await this.on(SIGNED_ON, () =>
      this.entering.create(finance, {
        title: 'GPU 클라우드 3개월 약정',
        contractNumber: '2025-계약-014',
        supplierId: supplier.id,
        institutionId: company.id,
        signedOn: SIGNED_ON,
        endsOn: '2026-01-31',
        instalments: [1, 2, 3].map((month) => ({
          dueOn: addMonths('2025-10-25', month),
          carriesOver: false,
          lines: [{ budgetLineId: company.activityLineId, amount: CLOUD_MONTHLY }],
        })),
      }),
    );
    await this.on(SIGNED_ON, () => this.activating.execute(administrator, { id }));
  }

  private on<T>(day: KstDate, act: () => Promise<T>): Promise<T> {
    return this.clock.at(new Date(startOfKstDate(day).getTime() + 10 * 3_600_000), act);
  }
}

/** Cash that adds up to what was allocated, at the rates of the kind of institution. */
function sourcesOf(cash: Won, kind: InstitutionKind) {
  const { governmentMaxPermille, cashMinPermille } = STANDARD_RATES[kind];
  const [max, own] = [BigInt(governmentMaxPermille), 1000n - BigInt(governmentMaxPermille)];
  const government = (cash * max * 1000n) / (max * 1000n + own * BigInt(cashMinPermille));
  const ownCash = cash - government;
  const borne = (government * own + max - 1n) / max;
  return { government, ownCash, otherCash: 0n, inKind: borne > ownCash ? borne - ownCash : 0n };
}
