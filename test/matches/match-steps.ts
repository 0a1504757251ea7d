import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import type { World, WorldTeam } from '../support/world.js';

export const OFFICER = 'officer@office.example';
export const AUDITOR = 'auditor@office.example';

/** Two teams filing the same, and the officer looking on. */
export function matchSteps(test: TestApp, world: World) {
  const claims = claimsOf(test, world);
  let amount = 3_000_000;
  const mail = (team: WorldTeam, role: string) => `${role}@${team.code}.example`;
  const must = (answer: { statusCode: number; body: string }) => {
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer;
  };
  const linesOf = (team: WorldTeam, supply: number) => [
    {
      name: '말뭉치',
      supplyAmount: String(supply),
      taxAmount: String(supply / 10),
      categoryId: world.categories.software,
      budgetLineId: team.lines.software,
    },
  ];
  const steps = {
    claims,
    mail,
    /** An amount no other case uses. */
    nextAmount: () => (amount += 10_000),
    /** A claim handed in; compared with the others when `match` is called. */
    file: async (team: WorldTeam, supply: number, changes: Json = {}): Promise<string> => {
      const email = mail(team, 'researcher');
      const { id } = await claims.draft(team, { lines: linesOf(team, supply), ...changes });
      must(await claims.act(email, id, 'submission'));
      return String(id);
    },
    approve: async (team: WorldTeam, id: string) =>
      must(await claims.act(mail(team, 'administrator'), id, 'approval')),
    pay: (team: WorldTeam, ids: readonly string[]) => claims.pay(mail(team, 'finance'), ids),
    /** What the job does after the commit. */
    match: async (team: WorldTeam, id: string): Promise<void> => {
      const unit = test.app.get(UnitOfWork, { strict: false });
      const actor = await test.actor(mail(team, 'researcher'));
      await unit.run(actor, () => unit.query('SELECT office_match_fingerprints($1, $2)', [team.id, id]));
    },
    matches: async (query = '', email = OFFICER): Promise<Json[]> => {
      const answer = must(await test.as(email).get(`/api/v1/matches${query}`));
      return jsonOf(answer)['items'] as Json[];
    },
    /** The match of a claim, in whatever state it is. */
    matchOf: async (id: string): Promise<Json | undefined> => {
      for (const state of ['open', 'held', 'dismissed', 'gone']) {
        const found = (await steps.matches(`?state=${state}&limit=100`)).find(({ claims: both }) =>
          (both as Json[]).some((claim) => claim['id'] === id),
        );
        if (found) return found;
      }
      return undefined;
    },
    /** A pair of like claims, found. */
    pair: async (): Promise<{ ours: string; theirs: string; match: Json }> => {
      const supply = steps.nextAmount();
      const ours = await steps.file(world.upstage, supply);
      const theirs = await steps.file(world.skt, supply, { documentedOn: '2025-10-18' });
      await steps.match(world.skt, theirs);
      const match = await steps.matchOf(ours);
      if (!match) throw new Error('the pair was not found');
      return { ours, theirs, match };
    },
  };
  return steps;
}
