import { Injectable } from '@nestjs/common';
import { formatExpenseNumber } from '../../expenses/expense.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { decodeInstantCursor, encodeCursor } from '../../platform/web/cursor.js';
import { maySeeCardStatements } from '../card-statement.policy.js';
import { VAT_ERRORS } from './vat.errors.js';

export interface VatBatchSummary {
  id: string;
  teamId: string;
  teamName: Text;
  putBackOn: KstDate;
  bankReference: string;
  /** Below zero for one that takes another back. */
  amount: Won;
  rowCount: number;
  recordedBy: { id: string; name: string };
  recordedAt: Date;
  comment: string;
  contraryTo?: string;
  takenBackBy?: string;
}

export interface VatBatchRow {
  transactionId: string;
  usedOn: KstDate;
  merchantName: string;
  amount: Won;
  vatAmount: Won;
  institutionName: string;
  expenseId: string;
  number?: string;
}

interface BatchDbRow {
  id: string;
  team_id: string;
  name_ko: string;
  name_en: string;
  put_back_on: KstDate;
  bank_reference: string;
  amount: string;
  row_count: number;
  recorded_by: string;
  recorder_name: string;
  recorded_at: Date;
  comment: string;
  contrary_to: string | null;
  taken_back_by: string | null;
}

interface RowDbRow {
  transaction_id: string;
  used_on: KstDate;
  merchant_name: string;
  amount: string;
  vat: string;
  institution_name: string;
  expense_id: string;
  number: number | null;
  number_year: number | null;
}

const SELECT = `SELECT b.id, b.team_id, t.name_ko, t.name_en, b.put_back_on, b.bank_reference, b.amount, b.row_count, b.recorded_by,
    u.name AS recorder_name, b.recorded_at, b.comment, b.contrary_to,
    (SELECT c.id FROM vat_batches c WHERE c.team_id = b.team_id AND c.contrary_to = b.id) AS taken_back_by
  FROM vat_batches b JOIN users u ON u.id = b.recorded_by JOIN teams t ON t.id = b.team_id`;

/** Batches of VAT put back, contrary ones among them. */
@Injectable()
export class VatBatchQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Latest first. */
  async list(
    actor: Actor,
    filter: { after?: string; limit: number },
  ): Promise<{ rows: VatBatchSummary[]; next?: string }> {
    ensure(maySeeCardStatements(actor));
    const after = decodeInstantCursor(filter.after);
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<BatchDbRow>(
        `${SELECT} WHERE b.team_id = ANY ($1::uuid[]) AND ($2::timestamptz IS NULL OR (b.recorded_at, b.id) < ($2::timestamptz, $3::uuid))
         ORDER BY b.recorded_at DESC, b.id DESC LIMIT $4`,
        [[...actor.readTeamIds], after?.[0] ?? null, after?.[1] ?? null, filter.limit + 1],
      );
      const shown = rows.slice(0, filter.limit);
      for (const teamId of new Set(shown.map((row) => row.team_id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'vat-batch-list', subjectId: teamId });
      const last = shown.at(-1);
      return {
        rows: shown.map(batchFrom),
        next:
          rows.length > filter.limit && last
            ? encodeCursor([last.recorded_at.toISOString(), last.id])
            : undefined,
      };
    });
  }

  /** One with all its rows: no batch holds more than a page can show. */
  async read(actor: Actor, id: string): Promise<{ batch: VatBatchSummary; rows: VatBatchRow[] }> {
    ensure(maySeeCardStatements(actor));
    return this.unit.run(actor, async () => {
      const batch = await this.unit.one<BatchDbRow>(
        `${SELECT} WHERE b.team_id = ANY ($1::uuid[]) AND b.id = $2`,
        [[...actor.readTeamIds], id],
      );
      if (!batch) throw VAT_ERRORS.fail('vat.batch-not-found');
      await this.audit.recordRead(actor, { teamId: batch.team_id, subjectType: 'vat-batch', subjectId: id });
      const rows = await this.unit.query<RowDbRow>(
        `SELECT r.transaction_id, t.used_on, t.merchant_name, t.amount, r.amount AS vat, i.name AS institution_name, r.expense_id,
           x.number, x.number_year
         FROM vat_batch_rows r JOIN card_transactions t ON t.team_id = r.team_id AND t.id = r.transaction_id
         JOIN expenses x ON x.team_id = r.team_id AND x.id = r.expense_id
         JOIN institutions i ON i.team_id = x.team_id AND i.id = x.institution_id
         WHERE r.team_id = $1 AND r.batch_id = $2 ORDER BY r.position`,
        [batch.team_id, id],
      );
      return { batch: batchFrom(batch), rows: rows.map(rowFrom) };
    });
  }
}

function batchFrom(row: BatchDbRow): VatBatchSummary {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: { ko: row.name_ko, en: row.name_en },
    putBackOn: row.put_back_on,
    bankReference: row.bank_reference,
    amount: BigInt(row.amount),
    rowCount: row.row_count,
    recordedBy: { id: row.recorded_by, name: row.recorder_name },
    recordedAt: row.recorded_at,
    comment: row.comment,
    contraryTo: row.contrary_to ?? undefined,
    takenBackBy: row.taken_back_by ?? undefined,
  };
}

function rowFrom(row: RowDbRow): VatBatchRow {
  const { number, number_year: year } = row;
  return {
    transactionId: row.transaction_id,
    usedOn: row.used_on,
    merchantName: row.merchant_name,
    amount: BigInt(row.amount),
    vatAmount: BigInt(row.vat),
    institutionName: row.institution_name,
    expenseId: row.expense_id,
    number: number === null || year === null ? undefined : formatExpenseNumber(year, number),
  };
}
