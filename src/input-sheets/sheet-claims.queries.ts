import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Evidence } from '../evidence/evidence.js';
import { documentKindOf } from '../expenses/document-kinds.js';
import { formatExpenseNumber } from '../expenses/expense.js';
import { isPaymentMeans, paymentMeansOf } from '../expenses/payment-means.js';
import type { Actor } from '../platform/access/actor.js';
import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { bankName } from '../platform/ids/banks.js';
import { decodeCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Category } from '../programmes/category.entity.js';
import type { CategoryTree } from '../programmes/category-tree.js';
import { AccountsInForce, type ListedAccount } from '../suppliers/accounts-in-force.js';
import { mayEnter } from './input-sheet.policy.js';
import { layoutOf, type NationalSystem } from './layouts.js';
import type { SheetClaim, SheetLine } from './sheet-values.js';

export const ENTRY_STATES = ['open', 'entered'] as const;
/** `open`: not typed in yet. */
export type EntryState = (typeof ENTRY_STATES)[number];

export interface SheetFilter {
  system: NationalSystem;
  state: EntryState;
  /** Days of payment; of approval where nothing is paid yet. Both included. */
  from: KstDate;
  to: KstDate;
  institutionId?: string;
}

interface ClaimRow {
  team_id: string;
  team_ko: string;
  team_en: string;
  id: string;
  number: number;
  number_year: number;
  state: SheetClaim['state'];
  title: string;
  institution_id: string;
  institution_name: string;
  institution_kind: string;
  supplier_id: string | null;
  supplier_name: string;
  supplier_business_number: string | null;
  documented_on: KstDate | null;
  paid_on: KstDate | null;
  day: KstDate;
  approval_number: string | null;
  card_used: boolean;
  card_approval_number: string | null;
  payment_means: string | null;
  supply_amount: string;
  tax_amount: string;
  claim_amount: string;
  payable_amount: string;
  reversed_amount: string;
  ends_on: KstDate;
  held: boolean;
  entered_by_name: string | null;
  entered_at: Date | null;
  lines: LineRow[] | null;
}

interface LineRow {
  name: string;
  categoryId: string | null;
  supply: string;
  tax: string;
  claim: string;
  payable: string;
}

const DAY = `coalesce(CASE WHEN e.state <> 'approved' THEN e.paid_on END, (e.decided_at AT TIME ZONE 'Asia/Seoul')::date)`;
/** What was typed in and then taken back stays in sight: it has to be taken back there, too. */
const WHERE = `e.team_id = ANY ($1::uuid[]) AND ${DAY} BETWEEN $3::date AND $4::date
  AND ($5::uuid IS NULL OR e.institution_id = $5::uuid)
  AND (e.state IN ('approved', 'paid') OR (e.state = 'reversed' AND n.expense_id IS NOT NULL))`;
const ENTRY = `LEFT JOIN national_entries n ON n.team_id = e.team_id AND n.expense_id = e.id AND n.system = $2`;

/** Claims that are to be typed into a national system, or were; those that have waited longest first. */
@Injectable()
export class SheetClaimQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly evidence: EvidenceQueries,
    private readonly accounts: AccountsInForce,
  ) {}

  async list(
    actor: Actor,
    filter: SheetFilter,
    page: { after?: string; limit: number },
  ): Promise<{ claims: SheetClaim[]; next?: string }> {
    const after = cursorOf(page.after);
    return this.unit.run(actor, async () => {
      const found = await this.unit.query<ClaimRow>(LIST, [
        ...filterValues(actor, filter),
        filter.state === 'entered',
        after?.[0] ?? null,
        after?.[1] ?? null,
        page.limit + 1,
      ]);
      const rows = found.slice(0, page.limit);
      const [categories, documents, accounts] = [
        await this.structure.categories(actor),
        await this.evidence.attachedToAll(rows.map(({ id }) => id)),
        await this.accounts.of(
          actor,
          rows.flatMap(({ supplier_id: id }) => id ?? []),
          { whole: mayEnter(actor).allowed, seenIn: 'input-sheet' },
        ),
      ];
      const last = rows.at(-1);
      const lineOf = lineReader(categories, filter.system);
      return {
        claims: rows.map((row) => claimFrom(row, lineOf, documents.get(row.id) ?? [], accounts)),
        next: found.length > page.limit && last ? encodeCursor([last.day, last.id]) : undefined,
      };
    });
  }

  /** How many there are in the period, and how many that aren't typed in lie before it. */
  async counts(
    actor: Actor,
    filter: SheetFilter,
  ): Promise<{ open: number; entered: number; earlier: number; earliestOn?: KstDate }> {
    return this.unit.run(actor, async () => {
      const counted = await this.unit.one<{ open: number; entered: number }>(
        `SELECT count(*) FILTER (WHERE n.expense_id IS NULL)::int AS open, count(n.expense_id)::int AS entered
         FROM expenses e ${ENTRY} WHERE ${WHERE}`,
        filterValues(actor, filter),
      );
      const earlier = await this.unit.one<{ count: number; day: KstDate | null }>(
        `SELECT count(*)::int AS count, min(${DAY}) AS day FROM expenses e ${ENTRY}
         WHERE e.team_id = ANY ($1::uuid[]) AND ${DAY} < $3::date AND e.state IN ('approved', 'paid') AND n.expense_id IS NULL
           AND ($4::uuid IS NULL OR e.institution_id = $4::uuid)`,
        [[...actor.readTeamIds], filter.system, filter.from, filter.institutionId ?? null],
      );
      return {
        open: counted?.open ?? 0,
        entered: counted?.entered ?? 0,
        earlier: earlier?.count ?? 0,
        earliestOn: earlier?.day ?? undefined,
      };
    });
  }
}

