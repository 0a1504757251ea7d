import { Injectable } from '@nestjs/common';
import { maySeeAllocations } from '../budgets/budget.policy.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeCursor, decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { ALLOCATION_IMPORT_ERRORS } from './allocation-import.errors.js';
import type { AllocationImport, AllocationRow, RowOutcome } from './allocation-import.js';
import { AllocationImportStore } from './allocation-import-store.js';
import { AllocationRowStore } from './allocation-row-store.js';

/** Reads sheets of allocations and their rows; the office's alone. */
@Injectable()
export class AllocationImportQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: AllocationImportStore,
    private readonly rowStore: AllocationRowStore,
  ) {}

  /** To a team there is no such sheet. */
  async read(actor: Actor, id: string): Promise<AllocationImport> {
    if (!maySeeAllocations(actor).allowed) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.not-found');
    return this.unit.run(actor, () => this.store.find(id));
  }

  /** Newest first. */
  async list(
    actor: Actor,
    { after, limit }: { after?: string; limit: number },
  ): Promise<{ rows: AllocationImport[]; next?: string }> {
    ensure(maySeeAllocations(actor));
    const found = await this.unit.run(actor, () =>
      this.store.list(actor.team.id, { after: decodeInstantCursor(after), limit }),
    );
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const next =
      found.length > limit && last ? encodeCursor([last.uploadedAt.toISOString(), last.id]) : undefined;
    return { rows, next };
  }

  /** In the order of the sheet. */
  async rows(
    actor: Actor,
    one: AllocationImport,
    filter: { outcomes: readonly RowOutcome[]; after?: string; limit: number },
  ): Promise<{ rows: AllocationRow[]; next?: string }> {
    ensure(maySeeAllocations(actor));
    const { outcomes, limit } = filter;
    const [text = '0'] = decodeCursor(filter.after, 1) ?? [];
    if (!/^\d{1,9}$/.test(text)) throw WEB_ERRORS.fail('web.bad-cursor');
    const found = await this.unit.run(actor, () =>
      this.rowStore.page(one, { outcomes, after: Number(text), limit: limit + 1 }),
    );
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows,
      next: found.length > limit && last ? encodeCursor([String(last.rowNumber)]) : undefined,
    };
  }
}
