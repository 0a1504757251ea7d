import type { INestApplicationContext } from '@nestjs/common';
import { toActor, type ActorJson } from '../../people/actor-json.js';
import { SignInStore } from '../../people/sign-in-store.js';
import { programmeRoleOf, type Actor } from '../../platform/access/actor.js';
import { StartError } from '../../platform/config/start-error.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOfJob } from '../../platform/jobs/job-person.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The member of a programme's office in whose name an operator acts; what is done is recorded as theirs. */
export async function findOfficer(app: INestApplicationContext, email: string): Promise<Actor> {
  const unit = app.get(UnitOfWork, { strict: false });
  const known = await app.get(SignInStore, { strict: false }).credentials(email);
  for (const { user_id: userId } of known) {
    const person = { userId, teamId: NOBODY, programmeId: NOBODY, officeTeamId: NOBODY };
    const row = await unit.run(actorOfJob(person), () =>
      unit.one<{ actor: ActorJson | null }>('SELECT auth_own_actor() AS actor'),
    );
    const actor = row?.actor ? toActor(row.actor) : undefined;
    if (actor && programmeRoleOf(actor) !== '') return actor;
  }
  throw new StartError(`${email} is nobody of a programme's office.`);
}
