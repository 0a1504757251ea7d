import type { Actor } from '../platform/access/actor.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { SendWebhook } from './delivery/send-webhook.js';
import { eventTypesFor } from './event-types.js';
import { MAX_DESCRIPTION, MAX_URL } from './webhook.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';

export interface EndpointInput {
  url: string;
  description: string;
  eventTypes: readonly string[];
  details: boolean;
}

/** The input made tidy. @throws what is wrong with it, each at its field. */
export function checkEndpoint(
  actor: Actor,
  input: EndpointInput,
  sender: Pick<SendWebhook, 'faultOf'>,
): EndpointInput {
  const url = input.url.trim();
  const description = input.description.trim();
  const eventTypes = [...new Set(input.eventTypes)];
  const problems: FieldProblem[] = [];
  const fault = url.length > MAX_URL ? 'malformed' : sender.faultOf(url);
  if (fault) problems.push(WEBHOOK_ERRORS.problem(`webhook.url-${fault}`, '/url'));
  if (description.length > MAX_DESCRIPTION)
    problems.push(
      WEBHOOK_ERRORS.problem('webhook.description-too-long', '/description', { max: MAX_DESCRIPTION }),
    );
  const known = new Set(eventTypesFor(actor.team.kind).map(({ name }) => name));
  const unknown = eventTypes.find((name) => !known.has(name));
  if (eventTypes.length === 0) problems.push(WEBHOOK_ERRORS.problem('webhook.events-missing', '/eventTypes'));
  if (unknown !== undefined)
    problems.push(
      WEBHOOK_ERRORS.problem('webhook.event-unknown', '/eventTypes', { name: unknown.slice(0, 100) }),
    );
  if (problems.length > 0) throw invalidInput(problems);
  return { url: new URL(url).href, description, eventTypes: eventTypes.sort(), details: input.details };
}

/** What the audit log keeps of an endpoint: of its address only the host, for a path often has a key in it. */
export function auditedEndpoint(endpoint: EndpointInput): object {
  const { url, description, eventTypes, details } = endpoint;
  return { host: new URL(url).host, description, eventTypes, details };
}
