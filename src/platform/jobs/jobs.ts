import { Injectable } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { JobPerson } from './job-person.js';

/** What each queue carries: ids only, never a name or an amount. */
export interface JobPayloads {
  'match-fingerprints': { teamId: string; expenseId: string };
  /** Claims of one supplier of the person's team. `approval`: of one of them as it had been handed in, and no more. */
  'refresh-marks': {
    person: JobPerson;
    supplierNumber: string;
    after?: 'submission' | 'approval' | 'change';
  };
  'run-import': { person: JobPerson; importId: string };
  /** What `run-import` gave up on. */
  'run-import-given-up': { person: JobPerson; importId: string };
  'undo-import': { person: JobPerson; importId: string };
  /** What `undo-import` gave up on. */
  'undo-import-given-up': { person: JobPerson; importId: string };
  'try-rule-pack': { person: JobPerson; trialId: string };
  /** What `try-rule-pack` gave up on. */
  'try-rule-pack-given-up': { person: JobPerson; trialId: string };
  'read-photo': { person: JobPerson; evidenceId: string };
  /** What `read-photo` gave up on. */
  'read-photo-given-up': { person: JobPerson; evidenceId: string };
  'write-mail-at-once': { person: JobPerson };
  'send-mail': { person: JobPerson; mailId: string };
  /** What `send-mail` gave up on. */
  'send-mail-given-up': { person: JobPerson; mailId: string };
  /** Of one team: somebody who decides may have left it. */
  'look-at-approvals': { teamId: string };
  'post-allocation-import': { person: JobPerson; importId: string };
  /** What `post-allocation-import` gave up on. */
  'post-allocation-import-given-up': { person: JobPerson; importId: string };
  'post-pay-run': { person: JobPerson; runId: string };
}
export type QueueName = keyof JobPayloads;

/** Enqueues in the unit of work in hand: the job exists if and only if the change does. */
@Injectable()
export class Jobs {
  private readonly sender: PgBoss;

  constructor(unit: UnitOfWork) {
    const inUnit = {
      executeSql: async (sql: string, values: unknown[]) => ({ rows: await unit.byKey(sql, values) }),
    };
    // Never started: it only writes the row, through the transaction of whoever enqueues.
    this.sender = new PgBoss({ db: inUnit, migrate: false });
  }

  async send<Q extends QueueName>(
    queue: Q,
    payload: JobPayloads[Q],
    { startAfterSeconds = 0 }: { startAfterSeconds?: number } = {},
  ): Promise<void> {
    const id = await this.sender.send(queue, payload, { startAfter: startAfterSeconds });
    if (id === null) throw new Error(`queue ${queue} did not take the job`);
  }
}
