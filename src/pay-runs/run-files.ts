import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { Sealer } from '../platform/crypto/sealer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { writeBankFile } from './bank-file.js';
import { ensureNothingBlocked, ensureNothingNew } from './ensure-payable.js';
import { ItemFactsQuery, type KnownItem } from './item-facts.js';
import { bankLayout } from './layouts/bank-layouts.js';
import type { BankLayout } from './layouts/layout.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import { mayKeepRuns } from './pay-run.policy.js';
import { PayRunStore } from './pay-run-store.js';
import type { PayRun } from './pay-run.js';

export interface RunFile {
  content: Buffer;
  mediaType: string;
  fileName: string;
}

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
} as const;

/** The bank's file of a released run: made once, judged once more before it is, and the same bytes ever after. */
@Injectable()
export class RunFiles {
  private readonly sealer: Sealer;

  constructor(
    @Inject(HANJANG_CONFIG) { secretKey }: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly facts: ItemFactsQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {
    this.sealer = new Sealer(secretKey, 'pay-run-file');
  }

  /** Two people at once get one file: the second waits for the first and reads what was kept. */
  async download(actor: Actor, runId: string): Promise<RunFile> {
    ensure(mayKeepRuns(actor));
    return this.unit.run(actor, async () => {
      const run = await this.store.lock(actor, runId);
      const layout = run.layout === undefined ? undefined : bankLayout(run.layout);
      if (run.kind !== 'transfer' || !['released', 'filed'].includes(run.state))
        throw PAY_RUN_ERRORS.fail('pay-run.wrong-state');
      const file = run.fileSealed ? this.kept(run) : await this.make(actor, run, layout);
      await this.recordDownload(actor, run, file);
      return file;
    });
  }

  private kept(run: PayRun): RunFile {
    const text = run.fileSealed && this.sealer.open(run.fileSealed, [run.teamId, run.id]);
    if (text === undefined || !run.fileName) throw PAY_RUN_ERRORS.fail('pay-run.file-unreadable');
    const content = Buffer.from(text, 'base64');
    if (hashOf(content) !== run.fileSha256) throw PAY_RUN_ERRORS.fail('pay-run.file-unreadable');
    return { content, fileName: run.fileName, mediaType: mediaTypeOf(run.fileName) };
  }

  private async make(actor: Actor, run: PayRun, layout: BankLayout | undefined): Promise<RunFile> {
    const { transferOn } = run;
    if (!layout || !transferOn) throw PAY_RUN_ERRORS.fail('pay-run.layout-gone');
    const open = (await this.store.items(run)).filter(({ state }) => state === 'open');
    await this.unit.query(
      'SELECT id FROM expenses WHERE team_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR SHARE',
      [run.teamId, open.map(({ expenseId }) => expenseId)],
    );
    const items = await this.facts.of(run, open, transferOn);
    ensureNothingBlocked(items, transferOn);
    ensureNothingNew(items, transferOn);
    const institution = await this.unit.one<{ name: string }>(
      'SELECT name FROM institutions WHERE team_id = $1 AND id = $2',
      [run.teamId, run.institutionId],
    );
    const transfers = items.map((known) => transferOf(known, institution?.name ?? ''));
    const content = await writeBankFile(layout, transfers, transferOn);
    const fileName = `pay-run-${run.number}-${transferOn}.${layout.file}`;
    this.store.change(run, {
      state: 'filed',
      file_name: fileName,
      file_sha256: hashOf(content),
      file_sealed: this.sealer.seal(content.toString('base64'), [run.teamId, run.id]),
      filed_by: actor.userId,
      filed_at: this.clock.businessNow(actor.demo),
    });
    await this.audit.record(actor, {
      teamId: run.teamId,
      act: 'pay-run.file-made',
      subjectType: 'pay-run',
      subjectId: run.id,
      after: { fileName, rows: transfers.length },
      documentHashes: [hashOf(content)],
    });
    return { content, fileName, mediaType: mediaTypeOf(fileName) };
  }

  /** The file holds whole account numbers: each sight of it is one of theirs. */
  private async recordDownload(actor: Actor, run: PayRun, { content, fileName }: RunFile): Promise<void> {
    this.unit.write(
      `INSERT INTO pay_run_downloads (team_id, id, run_id, downloaded_by, downloaded_at) VALUES ($1, $2, $3, $4, $5)`,
      [run.teamId, uuidv7(), run.id, actor.userId, this.clock.businessNow(actor.demo)],
    );
    await this.audit.record(actor, {
      teamId: run.teamId,
      act: 'pay-run.file-downloaded',
      subjectType: 'pay-run',
      subjectId: run.id,
      after: { fileName },
      documentHashes: [hashOf(content)],
    });
  }
}

function transferOf({ account, accountNumber, item, supplierName }: KnownItem, institutionName: string) {
  // Both were judged to be there.
  if (!account || accountNumber === undefined) throw PAY_RUN_ERRORS.fail('pay-run.wrong-state');
  return {
    bankCode: account.bankCode,
    accountNumber,
    holder: account.holder,
    amount: item.payableAmount,
    supplierName,
    institutionName,
  };
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function mediaTypeOf(fileName: string): string {
  return fileName.endsWith('.xls') ? MEDIA_TYPES.xls : MEDIA_TYPES.xlsx;
}
