import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StagePeriod } from './check-expense.js';
import type { ClaimInstitution } from './expense-references.js';
import { EXPENSE_COLUMNS, expenseFrom, lineFrom, type ExpenseRow, type LineRow } from './expense-rows.js';
import type { Expense } from './expense.js';
import type { AboutClaim, KnownOfClaim } from './judge-claim.js';

/** A claim with all that rules ask of it. */
export interface PastClaim {
  expense: Expense;
  about: AboutClaim;
  known: KnownOfClaim;
}

export interface PastClaimKey {
  teamId: string;
  id: string;
}

interface Reference {
  id: string;
  team_id: string;
  kind: string;
  name: string;
  business_number: string;
  vat_recovery: ClaimInstitution['vatRecovery'];
}

type Fund = { code: string; kind: string };

const NEVER = '00000000-0000-0000-0000-000000000000';

/** Handed-in claims of many teams with what rules ask of them, read by sets; inside the unit of an officer. */
@Injectable()
export class PastClaims {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly evidence: EvidenceQueries,
  ) {}

  async count(teamIds: readonly string[], since: KstDate): Promise<number> {
    const row = await this.unit.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM expenses e WHERE ${SUBMITTED}`,
      [[...teamIds], since],
    );
    return row?.count ?? 0;
  }

  /** Those handed in on `since` or later, in the order of their keys, behind `after`. */
  async batch(
    teamIds: readonly string[],
    since: KstDate,
    after: PastClaimKey | undefined,
    limit: number,
  ): Promise<PastClaim[]> {
    const rows = await this.unit.query<ExpenseRow>(
      `SELECT ${EXPENSE_COLUMNS} FROM expenses e WHERE ${SUBMITTED} AND (e.team_id, e.id) > ($3::uuid, $4::uuid)
       ORDER BY e.team_id, e.id LIMIT $5`,
      [[...teamIds], since, after?.teamId ?? NEVER, after?.id ?? NEVER, limit],
    );
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const [lines, evidences, references, carded] = await Promise.all([
      this.unit.query<LineRow & { expense_id: string }>(
        'SELECT * FROM expense_lines WHERE team_id = ANY ($1::uuid[]) AND expense_id = ANY ($2::uuid[]) ORDER BY expense_id, position',
        [[...new Set(rows.map(({ team_id }) => team_id))], ids],
      ),
      this.evidence.attachedToAll(ids),
      this.references(teamIds),
      this.unit.query<{ id: string }>(
        'SELECT DISTINCT expense_id AS id FROM card_links WHERE team_id = ANY ($1::uuid[]) AND expense_id = ANY ($2::uuid[])',
        [[...new Set(rows.map(({ team_id }) => team_id))], ids],
      ),
    ]);
    const onCard = new Set(carded.map(({ id }) => id));
    const linesOf = new Map<string, LineRow[]>();
    for (const line of lines) linesOf.set(line.expense_id, [...(linesOf.get(line.expense_id) ?? []), line]);
    return rows.map((row) =>
      pastClaim(
        expenseFrom(row, (linesOf.get(row.id) ?? []).map(lineFrom)),
        evidences.get(row.id) ?? [],
        references,
        onCard.has(row.id),
      ),
    );
  }

  private async references(teamIds: readonly string[]): Promise<References> {
    const [stages, institutions, categories, funds] = await Promise.all([
      this.unit.query<StagePeriod>('SELECT id, starts_on AS "startsOn", ends_on AS "endsOn" FROM stages'),
      this.unit.query<Reference>(
        'SELECT id, team_id, kind, name, business_number, vat_recovery FROM institutions WHERE team_id = ANY ($1::uuid[])',
        [[...teamIds]],
      ),
      this.unit.query<{ id: string; path: string }>('SELECT id, path FROM categories'),
      this.unit.query<Fund & { id: string }>(
        'SELECT b.id, f.code, f.kind FROM budget_lines b JOIN funds f ON f.id = b.fund_id',
      ),
    ]);
    return {
      stages: new Map(stages.map((stage) => [stage.id, stage])),
      institutions: new Map(institutions.map((one) => [one.id, one])),
      categoryPaths: new Map(categories.map(({ id, path }) => [id, path])),
      funds: new Map(funds.map(({ id, code, kind }) => [id, { code, kind }])),
    };
  }
}

const SUBMITTED = `e.team_id = ANY ($1::uuid[]) AND e.state <> 'draft' AND e.submitted_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Seoul'`;

interface References {
  stages: ReadonlyMap<string, StagePeriod>;
  institutions: ReadonlyMap<string, Reference>;
  categoryPaths: ReadonlyMap<string, string>;
  funds: ReadonlyMap<string, Fund>;
}

function pastClaim(
  expense: Expense,
  evidences: readonly Evidence[],
  references: References,
  cardUsed: boolean,
): PastClaim {
  const { stages, institutions, categoryPaths } = references;
  const stage = stages.get(expense.stageId);
  const institution = institutions.get(expense.institutionId);
  if (!stage || !institution) throw new Error('a claim refers to a stage and an institution');
  const drawn = expense.lines.flatMap(({ budgetLineId = '' }) => references.funds.get(budgetLineId) ?? []);
  const inProject = [...institutions.values()].some(
    (other) =>
      other.team_id === expense.teamId &&
      other.id !== institution.id &&
      other.business_number === expense.supplierBusinessNumber,
  );
  return {
    expense,
    about: {
      kind: institution.kind,
      in_project: inProject,
      card_used: cardUsed,
      funds: [...new Map(drawn.map((fund) => [fund.code, fund])).values()],
    },
    known: {
      stage,
      institution: {
        id: institution.id,
        name: institution.name,
        businessNumber: institution.business_number,
        vatRecovery: institution.vat_recovery,
      },
      categoryPaths,
      evidences,
    },
  };
}
