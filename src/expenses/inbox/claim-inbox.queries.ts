import { Injectable } from '@nestjs/common';
import { askedOf } from '../../approvals/asked-of.js';
import { DelegationsToday } from '../../approvals/delegations.queries.js';
import { isNarrowed, type InboxFilter } from '../../approvals/inbox/inbox-filter.js';
import {
  MAX_COUNTED,
  type CleanItems,
  type InboxCounts,
  type InboxEntry,
  type InboxPlace,
  type ListRequest,
  type Pulse,
} from '../../approvals/inbox/inbox-subject.js';
import { inOrder } from '../../approvals/inbox/marks.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import { sumWon } from '../../platform/money/won.js';
import {
  filterSql,
  keyOf,
  liveMarks,
  MARKED,
  NEAR_LIMIT,
  ORDER,
  Parameters,
  placeSql,
  SEEN,
  tabSql,
} from './claim-list-sql.js';
import { fewClaims } from './few-claims.js';

interface EntryRow {
  id: string;
  request_id: string;
  team_id: string;
  version: number;
  key: string;
  opened_at: Date;
  amount: string;
  marks: string[] | null;
  near_limit: boolean;
  seen: boolean;
  title: string;
  supplier_name: string;
  claimant_name: string;
  instead_of: string | null;
  team_ko: string;
  team_en: string;
  categories: Text[] | null;
}

interface Asking {
  readonly parameters: Parameters;
  /** The marks that are looked at now, as the statement's first part. */
  readonly live: string;
  readonly where: string;
  /** Whose right it is, where it was lent. */
  readonly insteadOf: string;
}

const NONE: InboxCounts = { all: 0, check: 0, clean: 0, cleanAmount: 0n };

