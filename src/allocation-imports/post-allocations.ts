import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayAllocate } from '../budgets/budget.policy.js';
import { BUDGET_ERRORS } from '../budgets/budget.errors.js';
import { Ledger } from '../ledger/ledger.js';
import type { PostingEntry, PostingGroup } from '../ledger/posting.js';
import { FreshActor } from '../people/fresh-actor.js';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { translateDatabaseError } from '../platform/errors/database-errors.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { actorOfJob, type JobPerson } from '../platform/jobs/job-person.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { ALLOCATION_IMPORT_ERRORS } from './allocation-import.errors.js';
import type { AllocationImport } from './allocation-import.js';
import { AllocationImportStore } from './allocation-import-store.js';
import { AllocationRowStore } from './allocation-row-store.js';
import { FIND_LINES } from './settle-rows.js';

/** Rows that go to the ledger in one call; its checks of a call grow faster than the call. */
const SET = 250;

interface PostRow {
  row_number: number;
  line_id: string;
  appropriation_id: string;
  change: string;
  reason: string;
}

/** What a team's part of a sheet came to, for its own trail. */
interface TeamSum {
  owner_team_id: string;
  lines: string;
  given: string;
  taken_back: string;
}

/**
 * Posts a confirmed sheet: opens the lines that are missing, takes back first and gives then, all in one unit. A process that
 * dies in the middle leaves nothing, and whoever takes the job up does all of it; a sheet that is posted isn't posted again.
 */
