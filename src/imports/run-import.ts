import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InsertDrafts } from '../expenses/insert-drafts.js';
import { Notices } from '../notifications/notices.js';
import { hasRole, type Actor, type Role } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { actorOfJob, type JobPerson } from '../platform/jobs/job-person.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { ImportContexts } from './import-context.js';
import { ImportStore } from './import-store.js';
import { IMPORT_ERRORS } from './import.errors.js';
import type { Import, ImportMapping } from './import.js';
import type { DataRow } from '../sheets/sheet-rows.js';
import { judgeRows, readRows } from './judge-rows.js';
import { KnownRowQueries } from './known-rows.js';
import type { RowContext } from './row-claim.js';
import { dataRows } from '../sheets/sheet-rows.js';

/** Rows that go in together or not at all; few enough that nobody waits for them to be judged. */
const BATCH = 120;
/** A job hands on to the next one after this, well before its queue takes it for dead. */
const JOB_MS = 20_000;

interface Run {
  actor: Actor;
  person: JobPerson;
  one: Import;
  mapping: ImportMapping;
  context: RowContext;
  endsAt: number;
}

/** How a batch ended: more are to come, another job has them, or somebody else moved the import meanwhile. */
type BatchEnd = 'more' | 'handed-on' | 'stopped';

/**
 * Puts the rows of a sheet in, a batch a transaction. How far it has come is committed with each batch, so that whoever
 * takes it up after a crash goes on behind the last row that is in, and two workers can't put one row in twice.
 */
@Injectable()
export class RunImport implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ImportStore,
    private readonly contexts: ImportContexts,
    private readonly known: KnownRowQueries,
    private readonly drafts: InsertDrafts,
    private readonly files: EvidenceStore,
    private readonly jobs: Jobs,
    private readonly runner: JobRunner,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.handle('run-import', ({ person, importId }) => this.execute(person, importId));
    this.runner.handle('run-import-given-up', ({ person, importId }) =>
      this.fail(actorOfJob(person), importId, IMPORT_ERRORS.fail('import.stopped')),
    );
  }

  async execute(person: JobPerson, importId: string): Promise<void> {
    const actor = actorOfJob(person);
    try {
      const run = await this.begin(actor, person, importId);
      if (run) await this.carryOn(run);
    } catch (error) {
      // What the sheet or the person is to blame for isn't tried again; all else the queue tries anew.
      if (!(error instanceof DomainError)) throw error;
      await this.fail(actor, importId, error);
    }
  }

  private async begin(actor: Actor, person: JobPerson, id: string): Promise<Run | undefined> {
    return this.unit.run(actor, async () => {
      const one = await this.store.find(id);
      if (one.state !== 'running' || !one.mapping) return undefined;
      if (!(await this.stillFiles(actor))) throw IMPORT_ERRORS.fail('import.person-left');
      const context = await this.contexts.of(actor, one.mapping.defaultTarget);
      return { actor, person, one, mapping: one.mapping, context, endsAt: Date.now() + JOB_MS };
    });
  }

  /** A job knows whose it is, not what they may do by now. */
  private async stillFiles(actor: Actor): Promise<boolean> {
    const rows = await this.unit.query<{ role: Role }>(
      `SELECT m.role FROM users u JOIN memberships m ON m.team_id = u.team_id AND m.user_id = u.id
       WHERE u.team_id = $1 AND u.id = $2 AND u.status = 'active'`,
      [actor.team.id, actor.userId],
    );
    return hasRole(
      { ...actor, roles: rows.map(({ role }) => role) },
      'researcher',
      'principal-investigator',
      'administrator',
      'finance',
    );
  }

  private async carryOn(run: Run): Promise<void> {
    const { one } = run;
    if (!(await this.files.holds(one.teamId, one.sha256))) throw IMPORT_ERRORS.fail('import.file-gone');
    const file = {
      path: this.files.pathOf(one.teamId, one.sha256),
      mediaType: one.mediaType,
      sheet: one.book?.sheet,
    };
    let throughRow = Math.max(one.throughRow, one.headerRow);
    let expected = one.throughRow;
    for await (const rows of dataRows(file, throughRow, BATCH)) {
      const end = await this.batch(run, rows, expected);
      if (end !== 'more') return;
      throughRow = rows.at(-1)?.number ?? throughRow;
      expected = throughRow;
    }
    await this.finish(run.actor, one.id);
  }

  /** One unit of work: the import is locked, so that a cancellation comes before or after it and never between. */
  private async batch(run: Run, rows: readonly DataRow[], expectedThrough: number): Promise<BatchEnd> {
    const { actor, person, mapping, context } = run;
    const read = readRows(rows, mapping);
    return this.unit.run(actor, async () => {
      const one = await this.store.lock(run.one.id);
      if (one.state !== 'running' || one.throughRow !== expectedThrough) return 'stopped';
      await this.known.lock(one);
      const judged = judgeRows(read, context, await this.known.of(one, read));
      this.drafts.write(
        actor,
        judged.flatMap(({ expense }) => expense ?? []),
      );
      const through = rows.at(-1)?.number ?? one.throughRow;
      this.store.addRows(one, judged, through, this.clock.businessNow(actor.demo));
      if (Date.now() < run.endsAt) return 'more';
      await this.jobs.send('run-import', { person, importId: one.id });
      return 'handed-on';
    });
  }

  private async finish(actor: Actor, id: string): Promise<void> {
    await this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (one.state !== 'running') return;
      await this.store.move(one, 'done', this.clock.businessNow(actor.demo));
      await this.tell(actor, one, 'import-done');
      await this.record(actor, one, 'import.done', one.counts);
    });
  }

  private async fail(actor: Actor, id: string, { code, text }: DomainError): Promise<void> {
    await this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (one.state !== 'running') return;
      await this.store.move(one, 'failed', this.clock.businessNow(actor.demo), { code, text });
      await this.tell(actor, one, 'import-failed');
      await this.record(actor, one, 'import.failed', { ...one.counts, code });
    });
  }

  private async tell(actor: Actor, one: Import, kind: 'import-done' | 'import-failed'): Promise<void> {
    const subject = { type: 'import' as const, id: one.id };
    await this.notices.tell(actor, { teamId: one.teamId, kind, userIds: [one.createdBy], subject });
  }

  private async record(actor: Actor, one: Import, act: string, after: object): Promise<void> {
    await this.audit.record(actor, {
      teamId: one.teamId,
      act,
      subjectType: 'import',
      subjectId: one.id,
      after,
    });
  }
}
