import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { Sealer } from '../../platform/crypto/sealer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { columnFaults } from '../../sheets/sheet-columns.js';
import { AccountNumbers } from '../../suppliers/account-numbers.js';
import { mayKeepRuns } from '../pay-run.policy.js';
import { PayRunStore } from '../pay-run-store.js';
import type { PayRun } from '../pay-run.js';
import { RecordOutcomes } from '../record-outcomes.js';
import { matchResult, type MatchedItem, type RowProblem } from './match-result.js';
import { readResultRows } from './read-result.js';
import { NEEDED_RESULT_FIELDS, RESULT_FIELDS, type ResultColumns } from './result-columns.js';
import { RESULT_ERRORS } from './result.errors.js';
import { ResultSheets, type ResultSheet } from './result-sheet.js';

export const MOST_RESULT_BYTES = 4 * 1024 * 1024;
const SHOWN_PROBLEMS = 50;

export interface ResultFile {
  name: string;
  content: Buffer;
}

export interface TakenResult {
  id: string;
  /** `waiting`: its columns have to be named first. */
  state: 'taken' | 'known' | 'waiting';
  succeeded: number;
  failed: number;
}

interface Kept {
  id: string;
  run_id: string;
  file_name: string;
  sealed_content: Buffer;
  taken_at: Date | null;
}

/** Takes a bank's result in: every row fits an item of the run, or nothing of the file is taken. */
@Injectable()
export class TakeResult {
  private readonly sealer: Sealer;

  constructor(
    @Inject(HANJANG_CONFIG) { secretKey }: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly sheets: ResultSheets,
    private readonly numbers: AccountNumbers,
    private readonly outcomes: RecordOutcomes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    this.sealer = new Sealer(secretKey, 'pay-run-result');
  }

  /** The same file again does nothing. `waits`: keep a file whose columns nobody knows, for a person to name them. */
  async execute(
    actor: Actor,
    command: { runId: string; file: ResultFile; columns?: ResultColumns; waits?: boolean },
  ): Promise<TakenResult> {
    ensure(mayKeepRuns(actor));
    const { runId, file, columns, waits = false } = command;
    await this.unit.run(actor, () => this.store.find(actor, runId));
    const sheet = await this.sheets.read(actor, file.content);
    if (columns) ensureColumns(columns, sheet);
    return this.unit.run(actor, async () => {
      const run = await this.store.lock(actor, runId);
      const sha256 = createHash('sha256').update(file.content).digest('hex');
      const earlier = await this.unit.one<Kept>(
        'SELECT * FROM pay_run_results WHERE team_id = $1 AND run_id = $2 AND sha256 = $3',
        [run.teamId, run.id, sha256],
      );
      if (earlier?.taken_at) return { id: earlier.id, state: 'known', succeeded: 0, failed: 0 };
      const id = earlier?.id ?? (await this.keep(actor, run, file, sha256));
      const chosen = columns ?? (sheet.isSure ? sheet.columns : undefined);
      if (chosen)
        return this.take(actor, run, { id, sheet, columns: chosen, remember: columns !== undefined });
      if (!waits) throw RESULT_ERRORS.fail('pay-result.columns-missing');
      return { id, state: 'waiting', succeeded: 0, failed: 0 };
    });
  }

  /** A kept result, for its columns to be named. */
  async sheetOf(
    actor: Actor,
    { runId, resultId }: { runId: string; resultId: string },
  ): Promise<{ run: PayRun; fileName: string; sheet: ResultSheet }> {
    ensure(mayKeepRuns(actor));
    const { run, kept } = await this.unit.run(actor, async () => {
      const found = await this.store.find(actor, runId);
      const row = await this.unit.one<Kept>(
        'SELECT * FROM pay_run_results WHERE team_id = $1 AND run_id = $2 AND id = $3',
        [found.teamId, found.id, resultId],
      );
      if (!row) throw RESULT_ERRORS.fail('pay-result.not-found');
      return { run: found, kept: row };
    });
    const text = this.sealer.open(kept.sealed_content, [run.teamId, run.id, kept.id]);
    if (text === undefined) throw RESULT_ERRORS.fail('pay-result.not-found');
    const sheet = await this.sheets.read(actor, Buffer.from(text, 'base64'));
    return { run, fileName: kept.file_name, sheet };
  }

