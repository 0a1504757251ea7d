import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { actsOf, eventTypesFor } from './event-types.js';
import type { Endpoint, EndpointState } from './webhook.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';

interface EndpointRow {
  team_id: string;
  id: string;
  url: string;
  description: string;
  event_types: string[];
  details: boolean;
  state: EndpointState;
  state_since: Date;
  sealed_secret: Buffer;
  sealed_old_secret: Buffer | null;
  old_secret_until: Date | null;
  failing_since: Date | null;
  delivered_at: Date | null;
  created_at: Date;
}

const COLUMNS = `team_id, id, url, description, event_types, details, state, state_since, sealed_secret, sealed_old_secret,
  old_secret_until, failing_since, delivered_at, created_at`;

/** Endpoints of the actor's own team, and what the team listens to as a whole. */
@Injectable()
export class WebhookStore {
  constructor(private readonly unit: UnitOfWork) {}

  async all(actor: Actor): Promise<Endpoint[]> {
    const rows = await this.unit.byKey<EndpointRow>(
      `SELECT ${COLUMNS} FROM webhook_endpoints WHERE team_id = $1 ORDER BY created_at, id`,
      [actor.team.id],
    );
    return rows.map(endpointFrom);
  }

  /** @throws webhook.not-found */
  async find(actor: Actor, id: string, lock: '' | 'FOR NO KEY UPDATE' = ''): Promise<Endpoint> {
    const endpoint = await this.known(actor, id, lock);
    if (!endpoint) throw WEBHOOK_ERRORS.fail('webhook.not-found');
    return endpoint;
  }

  /** As `find`, for jobs: an endpoint that was deleted meanwhile is nothing to complain of. */
  async known(actor: Actor, id: string, lock: '' | 'FOR NO KEY UPDATE' = ''): Promise<Endpoint | undefined> {
    const [row] = await this.unit.byKey<EndpointRow>(
      `SELECT ${COLUMNS} FROM webhook_endpoints WHERE team_id = $1 AND id = $2 ${lock}`,
      [actor.team.id, id],
    );
    return row && endpointFrom(row);
  }

  /** Makes the team a listener; locks it, so that changes of what it listens to come one after another. */
  async lockListener(actor: Actor): Promise<{ keepsAll: boolean }> {
    await this.unit.query(
      `INSERT INTO webhook_listeners (team_id, programme_id, office_team_id, changed_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (team_id) DO NOTHING`,
      [actor.team.id, actor.programme.id, actor.programme.officeTeamId, actor.userId],
    );
    const row = await this.unit.one<{ keeps_all: boolean }>(
      'SELECT keeps_all FROM webhook_listeners WHERE team_id = $1 FOR NO KEY UPDATE',
      [actor.team.id],
    );
    return { keepsAll: row?.keeps_all ?? false };
  }

  /**
   * Writes down which acts anybody in the team wants: that is all the trigger looks at. An endpoint that is paused still
   * counts, so that nothing is missing when it goes on; one that is gone doesn't.
   */
  async writeActs(actor: Actor, keepsAll: boolean): Promise<void> {
    const kind = actor.team.id === actor.programme.officeTeamId ? 'office' : 'team';
    const wanted = new Set<string>();
    if (keepsAll) for (const { name } of eventTypesFor(kind)) wanted.add(name);
    for (const { state, eventTypes } of await this.all(actor))
      if (state !== 'gone') for (const name of eventTypes) wanted.add(name);
    await this.unit.query(
      `UPDATE webhook_listeners SET acts = $2, keeps_all = $3, changed_by = $4
       WHERE team_id = $1 AND (acts <> $2 OR keeps_all <> $3)`,
      [actor.team.id, actsOf(wanted, kind), keepsAll, actor.userId],
    );
  }

  /** The same wishes written down anew: an endpoint has ended, or this release knows more acts than the one before. */
  async relisten(actor: Actor): Promise<void> {
    const row = await this.unit.one<{ keeps_all: boolean }>(
      'SELECT keeps_all FROM webhook_listeners WHERE team_id = $1 FOR NO KEY UPDATE',
      [actor.team.id],
    );
    if (row) await this.writeActs(actor, row.keeps_all);
  }

  async setState(endpoint: Endpoint, state: EndpointState): Promise<void> {
    await this.unit.query(
      `UPDATE webhook_endpoints SET state = $3, state_since = now(), failing_since = CASE WHEN $3 = 'active' THEN NULL ELSE failing_since END
       WHERE team_id = $1 AND id = $2`,
      [endpoint.teamId, endpoint.id, state],
    );
  }
}

function endpointFrom(row: EndpointRow): Endpoint {
  return {
    teamId: row.team_id,
    id: row.id,
    url: row.url,
    description: row.description,
    eventTypes: row.event_types,
    details: row.details,
    state: row.state,
    stateSince: row.state_since,
    sealedSecret: row.sealed_secret,
    sealedOldSecret: row.sealed_old_secret ?? undefined,
    oldSecretUntil: row.old_secret_until ?? undefined,
    failingSince: row.failing_since ?? undefined,
    deliveredAt: row.delivered_at ?? undefined,
    createdAt: row.created_at,
  };
}
