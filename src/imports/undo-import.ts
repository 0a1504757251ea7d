import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RemoveDrafts } from '../expenses/remove-drafts.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { actorOfJob, jobPerson, type JobPerson } from '../platform/jobs/job-person.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ImportStore } from './import-store.js';
import { KnownRowQueries } from './known-rows.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { maySeeImport, mayUndo } from './import.policy.js';
import type { Import } from './import.js';

/** Drafts that go in one transaction; few enough that nobody waits for them. */
const BATCH = 1_000;
/** A job hands on to the next one after this, well before its queue takes it for dead. */
const JOB_MS = 20_000;

type BatchEnd = 'more' | 'handed-on' | 'ended';

/**
 * Takes a wrong import back: the drafts nobody has touched since go, those that were gone on with stay and are counted. A
 * job does it a set at a time; how far it has come is committed with each set, so that whoever takes it up after a crash
 * goes on behind it. Afterwards the same sheet may come in again.
 */
@Injectable()
export class UndoImport implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ImportStore,
    private readonly known: KnownRowQueries,
    private readonly drafts: RemoveDrafts,
    private readonly jobs: Jobs,
    private readonly runner: JobRunner,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.handle('undo-import', ({ person, importId }) => this.execute(person, importId));
    this.runner.handle('undo-import-given-up', ({ person, importId }) => this.giveUp(person, importId));
  }

  async start(actor: Actor, id: string): Promise<Import> {
    return this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (!maySeeImport(actor, one)) throw IMPORT_ERRORS.fail('import.not-found');
      ensure(mayUndo(actor, one));
      await this.known.lock(one);
      if (await this.store.anotherRuns(one)) throw IMPORT_ERRORS.fail('import.another-runs');
      await this.store.beginUndo(one, this.clock.businessNow(actor.demo));
      await this.record(actor, one, 'import.undo-started');
      await this.jobs.send('undo-import', { person: jobPerson(actor), importId: id });
      return this.store.find(id);
    });
  }

  async execute(person: JobPerson, id: string): Promise<void> {
    const endsAt = Date.now() + JOB_MS;
    let end: BatchEnd = 'more';
    while (end === 'more') end = await this.batch(person, id, endsAt);
  }

  /** One unit of work: the import is locked, so that two workers take one set after the other. */
  private async batch(person: JobPerson, id: string, endsAt: number): Promise<BatchEnd> {
    const actor = actorOfJob(person);
    return this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (one.state !== 'undoing') return 'ended';
      const rows = await this.store.draftsOf(one, one.undoneThroughRow, BATCH);
      const gone = await this.drafts.execute(
        actor,
        rows.map(({ expenseId }) => expenseId),
      );
      const through = rows.at(-1)?.rowNumber ?? one.undoneThroughRow;
      const counts = { removed: gone.length, kept: rows.length - gone.length };
      const now = this.clock.businessNow(actor.demo);
      await this.store.addUndone(one, counts, through, now);
      if (rows.length < BATCH) {
        await this.store.endUndo(one, now);
        await this.record(actor, await this.store.find(id), 'import.undone');
        return 'ended';
      }
      if (Date.now() < endsAt) return 'more';
      await this.jobs.send('undo-import', { person, importId: id });
      return 'handed-on';
    });
  }

  /** Tried too often: it says so, and goes on where it stopped once its importer says so. */
  async giveUp(person: JobPerson, id: string): Promise<void> {
    const actor = actorOfJob(person);
    await this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (one.state !== 'undoing') return;
      const { code, text } = IMPORT_ERRORS.fail('import.undo-stopped');
      await this.store.move(one, 'undoing', this.clock.businessNow(actor.demo), { code, text });
    });
  }

  private async record(actor: Actor, one: Import, act: string): Promise<void> {
    await this.audit.record(actor, {
      teamId: one.teamId,
      act,
      subjectType: 'import',
      subjectId: one.id,
      before: one.counts,
      after: one.undone ?? { state: 'undoing' },
    });
  }
}