/** Claims that wait for one person. Each statement walks the index of what is open and stops at its page. */
@Injectable()
export class ClaimInboxQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly delegations: DelegationsToday,
    private readonly audit: AuditLog,
  ) {}

  async counts(actor: Actor, filter: InboxFilter): Promise<InboxCounts> {
    return this.unit.run(actor, async () => {
      const asking = await this.asking(actor, filter);
      if (!asking) return NONE;
      // Conditions on the claims themselves cost more than the marks: one walk, and not three that stop early.
      if (isNarrowed(filter)) return this.countsOfFew(asking);
      const of = (tab: InboxFilter['tab']) =>
        `(SELECT count(*)::int FROM (SELECT FROM approval_requests r WHERE ${asking.where} AND ${tabSql(tab)} LIMIT ${MAX_COUNTED + 1}) c)`;
      const row = await this.unit.one<Omit<InboxCounts, 'cleanAmount'> & { amount: string }>(
        `${asking.live} SELECT ${of('all')} AS "all", ${of('check')} AS "check", c.count AS clean, c.amount
         FROM (SELECT count(*)::int AS count, coalesce(sum(amount), 0)::text AS amount FROM (
           SELECT r.amount FROM approval_requests r WHERE ${asking.where} AND ${tabSql('clean')} LIMIT ${MAX_COUNTED + 1}) l) c`,
        asking.parameters.values,
      );
      if (!row) return NONE;
      const { amount, ...counts } = row;
      return { ...counts, cleanAmount: BigInt(amount) };
    });
  }

  private async countsOfFew({ live, where, parameters }: Asking): Promise<InboxCounts> {
    const row = await this.unit.one<Omit<InboxCounts, 'cleanAmount'> & { amount: string }>(
      `${live} SELECT count(*)::int AS "all", count(*) FILTER (WHERE marked)::int AS "check", count(*) FILTER (WHERE NOT marked)::int AS clean,
         coalesce(sum(amount) FILTER (WHERE NOT marked), 0)::text AS amount
       FROM (SELECT r.amount, ${MARKED} AS marked FROM approval_requests r WHERE ${where} LIMIT ${MAX_COUNTED + 1}) c`,
      parameters.values,
    );
    if (!row) return NONE;
    const { amount, ...counts } = row;
    return { ...counts, cleanAmount: BigInt(amount) };
  }

  /** What the office reads of a team is written to that team's log. */
  async list(actor: Actor, filter: InboxFilter, request: ListRequest): Promise<InboxEntry[]> {
    return this.unit.run(actor, async () => {
      const asking = await this.asking(actor, filter);
      if (!asking) return [];
      const { parameters, live, where, insteadOf } = asking;
      const { from, backwards = false, inclusive, limit } = request;
      const past = from ? placeSql(filter.sort, from, parameters, { backwards, inclusive }) : 'true';
      const order = ORDER[filter.sort][backwards ? 'backwards' : 'forwards'];
      const rows = await this.unit.query<EntryRow>(
        `${live} SELECT r.subject_id AS id, r.id AS request_id, r.team_id, e.version, ${keyOf(filter.sort)} AS key, r.opened_at, r.amount, r.marks,
           ${NEAR_LIMIT} AS near_limit, ${SEEN} AS seen, e.title, e.supplier_name, u.name AS claimant_name, o.name AS instead_of, t.name_ko AS team_ko, t.name_en AS team_en,
           (SELECT jsonb_agg(DISTINCT jsonb_build_object('ko', c.name_ko, 'en', c.name_en)) FROM expense_lines l JOIN categories c ON c.id = l.category_id
            WHERE l.team_id = e.team_id AND l.expense_id = e.id) AS categories
         FROM (SELECT r.*, ${insteadOf} AS instead_of FROM approval_requests r WHERE ${where} AND ${tabSql(filter.tab)} AND ${past}
           ORDER BY ${order} LIMIT ${limit}) r
         JOIN expenses e ON e.team_id = r.team_id AND e.id = r.subject_id JOIN users u ON u.id = e.claimant_id JOIN teams t ON t.id = r.team_id
         LEFT JOIN users o ON o.id = r.instead_of ORDER BY ${order}`,
        parameters.values,
      );
      for (const teamId of new Set(rows.map((row) => row.team_id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'expense-list', subjectId: teamId });
      return rows.map(entryFrom);
    });
  }

  async find(actor: Actor, filter: InboxFilter, id: string): Promise<InboxPlace | undefined> {
    return this.unit.run(actor, async () => {
      const asking = await this.asking(actor, filter);
      if (!asking) return undefined;
      const row = await this.unit.one<{ key: string; id: string }>(
        `${asking.live} SELECT ${keyOf(filter.sort)} AS key, r.id FROM approval_requests r
         WHERE ${asking.where} AND ${tabSql(filter.tab)} AND r.subject_id = ${asking.parameters.put(id)}::uuid`,
        asking.parameters.values,
      );
      return row && { key: BigInt(row.key), id: row.id };
    });
  }

  async before(actor: Actor, filter: InboxFilter, place: InboxPlace): Promise<number> {
    return this.unit.run(actor, async () => {
      const asking = await this.asking(actor, filter);
      if (!asking) return 0;
      const past = placeSql(filter.sort, place, asking.parameters, { backwards: true });
      const row = await this.unit.one<{ count: number }>(
        `${asking.live} SELECT count(*)::int AS count FROM (SELECT FROM approval_requests r WHERE ${asking.where} AND ${tabSql(filter.tab)}
           AND ${past} LIMIT ${MAX_COUNTED}) c`,
        asking.parameters.values,
      );
      return row?.count ?? 0;
    });
  }

  async clean(actor: Actor, filter: InboxFilter): Promise<CleanItems> {
    return this.unit.run(actor, async () => {
      const asking = await this.asking(actor, filter);
      if (!asking) return { items: [], totalAmount: 0n };
      const rows = await this.unit.query<{ id: string; version: number; amount: string }>(
        `${asking.live} SELECT r.subject_id AS id, e.version, r.amount FROM (
           SELECT * FROM approval_requests r WHERE ${asking.where} AND ${tabSql('clean')} ORDER BY r.opened_at, r.id LIMIT ${MAX_COUNTED}) r
         -- one by one: a join of so many would read the table through
         CROSS JOIN LATERAL (SELECT x.version FROM expenses x WHERE x.team_id = r.team_id AND x.id = r.subject_id LIMIT 1) e
         ORDER BY r.opened_at, r.id`,
        asking.parameters.values,
      );
      return {
        items: rows.map(({ id, version }) => ({ id, version })),
        totalAmount: sumWon(rows.map(({ amount }) => BigInt(amount))),
      };
    });
  }

  /** Of these claims, those that have a mark by now. */
  async marked(actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.unit.run(actor, async () => {
      const parameters = new Parameters([[...ids], [...actor.readTeamIds]]);
      const live = liveMarks(
        parameters,
        actor.readTeamIds,
        actor.programme.officeTeamId,
        actor.team.kind === 'office',
      );
      const rows = await this.unit.query<{ id: string }>(
        `${live} SELECT r.subject_id AS id FROM approval_requests r WHERE r.team_id = ANY ($2::uuid[]) AND r.subject_id = ANY ($1::uuid[])
           AND r.state = 'open' AND ${MARKED}`,
        parameters.values,
      );
      return new Set(rows.map(({ id }) => id));
    });
  }

  async pulse(actor: Actor, since?: Date): Promise<Pulse> {
    return this.unit.run(actor, async () => {
      const asked = askedOf(actor, await this.delegations.to(actor));
      if (!asked) return { count: 0, totalAmount: 0n, fresh: 0 };
      const parameters = new Parameters(asked.parameters);
      const at = parameters.put(since ?? null);
      const row = await this.unit.one<{
        count: number;
        amount: string;
        oldest: Date | null;
        latest: Date | null;
        fresh: number;
      }>(
        `SELECT count(*)::int AS count, coalesce(sum(c.amount), 0)::text AS amount, min(c.opened_at) AS oldest, max(c.opened_at) AS latest,
           count(*) FILTER (WHERE date_trunc('milliseconds', c.opened_at) > ${at}::timestamptz)::int AS fresh FROM (SELECT r.opened_at, r.amount FROM approval_requests r
         WHERE r.subject_type = 'expense' AND ${asked.sql} ORDER BY r.opened_at DESC, r.id DESC LIMIT ${MAX_COUNTED + 1}) c`,
        parameters.values,
      );
      return {
        count: row?.count ?? 0,
        totalAmount: BigInt(row?.amount ?? 0),
        oldest: row?.oldest ?? undefined,
        latest: row?.latest ?? undefined,
        fresh: row?.fresh ?? 0,
      };
    });
  }

  private async asking(actor: Actor, filter: InboxFilter): Promise<Asking | undefined> {
    const asked = askedOf(actor, await this.delegations.to(actor));
    if (!asked) return undefined;
    const parameters = new Parameters(asked.parameters);
    const office = actor.team.kind === 'office';
    const teamIds = office ? actor.readTeamIds : [actor.team.id];
    const live = liveMarks(parameters, teamIds, actor.programme.officeTeamId, office);
    const where = filterSql(filter, asked, parameters, await fewClaims(this.unit, filter, teamIds));
    return { parameters, live, where, insteadOf: asked.insteadOf };
  }
}

function entryFrom(row: EntryRow): InboxEntry {
  const title = row.title || undefined;
  return {
    subject: 'expense',
    id: row.id,
    version: row.version,
    place: { key: BigInt(row.key), id: row.request_id },
    since: row.opened_at,
    amount: BigInt(row.amount),
    marks: inOrder([
      ...(row.marks ?? []),
      ...(row.near_limit ? ['near-limit'] : []),
      ...(row.seen ? ['seen-elsewhere'] : []),
    ]),
    title: { ko: title ?? '내용 없음', en: title ?? 'No title' },
    supplierName: row.supplier_name,
    claimantName: row.claimant_name,
    insteadOf: row.instead_of ?? undefined,
    teamName: { ko: row.team_ko, en: row.team_en },
    categoryNames: row.categories ?? [],
    inBulk: true,
  };
}
