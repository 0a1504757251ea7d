import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { decodeInstantCursor, encodeCursor } from '../../platform/web/cursor.js';
import { maySeeRefunds } from '../expense.policy.js';
import { formatExpenseNumber } from '../expense.js';
import type { OwedBy, ReversalReason } from './reversal.js';

/** A reversal whose money is still to come. */
export interface Awaited {
  reversalId: string;
  expenseId: string;
  teamId: string;
  version: number;
  number: string;
  title: string;
  supplierName: string;
  teamName: Text;
  claimantId: string;
  claimantName: string;
  preparedBy: string | null;
  reason: ReversalReason;
  owedBy: OwedBy;
  reversedOn: KstDate;
  paidOn: KstDate | null;
  grantAmount: Won;
  vatAmount: Won;
}

export interface RefundSummary {
  id: string;
  teamId: string;
  teamName: Text;
  receivedOn: KstDate;
  bankReference: string;
  recorderName: string;
  recordedAt: Date;
  grantAmount: Won;
  vatAmount: Won;
  items: {
    expenseId: string;
    reversalId: string;
    number: string;
    title: string;
    grantAmount: Won;
    vatAmount: Won;
  }[];
}

interface AwaitedRow {
  reversal_id: string;
  expense_id: string;
  team_id: string;
  version: number;
  number: number;
  number_year: number;
  title: string;
  supplier_name: string;
  name_ko: string;
  name_en: string;
  claimant_id: string;
  claimant_name: string;
  prepared_by: string | null;
  reason_code: ReversalReason;
  owed_by: OwedBy;
  reversed_on: KstDate;
  paid_on: KstDate | null;
  grant_open: string;
  vat_open: string;
}

interface RefundRow {
  id: string;
  team_id: string;
  name_ko: string;
  name_en: string;
  received_on: KstDate;
  bank_reference: string;
  recorder_name: string;
  recorded_at: Date;
  grant_amount: string;
  vat_amount: string;
  items:
    | {
        expenseId: string;
        reversalId: string;
        year: number;
        number: number;
        title: string;
        grant: string;
        vat: string;
      }[]
    | null;
}

const OPEN = `r.withdrawn_at IS NULL AND r.grant_back + r.vat_back < r.grant_amount + r.vat_amount`;

