import type { PostingEntry } from '../../src/ledger/posting.js';
import { startLedger, type LedgerFixture } from './ledger-fixture.js';

/** What ends a stage: carried over, taken back, disallowed, owed, kept and received. */
describe('settling postings', () => {
  let f: LedgerFixture;
  let appropriationId: string;

  beforeAll(async () => {
    f = await startLedger();
    const { research } = f.world.structure.funds;
    const [row] = await f.unit.run(f.world.officer, () =>
      f.unit.query<{ id: string }>(
        "SELECT id FROM budget_lines WHERE kind = 'appropriation' AND fund_id = $1",
        [research],
      ),
    );
    appropriationId = row?.id ?? '';
  });
  afterAll(() => f.world.stop());
  afterEach(async () => expect(await f.faults()).toEqual([]));

  const refusal = (code: string) => expect.objectContaining({ code });
  const asOfficer = (entries: readonly PostingEntry[]) =>
    f.post(f.world.officer, entries, { teamId: f.teamId });

  it('carries a balance to another line of the fund', async () => {
    const [from, to] = [await f.line(1_000n), await f.line(0n)];
    await asOfficer([{ kind: 'carry-over', lineId: to, counterLineId: from, amount: 400n }]);
    expect(await f.balance(from)).toMatchObject({ available: 600n, version: 2n });
    expect(await f.balance(to)).toMatchObject({ available: 400n, version: 1n });
    await expect(
      asOfficer([{ kind: 'carry-over', lineId: to, counterLineId: from, amount: 601n }]),
    ).rejects.toEqual(refusal('ledger.insufficient-balance'));
    await expect(
      asOfficer([{ kind: 'carry-over', lineId: to, counterLineId: appropriationId, amount: 1n }]),
    ).rejects.toEqual(refusal('ledger.invalid-entry'));
  });

  it('gives what was allocated back to the appropriation, as far as it is left', async () => {
    const lineId = await f.line(1_000n);
    const before = await f.balance(appropriationId);
    await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 300n }]);
    await asOfficer([{ kind: 'deallocate', lineId, counterLineId: appropriationId, amount: 700n }]);
    expect(await f.balance(lineId)).toMatchObject({ available: 0n, reserved: 300n });
    expect((await f.balance(appropriationId)).available).toBe(before.available + 700n);
    await expect(
      asOfficer([{ kind: 'deallocate', lineId, counterLineId: appropriationId, amount: 1n }]),
    ).rejects.toEqual(refusal('ledger.insufficient-balance'));
    const other = await f.line(10n);
    await expect(
      asOfficer([{ kind: 'deallocate', lineId: other, counterLineId: lineId, amount: 1n }]),
    ).rejects.toEqual(refusal('ledger.invalid-entry'));
  });

  it('disallows no more than was spent and not refunded', async () => {
    const lineId = await f.line(1_000n);
    const [spendId = ''] = await f.post(f.finance, [{ kind: 'spend', lineId, amount: 500n }]);
    await f.post(f.finance, [{ kind: 'refund', lineId, correctsId: spendId, amount: 100n }]);
    await expect(
      asOfficer([{ kind: 'disallow', lineId, correctsId: spendId, amount: 401n }]),
    ).rejects.toEqual(refusal('ledger.insufficient-balance'));
    await asOfficer([{ kind: 'disallow', lineId, correctsId: spendId, amount: 400n }]);
    expect(await f.balance(lineId)).toMatchObject({ available: 1_000n, spent: 0n });
  });

  it('turns what is left into what is owed and what is kept, and receives no more than is owed', async () => {
    const lineId = await f.line(1_000n);
    const before = await f.balance(appropriationId);
    await asOfficer([
      { kind: 'return-due', lineId, amount: 750n },
      { kind: 'keep-own', lineId, amount: 250n },
    ]);
    expect(await f.balance(lineId)).toMatchObject({ available: 0n, reserved: 0n, spent: 0n });
    await asOfficer([{ kind: 'return-to-fund', lineId: appropriationId, amount: 500n }]);
    await asOfficer([{ kind: 'return-to-treasury', lineId: appropriationId, amount: 200n }]);
    expect((await f.balance(appropriationId)).available).toBe(before.available + 500n);
    await expect(
      asOfficer([{ kind: 'return-to-treasury', lineId: appropriationId, amount: 51n }]),
    ).rejects.toEqual(refusal('ledger.more-than-owed'));
    await asOfficer([{ kind: 'return-to-treasury', lineId: appropriationId, amount: 50n }]);
  });

  it('closes a receivable once when two receive it together', async () => {
    const lineId = await f.line(1_000n);
    await asOfficer([{ kind: 'return-due', lineId, amount: 1_000n }]);
    const receive = () =>
      asOfficer([{ kind: 'return-to-treasury', lineId: appropriationId, amount: 1_000n }]).then(
        () => 'received',
        (error: { code: string }) => error.code,
      );
    const outcomes = await Promise.all([receive(), receive(), receive()]);
    expect(outcomes.toSorted()).toEqual(['ledger.more-than-owed', 'ledger.more-than-owed', 'received']);
  });

  it('is for officers alone', async () => {
    const [lineId, other] = [await f.line(1_000n), await f.line(0n)];
    const [spendId = ''] = await f.post(f.finance, [{ kind: 'spend', lineId, amount: 100n }]);
    const forbidden: PostingEntry[] = [
      { kind: 'carry-over', lineId: other, counterLineId: lineId, amount: 1n },
      { kind: 'deallocate', lineId, counterLineId: appropriationId, amount: 1n },
      { kind: 'disallow', lineId, correctsId: spendId, amount: 1n },
      { kind: 'return-due', lineId, amount: 1n },
      { kind: 'keep-own', lineId, amount: 1n },
      { kind: 'return-to-fund', lineId: appropriationId, amount: 1n },
      { kind: 'return-to-treasury', lineId: appropriationId, amount: 1n },
    ];
    for (const entry of forbidden) {
      await expect(f.post(f.finance, [entry])).rejects.toEqual(refusal('ledger.line-not-found'));
    }
  });
});
