import fc from 'fast-check';
import { CreateExpense } from '../../src/expenses/create-expense.js';
import { DecideExpense } from '../../src/expenses/decide-expense.js';
import type { ExpenseState } from '../../src/expenses/expense.js';
import { PayExpenses } from '../../src/expenses/pay-expenses.js';
import { ReverseExpense } from '../../src/expenses/reverse-expense.js';
import { SaveDraft } from '../../src/expenses/save-draft.js';
import { SubmitExpense } from '../../src/expenses/submit-expense.js';
import { WithdrawExpense } from '../../src/expenses/withdraw-expense.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { DomainError } from '../../src/platform/errors/domain-error.js';
import { translateDatabaseError } from '../../src/platform/errors/database-errors.js';
import { addPerson } from '../support/builders/people.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

/** Sequences of acts; HANJANG_MODEL_RUNS=10000 for a night. */
const RUNS = Number(process.env['HANJANG_MODEL_RUNS'] ?? 12);
const ACTS_A_RUN = 40;

const PEOPLE = ['researcher', 'researcher2', 'administrator', 'second', 'finance'] as const;
type Who = (typeof PEOPLE)[number];
/** Administrators: `second` is finance as well, and both may claim. */
const APPROVERS: readonly Who[] = ['administrator', 'second'];
const PAYERS: readonly Who[] = ['finance', 'second'];
type LineName = 'software' | 'material';

interface Act {
  kind:
    'create' | 'save' | 'submit' | 'recall' | 'discard' | 'approve' | 'return' | 'reject' | 'pay' | 'reverse';
  who: Who;
  claim: number;
  /** Whom a new claim is for. */
  claimant: Who;
  line: LineName;
  amount: bigint;
  stale: boolean;
  /** Done by somebody who may, where there is one; by `who` otherwise. */
  apt: boolean;
}

interface ModelClaim {
  id: string;
  state: ExpenseState | 'gone';
  claimant: Who;
  preparer?: Who;
  approver?: Who;
  /** An approval that stands when the claim comes back as it was. */
  standing?: boolean;
  line: LineName;
  amount: bigint;
  submittedOnce: boolean;
}

interface Balance {
  available: bigint;
  reserved: bigint;
  spent: bigint;
}

let test: TestApp;
let world: World;
let actors: Record<Who, Actor>;
/** Gives back, between runs, what a run left held or spent, so that the lines never run dry. */
let treasurer: Actor;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '둘째 관리자',
    email: 'second@upstage.example',
    roles: ['administrator', 'finance'],
  });
  await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '정리하는 사람',
    email: 'treasurer@upstage.example',
    roles: ['finance'],
  });
  treasurer = await test.actor('treasurer@upstage.example');
  const found = await Promise.all(
    PEOPLE.map(async (who) => [who, await test.actor(`${who}@upstage.example`)] as const),
  );
  actors = Object.fromEntries(found) as Record<Who, Actor>;
});
afterAll(() => test.stop());

const actArbitrary: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Act['kind']>('create', 'submit', 'submit', 'approve') },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Act['kind']>(
        'save',
        'recall',
        'discard',
        'return',
        'reject',
        'pay',
        'reverse',
      ),
    },
  ),
  who: fc.constantFrom(...PEOPLE),
  claim: fc.nat(3),
  claimant: fc.constantFrom(...PEOPLE),
  line: fc.constantFrom<LineName>('software', 'material'),
  amount: fc.oneof(fc.bigInt(1n, 1000n), fc.bigInt(200_000_000n, 700_000_000n)),
  stale: fc.nat(3).map((n) => n === 0),
  apt: fc.nat(3).map((n) => n > 0),
});

/** The act by somebody whose turn it is. */
function aptly(act: Act, claim: ModelClaim): Act {
  if (!act.apt || act.kind === 'create') return act;
  const others = (people: readonly Who[], ...not: (Who | undefined)[]) =>
    people.find((who) => !not.includes(who)) ?? act.who;
  const turns: Partial<Record<Act['kind'], Who>> = {
    approve: others(APPROVERS, claim.claimant, claim.preparer),
    return: others(APPROVERS, claim.claimant, claim.preparer),
    reject: others(APPROVERS, claim.claimant, claim.preparer),
    pay: others(PAYERS, claim.claimant, claim.preparer, claim.approver),
    reverse: others(PAYERS, claim.claimant, claim.preparer),
  };
  return { ...act, who: turns[act.kind] ?? claim.claimant };
}

