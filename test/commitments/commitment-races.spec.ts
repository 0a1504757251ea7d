import { startTestApp, type TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { jsonOf } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { createWorld, type World } from '../support/world.js';
import { ADMINISTRATOR, contractsOf, FINANCE, RESEARCHER } from './contract-steps.js';

const COLLEAGUE = 'researcher2@upstage.example';
const SECOND = 'second@upstage.example';
const MILLION = 1_000_000n;

let test: TestApp;
let world: World;
let contracts: ReturnType<typeof contractsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  contracts = contractsOf(test, world);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '둘째 관리자',
    email: SECOND,
    roles: ['administrator'],
  });
});
afterAll(() => test.stop());
afterEach(async () => {
  expect(await contracts.faults()).toEqual([]);
  expect(await ledgerFaults(test)).toEqual([]);
});

describe('at once', () => {
  it('two claims on one instalment: one takes it, the other is told', async () => {
    for (let round = 0; round < 4; round += 1) {
      const contract = await contracts.active([contracts.instalment(MILLION)]);
      const before = await contracts.balance();
      const ids = [
        [RESEARCHER, await contracts.claim(contract, 0, undefined, RESEARCHER)],
        [COLLEAGUE, await contracts.claim(contract, 0, undefined, COLLEAGUE)],
      ] as const;
      const answers = await Promise.all(
        ids.map(([email, id]) => contracts.claims.act(email, id, 'submission')),
      );
      const refused = answers.filter(({ statusCode }) => statusCode !== 200);
      expect(refused).toHaveLength(1);
      expect(refused.map((answer) => answer.body).join()).toContain('commitment.instalment-taken');
      expect(await contracts.balance()).toEqual(before);
      expect((await contracts.read(contract.id)).state).toBe('completed');
    }
  });

  it('two activations: reserved once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await contracts.enter([contracts.instalment(MILLION), contracts.instalment(MILLION)]);
      const before = await contracts.balance();
      const answers = await Promise.all(
        [ADMINISTRATOR, SECOND].map((email) => contracts.act(email, id, 'activation')),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      expect((await contracts.balance()).reserved - before.reserved).toBe(2n * MILLION);
    }
  });

  it('contracts get numbers of their own', async () => {
    const drafts = await Promise.all(
      [1, 2, 3, 4].map(() => contracts.enter([contracts.instalment(MILLION)])),
    );
    const done = await Promise.all(drafts.map(({ id }) => contracts.act(ADMINISTRATOR, id, 'activation')));
    const numbers = done.map((answer) => jsonOf(answer)['number']);
    expect(new Set(numbers).size).toBe(4);
  });

  it('an activation and a claim for the last money: one of them has it, and the line is named', async () => {
    const line = world.upstage.lines.material;
    for (let round = 0; round < 3; round += 1) {
      const { available } = await contracts.balance(line);
      const { id } = await contracts.enter([contracts.instalment(available, '2025-12-10', line)]);
      const claim = await contracts.claims.draft(world.upstage, {
        lines: [
          {
            name: '재료',
            supplyAmount: String(available),
            taxAmount: '0',
            categoryId: world.categories.material,
            budgetLineId: line,
          },
        ],
      });
      const [activation, submission] = await Promise.all([
        contracts.act(ADMINISTRATOR, id, 'activation'),
        contracts.claims.act(RESEARCHER, claim['id'], 'submission'),
      ]);
      expect([activation.statusCode, submission.statusCode].sort()).toEqual([200, 422]);
      expect((await contracts.balance(line)).available).toBe(0n);
      if (activation.statusCode === 200) {
        contracts.must(await contracts.act(FINANCE, id, 'cancellation', { reason: '다음 판' }));
      } else {
        expect(activation.body).toContain('연구재료비');
        contracts.must(await contracts.claims.act(RESEARCHER, claim['id'], 'recall'));
      }
    }
  });

  it('a claim handed in and the end of its contract: never both the instalment and the claim hold it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const before = await contracts.balance();
      const contract = await contracts.active([contracts.instalment(MILLION)]);
      const id = await contracts.claim(contract);
      const [submission, end] = await Promise.all([
        contracts.claims.act(RESEARCHER, id, 'submission'),
        contracts.act(FINANCE, contract.id, 'cancellation', { reason: '해지' }),
      ]);
      const held = (await contracts.balance()).reserved - before.reserved;
      // Whoever came first decides: a consumed contract can't be ended, an ended one can't be claimed on.
      expect([submission.statusCode === 200, end.statusCode === 200].filter(Boolean)).toHaveLength(1);
      expect(held).toBe(submission.statusCode === 200 ? MILLION : 0n);
    }
  });
});