  /** The kept result by these columns, which are remembered. */
  async takeAs(
    actor: Actor,
    command: { runId: string; resultId: string; columns: ResultColumns },
  ): Promise<TakenResult> {
    const { sheet } = await this.sheetOf(actor, command);
    ensureColumns(command.columns, sheet);
    return this.unit.run(actor, async () => {
      const run = await this.store.lock(actor, command.runId);
      const kept = await this.unit.one<Kept>(
        'SELECT * FROM pay_run_results WHERE team_id = $1 AND run_id = $2 AND id = $3',
        [run.teamId, run.id, command.resultId],
      );
      if (!kept) throw RESULT_ERRORS.fail('pay-result.not-found');
      if (kept.taken_at) return { id: kept.id, state: 'known', succeeded: 0, failed: 0 };
      return this.take(actor, run, { id: kept.id, sheet, columns: command.columns, remember: true });
    });
  }

  private async keep(actor: Actor, run: PayRun, file: ResultFile, sha256: string): Promise<string> {
    const id = uuidv7();
    await this.unit.query(
      `INSERT INTO pay_run_results (team_id, id, run_id, sha256, file_name, sealed_content, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        run.teamId,
        id,
        run.id,
        sha256,
        file.name.replaceAll('\0', '').slice(0, 200),
        this.sealer.seal(file.content.toString('base64'), [run.teamId, run.id, id]),
        actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
    return id;
  }

  private async take(
    actor: Actor,
    run: PayRun,
    by: { id: string; sheet: ResultSheet; columns: ResultColumns; remember: boolean },
  ): Promise<TakenResult> {
    const { sheet, columns, id } = by;
    const rows = readResultRows(sheet.rows, { headerRow: sheet.headerRow, columns });
    if (rows.length === 0) throw RESULT_ERRORS.fail('pay-result.empty');
    const { outcomes, known, problems } = matchResult(rows, await this.itemsOf(run));
    if (problems.length > 0) throw refusal(problems);
    await this.outcomes.record(actor, run, outcomes);
    if (by.remember) await this.sheets.remember(actor, sheet, columns);
    const succeeded = outcomes.filter(({ outcome }) => outcome === 'succeeded').length;
    const counts = { succeeded, failed: outcomes.length - succeeded, known };
    this.unit.write(
      'UPDATE pay_run_results SET taken_at = $3, taken_by = $4, counts = $5 WHERE team_id = $1 AND id = $2',
      [run.teamId, id, this.clock.businessNow(actor.demo), actor.userId, JSON.stringify(counts)],
    );
    await this.audit.record(actor, {
      teamId: run.teamId,
      act: 'pay-run.result-taken',
      subjectType: 'pay-run',
      subjectId: run.id,
      after: { resultId: id, ...counts },
    });
    return { id, state: 'taken', succeeded, failed: counts.failed };
  }

  /** With the accounts the file paid into, as they were fixed at the release. */
  private async itemsOf(run: PayRun): Promise<MatchedItem[]> {
    const accounts = await this.unit.query<{
      item_id: string;
      supplier_id: string;
      id: string;
      bank_code: string;
      sealed: Buffer;
    }>(
      `SELECT i.id AS item_id, a.supplier_id, a.id, a.bank_code, a.sealed_number AS sealed FROM pay_run_items i
       JOIN supplier_accounts a ON a.team_id = i.team_id AND a.id = i.account_id WHERE i.team_id = $1 AND i.run_id = $2`,
      [run.teamId, run.id],
    );
    const numbers = new Map(
      accounts.map((row) => [
        row.item_id,
        this.numbers.open(row.sealed, {
          teamId: run.teamId,
          supplierId: row.supplier_id,
          id: row.id,
          bankCode: row.bank_code,
        }),
      ]),
    );
    return (await this.store.items(run)).map((item) => ({
      id: item.id,
      position: item.position,
      account: numbers.get(item.id) ?? '',
      amount: item.payableAmount,
      state: item.state,
      bankReference: item.bankReference,
    }));
  }
}

function ensureColumns(columns: ResultColumns, { header }: ResultSheet): void {
  const faults = columnFaults(columns, {
    fields: RESULT_FIELDS,
    needed: NEEDED_RESULT_FIELDS,
    width: header.length,
  });
  if (faults.length > 0)
    throw invalidInput(
      faults.map(({ field, fault }) =>
        RESULT_ERRORS.problem(`pay-result.column-${fault}`, `/columns/${field}`),
      ),
    );
}

function refusal(problems: readonly RowProblem[]): DomainError {
  const { code, kind, text, params } = RESULT_ERRORS.fail('pay-result.refused');
  const fields = problems
    .slice(0, SHOWN_PROBLEMS)
    .map(({ row, fault }) => RESULT_ERRORS.problem(`pay-result.${fault}`, '/file', { row }));
  return new DomainError(code, kind, text, fields, params);
}
