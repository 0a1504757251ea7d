import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { actorOfJob, type JobPerson } from '../platform/jobs/job-person.js';
import { toActor, type ActorJson } from './actor-json.js';

/** Who a job's person is by now: a job carries ids and no rights. */
@Injectable()
export class FreshActor {
  constructor(private readonly unit: UnitOfWork) {}

  /** Undefined for whoever has left: access stopped, no role any more, or moved to another team. */
  async of(person: JobPerson): Promise<Actor | undefined> {
    const row = await this.unit.run(actorOfJob(person), () =>
      this.unit.one<{ actor: ActorJson | null }>('SELECT auth_own_actor() AS actor'),
    );
    const actor = row?.actor && toActor(row.actor);
    return actor && actor.roles.length > 0 && actor.team.id === person.teamId ? actor : undefined;
  }
}
