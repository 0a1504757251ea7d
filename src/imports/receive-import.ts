import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../evidence/evidence.js';
import { ReceiveEvidence, type IncomingFile } from '../evidence/receive-evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { ChooseSheet } from './choose-sheet.js';
import { ImportStore } from './import-store.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { mayImport, maySeeImport } from './import.policy.js';
import type { Import } from './import.js';
import { scanSheet, type ScannedSheet } from './sheet-file.js';

export interface ReceivedImport {
  import: Import;
  /** False where the same sheet was uploaded before: nothing was done, and this is the first import of it. */
  isNew: boolean;
}

/**
 * Takes a sheet of expenses in. It is read to its end before it is kept; where its columns are known, from another sheet
 * of the team or by their names, its first rows are tried at once.
 */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reception: ReceiveEvidence,
    private readonly files: EvidenceStore,
    private readonly store: ImportStore,
    private readonly sheets: ChooseSheet,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, file: IncomingFile): Promise<ReceivedImport> {
    ensure(mayImport(actor));
    let scanned: ScannedSheet | undefined;
    const evidence = await this.reception.execute(actor, {
      ...file,
      inspect: async (path, mediaType) => {
        scanned = await scanSheet(path, mediaType);
      },
    });
    return this.take(actor, evidence, scanned);
  }

  /** The same of a document that is in already, as one dropped on the home page. */
  async takeKept(actor: Actor, evidence: Evidence): Promise<ReceivedImport> {
    ensure(mayImport(actor));
    return this.take(actor, evidence);
  }

  private async take(actor: Actor, evidence: Evidence, known?: ScannedSheet): Promise<ReceivedImport> {
    const earlier = await this.unit.run(actor, () => this.store.ofEvidence(evidence.teamId, evidence.id));
    if (earlier) return { import: seen(actor, earlier), isNew: false };
    const scanned =
      known ?? (await scanSheet(this.files.pathOf(evidence.teamId, evidence.sha256), evidence.mediaType));
    const received = await this.insert(actor, evidence, scanned);
    return received.isNew
      ? { ...received, import: await this.sheets.tried(actor, received.import) }
      : received;
  }

  private async insert(actor: Actor, evidence: Evidence, scanned: ScannedSheet): Promise<ReceivedImport> {
    return this.unit.run(actor, async () => {
      const id = uuidv7();
      const isNew = await this.store.insert({
        teamId: actor.team.id,
        id,
        evidenceId: evidence.id,
        createdBy: actor.userId,
        createdAt: this.clock.businessNow(actor.demo),
        ...scanned,
      });
      if (isNew)
        await this.audit.record(actor, {
          teamId: actor.team.id,
          act: 'import.uploaded',
          subjectType: 'import',
          subjectId: id,
          after: { name: evidence.originalName, rows: scanned.rowCount },
          documentHashes: [evidence.sha256],
        });
      const found = await this.store.ofEvidence(evidence.teamId, evidence.id);
      if (!found) throw IMPORT_ERRORS.fail('import.not-found');
      return { import: seen(actor, found), isNew };
    });
  }
}

/** The import of the same sheet, or who has it. */
function seen(actor: Actor, one: Import): Import {
  if (!maySeeImport(actor, one))
    throw IMPORT_ERRORS.fail('import.uploaded-by-another', { name: one.createdByName });
  return one;
}
