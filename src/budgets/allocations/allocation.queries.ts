import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { encodeCursor } from '../../platform/web/cursor.js';
import { maySeeLabour } from '../../programmes/programme.policy.js';
import type { FundKind } from '../../programmes/fund.entity.js';
import { uuidCursor } from '../uuid-cursor.js';

/** 편성: what a fund was given for a year, and what of it lines were given. The office's alone to know. */
export interface Appropriation {
  lineId?: string;
  fund: { id: string; code: string; name: Text; kind: FundKind };
  fiscalYear: { id: string; year: number };
  appropriated: Won;
  allocated: Won;
  unallocated: Won;
}

export const ALLOCATION_KINDS = ['allocate', 'deallocate'] as const;

/** One act of giving to or taking back from a line. */
export interface AllocationAct {
  id: string;
  kind: (typeof ALLOCATION_KINDS)[number];
  teamId: string;
  lineId: string;
  amount: Won;
  reason: string;
  actorName?: string;
  occurredOn: KstDate;
  recordedAt: Date;
  causeType: string;
  causeId: string;
}

export interface AllocationFilter {
  fiscalYearId?: string;
  fundId?: string;
  teamId?: string;
  lineId?: string;
}

interface ActRow {
  id: string;
  kind: AllocationAct['kind'];
  team_id: string;
  line_id: string;
  amount: string;
  reason: string;
  actor_name: string | null;
  occurred_on: KstDate;
  recorded_at: Date;
  cause_type: string;
  cause_id: string;
}

@Injectable()
export class AllocationQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Every fund with its year, also where nothing was appropriated yet; empty of figures for a team. */
  appropriations(
    actor: Actor,
    filter: { fiscalYearId?: string; fundId?: string } = {},
  ): Promise<Appropriation[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<{
        line_id: string | null;
        fund_id: string;
        code: string;
        kind: FundKind;
        name_ko: string;
        name_en: string;
        fiscal_year_id: string;
        year: number;
        unallocated: string | null;
        allocated: string;
      }>(
        `SELECT a.id AS line_id, f.id AS fund_id, f.code, f.kind, f.name_ko, f.name_en, y.id AS fiscal_year_id, y.year,
           b.available AS unallocated,
           (SELECT coalesce(sum(lb.available + lb.reserved + lb.spent), 0) FROM budget_lines l JOIN line_balances lb ON lb.line_id = l.id
             WHERE l.kind = 'line' AND l.fund_id = f.id AND l.fiscal_year_id = y.id) AS allocated
         FROM funds f CROSS JOIN fiscal_years y
         LEFT JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = f.id AND a.fiscal_year_id = y.id
         LEFT JOIN line_balances b ON b.line_id = a.id
         WHERE ($1::uuid IS NULL OR y.id = $1) AND ($2::uuid IS NULL OR f.id = $2)
         ORDER BY y.year, f.position, f.code`,
        [filter.fiscalYearId ?? null, filter.fundId ?? null],
      );
      return rows.map((row) => {
        const [unallocated, allocated] = [BigInt(row.unallocated ?? '0'), BigInt(row.allocated)];
        return {
          lineId: row.line_id ?? undefined,
          fund: {
            id: row.fund_id,
            code: row.code,
            name: { ko: row.name_ko, en: row.name_en },
            kind: row.kind,
          },
          fiscalYear: { id: row.fiscal_year_id, year: row.year },
          appropriated: allocated + unallocated,
          allocated,
          unallocated,
        };
      });
    });
  }

  /** What was given to lines and taken back, newest first; a team reads its own. */
  acts(
    actor: Actor,
    filter: AllocationFilter,
    paging: { after?: string; limit: number },
  ): Promise<{ acts: AllocationAct[]; next?: string }> {
    const after = uuidCursor(paging.after);
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<ActRow>(
        `SELECT p.id, p.kind, p.team_id, p.line_id, p.amount, p.reason, u.name AS actor_name, p.occurred_on, p.recorded_at,
           p.cause_type, p.cause_id
         FROM postings p JOIN budget_lines l ON l.id = p.line_id LEFT JOIN categories c ON c.id = l.category_id
         LEFT JOIN users u ON u.id = p.actor_id
         WHERE p.kind IN ('allocate', 'deallocate') AND ($1 OR NOT coalesce(c.labour, false))
           AND ($2::uuid IS NULL OR l.fiscal_year_id = $2) AND ($3::uuid IS NULL OR l.fund_id = $3)
           AND ($4::uuid IS NULL OR p.team_id = $4) AND ($5::uuid IS NULL OR p.line_id = $5) AND ($6::uuid IS NULL OR p.id < $6)
         ORDER BY p.id DESC LIMIT $7`,
        [
          maySeeLabour(actor),
          filter.fiscalYearId ?? null,
          filter.fundId ?? null,
          filter.teamId ?? null,
          filter.lineId ?? null,
          after ?? null,
          paging.limit + 1,
        ],
      );
      const shown = rows.slice(0, paging.limit);
      for (const teamId of new Set(shown.map((row) => row.team_id)))
        if (teamId !== actor.team.id)
          await this.audit.recordRead(actor, {
            teamId,
            subjectType: 'budget',
            subjectId: actor.programme.id,
          });
      const last = shown.at(-1);
      return {
        acts: shown.map(actFrom),
        next: rows.length > paging.limit && last ? encodeCursor([last.id]) : undefined,
      };
    });
  }
}

function actFrom(row: ActRow): AllocationAct {
  return {
    id: row.id,
    kind: row.kind,
    teamId: row.team_id,
    lineId: row.line_id,
    amount: BigInt(row.amount),
    reason: row.reason,
    actorName: row.actor_name ?? undefined,
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    causeType: row.cause_type,
    causeId: row.cause_id,
  };
}
