import fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

/** Sequences of acts; HANJANG_MODEL_RUNS=1000 for a night. */
const RUNS = Number(process.env['HANJANG_MODEL_RUNS'] ?? 6);
const FINANCE = 'finance@upstage.example';
const CLAIM = 1_500_000n;
const VAT = 150_000n;

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

interface Act {
  kind: 'reverse' | 'await' | 'receive' | 'receive-unawaited' | 'withdraw';
  line: 0 | 1;
  amount: bigint;
  which: number;
}

const actArbitrary: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('reverse', 'await', 'receive', 'receive-unawaited', 'withdraw'),
  line: fc.constantFrom(0, 1),
  amount: fc.bigInt({ min: 1n, max: 700_000n }),
  which: fc.nat(5),
});

async function paid(): Promise<{ id: string; lines: string[] }> {
  const line = (name: string, supplyAmount: string, target: 'software' | 'material') => ({
    name,
    supplyAmount,
    taxAmount: supplyAmount.slice(0, -1),
    categoryId: world.categories[target],
    budgetLineId: world.upstage.lines[target],
  });
  const lines = [line('말뭉치', '1000000', 'software'), line('재료', '500000', 'material')];
  const { id } = await claims.draft(world.upstage, { lines });
  await claims.act('researcher@upstage.example', id, 'submission');
  await claims.act('administrator@upstage.example', id, 'approval');
  await claims.pay(FINANCE, [id]);
  const read = await claims.read(FINANCE, id);
  return { id: String(id), lines: (read['lines'] as Json[]).map((each) => String(each['id'])) };
}

async function open(id: string): Promise<string[]> {
  const { items } = jsonOf(await test.as(FINANCE).get(`/api/v1/expenses/${id}/reversals`)) as {
    items: { id: string; openAmount: string; withdrawn: unknown }[];
  };
  return items.filter(({ openAmount }) => openAmount !== '0').map((each) => each.id);
}

/** Does it where it can be done; what is refused changes nothing. */
async function perform(claim: { id: string; lines: string[] }, act: Act): Promise<number> {
  const { id, lines } = claim;
  const amount = act.amount.toString();
  const refund = async (item: Json) =>
    test.as(FINANCE).post('/api/v1/refunds', {
      receivedOn: '2025-11-03',
      bankReference: '입금',
      reason: 'other',
      items: [{ expenseId: id, amount, ...item }],
    });
  if (act.kind === 'receive-unawaited') return (await refund({})).statusCode;
  if (act.kind === 'reverse' || act.kind === 'await') {
    const owedBy = act.kind === 'reverse' ? 'nobody' : act.which % 2 === 0 ? 'supplier' : 'claimant';
    const body = { comment: '까닭', owedBy, lines: [{ lineId: lines[act.line], amount }] };
    return (await claims.act(FINANCE, id, 'reversal', body)).statusCode;
  }
  const reversals = await open(id);
  const reversalId = reversals[act.which % Math.max(reversals.length, 1)];
  if (!reversalId) return 0;
  if (act.kind === 'receive') return (await refund({ reversalId })).statusCode;
  const path = `/api/v1/expenses/${id}/reversals/${reversalId}/withdrawal`;
  return (await test.as(FINANCE).post(path, { comment: '까닭' })).statusCode;
}

async function figures(id: string) {
  const [row] = await rowsOf<
    Record<'reversed' | 'owed' | 'vat' | 'posted' | 'lines' | 'open' | 'least', string>
  >(
    test,
    `SELECT e.reversed_amount AS reversed, e.owed_amount AS owed, e.vat_back_amount AS vat,
       (SELECT coalesce(sum(amount), 0) FROM postings WHERE cause_id = e.id AND kind = 'refund') AS posted,
       (SELECT sum(reversed_amount) FROM expense_lines WHERE expense_id = e.id) AS lines,
       (SELECT min(claim_amount - reversed_amount) FROM expense_lines WHERE expense_id = e.id) AS least,
       (SELECT coalesce(sum(grant_amount - grant_back), 0) FROM expense_reversals WHERE expense_id = e.id AND withdrawn_at IS NULL) AS open
     FROM expenses e WHERE e.id = $1`,
    [id],
  );
  if (!row) throw new Error('no such claim');
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, BigInt(value)])) as Record<
    keyof typeof row,
    bigint
  >;
}

describe('partial reversals and receipts, in any sequence', () => {
  it(
    'give back what was spent at most, and the books agree with what is written of the claim',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(actArbitrary, { minLength: 4, maxLength: 12 }), async (acts) => {
          const claim = await paid();
          for (const act of acts) {
            const status = await perform(claim, act);
            expect([0, 200, 201, 409, 422]).toContain(status);
            const { reversed, owed, vat, posted, lines, open: awaited, least } = await figures(claim.id);
            expect(posted).toBe(reversed);
            expect(reversed + owed).toBe(lines);
            expect(owed).toBe(awaited);
            expect(reversed + owed <= CLAIM && least >= 0n && vat <= VAT).toBe(true);
            const { state } = await claims.read(FINANCE, claim.id);
            expect(state).toBe(reversed === CLAIM ? 'reversed' : 'paid');
          }
          expect(await ledgerFaults(test)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
    RUNS * 30_000,
  );

  it(
    'come to the same whatever their order, where all of them fit',
    async () => {
      const small = fc.record({
        kind: fc.constantFrom('reverse' as const, 'await' as const),
        line: fc.constantFrom(0 as const, 1 as const),
        amount: fc.bigInt({ min: 1n, max: 80_000n }),
        which: fc.nat(5),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(small, { minLength: 2, maxLength: 5 }), async (acts) => {
          const sums = [];
          for (const order of [acts, acts.toReversed()]) {
            const claim = await paid();
            for (const act of order) expect(await perform(claim, act)).toBe(200);
            const reversals = await open(claim.id);
            for (const [index, reversalId] of (order === acts ? reversals : reversals.toReversed()).entries())
              if (index % 2 === 0)
                await test.as(FINANCE).post('/api/v1/refunds', {
                  receivedOn: '2025-11-03',
                  bankReference: '입금',
                  items: [{ expenseId: claim.id, reversalId, amount: '1' }],
                });
            const { reversed, owed, lines } = await figures(claim.id);
            sums.push({ taken: reversed + owed, lines });
          }
          expect(sums[1]).toEqual(sums[0]);
          expect(await ledgerFaults(test)).toEqual([]);
        }),
        { numRuns: Math.ceil(RUNS / 2) },
      );
    },
    RUNS * 30_000,
  );
});
