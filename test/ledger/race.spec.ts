import type { DataSource } from 'typeorm';
import { Ledger } from '../../src/ledger/ledger.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startLedger, type LedgerFixture } from './ledger-fixture.js';

const CONNECTIONS = 40;
/** Raise it to hammer on: `HANJANG_RACE_ROUNDS=1000 npm test -- test/ledger/race`. */
const ROUNDS = Number(process.env['HANJANG_RACE_ROUNDS'] ?? '2');

describe('200 clients race for 100 slots', () => {
  let f: LedgerFixture;
  let pool: DataSource;
  let hotLine: string;

  beforeAll(async () => {
    f = await startLedger();
    pool = await createDataSource(f.world.database.appUrl, CONNECTIONS).initialize();
    hotLine = await f.line(0n);
  });
  afterAll(async () => {
    await pool.destroy();
    await f.world.stop();
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'exactly 100 win, round %i',
    async (round) => {
      const lineId = hotLine;
      await f.allocate(lineId, 100_000n);
      const unit = new UnitOfWork(pool);
      const ledger = new Ledger(unit);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 200 }, () =>
          unit.run(f.finance, async () =>
            ledger.post(f.group(f.finance, [{ kind: 'reserve', lineId, amount: 1_000n }])),
          ),
        ),
      );
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(lost).toHaveLength(100);
      expect(new Set(lost.map((reason: { code: string }) => reason.code))).toEqual(
        new Set(['ledger.insufficient-balance']),
      );
      const rounds = BigInt(round);
      expect(await f.balance(lineId)).toMatchObject({
        available: 0n,
        reserved: 100_000n * rounds,
        version: 101n * rounds,
      });
      expect(await f.faults()).toEqual([]);
    },
  );

  it('locks lines in one order, so that crossing groups don’t block each other for good', async () => {
    const [a, b] = [await f.line(10_000n), await f.line(10_000n)];
    const crossing = Array.from({ length: 60 }, (_, index) => {
      const [first, second] = index % 2 === 0 ? [a, b] : [b, a];
      return f.post(f.finance, [
        { kind: 'spend', lineId: first, amount: 1n },
        { kind: 'spend', lineId: second, amount: 1n },
      ]);
    });
    await Promise.all(crossing);
    expect([(await f.balance(a)).spent, (await f.balance(b)).spent]).toEqual([60n, 60n]);
  });

  it('posts one key once, however many send it at the same time', async () => {
    const lineId = await f.line(1_000n);
    const group = f.group(f.finance, [{ kind: 'spend', lineId, amount: 10n }]);
    await Promise.all(Array.from({ length: 20 }, () => f.unit.run(f.finance, () => f.ledger.postNow(group))));
    expect(await f.balance(lineId)).toMatchObject({ spent: 10n });
    expect(await f.faults()).toEqual([]);
  });

  it('resolves one reservation once, however many try at the same time', async () => {
    const lineId = await f.line(1_000n);
    const [pendingId = ''] = await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 100n }]);
    await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 900n }]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        f.post(f.finance, [
          index % 2 === 0
            ? { kind: 'void-pending', pendingId }
            : { kind: 'post-pending', pendingId, amount: 100n },
        ]),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await f.balance(lineId)).reserved).toBe(900n);
    expect(await f.faults()).toEqual([]);
  });
});