/** What should happen: the state after the act, or nothing when it must be refused. */
function predict(act: Act, claim: ModelClaim, available: bigint): ExpenseState | 'gone' | undefined {
  const { who, kind } = act;
  const own = who === claim.claimant;
  const prepares = who === claim.preparer;
  const preparing = prepares && claim.state === 'draft' && !claim.submittedOnce;
  const decides = APPROVERS.includes(who) && !own && !prepares && claim.state === 'submitted';
  const looksAgain =
    (PAYERS.includes(who) || who === claim.approver) && !own && !prepares && claim.state === 'approved';
  switch (kind) {
    case 'create':
      return 'draft';
    case 'save':
      return (own || preparing) && !act.stale && ['draft', 'returned'].includes(claim.state)
        ? (claim.state as ExpenseState)
        : undefined;
    case 'submit':
      if (!own || !['draft', 'returned'].includes(claim.state) || claim.amount > available) return undefined;
      return claim.standing ? 'approved' : 'submitted';
    case 'recall':
      return own && claim.state === 'submitted' ? 'draft' : undefined;
    case 'discard':
      if (!(own || preparing) || claim.state !== 'draft') return undefined;
      return claim.submittedOnce ? 'reversed' : 'gone';
    case 'approve':
      return decides && !act.stale ? 'approved' : undefined;
    case 'return':
      return (decides || looksAgain) && !act.stale ? 'returned' : undefined;
    case 'reject':
      return decides && !act.stale ? 'rejected' : undefined;
    case 'pay':
      return PAYERS.includes(who) && !own && !prepares && who !== claim.approver && claim.state === 'approved'
        ? 'paid'
        : undefined;
    case 'reverse':
      return PAYERS.includes(who) && !own && !prepares && claim.state === 'paid' ? 'reversed' : undefined;
  }
}

/** What an act that succeeded does to the line. */
function settle(act: Act, claim: ModelClaim, balance: Balance): void {
  const { amount } = claim;
  if (act.kind === 'submit') {
    balance.available -= amount;
    balance.reserved += amount;
  } else if (['recall', 'return', 'reject'].includes(act.kind)) {
    balance.available += amount;
    balance.reserved -= amount;
  } else if (act.kind === 'pay') {
    balance.reserved -= amount;
    balance.spent += amount;
  } else if (act.kind === 'reverse') {
    balance.spent -= amount;
    balance.available += amount;
  }
}

const inputOf = ({ amount, line }: Act) => ({
  title: '모형',
  supplierName: '공급자',
  documentedOn: '2025-10-15',
  lines: [
    {
      name: '품목',
      supplyAmount: amount,
      taxAmount: amount / 10n,
      categoryId: world.categories[line],
      budgetLineId: world.upstage.lines[line],
    },
  ],
});

async function perform(act: Act, claim: ModelClaim): Promise<string> {
  const actor = actors[act.who];
  const { id } = claim;
  const app = test.app;
  const from = <T>(token: new (...parameters: never[]) => T): T => app.get<T>(token, { strict: false });
  const version = await versionOf(id, act.stale);
  const decision = { id, version, comment: '까닭' };
  switch (act.kind) {
    case 'create':
      return (
        await from(CreateExpense).execute(actor, {
          evidenceIds: [],
          input: inputOf(act),
          claimantId: actors[act.claimant].userId,
        })
      ).id;
    case 'save':
      await from(SaveDraft).execute(actor, { id, version, input: inputOf(act) });
      return id;
    case 'submit':
      await from(SubmitExpense).execute(actor, { id });
      return id;
    case 'recall':
      await from(WithdrawExpense).recall(actor, id);
      return id;
    case 'discard':
      await from(WithdrawExpense).discard(actor, id);
      return id;
    case 'approve':
      await from(DecideExpense).approve(actor, decision);
      return id;
    case 'return':
      await from(DecideExpense).return(actor, decision);
      return id;
    case 'reject':
      await from(DecideExpense).reject(actor, decision);
      return id;
    case 'pay':
      await from(PayExpenses).pay(actor, {
        items: [{ expenseId: id }],
        paidOn: '2025-11-03',
        bankReference: '',
      });
      return id;
    case 'reverse':
      await from(ReverseExpense).execute(actor, { id, comment: '까닭' });
      return id;
  }
}

