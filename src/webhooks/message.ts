import { EVENT_VERSION, eventTypeNamed, PING } from './event-types.js';
import type { WebhookEvent } from './webhook.js';

/**
 * The body that is sent and listed: ids, type and time. Numbers, states, people's roles and amounts only where they were
 * asked for.
 */
export function messageOf(event: WebhookEvent, withDetails: boolean): object {
  const subject = eventTypeNamed(event.type)?.subject ?? 'claim';
  return {
    id: event.id,
    type: event.type,
    version: EVENT_VERSION,
    timestamp: event.at.toISOString(),
    data: {
      teamId: event.sourceTeamId,
      [`${subject}Id`]: event.subjectId,
      ...(withDetails ? event.details : {}),
    },
  };
}

export function pingMessage(id: string, teamId: string, at: Date): object {
  return { id, type: PING, version: EVENT_VERSION, timestamp: at.toISOString(), data: { teamId } };
}