/** Money that is to come back, oldest first, and what came. */
@Injectable()
export class RefundQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** At most `limit`; the sums are of all. */
  async awaited(
    actor: Actor,
    limit: number,
  ): Promise<{ rows: Awaited[]; count: number; grantAmount: Won; vatAmount: Won }> {
    ensure(maySeeRefunds(actor));
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<AwaitedRow>(
        `SELECT r.id AS reversal_id, r.expense_id, r.team_id, e.version, e.number, e.number_year, e.title, e.supplier_name, t.name_ko, t.name_en,
           e.claimant_id, u.name AS claimant_name, e.prepared_by, r.reason_code, r.owed_by, r.reversed_on, e.paid_on,
           r.grant_amount - r.grant_back AS grant_open, r.vat_amount - r.vat_back AS vat_open
         FROM expense_reversals r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id
         JOIN users u ON u.id = e.claimant_id JOIN teams t ON t.id = r.team_id
         WHERE r.team_id = ANY ($1::uuid[]) AND ${OPEN} ORDER BY r.reversed_on, r.id LIMIT $2`,
        [[...actor.readTeamIds], limit],
      );
      const sums = await this.unit.one<{ count: number; grant: string; vat: string }>(
        `SELECT count(*)::int AS count, coalesce(sum(r.grant_amount - r.grant_back), 0)::text AS grant, coalesce(sum(r.vat_amount - r.vat_back), 0)::text AS vat
         FROM expense_reversals r WHERE r.team_id = ANY ($1::uuid[]) AND ${OPEN}`,
        [[...actor.readTeamIds]],
      );
      await this.noteRead(actor, 'awaited-refund-list', rows);
      return {
        rows: rows.map(awaitedFrom),
        count: sums?.count ?? 0,
        grantAmount: BigInt(sums?.grant ?? 0),
        vatAmount: BigInt(sums?.vat ?? 0),
      };
    });
  }

  /** Latest first. */
  async received(
    actor: Actor,
    filter: { after?: string; limit: number },
  ): Promise<{ rows: RefundSummary[]; next?: string }> {
    ensure(maySeeRefunds(actor));
    const after = decodeInstantCursor(filter.after);
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<RefundRow>(
        `SELECT f.id, f.team_id, t.name_ko, t.name_en, f.received_on, f.bank_reference, u.name AS recorder_name, f.recorded_at, f.grant_amount, f.vat_amount,
           (SELECT jsonb_agg(jsonb_build_object('expenseId', e.id, 'reversalId', i.reversal_id, 'year', e.number_year, 'number', e.number, 'title', e.title,
              'grant', i.grant_amount::text, 'vat', i.vat_amount::text) ORDER BY e.number_year, e.number, i.reversal_id)
            FROM refund_items i JOIN expenses e ON e.team_id = i.team_id AND e.id = i.expense_id
            WHERE i.team_id = f.team_id AND i.refund_id = f.id) AS items
         FROM refunds f JOIN users u ON u.id = f.recorded_by JOIN teams t ON t.id = f.team_id
         WHERE f.team_id = ANY ($1::uuid[]) AND ($2::timestamptz IS NULL OR (f.recorded_at, f.id) < ($2::timestamptz, $3::uuid))
         ORDER BY f.recorded_at DESC, f.id DESC LIMIT $4`,
        [[...actor.readTeamIds], after?.[0] ?? null, after?.[1] ?? null, filter.limit + 1],
      );
      const shown = rows.slice(0, filter.limit);
      await this.noteRead(actor, 'refund-list', shown);
      const last = shown.at(-1);
      return {
        rows: shown.map(refundFrom),
        next:
          rows.length > filter.limit && last
            ? encodeCursor([last.recorded_at.toISOString(), last.id])
            : undefined,
      };
    });
  }

  private async noteRead(
    actor: Actor,
    subjectType: string,
    rows: readonly { team_id: string }[],
  ): Promise<void> {
    for (const teamId of new Set(rows.map((row) => row.team_id)))
      await this.audit.recordRead(actor, { teamId, subjectType, subjectId: teamId });
  }
}

function awaitedFrom(row: AwaitedRow): Awaited {
  return {
    reversalId: row.reversal_id,
    expenseId: row.expense_id,
    teamId: row.team_id,
    version: row.version,
    number: formatExpenseNumber(row.number_year, row.number),
    title: row.title,
    supplierName: row.supplier_name,
    teamName: { ko: row.name_ko, en: row.name_en },
    claimantId: row.claimant_id,
    claimantName: row.claimant_name,
    preparedBy: row.prepared_by,
    reason: row.reason_code,
    owedBy: row.owed_by,
    reversedOn: row.reversed_on,
    paidOn: row.paid_on,
    grantAmount: BigInt(row.grant_open),
    vatAmount: BigInt(row.vat_open),
  };
}

function refundFrom(row: RefundRow): RefundSummary {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: { ko: row.name_ko, en: row.name_en },
    receivedOn: row.received_on,
    bankReference: row.bank_reference,
    recorderName: row.recorder_name,
    recordedAt: row.recorded_at,
    grantAmount: BigInt(row.grant_amount),
    vatAmount: BigInt(row.vat_amount),
    items: (row.items ?? []).map(({ expenseId, reversalId, year, number, title, grant, vat }) => ({
      expenseId,
      reversalId,
      number: formatExpenseNumber(year, number),
      title,
      grantAmount: BigInt(grant),
      vatAmount: BigInt(vat),
    })),
  };
}
