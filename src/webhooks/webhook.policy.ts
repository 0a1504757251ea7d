import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import type { EndpointState } from './webhook.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';

/** A team's administrator, or an officer for the office: each for their own team, never for another. */
export function mayUseWebhooks(actor: Actor): Decision {
  const may =
    actor.team.kind === 'office' ? programmeRoleOf(actor) === 'officer' : hasRole(actor, 'administrator');
  return may ? ALLOWED : refused(WEBHOOK_ERRORS.fail('webhook.not-permitted'));
}

/** Where events go to is settled at a browser: what a stolen token opened would outlive the token. */
export function mayAimWebhooks(actor: Actor): Decision {
  const decision = mayUseWebhooks(actor);
  if (!decision.allowed) return decision;
  return actor.scopes ? refused(WEBHOOK_ERRORS.fail('webhook.session-needed')) : ALLOWED;
}

export function mayPause(actor: Actor, endpoint: { state: EndpointState }): Decision {
  const decision = mayUseWebhooks(actor);
  if (!decision.allowed) return decision;
  return endpoint.state === 'active' ? ALLOWED : refused(WEBHOOK_ERRORS.fail('webhook.not-active'));
}

export function mayResume(actor: Actor, endpoint: { state: EndpointState }): Decision {
  const decision = mayUseWebhooks(actor);
  if (!decision.allowed) return decision;
  return endpoint.state === 'active' ? refused(WEBHOOK_ERRORS.fail('webhook.already-active')) : ALLOWED;
}

/** What isn't sending sends nothing again either. */
export const mayReplay = mayPause;
