import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { AUDITOR, matchSteps, OFFICER } from '../matches/match-steps.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { startReceiver, webhookSteps, type Receiver } from './receiver.js';

const ADMIN = 'administrator@upstage.example';
const RIVAL = 'administrator@skt.example';
const CANARY = '카나리아';
const ALL_OF_TEAM = [
  'claim.created',
  'claim.submitted',
  'claim.approved',
  'claim.held',
  'claim.released',
  'claim.commented',
  'claim.document-attached',
  'document.received',
];
const TABLES = [
  'webhook_listeners',
  'webhook_endpoints',
  'webhook_events',
  'webhook_deliveries',
  'webhook_attempts',
];

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let matching: ReturnType<typeof matchSteps>;
let steps: ReturnType<typeof webhookSteps>;
let ours: Receiver;
let theirs: Receiver;
let office: Receiver;

beforeAll(async () => {
  test = await startTestApp({ webhookNetworks: ['127.0.0.1'] });
  world = await createWorld(test);
  claims = claimsOf(test, world);
  matching = matchSteps(test, world);
  steps = webhookSteps(test);
  [ours, theirs, office] = [await startReceiver(), await startReceiver(), await startReceiver()];
  const names = jsonOf(await test.as(OFFICER).get('/api/v1/webhooks/event-types'))['items'] as Json[];
  await steps.create(ADMIN, ours.url, { eventTypes: ALL_OF_TEAM, details: true });
  await steps.create(RIVAL, theirs.url, { eventTypes: ALL_OF_TEAM, details: true });
  await steps.create(OFFICER, office.url, {
    eventTypes: names.map(({ name }) => String(name)),
    details: true,
  });
});
afterEach(() => [ours, theirs, office].forEach((receiver) => receiver.clear()));
afterAll(async () => {
  await Promise.all([ours, theirs, office].map((receiver) => receiver.stop()));
  await test.stop();
});

const onPot = async (): Promise<string> => {
  const [line] = typedClaim(world, world.upstage)['lines'] as Json[];
  const lines = [{ ...line, budgetLineId: world.potLineId, supplyAmount: '7654321' }];
  return String((await claims.draft(world.upstage, { title: `${CANARY} 공동`, lines }))['id']);
};
const heard = (receiver: Receiver) => receiver.received.map(({ json }) => String(json['type'])).sort();
const deliver = async () => {
  await steps.deliver();
  await steps.deliver();
};

