import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import type { HanjangConfig } from '../config/config.js';
import { HANJANG_CONFIG } from '../config/config-token.js';
import type { JobPayloads, QueueName } from './jobs.js';

type Handler<Q extends QueueName> = (payload: JobPayloads[Q]) => Promise<void>;

/** How often jobs are looked for whose worker has died. */
const MAINTENANCE_SECONDS = 30;

/** Works the queues in this process; several processes may, each job goes to one of them. */
@Injectable()
export class JobRunner implements OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly handlers: (() => Promise<unknown>)[] = [];
  private readonly rounds: { everyMs: number; work: () => Promise<void> }[] = [];
  private timers: NodeJS.Timeout[] = [];
  private boss?: PgBoss;

  constructor(@Inject(HANJANG_CONFIG) private readonly config: HanjangConfig) {}

  /** Says who does the jobs of a queue; called by features before `start`. */
  handle<Q extends QueueName>(queue: Q, handler: Handler<Q>): void {
    this.handlers.push(() =>
      this.running().work<JobPayloads[Q]>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) await handler(job.data);
      }),
    );
  }

  /** As `handle`, with up to `atOnce` of the queue's jobs in one call: where many ask for the same. They fail together. */
  handleTogether<Q extends QueueName>(
    queue: Q,
    atOnce: number,
    handler: (payloads: JobPayloads[Q][]) => Promise<void>,
  ): void {
    this.handlers.push(() =>
      this.running().work<JobPayloads[Q]>(
        queue,
        { pollingIntervalSeconds: 1, batchSize: atOnce },
        async (jobs) => handler(jobs.map(({ data }) => data)),
      ),
    );
  }

  /**
   * Has something looked at again and again while this process works its queues, the first time at once. Other processes
   * do the same at their own times, so the work has to bear being done twice.
   */
  every(everyMs: number, work: () => Promise<void>): void {
    this.rounds.push({ everyMs, work });
  }

  /** The queues are made by migrations: the application's role may not create tables. */
  async start(): Promise<void> {
    this.boss = new PgBoss({
      connectionString: this.config.databaseUrl,
      max: 2,
      migrate: false,
      schedule: false,
      maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
      application_name: 'hanjang-jobs',
    });
    this.boss.on('error', (error) => this.logger.error(error.message));
    await this.boss.start();
    // What a process that died had in hand is free again once its time is up: now, if it has been.
    await this.boss.maintain();
    for (const begin of this.handlers) await begin();
    for (const round of this.rounds) this.begin(round);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    await this.boss?.stop({ graceful: true, timeout: 2000, wait: true }).catch(() => undefined);
    this.boss = undefined;
  }

  /** A round that is still on its way when the next is due isn't begun twice. */
  private begin({ everyMs, work }: { everyMs: number; work: () => Promise<void> }): void {
    let going = false;
    const round = () => {
      if (going) return;
      going = true;
      void work()
        .catch((error: unknown) => this.logger.error(String(error)))
        .finally(() => (going = false));
    };
    this.timers.push(setInterval(round, everyMs).unref());
    round();
  }

  private running(): PgBoss {
    if (!this.boss) throw new Error('the job runner has not started');
    return this.boss;
  }
}
