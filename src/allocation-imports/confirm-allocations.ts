import { Injectable } from '@nestjs/common';
import { mayAllocate } from '../budgets/budget.policy.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { jobPerson } from '../platform/jobs/job-person.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { formatWon } from '../platform/money/won.js';
import { ALLOCATION_IMPORT_ERRORS } from './allocation-import.errors.js';
import type { AllocationImport } from './allocation-import.js';
import { AllocationImportStore } from './allocation-import-store.js';

/** Lets all rows of a checked sheet be posted, or the sheet be forgotten. Confirming it again changes nothing. */
@Injectable()
export class ConfirmAllocations {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: AllocationImportStore,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `check`: which check the person has seen; another one since is looked at first. */
  async confirm(actor: Actor, { id, check }: { id: string; check?: number }): Promise<AllocationImport> {
    ensure(mayAllocate(actor));
    return this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (one.state === 'confirmed' || one.state === 'posted') return one;
      ensureConfirmable(one, check);
      await this.store.confirm(one, actor.userId, this.clock.businessNow(actor.demo));
      await this.jobs.send('post-allocation-import', { person: jobPerson(actor), importId: id });
      await this.record(actor, one, 'allocation-import.confirmed');
      return this.store.find(id);
    });
  }

  /** Nothing comes of it, and the same sheet may be uploaded again. */
  async discard(actor: Actor, id: string): Promise<AllocationImport> {
    ensure(mayAllocate(actor));
    return this.unit.run(actor, async () => {
      const one = await this.store.lock(id);
      if (one.state === 'discarded') return one;
      if (one.state !== 'checked') throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.wrong-state');
      await this.store.move(one, 'discarded');
      await this.record(actor, one, 'allocation-import.discarded');
      return this.store.find(id);
    });
  }

  private async record(actor: Actor, { teamId, id, mode, counts }: AllocationImport, act: string) {
    const subject = { subjectType: 'allocation-import', subjectId: id };
    await this.audit.record(actor, { teamId, act, ...subject, after: { mode, ...counts } });
  }
}

function ensureConfirmable(one: AllocationImport, check: number | undefined): void {
  if (one.state !== 'checked') throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.wrong-state');
  if (check !== undefined && check !== one.checks)
    throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.checked-again');
  if (one.counts.refused > 0)
    throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.has-faults', { count: one.counts.refused });
  if (one.counts.good === 0) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.nothing-to-post');
  const short = one.totals.find(({ over }) => over > 0n);
  if (short)
    throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.exceeds', {
      fund: short.fund.ko,
      fundEn: short.fund.en,
      year: short.year,
      over: formatWon(short.over),
    });
}
