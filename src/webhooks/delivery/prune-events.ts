import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { KEPT_DAYS } from '../webhook.js';
import { actorOfWebhookJob, type WebhookJob } from './webhook-job.js';

const OLD = `now() - interval '${KEPT_DAYS} days'`;
/** Rows that go together: a team's whole past in one statement would be in everybody's way. */
const BATCH = 2000;

/** Takes away what is older than thirty days, whatever became of it. */
@Injectable()
export class PruneEvents {
  constructor(private readonly unit: UnitOfWork) {}

  async execute(job: WebhookJob): Promise<void> {
    const actor = actorOfWebhookJob(job);
    for (;;) {
      const gone = await this.unit.run(actor, async () => {
        const rows = await this.unit.query<{ id: string }>(
          `SELECT id FROM webhook_events WHERE team_id = $1 AND at < ${OLD} ORDER BY at LIMIT ${BATCH}`,
          [job.teamId],
        );
        const old = [job.teamId, rows.map(({ id }) => id)];
        if (rows.length === 0) return 0;
        for (const table of ['webhook_attempts', 'webhook_deliveries'])
          await this.unit.query(`DELETE FROM ${table} WHERE team_id = $1 AND event_id = ANY ($2)`, old);
        await this.unit.query('DELETE FROM webhook_events WHERE team_id = $1 AND id = ANY ($2)', old);
        return rows.length;
      });
      if (gone < BATCH) return;
    }
  }
}
