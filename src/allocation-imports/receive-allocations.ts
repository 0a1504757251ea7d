import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { mayAllocate } from '../budgets/budget.policy.js';
import { ReceiveEvidence, type IncomingFile } from '../evidence/receive-evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isSheetType } from '../sheets/open-sheet.js';
import { rowsOf, type DataRow, type SheetFile } from '../sheets/sheet-rows.js';
import { SHEET_ERRORS } from '../sheets/sheet.errors.js';
import { ALLOCATION_IMPORT_ERRORS } from './allocation-import.errors.js';
import type { AllocationImport, AllocationMode } from './allocation-import.js';
import { AllocationImportStore } from './allocation-import-store.js';
import { columnsOf } from './allocation-columns.js';
import { CheckAllocations, HEADER_WITHIN } from './check-allocations.js';

export interface ReceivedAllocations {
  import: AllocationImport;
  /** False where the same sheet stands already: nothing was done, and this is what became of it. */
  isNew: boolean;
}

/** Takes a sheet of allocations in and checks it; nothing is kept of one that can't be read, and nothing is posted. */
@Injectable()
export class ReceiveAllocations {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reception: ReceiveEvidence,
    private readonly store: AllocationImportStore,
    private readonly checking: CheckAllocations,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    { file, mode }: { file: IncomingFile; mode: AllocationMode },
  ): Promise<ReceivedAllocations> {
    ensure(mayAllocate(actor));
    const evidence = await this.reception.execute(actor, {
      ...file,
      inspect: async (path, mediaType) => {
        if (!isSheetType(mediaType)) throw SHEET_ERRORS.fail('sheet.not-a-sheet');
        columnsOf(await firstRows({ path, mediaType }), mode);
      },
    });
    if (!isSheetType(evidence.mediaType)) throw SHEET_ERRORS.fail('sheet.not-a-sheet');
    return this.unit.run(actor, async () => {
      const id = uuidv7();
      const isNew = await this.store.insert({
        teamId: actor.team.id,
        id,
        evidenceId: evidence.id,
        mode,
        uploadedBy: actor.userId,
        uploadedAt: this.clock.businessNow(actor.demo),
      });
      const one = await this.store.ofEvidence(actor.team.id, evidence.id);
      if (!one) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.not-found');
      if (!isNew) return { import: one, isNew };
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'allocation-import.uploaded',
        subjectType: 'allocation-import',
        subjectId: id,
        after: { name: evidence.originalName, mode },
        documentHashes: [evidence.sha256],
      });
      return { import: await this.checking.check(actor, one, { mode }), isNew };
    });
  }
}

async function firstRows(file: SheetFile): Promise<DataRow[]> {
  const first: DataRow[] = [];
  for await (const row of rowsOf(file)) if (first.push(row) === HEADER_WITHIN) break;
  return first;
}