describe('a team', () => {
  it('hears of its own rows and nothing of a rival’s', async () => {
    const { id } = await claims.draft(world.upstage, { title: `${CANARY} 신청` });
    await claims.act('researcher@upstage.example', id, 'submission');
    await deliver();
    expect(heard(ours)).toEqual(['claim.created', 'claim.submitted']);
    expect(theirs.received).toEqual([]);
    expect(office.received).toEqual([]);
    const listed = await test.as(RIVAL).get('/api/v1/webhooks/events?details=true');
    expect(jsonOf(listed)).toMatchObject({ items: [], more: false });
  });

  it('is told in no message who or what for: ids, numbers, states, amounts and roles only', async () => {
    const id = await onPot();
    await claims.act('researcher@upstage.example', id, 'submission');
    await test
      .as('researcher@upstage.example')
      .post(`/api/v1/expenses/${id}/comments`, { body: `${CANARY} 의견` });
    await deliver();
    const all = [...ours.received, ...office.received].map(({ body }) => body).join('\n');
    expect(all).toContain(id);
    expect(all).not.toMatch(/카나리아|@|한빛|말뭉치/);
  });

  it('sees a hold after a match just as one for a plain check', async () => {
    const { ours: claim, theirs: other, match } = await matching.pair();
    const plain = await matching.file(world.upstage, matching.nextAmount());
    await deliver();
    ours.clear();
    theirs.clear();
    office.clear();
    const body = { expenseIds: [claim], reason: 'routine-check' };
    const held = await test.as(OFFICER).post(`/api/v1/matches/${String(match['id'])}/hold`, body);
    expect(held.statusCode).toBeLessThan(300);
    await claims.act(OFFICER, plain, 'hold', { reason: 'routine-check' });
    await deliver();
    expect(heard(ours)).toEqual(['claim.held', 'claim.held']);
    const [afterMatch, afterCheck] = ours.received.map(({ json }) => {
      const {
        claimId: _id,
        number: _number,
        claimAmount: _c,
        payableAmount: _p,
        ...data
      } = json['data'] as Json;
      return { ...json, data, id: '', timestamp: '' };
    });
    expect(afterMatch).toEqual(afterCheck);
    expect(afterMatch).toMatchObject({ data: { actorRoles: ['officer'] } });
    for (const receiver of [ours, theirs])
      expect(receiver.received.map((one) => one.body).join('')).not.toMatch(
        new RegExp(`match|${other}|${String(match['id'])}`),
      );
    expect(theirs.received).toEqual([]);
    expect(heard(office)).toEqual(['match.decided']);
  });

  it('can’t be asked after by the office, nor the office’s by a team', async () => {
    const id = String((jsonOf(await test.as(ADMIN).get('/api/v1/webhooks'))['items'] as Json[])[0]?.['id']);
    for (const email of [OFFICER, RIVAL])
      expect((await test.as(email).get(`/api/v1/webhooks/${id}`)).statusCode).toBe(404);
    expect((await test.as(AUDITOR).get('/api/v1/webhooks')).statusCode).toBe(403);
    const unit = test.app.get(UnitOfWork, { strict: false });
    for (const email of [OFFICER, RIVAL, AUDITOR]) {
      const actor = await test.actor(email);
      for (const table of TABLES) {
        const rows = await unit.run(actor, () =>
          unit.query<{ team_id: string }>(`SELECT DISTINCT team_id FROM ${table}`),
        );
        expect({ table, teams: rows.map(({ team_id }) => team_id) }).toEqual({
          table,
          teams: rows.length === 0 ? [] : [actor.team.id],
        });
      }
    }
  });

  it('can’t invent an event', async () => {
    const unit = test.app.get(UnitOfWork, { strict: false });
    const actor = await test.actor(ADMIN);
    const forge = unit.run(actor, () =>
      unit.query(
        `INSERT INTO webhook_events (team_id, id, source_team_id, act, subject_type, subject_id, at)
         VALUES ($1, gen_random_uuid(), $1, 'expense.paid', 'expense', gen_random_uuid(), now())`,
        [actor.team.id],
      ),
    );
    await expect(forge).rejects.toThrow(/permission denied/);
  });
});

describe('the office', () => {
  it('hears of claims on the common pot once they are handed in, and of no other', async () => {
    const id = await onPot();
    await deliver();
    expect(office.received).toEqual([]);
    await claims.act('researcher@upstage.example', id, 'submission');
    await claims.act('researcher@upstage.example', id, 'recall');
    const comments = `/api/v1/expenses/${id}/comments`;
    await test.as('researcher@upstage.example').post(comments, { body: '아직 초안' });
    await claims.act('researcher@upstage.example', id, 'submission');
    await claims.act(OFFICER, id, 'approval');
    const own = await matching.file(world.upstage, matching.nextAmount());
    await matching.approve(world.upstage, own);
    await deliver();
    expect(heard(office)).toEqual(['claim.approved', 'claim.recalled', 'claim.submitted', 'claim.submitted']);
    expect(office.received.map(({ json }) => (json['data'] as Json)['claimId'])).toEqual([id, id, id, id]);
    expect(office.received[0]?.json['data']).toMatchObject({
      teamId: world.upstage.id,
      number: expect.stringMatching(/^2025-\d{4}$/),
      claimAmount: '7654321',
    });
    expect(office.received.some(({ json }) => (json['data'] as Json)['state'] === 'approved')).toBe(true);
  });

  it('writes nothing of a claim that isn’t its own, not even for a moment', async () => {
    const before = await rowsOf(test, 'SELECT id FROM webhook_events WHERE team_id = $1', [
      world.officeTeamId,
    ]);
    await matching.file(world.upstage, matching.nextAmount());
    const after = await rowsOf(test, 'SELECT id FROM webhook_events WHERE team_id = $1', [
      world.officeTeamId,
    ]);
    expect(after).toEqual(before);
  });
});
