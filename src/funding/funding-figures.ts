import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';
import { NO_SOURCES, type FundingSources } from './funding-plan.js';
import { paidBy, sourcesFrom } from './funding-store.js';
import type { DisbursementKind } from './disbursement.js';
import { ownCashStanding, type OwnCashStanding } from './own-cash.js';

export interface InstitutionFunding {
  teamId: string;
  institutionId: string;
  institutionName: string;
  institutionKind: InstitutionKind;
  stageId: string;
  /** Absent where none was made yet: its sources count as nothing. */
  plan?: { version: number; exceptionReason: string };
  sources: FundingSources;
  /** Paid out to the institution by the day. */
  disbursed: Won;
  ownCashPaid: Won;
  otherCashPaid: Won;
  interest: Won;
  /** Planned instalments that weren't paid out by the day. */
  toDisburse: Won;
  ownCash: OwnCashStanding;
}

interface FigureRow {
  team_id: string;
  institution_id: string;
  institution_name: string;
  institution_kind: InstitutionKind;
  government: string | null;
  own_cash: string;
  other_cash: string;
  in_kind: string;
  version: number;
  exception_reason: string;
  starts_on: KstDate;
  year_ends_on: KstDate;
  rows: { kind: DisbursementKind; amount: string; plannedOn: KstDate | null; paidOn: KstDate | null }[];
}

export interface FundingScope {
  stageId: string;
  /** One team's, where several may be read. */
  teamId?: string;
}

/** How each institution of a stage is funded on a day: what settlements and close-outs reckon with. */
@Injectable()
export class FundingFigures {
  constructor(private readonly unit: UnitOfWork) {}

  /** In the order of teams and their institutions; row-level security leaves out rivals. */
  read(actor: Actor, { stageId, teamId }: FundingScope, day: KstDate): Promise<InstitutionFunding[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<FigureRow>(
        `SELECT i.team_id, i.id AS institution_id, i.name AS institution_name, i.kind AS institution_kind, f.government, f.own_cash,
           f.other_cash, f.in_kind, f.version, f.exception_reason, s.starts_on, y.ends_on AS year_ends_on,
           (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'amount', d.amount::text, 'plannedOn', d.planned_on, 'paidOn', d.paid_on)
              ORDER BY d.id), '[]') FROM disbursements d
            WHERE d.team_id = i.team_id AND d.institution_id = i.id AND d.stage_id = s.id) AS rows
         FROM institutions i JOIN teams t ON t.id = i.team_id JOIN stages s ON s.id = $1 JOIN fiscal_years y ON y.id = s.fiscal_year_id
         LEFT JOIN funding_plans f ON f.team_id = i.team_id AND f.institution_id = i.id AND f.stage_id = s.id
         WHERE $2::uuid IS NULL OR i.team_id = $2
         ORDER BY t.position, t.id, i.position, i.id`,
        [stageId, teamId ?? null],
      );
      return rows.map((row) => figuresOf(row, stageId, day));
    });
  }
}

function figuresOf(row: FigureRow, stageId: string, day: KstDate): InstitutionFunding {
  const disbursements = row.rows.map(({ kind, amount, plannedOn, paidOn }) => ({
    kind,
    amount: BigInt(amount),
    plannedOn: plannedOn ?? undefined,
    paidOn: paidOn ?? undefined,
  }));
  const { government } = row;
  const sources = government === null ? NO_SOURCES : sourcesFrom({ ...row, government });
  const paid = paidBy(disbursements, day);
  const planned = disbursements
    .filter(({ kind }) => kind === 'instalment')
    .reduce((total, { amount }) => total + amount, 0n);
  return {
    teamId: row.team_id,
    institutionId: row.institution_id,
    institutionName: row.institution_name,
    institutionKind: row.institution_kind,
    stageId,
    plan: government === null ? undefined : { version: row.version, exceptionReason: row.exception_reason },
    sources,
    disbursed: paid.instalment,
    ownCashPaid: paid['own-cash'],
    otherCashPaid: paid['other-cash'],
    interest: paid.interest,
    toDisburse: planned - paid.instalment,
    ownCash: ownCashStanding(
      {
        ownCash: sources.ownCash,
        stageStartsOn: row.starts_on,
        yearEndsOn: row.year_ends_on,
        rows: disbursements.filter(({ kind }) => kind === 'own-cash'),
      },
      day,
    ),
  };
}
