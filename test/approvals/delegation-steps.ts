import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { RouteStep } from '../../src/approvals/route.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addPerson } from '../support/builders/people.js';
import type { TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import type { Answer } from '../support/client.js';
import { rowsOf } from '../support/stored.js';
import type { World, WorldTeam } from '../support/world.js';

/** What tests about who decides in whose stead do over and over. */
export function delegationSteps(test: TestApp, world: World) {
  const claims = claimsOf(test, world);
  const idOf = async (email: string): Promise<string> => (await test.actor(email)).userId;
  return {
    claims,
    idOf,
    /** Does something as if it were this instant, in Korean time: `2025-11-05 00:00`. */
    at: <T>(kst: string, work: () => Promise<T>): Promise<T> =>
      test.app.get(Clock, { strict: false }).at(new Date(`${kst.replace(' ', 'T')}:00+09:00`), work),
    lend: async (from: string, to: string, changes: Json = {}): Promise<Answer> =>
      test.as(from).post('/api/v1/delegations', {
        toUserId: await idOf(to),
        startsOn: '2025-11-03',
        endsOn: '2025-11-07',
        ...changes,
      }),
    end: (email: string, id: unknown) => test.as(email).post(`/api/v1/delegations/${String(id)}/end`, {}),
    /** A claim of the team that waits. */
    waiting: async (team: WorldTeam, email = `researcher@${team.code}.example`, changes: Json = {}) => {
      const { id } = await claims.draft(team, changes, email);
      const answer = await claims.act(email, id, 'submission');
      if (answer.statusCode !== 200) throw new Error(`not handed in: ${answer.body}`);
      return String(id);
    },
    /** Another person of the team. */
    join: async (team: WorldTeam, name: string, roles: string[]): Promise<string> => {
      const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, team.id] };
      const email = `${name}@${team.code}.example`;
      await addPerson(test, officer, {
        teamId: team.id,
        institutionId: team.companyId,
        name,
        email,
        roles,
      });
      return email;
    },
    /** A route of the team that fits every claim of its own. */
    route: async (team: WorldTeam, steps: readonly Partial<RouteStep>[]): Promise<void> => {
      await rowsOf(test, `UPDATE routes SET removed_at = now() WHERE team_id = $1`, [team.id]);
      const whole = steps.map((step, index) => ({
        id: `step-${index + 1}`,
        kind: 'approval',
        name: `${index + 1}단계`,
        needs: 'any',
        dependsOn: [],
        ...step,
        deciders: { roles: [], userIds: [], ...step.deciders },
      }));
      await rowsOf(
        test,
        `INSERT INTO routes (team_id, id, scope, name, position, steps, changed_by, changed_at)
         VALUES ($1, $2, 'team', '결재선', 1, $3, $4, now())`,
        [team.id, uuidv7(), JSON.stringify(whole), world.officer.userId],
      );
    },
    /** Nothing is lent and nothing waits: the next test begins anew. */
    forget: () =>
      rowsOf(
        test,
        `WITH lent AS (DELETE FROM delegations), asked AS (UPDATE approval_requests SET state = 'withdrawn', closed_at = now()
           WHERE closed_at IS NULL), waiting AS (UPDATE expenses SET state = 'rejected' WHERE state = 'submitted')
         UPDATE routes SET removed_at = now()`,
      ),
    noRoute: (team: WorldTeam) =>
      rowsOf(test, `UPDATE routes SET removed_at = now() WHERE team_id = $1`, [team.id]),
    requests: (claimId: string) =>
      rowsOf<Json>(
        test,
        `SELECT state, step_id, widened_roles, widened_ids, widened_why, settled_by FROM approval_requests WHERE subject_id = $1
         ORDER BY round, position`,
        [claimId],
      ),
    state: async (email: string, id: string) => (await claims.read(email, id))['state'],
    codeOf: (answer: Answer) => String(jsonOf(answer)['code']),
  };
}

export type DelegationSteps = ReturnType<typeof delegationSteps>;

/** What a command line does as the database's owner. */
export async function withOwnerOf<T>(test: TestApp, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