@Injectable()
export class PostAllocations implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: AllocationImportStore,
    private readonly rows: AllocationRowStore,
    private readonly ledger: Ledger,
    private readonly people: FreshActor,
    private readonly runner: JobRunner,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.handle('post-allocation-import', ({ person, importId }) => this.execute(person, importId));
    this.runner.handle('post-allocation-import-given-up', ({ person, importId }) =>
      this.fail(person, importId, ALLOCATION_IMPORT_ERRORS.fail('allocation-import.stopped')),
    );
  }

  async execute(person: JobPerson, importId: string): Promise<void> {
    try {
      const actor = await this.people.of(person);
      if (!actor || !mayAllocate(actor).allowed)
        throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.person-left');
      await this.unit.run(actor, () => this.post(actor, importId));
    } catch (thrown) {
      const error = translateDatabaseError(thrown);
      // What the sheet or the budget is to blame for isn't tried again; all else the queue tries anew.
      if (!(error instanceof DomainError)) throw error;
      await this.fail(person, importId, error);
    }
  }

  private async post(actor: Actor, importId: string): Promise<void> {
    const one = await this.store.lock(importId);
    if (one.state !== 'confirmed') return;
    // Amounts to add hold whatever was given since; totals would take it back unseen.
    if (one.mode === 'set' && (await this.rows.hasChanged(one)))
      throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.changed');
    const sums = await this.sums(one);
    for (const { owner_team_id: teamId } of sums)
      await this.unit.run(actor, () => this.openLines(actor, one, teamId), { onBehalfOf: teamId });
    await this.unit.query(FIND_LINES, [one.teamId, one.id]);
    for (const direction of ['taken back', 'given'] as const)
      for (const { owner_team_id: teamId } of sums)
        await this.unit.run(actor, () => this.postTeam(actor, one, teamId, direction), {
          onBehalfOf: teamId,
        });
    for (const sum of sums)
      await this.unit.run(actor, () => this.recordTeam(actor, one, sum), { onBehalfOf: sum.owner_team_id });
    await this.store.move(one, 'posted', { postedAt: this.clock.businessNow(actor.demo) });
    await this.audit.record(actor, {
      teamId: one.teamId,
      act: 'allocation-import.posted',
      subjectType: 'allocation-import',
      subjectId: one.id,
      after: { mode: one.mode, lines: one.counts.good, opened: one.newLineCount },
      documentHashes: [one.sha256],
    });
  }

  private sums({ teamId, id }: AllocationImport): Promise<TeamSum[]> {
    return this.unit.query<TeamSum>(
      `SELECT for_team_id AS owner_team_id, count(*) AS lines, coalesce(sum(change) FILTER (WHERE change > 0), 0) AS given,
         coalesce(-sum(change) FILTER (WHERE change < 0), 0) AS taken_back
       FROM allocation_import_rows WHERE team_id = $1 AND import_id = $2 AND outcome = 'good'
       GROUP BY for_team_id ORDER BY for_team_id`,
      [teamId, id],
    );
  }

  /** Those that somebody else opened since are taken as they are. */
  private async openLines(actor: Actor, { teamId, id }: AllocationImport, ownerId: string): Promise<void> {
    await this.unit.query(
      `INSERT INTO budget_lines (owner_team_id, id, programme_id, kind, audience, fund_id, fiscal_year_id, stage_id, institution_id,
         category_id, means)
       SELECT r.for_team_id, r.new_line_id, $4, 'line', CASE WHEN r.for_team_id = $5 THEN 'programme' ELSE 'team' END, r.fund_id,
         r.fiscal_year_id, r.stage_id, r.institution_id, r.category_id, r.means
       FROM allocation_import_rows r
       WHERE r.team_id = $1 AND r.import_id = $2 AND r.for_team_id = $3 AND r.outcome = 'good' AND r.line_id IS NULL
       ORDER BY r.row_number ON CONFLICT DO NOTHING`,
      [teamId, id, ownerId, actor.programme.id, actor.programme.officeTeamId],
    );
  }

  private async postTeam(
    actor: Actor,
    one: AllocationImport,
    ownerId: string,
    direction: 'taken back' | 'given',
  ): Promise<void> {
    let after = 0;
    for (;;) {
      const rows = await this.unit.query<PostRow>(
        `SELECT r.row_number, r.line_id, a.id AS appropriation_id, r.change, r.reason FROM allocation_import_rows r
         JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = r.fund_id AND a.fiscal_year_id = r.fiscal_year_id
         WHERE r.team_id = $1 AND r.import_id = $2 AND r.for_team_id = $3 AND r.outcome = 'good' AND r.row_number > $4
           AND CASE WHEN $5 THEN r.change > 0 ELSE r.change < 0 END
         ORDER BY r.row_number LIMIT $6`,
        [one.teamId, one.id, ownerId, after, direction === 'given', SET],
      );
      if (rows.length === 0) return;
      after = rows.at(-1)?.row_number ?? after;
      await this.postSet(groupsOf(rows, one, { actor, ownerId, on: this.clock.businessDate(actor.demo) }));
    }
  }

  private async postSet(groups: readonly PostingGroup[]): Promise<void> {
    for (const result of await this.ledger.postMany(groups)) {
      if (result.status === 'posted') continue;
      const state = result.status === 'refused' ? result.sqlState : '';
      if (state === 'HJ001') throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.short');
      if (state === 'HJ020') throw BUDGET_ERRORS.fail('budget.support-declined');
      throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.refused');
    }
  }

  private async recordTeam(actor: Actor, one: AllocationImport, sum: TeamSum): Promise<void> {
    await this.audit.record(actor, {
      teamId: sum.owner_team_id,
      act: 'budget.allocated-from-sheet',
      subjectType: 'allocation-import',
      subjectId: one.id,
      after: { lines: Number(sum.lines), given: sum.given, takenBack: sum.taken_back },
    });
  }

  private async fail(person: JobPerson, importId: string, { code, text }: DomainError): Promise<void> {
    const actor = await this.people.of(person);
    // An officer's rows are the officers': whoever has left can't even say so.
    const speaker = actor && mayAllocate(actor).allowed ? actor : asOfficer(person);
    await this.unit.run(speaker, async () => {
      const one = await this.store.lock(importId);
      if (one.state !== 'confirmed') return;
      await this.store.move(one, 'checked', { failure: { code, text } });
      await this.audit.record(speaker, {
        teamId: one.teamId,
        act: 'allocation-import.failed',
        subjectType: 'allocation-import',
        subjectId: one.id,
        after: { code },
      });
    });
  }
}

/** Only to say that nothing came of it. */
function asOfficer(person: JobPerson): Actor {
  const nameless = actorOfJob(person);
  return { ...nameless, roles: ['officer'], team: { ...nameless.team, kind: 'office' } };
}

/** Rows with one reason are one group; each set has keys of its own, so that nothing of a sheet is posted twice. */
function groupsOf(
  rows: readonly PostRow[],
  one: AllocationImport,
  { actor, ownerId, on }: { actor: Actor; ownerId: string; on: string },
): PostingGroup[] {
  const byReason = new Map<string, PostRow[]>();
  for (const row of rows) byReason.set(row.reason, [...(byReason.get(row.reason) ?? []), row]);
  return [...byReason].map(([reason, same]) => ({
    teamId: ownerId,
    key: `allocation-import:${one.id}:${same[0]?.row_number ?? 0}`,
    causeType: 'allocation-import',
    causeId: one.id,
    occurredOn: on,
    actorId: actor.userId,
    reason: reason || one.fileName.slice(0, 200),
    entries: same.map(entryOf),
  }));
}

function entryOf({ line_id: lineId, appropriation_id: counterLineId, change }: PostRow): PostingEntry {
  const amount = BigInt(change);
  return amount > 0n
    ? { kind: 'allocate', lineId, counterLineId, amount }
    : { kind: 'deallocate', lineId, counterLineId, amount: -amount };
}
