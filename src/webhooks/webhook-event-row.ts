import type { WebhookEvent } from './webhook.js';

export interface EventRow {
  id: string;
  position: string;
  type: string;
  at: Date;
  source_team_id: string;
  subject_id: string;
  details: Readonly<Record<string, unknown>>;
}

export const EVENT_COLUMNS = 'v.id, v.position, v.type, v.at, v.source_team_id, v.subject_id, v.details';

export function eventFrom(row: EventRow): WebhookEvent {
  return {
    id: row.id,
    position: BigInt(row.position),
    type: row.type,
    at: row.at,
    sourceTeamId: row.source_team_id,
    subjectId: row.subject_id,
    details: row.details,
  };
}
