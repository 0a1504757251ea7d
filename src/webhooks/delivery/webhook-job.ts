import type { Actor } from '../../platform/access/actor.js';
import { actorOfJob } from '../../platform/jobs/job-person.js';

/** For whom something is to be done, as the database's own functions tell it. */
export interface WebhookJob {
  teamId: string;
  userId: string;
  programmeId: string;
  officeTeamId: string;
}

export interface WorkRow {
  team_id: string;
  user_id: string;
  programme_id: string;
  office_team_id: string;
  endpoint_id: string | null;
  source_team_ids: string[];
}

export function jobOf(
  row: Pick<WorkRow, 'team_id' | 'user_id' | 'programme_id' | 'office_team_id'>,
): WebhookJob {
  return {
    teamId: row.team_id,
    userId: row.user_id,
    programmeId: row.programme_id,
    officeTeamId: row.office_team_id,
  };
}

/** In that team alone; for the office besides the teams whose claims it hears of, to read and never to write. */
export function actorOfWebhookJob(job: WebhookJob, readsToo: readonly string[] = []): Actor {
  const actor = actorOfJob(job);
  const isOffice = job.teamId === job.officeTeamId;
  return {
    ...actor,
    team: { ...actor.team, kind: isOffice ? 'office' : 'team' },
    readTeamIds: isOffice ? [...new Set([job.teamId, ...readsToo])] : [job.teamId],
  };
}
