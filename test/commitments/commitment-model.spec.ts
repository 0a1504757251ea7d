import fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/app.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { ADMINISTRATOR, contractsOf, FINANCE, RESEARCHER, type ContractJson } from './contract-steps.js';

/** Sequences of acts; HANJANG_MODEL_RUNS=1000 for a night. */
const RUNS = Number(process.env['HANJANG_MODEL_RUNS'] ?? 6);
const ACTS = [
  'begin',
  'submit',
  'recall',
  'return',
  'approve',
  'pay',
  'reject',
  'leave-open',
  'change',
  'cancel',
  'unlink',
] as const;
/** Without these nothing else can happen. */
const OFTEN = ['begin', 'begin', 'submit', 'submit', 'submit', 'approve'] as const;
const UNIT = 1_000_000n;

let test: TestApp;
let world: World;
let contracts: ReturnType<typeof contractsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  contracts = contractsOf(test, world);
});
afterAll(() => test.stop());

interface Act {
  kind: (typeof ACTS)[number];
  nth: 0 | 1;
  which: number;
  amount: bigint;
}

const actArbitrary: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...ACTS, ...OFTEN),
  nth: fc.constantFrom(0, 1),
  which: fc.nat(3),
  amount: fc.bigInt({ min: 1n, max: 12n }).map((units) => units * UNIT),
});

/** Reserved on the team's lines, and what should be: what contracts hold and what claims that wait claim. */
async function reservations(): Promise<{ reserved: string; expected: string }> {
  const [row] = await rowsOf<{ reserved: string; expected: string }>(
    test,
    `SELECT (SELECT sum(reserved) FROM line_balances WHERE owner_team_id = $1)::text AS reserved,
       (coalesce((SELECT sum(l.held) FROM commitment_lines l JOIN commitment_instalments i ON i.team_id = l.team_id AND i.id = l.instalment_id
           JOIN commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id WHERE l.team_id = $1 AND i.state = 'open' AND c.state = 'active'), 0)
         + coalesce((SELECT sum(claim_amount) FROM expenses WHERE team_id = $1 AND state IN ('submitted', 'approved')), 0))::text AS expected`,
    [world.upstage.id],
  );
  return row ?? { reserved: '', expected: '?' };
}

/** Does it where it can be done; what is refused changes nothing. Returns the answer's status. */
async function perform(contract: ContractJson, claims: string[], act: Act): Promise<number> {
  const { kind, nth, which, amount } = act;
  const claim = claims[which % Math.max(1, claims.length)] ?? '';
  if (kind === 'begin') {
    const current = await contracts.read(contract.id);
    if (current.state !== 'active' || current.instalments[nth]?.state !== 'open') return 409;
    const id = await contracts.claim(current, nth, amount);
    if (!claims.includes(id)) claims.push(id);
    return 201;
  }
  if (kind === 'change') {
    const { instalments, version } = await contracts.read(contract.id);
    const open = instalments.filter(({ state }) => state === 'open');
    const changed = open.map(({ id, dueOn, lines }, index) => ({
      id,
      dueOn,
      lines: lines.map(({ budgetLineId, amount: agreed }) => ({
        budgetLineId,
        amount: index === 0 ? String(amount) : agreed,
      })),
    }));
    const body = { title: 'GPU 서버 임차', version, instalments: changed, reason: '조정' };
    const answer = await contracts.act(FINANCE, contract.id, 'changes', body);
    if (answer.statusCode !== 200) return answer.statusCode;
    const { change } = (await contracts.read(contract.id)) as unknown as { change: { id: string } | null };
    if (!change) return 200;
    return (await contracts.act(ADMINISTRATOR, contract.id, `changes/${change.id}/confirmation`)).statusCode;
  }
  // Ended seldom, or nothing else would ever happen.
  if (kind === 'cancel')
    return which === 3
      ? (await contracts.act(FINANCE, contract.id, 'cancellation', { reason: '끝' })).statusCode
      : 409;
  if (!claim) return 404;
  if (kind === 'unlink')
    return (await test.as(RESEARCHER).delete(`/api/v1/expenses/${claim}/contract`)).statusCode;
  if (kind === 'leave-open') {
    const instalmentId = contract.instalments[nth]?.id;
    const body = { instalmentId, moreInvoices: true };
    return (await test.as(RESEARCHER).put(`/api/v1/expenses/${claim}/contract`, body)).statusCode;
  }
  if (kind === 'pay') return (await contracts.claims.pay(FINANCE, [claim])).statusCode;
  const verbs = {
    submit: 'submission',
    recall: 'recall',
    return: 'return',
    approve: 'approval',
    reject: 'rejection',
  };
  const email = kind === 'submit' || kind === 'recall' ? RESEARCHER : ADMINISTRATOR;
  const body = kind === 'submit' || kind === 'recall' ? {} : { comment: '까닭' };
  return (await contracts.claims.act(email, claim, verbs[kind], body)).statusCode;
}

describe('whatever happens to a contract and its claims', () => {
  it('the ledger reserves what open instalments and waiting claims hold, and nothing else', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(actArbitrary, { minLength: 12, maxLength: 24 }), async (acts) => {
        const contract = await contracts.active([
          contracts.instalment(6n * UNIT),
          contracts.instalment(8n * UNIT),
        ]);
        const claims: string[] = [];
        const begun = ([0, 1] as const).map((nth): Act => ({
          kind: 'begin',
          nth,
          which: 0,
          amount: 5n * UNIT,
        }));
        for (const act of [...begun, ...acts]) {
          const status = await perform(contract, claims, act);
          expect(status).toBeLessThan(500);
          if (status < 300) done.set(act.kind, (done.get(act.kind) ?? 0) + 1);
          const { reserved, expected } = await reservations();
          expect([act.kind, reserved]).toEqual([act.kind, expected]);
          expect(await contracts.faults()).toEqual([]);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(await ledgerFaults(test)).toEqual([]);
    // Of these at least some went through, or nothing was tried at all.
    expect([...done.keys()]).toEqual(expect.arrayContaining(['begin', 'submit', 'change']));
  }, 240_000);
});
