import { Injectable } from '@nestjs/common';
import { RemoveDrafts } from '../expenses/remove-drafts.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ImportStore } from './import-store.js';
import { KnownRowQueries } from './known-rows.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { maySeeImport, mayUndo } from './import.policy.js';
import type { Import } from './import.js';

/** Drafts that go in one statement. */
const BATCH = 5_000;

/**
 * Takes a wrong import back: the drafts nobody has touched since go, those that were gone on with stay and are counted.
 * All of it or nothing; afterwards the same sheet may come in again.
 */
@Injectable()
export class UndoImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ImportStore,
    private readonly known: KnownRowQueries,
    private readonly drafts: RemoveDrafts,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, id: string): Promise<Import> {
    return this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (!maySeeImport(actor, one)) throw IMPORT_ERRORS.fail('import.not-found');
      ensure(mayUndo(actor, one));
      await this.known.lock(one);
      if (await this.store.anotherRuns(one)) throw IMPORT_ERRORS.fail('import.another-runs');
      const undone = { removed: 0, kept: 0 };
      for (let after = 0; ;) {
        const rows = await this.store.draftsOf(one, after, BATCH);
        const ids = rows.map(({ expenseId }) => expenseId);
        const gone = await this.drafts.execute(actor, ids);
        undone.removed += gone.length;
        undone.kept += ids.length - gone.length;
        after = rows.at(-1)?.rowNumber ?? after;
        if (rows.length < BATCH) break;
      }
      await this.store.undo(one, undone, this.clock.businessNow(actor.demo));
      await this.audit.record(actor, {
        teamId: one.teamId,
        act: 'import.undone',
        subjectType: 'import',
        subjectId: id,
        before: { state: one.state, ...one.counts },
        after: undone,
      });
      return this.store.find(id);
    });
  }
}