async function versionOf(id: string, stale: boolean): Promise<number> {
  if (id === '') return 1;
  const [row] = await rowsOf<{ version: number }>(test, 'SELECT version FROM expenses WHERE id = $1', [id]);
  return (row?.version ?? 1) + (stale ? 1 : 0);
}

async function balances(): Promise<Record<LineName, Balance>> {
  const read = async (name: LineName): Promise<Balance> => {
    const [row] = await rowsOf<Record<keyof Balance, string>>(
      test,
      'SELECT available, reserved, spent FROM line_balances WHERE line_id = $1',
      [world.upstage.lines[name]],
    );
    if (!row) throw new Error('no such line');
    return { available: BigInt(row.available), reserved: BigInt(row.reserved), spent: BigInt(row.spent) };
  };
  return { software: await read('software'), material: await read('material') };
}

/** Does the act in the application and in the model; both must agree whether it may be done. */
async function step(tried: Act, claims: ModelClaim[], model: Record<LineName, Balance>): Promise<void> {
  const fresh: ModelClaim = {
    id: '',
    state: 'draft' as const,
    claimant: tried.claimant,
    preparer: tried.claimant === tried.who ? undefined : tried.who,
    line: tried.line,
    amount: tried.amount,
    submittedOnce: false,
  };
  const chosen = tried.kind === 'create' ? fresh : claims[tried.claim % Math.max(1, claims.length)];
  if (!chosen) return;
  const act = aptly(tried, chosen);
  const expected = predict(act, chosen, model[chosen.line].available);
  const outcome = await perform(act, chosen).then(
    (id) => ({ id }),
    (thrown: unknown) => {
      const error = translateDatabaseError(thrown);
      if (!(error instanceof DomainError)) throw error;
      return { refused: error.code };
    },
  );
  expect({ act, state: chosen.state, done: 'id' in outcome, outcome }).toMatchObject({
    done: expected !== undefined,
  });
  if (expected === undefined || !('id' in outcome)) return;
  settle(act, chosen, model[chosen.line]);
  if (act.kind === 'create') claims.push(chosen);
  if (act.kind === 'save') {
    const same = chosen.line === act.line && chosen.amount === act.amount;
    Object.assign(chosen, { line: act.line, amount: act.amount, standing: chosen.standing && same });
  }
  if (act.kind === 'submit') chosen.submittedOnce = true;
  if (act.kind === 'approve') Object.assign(chosen, { approver: act.who, standing: true });
  if (act.kind === 'return') chosen.standing = chosen.state === 'approved' && act.who !== chosen.approver;
  Object.assign(chosen, { id: outcome.id, state: expected });
}

async function expectAgreement(
  claims: readonly ModelClaim[],
  model: Record<LineName, Balance>,
): Promise<void> {
  expect(await balances()).toEqual(model);
  const rows = await rowsOf<{ id: string; state: string }>(
    test,
    'SELECT id, state FROM expenses WHERE id = ANY ($1)',
    [claims.map(({ id }) => id)],
  );
  const states = Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  expect(claims.map(({ id }) => states[id] ?? 'gone')).toEqual(claims.map(({ state }) => state));
  expect(await ledgerFaults(test)).toEqual([]);
}

async function tidyUp(claims: readonly ModelClaim[]): Promise<void> {
  const payments = test.app.get(PayExpenses, { strict: false });
  for (const { id, state, claimant } of claims) {
    if (state === 'submitted')
      await test.app.get(WithdrawExpense, { strict: false }).recall(actors[claimant], id);
    if (state === 'approved')
      await payments.pay(treasurer, { items: [{ expenseId: id }], paidOn: '2025-11-03', bankReference: '' });
    if (state === 'approved' || state === 'paid')
      await test.app.get(ReverseExpense, { strict: false }).execute(treasurer, { id, comment: '정리' });
  }
}

describe('the life of claims, told by a model', () => {
  it(
    'goes as the model says, whatever is tried, and the books balance after each run',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(actArbitrary, { minLength: 5, maxLength: ACTS_A_RUN, size: 'max' }),
          async (acts) => {
            const model = await balances();
            const claims: ModelClaim[] = [];
            for (const act of acts) await step(act, claims, model);
            await expectAgreement(claims, model);
            await tidyUp(claims);
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    60_000 + RUNS * 5000,
  );
});
