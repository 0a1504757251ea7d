import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { APPROVAL_ERRORS } from '../approvals.errors.js';
import { filterFrom, filterWords, type FilterField, type InboxFilter } from './inbox-filter.js';

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: InboxFilter;
}

export const MAX_FILTERS = 20;

/** Filters that a person keeps under a name; nobody else sees them. */
@Injectable()
export class SavedFilters {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<SavedFilter[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.byKey<{
        id: string;
        name: string;
        conditions: Partial<Record<FilterField, string>>;
      }>(
        'SELECT id, name, conditions FROM inbox_filters WHERE team_id = $1 AND user_id = $2 ORDER BY name, id',
        [actor.team.id, actor.userId],
      );
      return rows.map(({ id, name, conditions }) => ({
        id,
        name,
        filter: filterFrom((field) => conditions[field] ?? ''),
      }));
    });
  }

  /** @throws approval.filter-name, approval.filter-name-taken, approval.too-many-filters */
  async save(actor: Actor, command: { name: string; filter: InboxFilter }): Promise<void> {
    const name = command.name.trim();
    if (name === '' || name.length > 40) throw APPROVAL_ERRORS.fail('approval.filter-name', {}, '/name');
    await this.unit.run(actor, async () => {
      const kept = await this.list(actor);
      if (kept.length >= MAX_FILTERS) throw APPROVAL_ERRORS.fail('approval.too-many-filters', {}, '/name');
      if (kept.some((each) => each.name === name))
        throw APPROVAL_ERRORS.fail('approval.filter-name-taken', {}, '/name');
      const id = uuidv7();
      this.unit.write(
        'INSERT INTO inbox_filters (team_id, id, user_id, name, conditions, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [
          actor.team.id,
          id,
          actor.userId,
          name,
          JSON.stringify(filterWords(command.filter)),
          this.clock.businessNow(actor.demo),
        ],
      );
      await this.record(actor, 'inbox-filter.saved', id);
    });
  }

  /** One that isn't there is gone already. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.unit.run(actor, async () => {
      const gone = await this.unit.query(
        'DELETE FROM inbox_filters WHERE team_id = $1 AND user_id = $2 AND id = $3 RETURNING id',
        [actor.team.id, actor.userId, id],
      );
      if (gone.length > 0) await this.record(actor, 'inbox-filter.removed', id);
    });
  }

  private async record(actor: Actor, act: string, id: string): Promise<void> {
    await this.audit.record(actor, {
      teamId: actor.team.id,
      act,
      subjectType: 'inbox-filter',
      subjectId: id,
    });
  }
}
