import { Injectable } from '@nestjs/common';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { formatWon } from '../platform/money/won.js';
import { FUNDING_ERRORS } from './funding.errors.js';
import { ownCashStanding, type OwnCashRow } from './own-cash.js';

interface StopRow {
  institution: string;
  own_cash: string;
  starts_on: KstDate;
  ends_on: KstDate;
  amount: string | null;
  planned_on: KstDate | null;
  paid_on: KstDate | null;
}

/**
 * 사용 기준 제60조 2항: while an institution's own cash is late, nothing is spent of its stage. Joins the unit of work in hand.
 */
@Injectable()
export class SpendingStop {
  constructor(private readonly unit: UnitOfWork) {}

  /** What to say of a claim of this institution (the lead where none is named) and stage; undefined while it may be spent. */
  async problem(
    place: { teamId: string; institutionId?: string; stageId: string },
    today: KstDate,
    pointer = '/institutionId',
  ): Promise<FieldProblem | undefined> {
    const rows = await this.unit.byKey<StopRow>(
      `SELECT i.name AS institution, f.own_cash, s.starts_on, y.ends_on, d.amount, d.planned_on, d.paid_on
       FROM funding_plans f
       JOIN institutions i ON i.team_id = f.team_id AND i.id = f.institution_id
       JOIN stages s ON s.id = f.stage_id JOIN fiscal_years y ON y.id = s.fiscal_year_id
       JOIN programmes p ON p.id = s.programme_id AND p.own_cash_stops
       LEFT JOIN disbursements d ON d.team_id = f.team_id AND d.institution_id = f.institution_id AND d.stage_id = f.stage_id AND d.kind = 'own-cash'
       WHERE f.team_id = $1 AND f.stage_id = $3 AND ($2::uuid IS NULL AND i.part = 'lead' OR i.id = $2)`,
      [place.teamId, place.institutionId ?? null, place.stageId],
    );
    const [first] = rows;
    if (!first) return undefined;
    const { late, lateSince } = ownCashStanding(
      {
        ownCash: BigInt(first.own_cash),
        stageStartsOn: first.starts_on,
        yearEndsOn: first.ends_on,
        rows: rows.flatMap((row): OwnCashRow[] =>
          row.amount === null
            ? []
            : [
                {
                  amount: BigInt(row.amount),
                  plannedOn: row.planned_on ?? undefined,
                  paidOn: row.paid_on ?? undefined,
                },
              ],
        ),
      },
      today,
    );
    if (late === 0n) return undefined;
    return FUNDING_ERRORS.problem('funding.spending-stopped', pointer, {
      institution: first.institution,
      late: formatWon(late),
      since: lateSince ?? today,
    });
  }
}
