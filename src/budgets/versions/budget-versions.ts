import { Injectable } from '@nestjs/common';
import type { PostingKind } from '../../ledger/posting.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { decodeCursor, encodeCursor } from '../../platform/web/cursor.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { maySeeLabour } from '../../programmes/programme.policy.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import type { Means } from '../budget-line.entity.js';
import { COMPARISON, VERSIONS } from './version-sql.js';

/** 판: a year's budget after one act changed it; who, when and why, as the ledger has it. */
export interface BudgetVersion {
  id: string;
  /** Within the reader's own list. */
  number: number;
  fiscalYearId: string;
  recordedAt: Date;
  occurredOn: KstDate;
  actorName?: string;
  causeType: string;
  causeId: string;
  kinds: PostingKind[];
  reason: string;
  /** Reasons that differ from line to line, as those of a sheet may. */
  reasonCount: number;
  lineCount: number;
  /** What lines held in all after it, and how much of that this act added. */
  allocated: Won;
  allocatedChange: Won;
  /** The same with what isn't allocated; of a team's own list no more than its lines. */
  appropriated: Won;
  appropriatedChange: Won;
}

/** A place of the budget before and after. */
export interface VersionChange {
  lineId: string;
  fund: { id: string; code: string; name: Text };
  /** Absent for what isn't allocated. */
  stage?: { id: string; name: Text };
  team?: { id: string; name: Text };
  institution?: { id: string; name: string };
  category?: { id: string; code: string; name: Text };
  means: Means;
  before: Won;
  after: Won;
}

export interface Comparison {
  changes: VersionChange[];
  total: { before: Won; after: Won; lines: number };
  next?: string;
}

interface VersionRow {
  id: string;
  number: string;
  recorded_at: Date;
  occurred_on: KstDate;
  actor_name: string | null;
  cause_type: string;
  cause_id: string;
  kinds: PostingKind[];
  reason: string;
  reason_count: string;
  line_count: string;
  team_ids: string[];
  allocated: string;
  allocated_change: string;
  appropriated: string;
  appropriated_change: string;
}

interface ChangeRow {
  line_id: string;
  fund_id: string;
  fund_code: string;
  fund_ko: string;
  fund_en: string;
  stage_id: string | null;
  stage_ko: string | null;
  stage_en: string | null;
  team_id: string;
  team_ko: string;
  team_en: string;
  is_team: boolean;
  institution_id: string | null;
  institution_name: string | null;
  category_id: string | null;
  category_code: string | null;
  category_ko: string | null;
  category_en: string | null;
  means: Means;
  before: string;
  after: string;
  sum_before: string;
  sum_after: string;
  lines: string;
}

/** Versions are read from the ledger: there is no second truth that could differ from it. */
@Injectable()
export class BudgetVersions {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Newest first. */
  list(
    actor: Actor,
    fiscalYearId: string,
    paging: { after?: string; limit: number },
  ): Promise<{ versions: BudgetVersion[]; next?: string; total: number }> {
    const below = Number(decodeCursor(paging.after, 1)?.[0] ?? Number.MAX_SAFE_INTEGER);
    if (!Number.isInteger(below) || below < 0) throw WEB_ERRORS.fail('web.bad-cursor');
    return this.unit.run(actor, async () => {
      const rows = await this.rows(actor, fiscalYearId, { below, limit: paging.limit + 1 });
      const shown = rows.slice(0, paging.limit);
      await this.recordReads(actor, shown);
      const last = shown.at(-1);
      return {
        versions: shown.map((row) => versionFrom(row, fiscalYearId)),
        next: rows.length > paging.limit && last ? encodeCursor([last.number]) : undefined,
        total: rows.length === 0 ? 0 : Number(rows[0]?.number ?? 0),
      };
    });
  }

  /** One version; not found where the reader may know nothing of it. */
  find(actor: Actor, id: string): Promise<BudgetVersion> {
    return this.unit.run(actor, async () => {
      const years = await this.unit.query<{ fiscal_year_id: string }>(
        `SELECT DISTINCT l.fiscal_year_id FROM postings p JOIN budget_lines l ON l.id IN (p.line_id, p.counter_line_id)
         WHERE p.team_id = ANY ($1::uuid[]) AND p.id = $2`,
        [actor.readTeamIds, id],
      );
      for (const { fiscal_year_id: yearId } of years) {
        const [row] = await this.rows(actor, yearId, { id, below: Number.MAX_SAFE_INTEGER, limit: 1 });
        if (!row) continue;
        await this.recordReads(actor, [row]);
        return versionFrom(row, yearId);
      }
      throw BUDGET_ERRORS.fail('budget.version-not-found');
    });
  }

  /** What an act made of the year's budget, where it is one version. */
  async ofCause(
    actor: Actor,
    fiscalYearId: string,
    cause: { type: string; id: string },
  ): Promise<BudgetVersion | undefined> {
    return this.unit.run(actor, async () => {
      const by = { below: Number.MAX_SAFE_INTEGER, limit: 1, cause };
      const [row] = await this.rows(actor, fiscalYearId, by);
      return row && versionFrom(row, fiscalYearId);
    });
  }

