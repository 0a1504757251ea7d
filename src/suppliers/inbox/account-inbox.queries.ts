import { Injectable } from '@nestjs/common';
import { filterWords, type InboxFilter } from '../../approvals/inbox/inbox-filter.js';
import type { InboxEntry, ListRequest, Pulse } from '../../approvals/inbox/inbox-subject.js';
import type { Mark } from '../../approvals/inbox/marks.js';
import type { Actor } from '../../platform/access/actor.js';
import { addDays } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { mayHandleAccounts } from '../supplier.policy.js';

interface WaitingRow {
  id: string;
  supplier_id: string;
  name: string;
  proposed_by_name: string;
  proposed_at: Date;
  key: string;
  team_ko: string;
  team_en: string;
  has_account: boolean;
}

/** Conditions that an account of a supplier can meet; with any other one none is listed. */
const KNOWN = new Set(['tab', 'sort', 'q', 'mark', 'since']);

/** Accounts that wait for this person as the second one. */
@Injectable()
export class AccountInboxQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async list(actor: Actor, filter: InboxFilter, request: ListRequest): Promise<InboxEntry[]> {
    if (!mayHandleAccounts(actor, { teamId: actor.team.id }).allowed || !mayBeListed(filter)) return [];
    const { from, backwards = false, inclusive = false, limit } = request;
    const byAmount = filter.sort === 'largest';
    const falls = (filter.sort !== 'oldest') !== backwards;
    const key = byAmount ? '0::bigint' : '(extract(epoch FROM a.proposed_at) * 1000000)::bigint';
    const parameters: unknown[] = [actor.team.id, actor.userId, filter.q, filter.mark ?? null];
    const conditions: string[] = [];
    if (filter.waitingSince) {
      parameters.push(addDays(filter.waitingSince, 1));
      conditions.push(
        `AND a.proposed_at < ($${parameters.length}::date::timestamp AT TIME ZONE 'Asia/Seoul')`,
      );
    }
    if (from) {
      parameters.push(from.key.toString(), from.id);
      conditions.push(
        `AND (${key}, a.id) ${falls ? '<' : '>'}${inclusive ? '=' : ''} ($${parameters.length - 1}::bigint, $${parameters.length}::uuid)`,
      );
    }
    const direction = falls ? 'DESC' : 'ASC';
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<WaitingRow>(
        `SELECT a.id, a.supplier_id, s.name, p.name AS proposed_by_name, a.proposed_at, ${key} AS key, t.name_ko AS team_ko, t.name_en AS team_en, s.account_id IS NOT NULL AS has_account
         FROM supplier_accounts a JOIN suppliers s ON s.team_id = a.team_id AND s.id = a.supplier_id
         JOIN users p ON p.id = a.proposed_by JOIN teams t ON t.id = a.team_id
         WHERE a.team_id = $1 AND a.state = 'proposed' AND a.proposed_by <> $2
           AND ($4::text IS NULL OR ($4 = 'changed-account') = (s.account_id IS NOT NULL))
           AND position(lower($3) in lower(s.name || ' ' || s.business_number)) > 0 ${conditions.join(' ')}
         ORDER BY ${key} ${direction}, a.id ${direction} LIMIT ${limit}`,
        parameters,
      );
      return rows.map(entryFrom);
    });
  }

  async pulse(actor: Actor, since?: Date): Promise<Pulse> {
    if (!mayHandleAccounts(actor, { teamId: actor.team.id }).allowed)
      return { count: 0, totalAmount: 0n, fresh: 0 };
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<{
        count: number;
        oldest: Date | null;
        latest: Date | null;
        fresh: number;
      }>(
        `SELECT count(*)::int AS count, min(proposed_at) AS oldest, max(proposed_at) AS latest,
           count(*) FILTER (WHERE date_trunc('milliseconds', proposed_at) > $3::timestamptz)::int AS fresh
         FROM supplier_accounts WHERE team_id = $1 AND state = 'proposed' AND proposed_by <> $2`,
        [actor.team.id, actor.userId, since ?? null],
      );
      return {
        count: row?.count ?? 0,
        totalAmount: 0n,
        oldest: row?.oldest ?? undefined,
        latest: row?.latest ?? undefined,
        fresh: row?.fresh ?? 0,
      };
    });
  }
}

/** A supplier's first account is new; only one in force can be changed. */
function isOfAccounts(mark: Mark): boolean {
  return mark === 'changed-account' || mark === 'new-account';
}

function mayBeListed(filter: InboxFilter): boolean {
  const asked = Object.keys(filterWords(filter));
  return (
    filter.tab !== 'clean' &&
    (filter.mark === undefined || isOfAccounts(filter.mark)) &&
    asked.every((field) => KNOWN.has(field))
  );
}

function entryFrom(row: WaitingRow): InboxEntry {
  return {
    subject: 'supplier-account',
    id: row.supplier_id,
    version: 1,
    place: { key: BigInt(row.key), id: row.id },
    since: row.proposed_at,
    marks: [row.has_account ? 'changed-account' : 'new-account'],
    title: { ko: '거래처 계좌 확인', en: 'Supplier’s account to confirm' },
    supplierName: row.name,
    claimantName: row.proposed_by_name,
    teamName: { ko: row.team_ko, en: row.team_en },
    categoryNames: [],
    inBulk: false,
  };
}
