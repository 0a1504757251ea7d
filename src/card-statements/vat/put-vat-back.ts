import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import { mayPutVatBack } from '../card-statement.policy.js';
import { VatBatchStore } from './vat-batch-store.js';
import { VAT_ERRORS } from './vat.errors.js';
import { VAT_COLUMNS, VAT_FROM, vatRow, type VatDbRow, type VatRow } from './vat-rows.js';

export interface VatBatchCommand {
  putBackOn: KstDate;
  bankReference: string;
  rows: readonly { id: string; version: string }[];
}

export interface VatBatch {
  id: string;
  amount: Won;
  rowCount: number;
}

interface KnownUse {
  id: string;
  merchant_name: string;
  used_on: KstDate;
  put_back: boolean;
}

/** Records the VAT of chosen uses as put back, all or none; what changed since it was shown is refused by name. */
@Injectable()
export class PutVatBack {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly batches: VatBatchStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: VatBatchCommand): Promise<VatBatch> {
    ensure(mayPutVatBack(actor));
    const bankReference = command.bankReference.trim();
    return this.unit.run(actor, async () => {
      const problems = this.checkForm(actor, { ...command, bankReference });
      const ids = command.rows.map(({ id }) => id).sort();
      const known = await this.lock(actor, ids);
      const rows = await this.rows(actor, ids);
      problems.push(...checkRows(command.rows, known, rows));
      const amount = sumWon([...rows.values()].map(({ vatAmount }) => vatAmount));
      if (problems.length === 0 && amount <= 0n)
        problems.push(VAT_ERRORS.problem('vat.nothing-to-put-back', '/rows'));
      if (problems.length > 0) throw invalidInput(problems);
      const batch = { id: uuidv7(), amount, rowCount: ids.length };
      const { putBackOn } = command;
      this.batches.insert(actor, { ...batch, putBackOn, bankReference });
      this.batches.addRows(actor.team.id, batch.id, [...rows.values()]);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'vat.put-back',
        subjectType: 'vat-batch',
        subjectId: batch.id,
        after: { putBackOn, bankReference, amount, rows: ids.length },
      });
      return batch;
    });
  }

  private checkForm(actor: Actor, { putBackOn, bankReference, rows }: VatBatchCommand): FieldProblem[] {
    const today = this.clock.businessDate(actor.demo);
    const problems: FieldProblem[] = [];
    if (!isKstDate(putBackOn)) problems.push(VAT_ERRORS.problem('vat.date', '/putBackOn'));
    else if (putBackOn > today) problems.push(VAT_ERRORS.problem('vat.in-future', '/putBackOn', { today }));
    if (bankReference === '') problems.push(VAT_ERRORS.problem('vat.reference-missing', '/bankReference'));
    if (rows.length === 0) problems.push(VAT_ERRORS.problem('vat.none-chosen', '/rows'));
    if (new Set(rows.map(({ id }) => id)).size < rows.length)
      problems.push(VAT_ERRORS.problem('vat.row-twice', '/rows'));
    return problems;
  }

  /** In the order of their ids, so that two batches wait for each other; a cancellation that comes waits, too. */
  private async lock(actor: Actor, ids: readonly string[]): Promise<Map<string, KnownUse>> {
    const key = [actor.team.id, ids];
    await this.unit.query(
      'SELECT 1 FROM card_transactions WHERE team_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
      key,
    );
    // Behind the lock, so that it sees what the lock has waited for.
    const rows = await this.unit.query<KnownUse>(
      `SELECT t.id, t.merchant_name, t.used_on::text, b.batch_id IS NOT NULL AS put_back FROM card_transactions t
       LEFT JOIN vat_put_back b ON b.team_id = t.team_id AND b.transaction_id = t.id WHERE t.team_id = $1 AND t.id = ANY ($2::uuid[])`,
      key,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async rows(actor: Actor, ids: readonly string[]): Promise<Map<string, VatRow>> {
    const rows = await this.unit.query<VatDbRow>(
      `SELECT ${VAT_COLUMNS} ${VAT_FROM} AND t.team_id = $1 AND t.id = ANY ($2::uuid[]) ORDER BY i.position, t.used_on, t.id`,
      [actor.team.id, ids],
    );
    return new Map(rows.map((row) => [row.id, vatRow(row)]));
  }
}

function checkRows(
  asked: VatBatchCommand['rows'],
  known: ReadonlyMap<string, KnownUse>,
  rows: ReadonlyMap<string, VatRow>,
): FieldProblem[] {
  return asked.flatMap(({ id, version }, index) => {
    const use = known.get(id);
    if (!use) return [VAT_ERRORS.problem('vat.row-unknown', `/rows/${index}`)];
    const named = { merchant: use.merchant_name, usedOn: use.used_on };
    if (use.put_back) return [VAT_ERRORS.problem('vat.row-put-back', `/rows/${index}`, named)];
    return rows.get(id)?.version === version
      ? []
      : [VAT_ERRORS.problem('vat.row-changed', `/rows/${index}`, named)];
  });
}
