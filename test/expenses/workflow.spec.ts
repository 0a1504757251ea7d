import { startTestApp, type TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const FINANCE = 'finance@upstage.example';
/** Holds every role of the team. */
const EVERYTHING = 'everything@upstage.example';
const BILLION = 1_000_000_000n;

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '겸직',
    email: EVERYTHING,
    roles: ['researcher', 'administrator', 'finance'],
  });
});
afterEach(async () => {
  expect(await ledgerFaults(test)).toEqual([]);
});
afterAll(() => test.stop());

async function balance(lineId = world.upstage.lines.software) {
  const [row] = await rowsOf<{ available: string; reserved: string; spent: string }>(
    test,
    'SELECT available, reserved, spent FROM line_balances WHERE line_id = $1',
    [lineId],
  );
  if (!row) throw new Error('no such line');
  return { available: BigInt(row.available), reserved: BigInt(row.reserved), spent: BigInt(row.spent) };
}

/** What the acts in `work` moved on a line. */
async function moved(work: () => Promise<unknown>, lineId?: string) {
  const before = await balance(lineId);
  await work();
  const after = await balance(lineId);
  return {
    available: after.available - before.available,
    reserved: after.reserved - before.reserved,
    spent: after.spent - before.spent,
  };
}

async function did(promise: ReturnType<typeof claims.act>, state: string): Promise<Json> {
  const answer = await promise;
  expect({ status: answer.statusCode, state: jsonOf(answer)['state'] ?? answer.body }).toEqual({
    status: 200,
    state,
  });
  return jsonOf(answer);
}

async function refused(promise: ReturnType<typeof claims.act>, status: number, code: string): Promise<void> {
  const answer = await promise;
  expect({ status: answer.statusCode, code: jsonOf(answer)['code'] }).toEqual({ status, code });
}

const NOTHING = { available: 0n, reserved: 0n, spent: 0n };
const HELD = { available: -1_000_000n, reserved: 1_000_000n, spent: 0n };
const FREED = { available: 1_000_000n, reserved: -1_000_000n, spent: 0n };

describe('what a claim does to its budget line', () => {
  it('reserves at submission, keeps at approval, spends at payment, gives back at reversal', async () => {
    const { id } = await claims.draft(world.upstage);
    expect(await moved(() => did(claims.act(RESEARCHER, id, 'submission'), 'submitted'))).toEqual(HELD);
    expect(await moved(() => did(claims.act(ADMINISTRATOR, id, 'approval'), 'approved'))).toEqual(NOTHING);
    expect(await moved(() => claims.pay(FINANCE, [id]))).toEqual({
      available: 0n,
      reserved: -1_000_000n,
      spent: 1_000_000n,
    });
    expect(await claims.read(RESEARCHER, id)).toMatchObject({ state: 'paid', paidOn: '2025-11-03' });
    const reversal = () => claims.act(FINANCE, id, 'reversal', { comment: '이중 지급' });
    expect(await moved(() => did(reversal(), 'reversed'))).toEqual({
      available: 1_000_000n,
      reserved: 0n,
      spent: -1_000_000n,
    });
    await refused(reversal(), 409, 'expense.wrong-state');
  });

  it.each([
    ['recall', RESEARCHER, 'draft'],
    ['return', ADMINISTRATOR, 'returned'],
    ['rejection', ADMINISTRATOR, 'rejected'],
  ])('frees what it held at %s', async (verb, email, state) => {
    const { id } = await claims.draft(world.upstage);
    await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
    const body = verb === 'recall' ? {} : { comment: '까닭' };
    expect(await moved(() => did(claims.act(email, id, verb, body), state))).toEqual(FREED);
  });

  it('holds the new amount when a returned claim is corrected and handed in again, under its old number', async () => {
    const { id } = await claims.draft(world.upstage);
    const first = await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
    const returned = await did(claims.act(ADMINISTRATOR, id, 'return', { comment: '금액' }), 'returned');
    const lines = (returned['lines'] as Json[]).map((line) => ({
      id: line['id'],
      name: line['name'],
      supplyAmount: '400000',
      categoryId: line['categoryId'],
      budgetLineId: line['budgetLineId'],
    }));
    const put = { version: returned['version'], lines };
    expect((await test.as(RESEARCHER).put(`/api/v1/expenses/${String(id)}`, put)).statusCode).toBe(200);
    const work = async () => {
      const again = await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
      expect(again['number']).toBe(first['number']);
    };
    expect(await moved(work)).toEqual({ available: -400_000n, reserved: 400_000n, spent: 0n });
  });

  it('splits a claim over two budget lines', async () => {
    const part = (name: string, supplyAmount: string, of: 'software' | 'material') => ({
      name,
      supplyAmount,
      categoryId: world.categories[of],
      budgetLineId: world.upstage.lines[of],
    });
    const { id } = await claims.draft(world.upstage, {
      lines: [part('가', '300', 'software'), part('나', '20', 'material'), part('다', '1', 'software')],
    });
    const { material } = world.upstage.lines;
    const onMaterial = await moved(async () => {
      const onSoftware = await moved(() => did(claims.act(RESEARCHER, id, 'submission'), 'submitted'));
      expect(onSoftware.reserved).toBe(301n);
    }, material);
    expect(onMaterial.reserved).toBe(20n);
    await did(claims.act(RESEARCHER, id, 'recall'), 'draft');
  });

  it('takes the last won of a line and not one more', async () => {
    const { available } = await balance(world.upstage.lines.material);
    const { id } = await claims.draft(world.upstage, {
      lines: [
        {
          name: '전부',
          supplyAmount: String(available),
          categoryId: world.categories.material,
          budgetLineId: world.upstage.lines.material,
        },
      ],
    });
    await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
    const more = await claims.draft(world.upstage, {
      lines: [
        {
          name: '하나 더',
          supplyAmount: '1',
          categoryId: world.categories.material,
          budgetLineId: world.upstage.lines.material,
        },
      ],
    });
    expect((await claims.act(RESEARCHER, more['id'], 'submission')).statusCode).toBe(422);
    await did(claims.act(RESEARCHER, id, 'recall'), 'draft');
    await did(claims.act(RESEARCHER, more['id'], 'submission'), 'submitted');
  });
});

