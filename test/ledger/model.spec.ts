import fc from 'fast-check';
import { Allocate } from '../../src/budgets/allocate.js';
import type { PostingEntry } from '../../src/ledger/posting.js';
import type { Won } from '../../src/platform/money/won.js';
import { startLedger, type Balance, type LedgerFixture } from './ledger-fixture.js';

/** Sequences of commands tried against the model; `HANJANG_MODEL_RUNS=10000` for the long run. */
const RUNS = Number(process.env['HANJANG_MODEL_RUNS'] ?? '40');
const LINES = 3;

interface Reservation {
  id: string;
  line: number;
  amount: Won;
  open: boolean;
}

interface Spending {
  id: string;
  line: number;
  left: Won;
}

/** What the books must say, kept in a few lines of code that can be read at a glance. */
interface Model {
  balances: Omit<Balance, 'version'>[];
  reservations: Reservation[];
  spendings: Spending[];
}

interface Real {
  fixture: LedgerFixture;
  lines: string[];
}

type Command = fc.AsyncCommand<Model, Real>;

function balanceOf(model: Model, line: number) {
  const balance = model.balances[line];
  if (!balance) throw new Error('no such line');
  return balance;
}

/** Posts one entry; undefined when the ledger refuses. */
async function attempt({ fixture }: Real, entry: PostingEntry): Promise<string | undefined> {
  try {
    return (await fixture.post(fixture.finance, [entry]))[0];
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ledger.'))
      return undefined;
    throw error;
  }
}

async function agree(model: Model, real: Real): Promise<void> {
  for (const [index, lineId] of real.lines.entries()) {
    const { available, reserved, spent } = await real.fixture.balance(lineId);
    expect({ available, reserved, spent }).toEqual(balanceOf(model, index));
  }
}

class Take implements Command {
  constructor(
    readonly kind: 'reserve' | 'spend',
    readonly line: number,
    readonly amount: Won,
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const balance = balanceOf(model, this.line);
    const id = await attempt(real, {
      kind: this.kind,
      lineId: real.lines[this.line] ?? '',
      amount: this.amount,
    });
    expect(id !== undefined).toBe(this.amount > 0n && this.amount <= balance.available);
    if (id === undefined) return;
    balance.available -= this.amount;
    if (this.kind === 'reserve') {
      balance.reserved += this.amount;
      model.reservations.push({ id, line: this.line, amount: this.amount, open: true });
    } else {
      balance.spent += this.amount;
      model.spendings.push({ id, line: this.line, left: this.amount });
    }
    await agree(model, real);
  }
  toString = () => `${this.kind}(line ${this.line}, ${this.amount})`;
}

class Resolve implements Command {
  constructor(
    readonly which: number,
    /** Undefined releases it whole. */
    readonly amount: Won | undefined,
  ) {}
  check = (model: Readonly<Model>) => model.reservations.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    const reservation = model.reservations[this.which % model.reservations.length];
    if (!reservation) return;
    const balance = balanceOf(model, reservation.line);
    const { amount, which } = this;
    const pendingId = reservation.id;
    const entry: PostingEntry =
      amount === undefined
        ? { kind: 'void-pending', pendingId }
        : { kind: 'post-pending', pendingId, amount };
    const id = await attempt(real, entry);
    const fits = amount === undefined || (amount > 0n && amount <= reservation.amount);
    expect([which, id !== undefined]).toEqual([which, reservation.open && fits]);
    if (id === undefined) return;
    reservation.open = false;
    balance.reserved -= reservation.amount;
    balance.spent += amount ?? 0n;
    balance.available += reservation.amount - (amount ?? 0n);
    if (amount !== undefined) model.spendings.push({ id, line: reservation.line, left: amount });
    await agree(model, real);
  }
  toString = () => `resolve(#${this.which}, ${this.amount ?? 'all released'})`;
}

class Refund implements Command {
  constructor(
    readonly which: number,
    readonly amount: Won,
  ) {}
  check = (model: Readonly<Model>) => model.spendings.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    const spending = model.spendings[this.which % model.spendings.length];
    if (!spending) return;
    const balance = balanceOf(model, spending.line);
    const lineId = real.lines[spending.line] ?? '';
    const id = await attempt(real, { kind: 'refund', lineId, correctsId: spending.id, amount: this.amount });
    expect(id !== undefined).toBe(this.amount > 0n && this.amount <= spending.left);
    if (id === undefined) return;
    spending.left -= this.amount;
    balance.spent -= this.amount;
    balance.available += this.amount;
    await agree(model, real);
  }
  toString = () => `refund(#${this.which}, ${this.amount})`;
}

describe('the ledger against its model', () => {
  let fixture: LedgerFixture;
  let lines: string[];

  beforeAll(async () => {
    fixture = await startLedger();
    lines = [];
    for (let index = 0; index < LINES; index += 1) lines.push(await fixture.line(20_000n));
  });
  afterAll(() => fixture.world.stop());

  it(
    `agrees over ${RUNS} sequences of reservations, payments, releases and refunds`,
    async () => {
      const amount = fc.bigInt({ min: -1n, max: 9_000n });
      const line = fc.nat({ max: LINES - 1 });
      const commands = [
        fc
          .tuple(fc.constantFrom('reserve' as const, 'spend' as const), line, amount)
          .map((parts) => new Take(...parts)),
        fc
          .tuple(fc.nat({ max: 20 }), fc.option(amount, { nil: undefined }))
          .map((parts) => new Resolve(...parts)),
        fc.tuple(fc.nat({ max: 20 }), amount).map((parts) => new Refund(...parts)),
      ];
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 25 }), async (sequence) => {
          await fc.asyncModelRun(
            async () => ({ model: await modelOf(), real: { fixture, lines } }),
            sequence,
          );
        }),
        { numRuns: RUNS },
      );
      expect(await fixture.faults()).toEqual([]);
    },
    Math.max(60_000, RUNS * 3_000),
  );

  /** Runs share the lines: each model starts from what the one before left, with money to spend. */
  async function modelOf(): Promise<Model> {
    const balances: Model['balances'] = [];
    const allocate = fixture.world.get(Allocate);
    for (const lineId of lines) {
      const amount = 20_000n;
      if ((await fixture.balance(lineId)).available < amount)
        await allocate.execute(fixture.world.officer, { lineId, amount });
      const { available, reserved, spent } = await fixture.balance(lineId);
      balances.push({ available, reserved, spent });
    }
    return { balances, reservations: [], spendings: [] };
  }
});
