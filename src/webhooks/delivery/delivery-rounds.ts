import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../../platform/database/data-source.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { WebhookStore } from '../webhook-store.js';
import { DeliverEvents } from './deliver-events.js';
import { PruneEvents } from './prune-events.js';
import { actorOfWebhookJob, jobOf, type WebhookJob, type WorkRow } from './webhook-job.js';
import { WriteEvents } from './write-events.js';

const LOOK_MS = 1000;
const TIDY_MS = 60 * 60 * 1000;
/** Endpoints that this process serves at once, and of one team: slow receivers of one team hold up nobody else's. */
const AT_ONCE = 24;
const OF_A_TEAM = 4;

/**
 * Looks each second what is to be told. The rows themselves are the queue: a delivery knows when it is due and who has it
 * in hand, so pausing, deleting and replaying need no second book; and an endpoint's own turn, not a common line, is what
 * keeps one slow receiver from holding up the others. Any number of processes may look.
 */
@Injectable()
export class DeliveryRounds implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  private readonly turns = new Map<string, { teamId: string; ended: Promise<void> }>();
  private ending = false;

  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly writing: WriteEvents,
    private readonly delivering: DeliverEvents,
    private readonly pruning: PruneEvents,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.every(LOOK_MS, () => this.look());
    this.jobs.every(TIDY_MS, () => this.tidy());
  }

  /** What is being sent is let end, and noted, before the connections to the database go. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ending = true;
    await Promise.all([...this.turns.values()].map(({ ended }) => ended));
  }

  /** One look: events get their place, endpoints with something due their turn. Doesn't wait for the turns. */
  async look(): Promise<void> {
    const rows = await this.work();
    const news = rows.filter(({ endpoint_id }) => endpoint_id === null);
    for (const row of news)
      await this.guarded(`events of ${row.team_id}`, () =>
        this.writing.execute(jobOf(row), row.source_team_ids),
      );
    const due = news.length > 0 ? await this.work() : rows;
    for (const row of shuffled(due)) if (row.endpoint_id !== null) this.begin(jobOf(row), row.endpoint_id);
  }

  /** Waits until the turns begun so far have ended. */
  async settled(): Promise<void> {
    await Promise.all([...this.turns.values()].map(({ ended }) => ended));
  }

  async tidy(): Promise<void> {
    const owners: WorkRow[] = await this.dataSource.query('SELECT * FROM webhook_owners()');
    for (const job of owners.map(jobOf))
      await this.guarded(`old events of ${job.teamId}`, async () => {
        await this.pruning.execute(job);
        const actor = actorOfWebhookJob(job);
        await this.unit.run(actor, () => this.store.relisten(actor));
      });
  }

  private work(): Promise<WorkRow[]> {
    return this.ending ? Promise.resolve([]) : this.dataSource.query('SELECT * FROM webhook_work()');
  }

  private begin(job: WebhookJob, endpointId: string): void {
    if (this.turns.has(endpointId) || this.turns.size >= AT_ONCE) return;
    if ([...this.turns.values()].filter(({ teamId }) => teamId === job.teamId).length >= OF_A_TEAM) return;
    const ended = this.guarded(`deliveries to ${endpointId}`, () =>
      this.delivering.execute(job, endpointId, () => !this.ending),
    ).finally(() => this.turns.delete(endpointId));
    this.turns.set(endpointId, { teamId: job.teamId, ended });
  }

  /** One team's trouble doesn't keep the others' events. */
  private async guarded(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.logger.error(`${what}: ${String(thrown)}`);
    }
  }
}

/** With more endpoints than turns, chance decides whose comes first. */
function shuffled<T>(rows: readonly T[]): T[] {
  return rows
    .map((row) => ({ row, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}
