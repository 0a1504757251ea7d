import { Injectable } from '@nestjs/common';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';
import type { Disbursement, DisbursementKind } from './disbursement.js';
import type { FundingSources } from './funding-plan.js';
import { STANDARD_RATES, type MatchingRate, type MatchingRates } from './matching-rates.js';

export interface KeptPlan extends FundingSources {
  id: string;
  version: number;
  exceptionReason: string;
}

interface PlanRow {
  id: string;
  government: string;
  own_cash: string;
  other_cash: string;
  in_kind: string;
  version: number;
  exception_reason: string;
}

interface DisbursementRow {
  team_id: string;
  id: string;
  institution_id: string;
  stage_id: string;
  fund_id: string | null;
  kind: DisbursementKind;
  amount: string;
  planned_on: KstDate | null;
  paid_on: KstDate | null;
  note: string;
  corrects_id: string | null;
}

export interface PlanPlace {
  teamId: string;
  institutionId: string;
  stageId: string;
}

/** Plans, payments and rates inside the unit of work in hand. */
@Injectable()
export class FundingStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** Makes other changes of this institution's stage wait. */
  async lock({ institutionId, stageId }: PlanPlace): Promise<void> {
    await this.unit.query("SELECT pg_advisory_xact_lock(hashtextextended('funding:' || $1 || $2, 0))", [
      institutionId,
      stageId,
    ]);
  }

  async plan({ teamId, institutionId, stageId }: PlanPlace): Promise<KeptPlan | undefined> {
    const [row] = await this.unit.byKey<PlanRow>(
      `SELECT id, government, own_cash, other_cash, in_kind, version, exception_reason FROM funding_plans
       WHERE team_id = $1 AND institution_id = $2 AND stage_id = $3`,
      [teamId, institutionId, stageId],
    );
    return (
      row && { ...sourcesFrom(row), id: row.id, version: row.version, exceptionReason: row.exception_reason }
    );
  }

  /** Of one place, or by its id. Only what was recorded, in the order it was. */
  async disbursements(place: PlanPlace): Promise<Disbursement[]> {
    const rows = await this.unit.byKey<DisbursementRow>(
      `SELECT * FROM disbursements WHERE team_id = $1 AND institution_id = $2 AND stage_id = $3 ORDER BY id`,
      [place.teamId, place.institutionId, place.stageId],
    );
    return rows.map(disbursementFrom);
  }

  async disbursement(id: string): Promise<Disbursement | undefined> {
    const row = await this.unit.one<DisbursementRow>('SELECT * FROM disbursements WHERE id = $1', [id]);
    return row && disbursementFrom(row);
  }

  add(row: Disbursement, by: string, at: Date): void {
    this.unit.write(
      `INSERT INTO disbursements (team_id, id, institution_id, stage_id, fund_id, kind, amount, planned_on, paid_on, note, corrects_id, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.teamId,
        row.id,
        row.institutionId,
        row.stageId,
        row.fundId ?? null,
        row.kind,
        row.amount.toString(),
        row.plannedOn ?? null,
        row.paidOn ?? null,
        row.note,
        row.correctsId ?? null,
        by,
        at,
      ],
    );
  }

  notePaid({ teamId, id }: Disbursement, paidOn: KstDate): void {
    this.unit.write('UPDATE disbursements SET paid_on = $3 WHERE team_id = $1 AND id = $2', [
      teamId,
      id,
      paidOn,
    ]);
  }

  /** What the programme asks for; the standard where it said nothing. */
  async rates(): Promise<MatchingRates> {
    const rows = await this.unit.query<{
      institution_kind: InstitutionKind;
      government_max_permille: number;
      cash_min_permille: number;
    }>('SELECT institution_kind, government_max_permille, cash_min_permille FROM matching_rates');
    const set = rows.map((row): [InstitutionKind, MatchingRate] => [
      row.institution_kind,
      { governmentMaxPermille: row.government_max_permille, cashMinPermille: row.cash_min_permille },
    ]);
    return { ...STANDARD_RATES, ...Object.fromEntries(set) };
  }

  async stopsWhenLate(programmeId: string): Promise<boolean> {
    const row = await this.unit.one<{ own_cash_stops: boolean }>(
      'SELECT own_cash_stops FROM programmes WHERE id = $1',
      [programmeId],
    );
    return row?.own_cash_stops ?? true;
  }
}

export function sourcesFrom(row: Omit<PlanRow, 'id' | 'version' | 'exception_reason'>): FundingSources {
  return {
    government: BigInt(row.government),
    ownCash: BigInt(row.own_cash),
    otherCash: BigInt(row.other_cash),
    inKind: BigInt(row.in_kind),
  };
}

function disbursementFrom(row: DisbursementRow): Disbursement {
  return {
    teamId: row.team_id,
    id: row.id,
    institutionId: row.institution_id,
    stageId: row.stage_id,
    fundId: row.fund_id ?? undefined,
    kind: row.kind,
    amount: BigInt(row.amount),
    plannedOn: row.planned_on ?? undefined,
    paidOn: row.paid_on ?? undefined,
    note: row.note,
    correctsId: row.corrects_id ?? undefined,
  };
}

/** What of these was paid by the end of a day, by kind. */
export function paidBy(
  rows: readonly Pick<Disbursement, 'kind' | 'amount' | 'paidOn'>[],
  day: KstDate,
): Record<DisbursementKind, Won> {
  const totals = { instalment: 0n, 'own-cash': 0n, 'other-cash': 0n, interest: 0n };
  for (const { kind, amount, paidOn } of rows)
    if (paidOn !== undefined && paidOn <= day) totals[kind] += amount;
  return totals;
}
