import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { eventTypeOfAct } from '../event-types.js';
import { EventDetails, type RecordedEvent } from './event-details.js';
import { actorOfWebhookJob, type WebhookJob } from './webhook-job.js';

const BATCH = 200;

/**
 * Gives recorded events their place in the team's list and puts them up for delivery. The listener's row is locked all
 * the while, so that places are given and committed one team at a time: whoever reads the list up to a place will never
 * find something new before it, however late an act commits.
 */
@Injectable()
export class WriteEvents {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly details: EventDetails,
  ) {}

  /** How many were done; the rest is for the next time. */
  async execute(job: WebhookJob, sourceTeamIds: readonly string[]): Promise<number> {
    const actor = actorOfWebhookJob(job, sourceTeamIds);
    return this.unit.run(actor, async () => {
      const listener = await this.unit.one<{ last_position: string }>(
        'SELECT last_position FROM webhook_listeners WHERE team_id = $1 FOR NO KEY UPDATE',
        [job.teamId],
      );
      if (!listener) return 0;
      const events = await this.unit.query<RecordedEvent>(
        `SELECT v.id, v.source_team_id, v.act, v.subject_type, v.subject_id, a.actor_id, a.after
         FROM webhook_events v JOIN audit_events a ON a.team_id = v.source_team_id AND a.id = v.id
         WHERE v.team_id = $1 AND v.position IS NULL AND v.source_team_id = ANY ($2) ORDER BY v.at, v.id LIMIT ${BATCH}`,
        [job.teamId, actor.readTeamIds],
      );
      if (events.length > 0) await this.write(job.teamId, BigInt(listener.last_position), events);
      return events.length;
    });
  }

  private async write(teamId: string, last: bigint, recorded: readonly RecordedEvent[]): Promise<void> {
    // An act that this release tells nobody of was wanted by another one.
    const events = recorded.flatMap((event) => {
      const type = eventTypeOfAct(event.act);
      return type ? [{ ...event, type: type.name }] : [];
    });
    const details = await this.details.of(events);
    const ids = events.map(({ id }) => id);
    await this.unit.query(
      `UPDATE webhook_events v SET position = $2::bigint + w.place, type = w.type, details = w.details
       FROM unnest($3::uuid[], $4::text[], $5::jsonb[]) WITH ORDINALITY AS w (id, type, details, place)
       WHERE v.team_id = $1 AND v.id = w.id`,
      [
        teamId,
        last.toString(),
        ids,
        events.map(({ type }) => type),
        ids.map((id) => JSON.stringify(details.get(id) ?? {})),
      ],
    );
    await this.unit.query('UPDATE webhook_listeners SET last_position = $2 WHERE team_id = $1', [
      teamId,
      (last + BigInt(events.length)).toString(),
    ]);
    await this.unit.query(
      `INSERT INTO webhook_deliveries (team_id, endpoint_id, event_id)
       SELECT v.team_id, p.id, v.id FROM webhook_events v JOIN webhook_endpoints p ON p.team_id = v.team_id
       WHERE v.team_id = $1 AND v.id = ANY ($2) AND p.state <> 'gone' AND v.type = ANY (p.event_types)
       ON CONFLICT DO NOTHING`,
      [teamId, ids],
    );
    const left = recorded.map(({ id }) => id).filter((id) => !ids.includes(id));
    if (left.length > 0)
      await this.unit.query('DELETE FROM webhook_events WHERE team_id = $1 AND id = ANY ($2)', [
        teamId,
        left,
      ]);
  }
}
