import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { financeCount } from './finance-people.js';
import { checksOf, type Check } from './item-checks.js';
import { ItemFactsQuery, type KnownItem } from './item-facts.js';
import { questionsOf } from './ensure-payable.js';
import { mayKeepRuns, mayRelease, maySeeRuns } from './pay-run.policy.js';
import { PayRunStore } from './pay-run-store.js';
import type { PayRun, RunKind, RunState } from './pay-run.js';

export interface RunSummary {
  id: string;
  teamId: string;
  teamName: { ko: string; en: string };
  number: number;
  kind: RunKind;
  state: RunState;
  institutionName?: string;
  accountName?: string;
  statementName?: string;
  transferOn?: KstDate;
  preparedByName: string;
  preparedAt: Date;
  itemCount: number;
  payableAmount: Won;
  claimAmount: Won;
  openCount: number;
  waitingCount: number;
  postedCount: number;
  failedCount: number;
}

export interface DetailedItem extends KnownItem {
  /** Fixed at the release; before it the one in force. */
  paidInto?: { bankCode: string; holder: string; lastFour: string };
  /** While it may still be changed, and before the file is made. */
  checks: readonly Check[];
  questions: readonly Check[];
}

export interface RunDetail extends RunSummary {
  run: PayRun;
  names: { prepared: string; released?: string; filed?: string; ended?: string };
  payingAccount?: { name: string; bankCode: string; holder: string; lastFour: string };
  items: readonly DetailedItem[];
  downloads: readonly { byName: string; at: Date }[];
  results: readonly {
    id: string;
    fileName: string;
    byName: string;
    at: Date;
    taken: boolean;
    succeeded: number;
    failed: number;
  }[];
  mayKeep: boolean;
  mayRelease: ReturnType<typeof mayRelease>;
}

interface Row {
  id: string;
  team_id: string;
  team_ko: string;
  team_en: string;
  number: number;
  kind: RunKind;
  state: RunState;
  institution_name: string | null;
  account_name: string | null;
  bank_code: string | null;
  holder: string | null;
  last_four: string | null;
  statement_name: string | null;
  transfer_on: KstDate | null;
  prepared_name: string;
  released_name: string | null;
  filed_name: string | null;
  ended_name: string | null;
  prepared_at: Date;
  item_count: number;
  payable: string;
  claim: string;
  open_count: number;
  waiting_count: number;
  posted_count: number;
  failed_count: number;
}

/** What was taken out counts for nothing. */
const SELECT = `SELECT r.id, r.team_id, m.name_ko AS team_ko, m.name_en AS team_en, r.number, r.kind, r.state, n.name AS institution_name,
    a.name AS account_name, a.bank_code, a.holder, a.last_four, v.original_name AS statement_name, r.transfer_on, p.name AS prepared_name,
    l.name AS released_name, f.name AS filed_name, d.name AS ended_name, r.prepared_at, i.*
  FROM pay_runs r JOIN teams m ON m.id = r.team_id JOIN users p ON p.id = r.prepared_by
  LEFT JOIN users l ON l.id = r.released_by LEFT JOIN users f ON f.id = r.filed_by LEFT JOIN users d ON d.id = r.ended_by
  LEFT JOIN institutions n ON n.team_id = r.team_id AND n.id = r.institution_id
  LEFT JOIN paying_accounts a ON a.team_id = r.team_id AND a.id = r.paying_account_id
  LEFT JOIN card_statements s ON s.team_id = r.team_id AND s.id = r.statement_id
  LEFT JOIN evidence v ON v.team_id = s.team_id AND v.id = s.evidence_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS item_count, coalesce(sum(x.payable_amount), 0)::text AS payable,
      coalesce(sum(x.claim_amount), 0)::text AS claim, (count(*) FILTER (WHERE x.state = 'open'))::int AS open_count,
      (count(*) FILTER (WHERE x.state = 'succeeded'))::int AS waiting_count, (count(*) FILTER (WHERE x.state = 'posted'))::int AS posted_count,
      (count(*) FILTER (WHERE x.state = 'failed'))::int AS failed_count
    FROM pay_run_items x WHERE x.team_id = r.team_id AND x.run_id = r.id AND x.state <> 'removed') i`;