const LIST = `SELECT e.team_id, m.name_ko AS team_ko, m.name_en AS team_en, e.id, e.number, e.number_year, e.state, e.title,
    i.id AS institution_id, i.name AS institution_name, i.kind AS institution_kind, s.id AS supplier_id, e.supplier_name,
    e.supplier_business_number, e.documented_on, CASE WHEN e.state <> 'approved' THEN e.paid_on END AS paid_on, ${DAY} AS day,
    e.approval_number, card.used AS card_used, card.approval_number AS card_approval_number, e.details ->> 'paymentMeans' AS payment_means,
    e.supply_amount, e.tax_amount, e.claim_amount, e.payable_amount, e.reversed_amount, y.ends_on,
    EXISTS (SELECT FROM payment_holds h WHERE h.team_id = e.team_id AND h.expense_id = e.id AND h.released_at IS NULL) AS held,
    u.name AS entered_by_name, n.entered_at,
    (SELECT jsonb_agg(jsonb_build_object('name', l.name, 'categoryId', l.category_id, 'supply', l.supply_amount::text,
       'tax', l.tax_amount::text, 'claim', l.claim_amount::text, 'payable', l.payable_amount::text) ORDER BY l.position)
     FROM expense_lines l WHERE l.team_id = e.team_id AND l.expense_id = e.id) AS lines
  FROM expenses e ${ENTRY}
  JOIN teams m ON m.id = e.team_id
  JOIN institutions i ON i.team_id = e.team_id AND i.id = e.institution_id
  JOIN stages g ON g.id = e.stage_id JOIN fiscal_years y ON y.id = g.fiscal_year_id
  LEFT JOIN suppliers s ON s.team_id = e.team_id AND s.business_number = e.supplier_business_number
  LEFT JOIN users u ON u.id = n.entered_by
  CROSS JOIN LATERAL (SELECT count(*) > 0 AS used, min(nullif(t.approval_number, '')) AS approval_number
    FROM card_links k JOIN card_transactions t ON t.team_id = k.team_id AND t.id = k.transaction_id
    WHERE k.team_id = e.team_id AND k.expense_id = e.id) card
  WHERE ${WHERE} AND (n.expense_id IS NOT NULL) = $6 AND ($7::date IS NULL OR (${DAY}, e.id) > ($7::date, $8::uuid))
  ORDER BY ${DAY}, e.id LIMIT $9`;

function filterValues(actor: Actor, filter: SheetFilter): unknown[] {
  const { system, from, to, institutionId } = filter;
  return [[...actor.readTeamIds], system, from, to, institutionId ?? null];
}

function cursorOf(cursor: string | undefined): [day: string, id: string] | undefined {
  const [day, id] = decodeCursor(cursor, 2) ?? [];
  if (day === undefined || id === undefined) return undefined;
  if (!isKstDate(day) || !isUUID(id)) throw WEB_ERRORS.fail('web.bad-cursor');
  return [day, id];
}

function claimFrom(
  row: ClaimRow,
  lineOf: (line: LineRow) => SheetLine,
  evidences: readonly Evidence[],
  accounts: ReadonlyMap<string, ListedAccount>,
): SheetClaim {
  const documents = evidences.flatMap((evidence) => documentKindOf(evidence) ?? []);
  const said = row.payment_means ?? '';
  const means = paymentMeansOf(isPaymentMeans(said) ? said : undefined, documents, row.card_used);
  const account = row.supplier_id === null ? undefined : accounts.get(row.supplier_id);
  return {
    teamId: row.team_id,
    teamName: { ko: row.team_ko, en: row.team_en },
    id: row.id,
    number: formatExpenseNumber(row.number_year, row.number),
    state: row.state,
    title: row.title,
    institution: { id: row.institution_id, name: row.institution_name, kind: row.institution_kind },
    supplier: {
      id: row.supplier_id ?? undefined,
      name: row.supplier_name,
      businessNumber: row.supplier_business_number ?? undefined,
    },
    documentedOn: row.documented_on ?? undefined,
    paidOn: row.paid_on ?? undefined,
    approvalNumber: row.approval_number ?? undefined,
    cardApprovalNumber: row.card_approval_number ?? undefined,
    means: means?.means ?? 'unknown',
    documents,
    supplyAmount: BigInt(row.supply_amount),
    taxAmount: BigInt(row.tax_amount),
    claimAmount: BigInt(row.claim_amount),
    payableAmount: BigInt(row.payable_amount),
    reversedAmount: BigInt(row.reversed_amount),
    yearEndsOn: row.ends_on,
    isHeld: row.held,
    ...(account ? { account: { ...account, bankName: bankName(account.bankCode) } } : {}),
    lines: (row.lines ?? []).map(lineOf),
    ...(row.entered_at
      ? { entry: { enteredByName: row.entered_by_name ?? '', enteredAt: row.entered_at } }
      : {}),
  };
}

function lineReader(categories: CategoryTree<Category>, system: NationalSystem): (row: LineRow) => SheetLine {
  const above = layoutOf(system).aboveCategories;
  return (row) => {
    const steps = row.categoryId === null ? [] : categories.lineage(row.categoryId);
    const [first, second] = steps.filter(
      ({ code }, index) => index > 0 || !above.includes(code.toUpperCase()),
    );
    return {
      name: row.name,
      ...(first ? { category: first.name, categoryCode: first.code.toUpperCase() } : {}),
      ...(second ? { subcategory: second.name } : {}),
      supplyAmount: BigInt(row.supply),
      taxAmount: BigInt(row.tax),
      claimAmount: BigInt(row.claim),
      payableAmount: BigInt(row.payable),
    };
  };
}