describe('who may do what', () => {
  it('keeps claimant, approver and payer apart, even for one who holds every role', async () => {
    const own = await claims.draft(world.upstage, {}, EVERYTHING);
    await did(claims.act(EVERYTHING, own['id'], 'submission'), 'submitted');
    for (const verb of ['approval', 'return', 'rejection'])
      await refused(claims.act(EVERYTHING, own['id'], verb, { comment: '까닭' }), 403, 'expense.own-claim');
    await did(claims.act(ADMINISTRATOR, own['id'], 'approval'), 'approved');
    await refused(claims.pay(EVERYTHING, [own['id']]), 403, 'expense.own-approval');
    expect((await claims.pay(FINANCE, [own['id']])).statusCode).toBe(201);
    await refused(
      claims.act(EVERYTHING, own['id'], 'reversal', { comment: '까닭' }),
      403,
      'expense.own-claim',
    );

    const others = await claims.draft(world.upstage);
    await did(claims.act(RESEARCHER, others['id'], 'submission'), 'submitted');
    await did(claims.act(EVERYTHING, others['id'], 'approval'), 'approved');
    await refused(claims.pay(EVERYTHING, [others['id']]), 403, 'expense.own-approval');
  });

  it.each(['researcher2', 'administrator', 'finance', 'pi'])(
    "does not let %s hand in, recall, change or discard another's claim",
    async (mailbox) => {
      const email = `${mailbox}@upstage.example`;
      const { id, version } = await claims.draft(world.upstage);
      const put = test.as(email).put(`/api/v1/expenses/${String(id)}`, { version, title: '남의 것' });
      await refused(put, 403, 'expense.not-claimant');
      await refused(claims.act(email, id, 'submission'), 403, 'expense.not-claimant');
      await refused(test.as(email).delete(`/api/v1/expenses/${String(id)}`), 403, 'expense.not-claimant');
      await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
      await refused(claims.act(email, id, 'recall'), 403, 'expense.not-claimant');
    },
  );

  it.each([
    ['researcher2', ['approval', 'return', 'rejection', 'reversal']],
    ['pi', ['approval', 'return', 'rejection', 'reversal']],
    ['finance', ['approval', 'return', 'rejection']],
  ])('%s does not decide', async (mailbox, verbs) => {
    const { id } = await claims.draft(world.upstage);
    await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
    for (const verb of verbs)
      await refused(
        claims.act(`${mailbox}@upstage.example`, id, verb, { comment: '까닭' }),
        403,
        'expense.not-permitted',
      );
    await refused(
      claims.pay(`${mailbox === 'finance' ? 'administrator' : mailbox}@upstage.example`, [id]),
      403,
      'expense.not-permitted',
    );
  });

  it('lets the office read a team, and neither decide nor pay for it', async () => {
    const { id } = await claims.draft(world.upstage);
    await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
    for (const email of ['officer@office.example', 'auditor@office.example']) {
      expect((await test.as(email).get(`/api/v1/expenses/${String(id)}`)).statusCode).toBe(200);
      await refused(claims.act(email, id, 'approval'), 403, 'expense.not-permitted');
      expect([403, 404]).toContain((await claims.pay(email, [id])).statusCode);
      await refused(claims.create(email, {}), 403, 'expense.not-permitted');
    }
  });
});