/** Reads runs; what the programme's office reads of a team is written to that team's log. */
@Injectable()
export class PayRunQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly facts: ItemFactsQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(
    actor: Actor,
    filter: { after?: string; limit: number },
  ): Promise<{ rows: RunSummary[]; next?: string }> {
    ensure(maySeeRuns(actor));
    const after = decodeInstantCursor(filter.after);
    return this.unit.run(actor, async () => {
      const found = await this.unit.query<Row>(
        `${SELECT} WHERE r.team_id = ANY ($1::uuid[]) AND ($2::timestamptz IS NULL OR (r.prepared_at, r.id) < ($2, $3::uuid))
         ORDER BY r.prepared_at DESC, r.id DESC LIMIT $4`,
        [[...actor.readTeamIds], after?.[0] ?? null, after?.[1] ?? null, filter.limit + 1],
      );
      const rows = found.slice(0, filter.limit);
      for (const teamId of new Set(rows.map((row) => row.team_id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'pay-run-list', subjectId: teamId });
      const last = found.length > filter.limit ? rows.at(-1) : undefined;
      return {
        rows: rows.map(summaryFrom),
        next: last && encodeCursor([last.prepared_at.toISOString(), last.id]),
      };
    });
  }

  async read(actor: Actor, id: string): Promise<RunDetail> {
    ensure(maySeeRuns(actor));
    return this.unit.run(actor, async () => {
      const run = await this.store.find(actor, id);
      const row = await this.unit.one<Row>(`${SELECT} WHERE r.team_id = $1 AND r.id = $2`, [
        run.teamId,
        run.id,
      ]);
      if (!row) throw new Error('a run without a row');
      await this.audit.recordRead(actor, { teamId: run.teamId, subjectType: 'pay-run', subjectId: run.id });
      const today = this.clock.businessDate(actor.demo);
      const known = await this.facts.of(run, await this.store.items(run), run.transferOn ?? today);
      const open = known.filter(({ item }) => item.state === 'open');
      const fixed = await this.fixedAccounts(run);
      const people = await financeCount(this.unit, run.teamId);
      return {
        ...summaryFrom(row),
        run,
        names: {
          prepared: row.prepared_name,
          released: row.released_name ?? undefined,
          filed: row.filed_name ?? undefined,
          ended: row.ended_name ?? undefined,
        },
        payingAccount: payingAccountOf(row),
        items: known.map((one) => ({
          ...one,
          paidInto: fixed.get(one.item.id) ?? shownAccount(one),
          ...judged(one, run, today),
        })),
        downloads: await this.downloads(run),
        results: await this.results(run),
        mayKeep: mayKeepRuns(actor).allowed && actor.team.id === run.teamId,
        mayRelease: mayRelease(actor, run, { items: open, financeCount: people }),
      };
    });
  }

  private async fixedAccounts({ teamId, id }: PayRun): Promise<Map<string, DetailedItem['paidInto']>> {
    const rows = await this.unit.query<{
      item_id: string;
      bank_code: string;
      holder: string;
      last_four: string;
    }>(
      `SELECT i.id AS item_id, a.bank_code, a.holder, a.last_four FROM pay_run_items i
       JOIN supplier_accounts a ON a.team_id = i.team_id AND a.id = i.account_id WHERE i.team_id = $1 AND i.run_id = $2`,
      [teamId, id],
    );
    return new Map(
      rows.map((row) => [
        row.item_id,
        { bankCode: row.bank_code, holder: row.holder, lastFour: row.last_four },
      ]),
    );
  }

  private downloads({ teamId, id }: PayRun): Promise<{ byName: string; at: Date }[]> {
    return this.unit.query(
      `SELECT u.name AS "byName", d.downloaded_at AS at FROM pay_run_downloads d JOIN users u ON u.id = d.downloaded_by
       WHERE d.team_id = $1 AND d.run_id = $2 ORDER BY d.downloaded_at DESC, d.id DESC LIMIT 20`,
      [teamId, id],
    );
  }

  private results({ teamId, id }: PayRun): Promise<RunDetail['results'][number][]> {
    return this.unit.query(
      `SELECT s.id, s.file_name AS "fileName", u.name AS "byName", s.uploaded_at AS at, s.taken_at IS NOT NULL AS taken,
         coalesce((s.counts ->> 'succeeded')::int, 0) AS succeeded, coalesce((s.counts ->> 'failed')::int, 0) AS failed
       FROM pay_run_results s JOIN users u ON u.id = s.uploaded_by
       WHERE s.team_id = $1 AND s.run_id = $2 ORDER BY s.uploaded_at DESC, s.id DESC LIMIT 20`,
      [teamId, id],
    );
  }
}

/** What went out is looked at no more: the bank has it. */
function judged(known: KnownItem, run: PayRun, today: KstDate): Pick<DetailedItem, 'checks' | 'questions'> {
  const isOpen = known.item.state === 'open' && (run.state === 'prepared' || run.state === 'released');
  if (!isOpen) return { checks: [], questions: [] };
  return { checks: checksOf(known.facts, today), questions: questionsOf(known, today) };
}

function shownAccount({ account }: KnownItem): DetailedItem['paidInto'] {
  return account && { bankCode: account.bankCode, holder: account.holder, lastFour: account.lastFour };
}

function payingAccountOf(row: Row): RunDetail['payingAccount'] {
  const { account_name: name, bank_code: bankCode, holder, last_four: lastFour } = row;
  return name === null || bankCode === null || holder === null || lastFour === null
    ? undefined
    : { name, bankCode, holder, lastFour };
}

function summaryFrom(row: Row): RunSummary {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: { ko: row.team_ko, en: row.team_en },
    number: row.number,
    kind: row.kind,
    state: row.state,
    institutionName: row.institution_name ?? undefined,
    accountName: row.account_name ?? undefined,
    statementName: row.statement_name ?? undefined,
    transferOn: row.transfer_on ?? undefined,
    preparedByName: row.prepared_name,
    preparedAt: row.prepared_at,
    itemCount: row.item_count,
    payableAmount: BigInt(row.payable),
    claimAmount: BigInt(row.claim),
    openCount: row.open_count,
    waitingCount: row.waiting_count,
    postedCount: row.posted_count,
    failedCount: row.failed_count,
  };
}
