import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { decodeCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';

/** A supplier as a team knows it: kept by itself when a claim with its number is handed in, or added before the first. */
export interface Supplier {
  id: string;
  teamId: string;
  teamName: Text;
  name: string;
  /** Ten digits, check digit right. */
  businessNumber: string;
  /** Handed-in claims that weren't rejected or reversed. */
  claimCount: number;
  /** What they charge to the grant, less what was taken back. */
  claimAmount: Won;
  lastDocumentedOn?: KstDate;
  /** The bank account in force. */
  accountId?: string;
  /** A proposed account waits for a second person. */
  isAccountWaiting: boolean;
}

export interface SupplierFilter {
  q?: string;
  /** Only those with a proposed account that waits. */
  waiting?: boolean;
  after?: string;
  limit: number;
}

interface Row {
  id: string;
  team_id: string;
  name_ko: string;
  name_en: string;
  name: string;
  business_number: string;
  claim_count: number;
  claim_amount: string;
  last_on: string | null;
  account_id: string | null;
  waits: boolean;
}

const WAITS = `EXISTS (SELECT 1 FROM supplier_accounts a WHERE a.team_id = s.team_id AND a.supplier_id = s.id AND a.state = 'proposed')`;
const SELECT = `SELECT s.id, s.team_id, t.name_ko, t.name_en, s.name, s.business_number, x.claim_count, x.claim_amount, x.last_on,
    s.account_id, ${WAITS} AS waits
  FROM suppliers s JOIN teams t ON t.id = s.team_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS claim_count, coalesce(sum(e.claim_amount - e.reversed_amount), 0) AS claim_amount,
      max(e.documented_on) AS last_on
    FROM expenses e WHERE e.team_id = s.team_id AND e.supplier_id = s.id AND e.state NOT IN ('draft', 'rejected', 'reversed')) x`;

/** Reads a team's suppliers; what the office reads of a team is written to that team's log. */
@Injectable()
export class SupplierQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** By name. `q` is part of a name or the beginning of a number. */
  async list(actor: Actor, filter: SupplierFilter): Promise<{ rows: Supplier[]; next?: string }> {
    const [name, id] = cursorOf(filter.after);
    const q = filter.q?.trim() ?? '';
    const digits = q.replaceAll('-', '');
    return this.unit.run(actor, async () => {
      const found = await this.unit.query<Row>(
        `${SELECT} WHERE s.team_id = ANY ($1::uuid[])
           AND ($2 = '' OR position(lower($2) in lower(s.name)) > 0 OR ($3 <> '' AND starts_with(s.business_number, $3)))
           ${filter.waiting ? `AND ${WAITS}` : ''}
           AND ($4::text IS NULL OR (s.name, s.id) > ($4, $5::uuid)) ORDER BY s.name, s.id LIMIT $6`,
        [
          [...actor.readTeamIds],
          q,
          /^\d+$/.test(digits) ? digits : '',
          name ?? null,
          id ?? null,
          filter.limit + 1,
        ],
      );
      const rows = found.slice(0, filter.limit);
      for (const teamId of new Set(rows.map(({ team_id }) => team_id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'supplier-list', subjectId: teamId });
      const last = found.length > filter.limit ? rows.at(-1) : undefined;
      return { rows: rows.map(supplierFrom), next: last && encodeCursor([last.name, last.id]) };
    });
  }

  /** @throws supplier.not-found, also for another team's. */
  async read(actor: Actor, id: string): Promise<Supplier> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<Row>(`${SELECT} WHERE s.team_id = ANY ($1::uuid[]) AND s.id = $2`, [
        [...actor.readTeamIds],
        id,
      ]);
      if (!row) throw SUPPLIER_ERRORS.fail('supplier.not-found');
      await this.audit.recordRead(actor, { teamId: row.team_id, subjectType: 'supplier', subjectId: id });
      return supplierFrom(row);
    });
  }
}

function cursorOf(after: string | undefined): string[] {
  const parts = decodeCursor(after, 2) ?? [];
  if (parts.length > 0 && !isUUID(parts[1])) throw WEB_ERRORS.fail('web.bad-cursor');
  return parts;
}

function supplierFrom(row: Row): Supplier {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: { ko: row.name_ko, en: row.name_en },
    name: row.name,
    businessNumber: row.business_number,
    claimCount: row.claim_count,
    claimAmount: BigInt(row.claim_amount),
    lastDocumentedOn: row.last_on ?? undefined,
    accountId: row.account_id ?? undefined,
    isAccountWaiting: row.waits,
  };
}