describe('a claim that changed meanwhile', () => {
  it('is not approved in the version nobody read', async () => {
    const { id } = await claims.draft(world.upstage);
    const seen = await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
    const draft = await did(claims.act(RESEARCHER, id, 'recall'), 'draft');
    const put = { version: draft['version'], title: '바꾼 제목' };
    await test.as(RESEARCHER).put(`/api/v1/expenses/${String(id)}`, put);
    const now = await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
    const version = seen['version'];
    for (const verb of ['approval', 'return', 'rejection'])
      await refused(
        claims.act(ADMINISTRATOR, id, verb, { version, comment: '까닭' }),
        409,
        'expense.changed',
      );
    await did(claims.act(ADMINISTRATOR, id, 'approval', { version: now['version'] }), 'approved');
  });

  it('is not saved over what somebody else saved', async () => {
    const draft = await claims.draft(world.upstage);
    const url = `/api/v1/expenses/${String(draft['id'])}`;
    const first = await test.as(RESEARCHER).put(url, { version: draft['version'], title: '하나' });
    expect(jsonOf(first)).toMatchObject({ title: '하나', version: Number(draft['version']) + 1 });
    await refused(
      test.as(RESEARCHER).put(url, { version: draft['version'], title: '둘' }),
      409,
      'expense.changed',
    );
    expect(await claims.read(RESEARCHER, draft['id'])).toMatchObject({ title: '하나' });
  });

  it.each(['submitted', 'approved', 'paid', 'rejected', 'reversed'])(
    'can no longer be edited once %s',
    async (state) => {
      const { id } = await claims.draft(world.upstage);
      await did(claims.act(RESEARCHER, id, 'submission'), 'submitted');
      if (state === 'rejected')
        await did(claims.act(ADMINISTRATOR, id, 'rejection', { comment: '까닭' }), state);
      if (['approved', 'paid', 'reversed'].includes(state)) await claims.act(ADMINISTRATOR, id, 'approval');
      if (['paid', 'reversed'].includes(state)) await claims.pay(FINANCE, [id]);
      if (state === 'reversed') await did(claims.act(FINANCE, id, 'reversal', { comment: '까닭' }), state);
      const { version } = await claims.read(RESEARCHER, id);
      const put = test.as(RESEARCHER).put(`/api/v1/expenses/${String(id)}`, { version, title: '나중에' });
      await refused(put, 409, 'expense.wrong-state');
      const evidenceId = await claims.invoice(RESEARCHER);
      await refused(
        claims.act(RESEARCHER, id, 'evidence', { evidenceIds: [evidenceId] }),
        409,
        'expense.wrong-state',
      );
    },
  );
});

describe('VAT', () => {
  it('is left out of the claim of a company and stays in what is owed', async () => {
    expect(await claims.draft(world.upstage)).toMatchObject({
      supplyAmount: '1000000',
      taxAmount: '100000',
      claimAmount: '1000000',
      payableAmount: '1100000',
    });
  });

  it('is claimed by a university, which gets none back', async () => {
    const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
    const email = 'professor@upstage.example';
    await addPerson(test, officer, {
      teamId: world.upstage.id,
      institutionId: world.upstage.universityId,
      name: '교수',
      email,
      roles: ['researcher'],
    });
    const lines = [
      {
        name: '말뭉치',
        supplyAmount: '1000000',
        taxAmount: '100000',
        categoryId: world.categories.software,
        budgetLineId: world.upstage.lines.universitySoftware,
        vatTreatment: 'recovered',
      },
    ];
    const draft = await claims.draft(world.upstage, { lines }, email);
    expect(draft).toMatchObject({ claimAmount: '1100000', payableAmount: '1100000' });
    const { universitySoftware } = world.upstage.lines;
    const change = await moved(
      () => did(claims.act(email, draft['id'], 'submission'), 'submitted'),
      universitySoftware,
    );
    expect(change.reserved).toBe(1_100_000n);
    expect((await balance(universitySoftware)).available).toBe((3n * BILLION) / 10n - 1_100_000n);
  });
});
