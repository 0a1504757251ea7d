import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure, type Decision } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { jobPerson } from '../platform/jobs/job-person.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ImportStore } from './import-store.js';
import { KnownRowQueries } from './known-rows.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { mayCancel, maySeeImport, mayStart } from './import.policy.js';
import type { Import, ImportState } from './import.js';

/** Lets the rows go in, from the first or from where they stopped, and stops them again. */
@Injectable()
export class StartImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ImportStore,
    private readonly known: KnownRowQueries,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async start(actor: Actor, id: string): Promise<Import> {
    return this.unit.run(actor, async () => {
      const one = await this.move(actor, id, 'running', mayStart);
      await this.jobs.send('run-import', { person: jobPerson(actor), importId: id });
      return one;
    });
  }

  /** The batch that is going in may still do so; every later row stays out, and what is in stays in. */
  async cancel(actor: Actor, id: string): Promise<Import> {
    return this.unit.run(actor, () => this.move(actor, id, 'cancelled', mayCancel));
  }

  /** Rows that are being taken back would be found in and left out. */
  private async waitForUndo(one: Import): Promise<void> {
    await this.known.lock(one);
    if (await this.store.anotherUndoes(one)) throw IMPORT_ERRORS.fail('import.another-undoes');
  }

  private async move(
    actor: Actor,
    id: string,
    state: ImportState,
    may: (actor: Actor, one: Import) => Decision,
  ): Promise<Import> {
    const one = await this.store.lock(id);
    if (!maySeeImport(actor, one)) throw IMPORT_ERRORS.fail('import.not-found');
    ensure(may(actor, one));
    if (state === 'running') await this.waitForUndo(one);
    await this.store.move(one, state, this.clock.businessNow(actor.demo));
    await this.audit.record(actor, {
      teamId: one.teamId,
      act: state === 'running' ? 'import.started' : 'import.cancelled',
      subjectType: 'import',
      subjectId: id,
      before: { state: one.state },
      after: { state, ...one.counts },
    });
    return this.store.find(id);
  }
}