  /** The one before it in the reader's own list. */
  async before(actor: Actor, { fiscalYearId, number }: BudgetVersion): Promise<BudgetVersion | undefined> {
    return this.unit.run(actor, async () => {
      const [row] = await this.rows(actor, fiscalYearId, { below: number, limit: 1 });
      return row && versionFrom(row, fiscalYearId);
    });
  }

  /**
   * The year's budget at two of its versions, side by side: what differs, or with `all` every place that ever held something.
   * Without `from` it is compared with nothing.
   */
  compare(
    actor: Actor,
    { from, to, all = false }: { from?: BudgetVersion; to: BudgetVersion; all?: boolean },
    paging: { after?: string; limit: number },
  ): Promise<Comparison> {
    const offset = Number(decodeCursor(paging.after, 1)?.[0] ?? '0');
    if (!Number.isInteger(offset) || offset < 0) throw WEB_ERRORS.fail('web.bad-cursor');
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<ChangeRow>(COMPARISON, [
        to.fiscalYearId,
        maySeeLabour(actor),
        from?.number ?? 0,
        to.number,
        all,
        offset,
        paging.limit + 1,
      ]);
      const shown = rows.slice(0, paging.limit);
      const [first] = rows;
      return {
        changes: shown.map(changeFrom),
        total: {
          before: BigInt(first?.sum_before ?? '0'),
          after: BigInt(first?.sum_after ?? '0'),
          lines: Number(first?.lines ?? '0'),
        },
        next: rows.length > paging.limit ? encodeCursor([String(offset + paging.limit)]) : undefined,
      };
    });
  }

  private rows(
    actor: Actor,
    fiscalYearId: string,
    {
      id,
      below,
      limit,
      cause,
    }: { id?: string; below: number; limit: number; cause?: { type: string; id: string } },
  ): Promise<VersionRow[]> {
    return this.unit.query<VersionRow>(
      `WITH ${VERSIONS}, summed AS (
         SELECT act, coalesce(sum(allocated) FILTER (WHERE is_line), 0) AS allocated_change, sum(allocated) AS appropriated_change
         FROM moved GROUP BY act
       ), counted AS (
         SELECT v.*, s.allocated_change, s.appropriated_change, sum(s.allocated_change) OVER (ORDER BY v.number) AS allocated,
           sum(s.appropriated_change) OVER (ORDER BY v.number) AS appropriated
         FROM version v JOIN summed s USING (act)
       )
       SELECT v.id, v.number, v.recorded_at, v.occurred_on, u.name AS actor_name, v.cause_type, v.cause_id, v.kinds, v.reason,
         v.reason_count, v.line_count, v.team_ids, v.allocated, v.allocated_change, v.appropriated,
         v.appropriated_change
       FROM counted v LEFT JOIN users u ON u.id = v.actor_id
       WHERE ($3::uuid IS NULL OR v.id = $3) AND v.number < $4 AND ($6::text IS NULL OR (v.cause_type = $6 AND v.cause_id = $7::uuid))
       ORDER BY v.number DESC LIMIT $5`,
      [fiscalYearId, maySeeLabour(actor), id ?? null, below, limit, cause?.type ?? null, cause?.id ?? null],
    );
  }

  private async recordReads(actor: Actor, rows: readonly VersionRow[]): Promise<void> {
    const teams = new Set(rows.flatMap((row) => row.team_ids));
    teams.delete(actor.team.id);
    for (const teamId of teams)
      await this.audit.recordRead(actor, {
        teamId,
        subjectType: 'budget-versions',
        subjectId: actor.programme.id,
      });
  }
}

function versionFrom(row: VersionRow, fiscalYearId: string): BudgetVersion {
  return {
    id: row.id,
    number: Number(row.number),
    fiscalYearId,
    recordedAt: row.recorded_at,
    occurredOn: row.occurred_on,
    actorName: row.actor_name ?? undefined,
    causeType: row.cause_type,
    causeId: row.cause_id,
    kinds: row.kinds,
    reason: row.reason,
    reasonCount: Number(row.reason_count),
    lineCount: Number(row.line_count),
    allocated: BigInt(row.allocated),
    allocatedChange: BigInt(row.allocated_change),
    appropriated: BigInt(row.appropriated),
    appropriatedChange: BigInt(row.appropriated_change),
  };
}

function named<T extends string | null>(id: T, ko: string | null, en: string | null) {
  return id === null ? undefined : { id: String(id), name: { ko: ko ?? '', en: en ?? '' } };
}

function changeFrom(row: ChangeRow): VersionChange {
  const category = named(row.category_id, row.category_ko, row.category_en);
  return {
    lineId: row.line_id,
    fund: { id: row.fund_id, code: row.fund_code, name: { ko: row.fund_ko, en: row.fund_en } },
    stage: named(row.stage_id, row.stage_ko, row.stage_en),
    team: row.is_team ? named(row.team_id, row.team_ko, row.team_en) : undefined,
    institution:
      row.institution_id === null ? undefined : { id: row.institution_id, name: row.institution_name ?? '' },
    category: category && { ...category, code: row.category_code ?? '' },
    means: row.means,
    before: BigInt(row.before),
    after: BigInt(row.after),
  };
}
