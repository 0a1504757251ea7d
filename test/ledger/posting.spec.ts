import type { PostingEntry } from '../../src/ledger/posting.js';
import { startLedger, type LedgerFixture } from './ledger-fixture.js';

describe('posting', () => {
  let f: LedgerFixture;

  beforeAll(async () => {
    f = await startLedger();
  });
  afterAll(() => f.world.stop());
  // The books must balance after every story, refused or not.
  afterEach(async () => expect(await f.faults()).toEqual([]));

  const refusal = (code: string) => expect.objectContaining({ code });

  it('reserves, spends a part and releases the rest in one group', async () => {
    const lineId = await f.line(1_000n);
    const [pendingId = ''] = await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 600n }]);
    expect(await f.balance(lineId)).toMatchObject({ available: 400n, reserved: 600n, spent: 0n });
    await f.post(f.finance, [{ kind: 'post-pending', pendingId, amount: 450n }]);
    expect(await f.balance(lineId)).toMatchObject({ available: 550n, reserved: 0n, spent: 450n });
  });

  it('resolves a reservation once and never again', async () => {
    const lineId = await f.line(1_000n);
    const [pendingId = ''] = await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 300n }]);
    await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 300n }]);
    await f.post(f.finance, [{ kind: 'void-pending', pendingId }]);
    const again: PostingEntry[] = [{ kind: 'void-pending', pendingId }];
    await expect(f.post(f.finance, again)).rejects.toEqual(refusal('ledger.already-resolved'));
    await expect(f.post(f.finance, [{ kind: 'post-pending', pendingId, amount: 1n }])).rejects.toEqual(
      refusal('ledger.already-resolved'),
    );
    expect(await f.balance(lineId)).toMatchObject({ available: 700n, reserved: 300n });
  });

  it('spends no more of a reservation than it holds', async () => {
    const lineId = await f.line(1_000n);
    const [pendingId = ''] = await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 300n }]);
    await expect(f.post(f.finance, [{ kind: 'post-pending', pendingId, amount: 301n }])).rejects.toEqual(
      refusal('ledger.invalid-entry'),
    );
    await expect(f.post(f.finance, [{ kind: 'post-pending', pendingId, amount: 0n }])).rejects.toEqual(
      refusal('ledger.invalid-entry'),
    );
  });

  it('takes the last won and refuses one more', async () => {
    const lineId = await f.line(1_000n);
    await f.post(f.finance, [{ kind: 'spend', lineId, amount: 999n }]);
    await expect(f.post(f.finance, [{ kind: 'reserve', lineId, amount: 2n }])).rejects.toEqual(
      refusal('ledger.insufficient-balance'),
    );
    await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 1n }]);
    expect(await f.balance(lineId)).toMatchObject({ available: 0n, reserved: 1n, spent: 999n });
  });

  it('takes a group over several lines whole or not at all', async () => {
    const [full, poor] = [await f.line(1_000n), await f.line(10n)];
    const entries: PostingEntry[] = [
      { kind: 'reserve', lineId: full, amount: 500n },
      { kind: 'reserve', lineId: poor, amount: 11n },
    ];
    await expect(f.post(f.finance, entries)).rejects.toMatchObject({
      code: 'ledger.insufficient-balance',
      params: { lineId: poor },
    });
    expect(await f.balance(full)).toMatchObject({ available: 1_000n, reserved: 0n });
  });

  it('lets a replacement use what it frees', async () => {
    const lineId = await f.line(1_000n);
    const [pendingId = ''] = await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 900n }]);
    await f.post(f.finance, [
      { kind: 'void-pending', pendingId },
      { kind: 'reserve', lineId, amount: 1_000n },
    ]);
    expect(await f.balance(lineId)).toMatchObject({ available: 0n, reserved: 1_000n });
  });

  it('refunds what was spent, in parts, and never more', async () => {
    const lineId = await f.line(1_000n);
    const [correctsId = ''] = await f.post(f.finance, [{ kind: 'spend', lineId, amount: 400n }]);
    await f.post(f.finance, [{ kind: 'spend', lineId, amount: 400n }]);
    await f.post(f.finance, [{ kind: 'refund', lineId, correctsId, amount: 250n }]);
    await expect(f.post(f.finance, [{ kind: 'refund', lineId, correctsId, amount: 151n }])).rejects.toEqual(
      refusal('ledger.insufficient-balance'),
    );
    const twice: PostingEntry[] = [
      { kind: 'refund', lineId, correctsId, amount: 100n },
      { kind: 'refund', lineId, correctsId, amount: 51n },
    ];
    await expect(f.post(f.finance, twice)).rejects.toEqual(refusal('ledger.insufficient-balance'));
    await f.post(f.finance, [{ kind: 'refund', lineId, correctsId, amount: 150n }]);
    expect(await f.balance(lineId)).toMatchObject({ available: 600n, spent: 400n });
  });

  it('refunds only what was spent from that line', async () => {
    const [lineId, other] = [await f.line(1_000n), await f.line(1_000n)];
    const [correctsId = ''] = await f.post(f.finance, [{ kind: 'spend', lineId, amount: 400n }]);
    await f.post(f.finance, [{ kind: 'spend', lineId: other, amount: 400n }]);
    await expect(
      f.post(f.finance, [{ kind: 'refund', lineId: other, correctsId, amount: 1n }]),
    ).rejects.toEqual(refusal('ledger.insufficient-balance'));
  });

  it('posts once for one key, and refuses the key for other entries', async () => {
    const lineId = await f.line(1_000n);
    const entries: PostingEntry[] = [{ kind: 'reserve', lineId, amount: 100n }];
    const same = { key: 'once', causeId: '018f0000-0000-7000-8000-00000000000a' };
    await f.post(f.finance, entries, same);
    await f.post(f.finance, entries, same);
    expect(await f.balance(lineId)).toMatchObject({ reserved: 100n });
    const other: PostingEntry[] = [{ kind: 'reserve', lineId, amount: 101n }];
    await expect(f.post(f.finance, other, same)).rejects.toEqual(refusal('ledger.key-reused'));
  });

  it('frees a refused key: what didn’t happen may be tried again', async () => {
    const lineId = await f.line(10n);
    const same = { key: 'try again', causeId: '018f0000-0000-7000-8000-00000000000b' };
    await expect(f.post(f.finance, [{ kind: 'reserve', lineId, amount: 11n }], same)).rejects.toEqual(
      refusal('ledger.insufficient-balance'),
    );
    await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 10n }], same);
    expect(await f.balance(lineId)).toMatchObject({ reserved: 10n });
  });

  it.each([0n, -1n])('refuses %s won', async (amount) => {
    const lineId = await f.line(1_000n);
    await expect(f.post(f.finance, [{ kind: 'reserve', lineId, amount }])).rejects.toEqual(
      refusal('ledger.invalid-entry'),
    );
    await expect(f.post(f.finance, [{ kind: 'spend', lineId, amount }])).rejects.toEqual(
      refusal('ledger.invalid-entry'),
    );
  });

  it('refuses an amount beyond 64 bits', async () => {
    const lineId = await f.line(1_000n);
    for (const kind of ['reserve', 'spend'] as const) {
      await expect(f.post(f.finance, [{ kind, lineId, amount: 10n ** 19n }])).rejects.toEqual(
        refusal('ledger.amount-out-of-range'),
      );
    }
  });

  it('answers for a rival’s line as for none', async () => {
    const lineId = await f.line(1_000n);
    const none = '018f0000-0000-7000-8000-000000000000';
    for (const kind of ['reserve', 'spend'] as const) {
      for (const id of [lineId, none]) {
        await expect(f.post(f.rival, [{ kind, lineId: id, amount: 1n }])).rejects.toEqual(
          refusal('ledger.line-not-found'),
        );
      }
    }
    const [pendingId = ''] = await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 5n }]);
    await expect(f.post(f.rival, [{ kind: 'void-pending', pendingId }])).rejects.toEqual(
      refusal('ledger.line-not-found'),
    );
    await expect(
      f.post(f.rival, [{ kind: 'void-pending', pendingId }], { teamId: f.teamId }),
    ).rejects.toThrow('only an officer acts for a team');
  });

  it('lets no team give itself money or reserve on the common pot', async () => {
    const lineId = await f.line(0n);
    const { potLineId } = f.world.structure;
    const own: PostingEntry[] = [{ kind: 'allocate', lineId, counterLineId: potLineId, amount: 1n }];
    await expect(f.post(f.finance, own)).rejects.toEqual(refusal('ledger.line-not-found'));
    await expect(f.post(f.finance, [{ kind: 'appropriate', lineId, amount: 1n }])).rejects.toEqual(
      refusal('ledger.line-not-found'),
    );
    await expect(f.post(f.finance, [{ kind: 'reserve', lineId: potLineId, amount: 1n }])).rejects.toEqual(
      refusal('ledger.line-not-found'),
    );
    await expect(f.post(f.finance, [{ kind: 'spend', lineId: potLineId, amount: 1n }])).rejects.toEqual(
      refusal('ledger.line-not-found'),
    );
  });

  it('lets an officer reserve on the pot for a team, and the team spend just that', async () => {
    const { potLineId } = f.world.structure;
    const [pendingId = ''] = await f.post(
      f.world.officer,
      [{ kind: 'reserve', lineId: potLineId, amount: 700n }],
      { teamId: f.teamId },
    );
    await expect(f.post(f.rival, [{ kind: 'post-pending', pendingId, amount: 700n }])).rejects.toEqual(
      refusal('ledger.line-not-found'),
    );
    await f.post(f.finance, [{ kind: 'post-pending', pendingId, amount: 700n }]);
    expect(await f.balance(potLineId)).toMatchObject({ reserved: 0n, spent: 700n });
  });

  it('frees nobody’s reservation by a bare release', async () => {
    const { potLineId } = f.world.structure;
    const [pendingId = ''] = await f.post(
      f.world.officer,
      [{ kind: 'reserve', lineId: potLineId, amount: 900n }],
      { teamId: f.teamId },
    );
    // No such entry can be written in TypeScript; the database must refuse it all the same.
    const bare = { kind: 'release', lineId: potLineId, amount: 900n } as unknown as PostingEntry;
    await expect(f.post(f.rival, [bare])).rejects.toEqual(refusal('ledger.invalid-entry'));
    await f.post(f.finance, [{ kind: 'void-pending', pendingId }]);
  });

  it('takes nothing new on a closed line but pays what it holds', async () => {
    const lineId = await f.line(1_000n);
    const [pendingId = ''] = await f.post(f.finance, [{ kind: 'reserve', lineId, amount: 100n }]);
    await f.unit.run(
      f.world.officer,
      () => f.unit.query('UPDATE budget_lines SET closed = true WHERE id = $1', [lineId]),
      { onBehalfOf: f.teamId },
    );
    for (const kind of ['reserve', 'spend'] as const) {
      await expect(f.post(f.finance, [{ kind, lineId, amount: 1n }])).rejects.toEqual(
        refusal('ledger.line-closed'),
      );
    }
    await f.post(f.finance, [{ kind: 'post-pending', pendingId, amount: 100n }]);
    expect(await f.balance(lineId)).toMatchObject({ spent: 100n, reserved: 0n });
  });

  it('decides each group of a set by itself', async () => {
    const [rich, poor] = [await f.line(1_000n), await f.line(10n)];
    const groups = [
      f.group(f.finance, [{ kind: 'spend', lineId: rich, amount: 100n }]),
      f.group(f.finance, [{ kind: 'spend', lineId: poor, amount: 11n }]),
      f.group(f.finance, [{ kind: 'spend', lineId: poor, amount: 10n }]),
    ];
    const first = await f.unit.run(f.finance, () => f.ledger.postMany(groups));
    expect(first.map(({ status }) => status)).toEqual(['posted', 'refused', 'posted']);
    expect(first[1]).toMatchObject({ sqlState: 'HJ001', lineId: poor });
    const again = await f.unit.run(f.finance, () => f.ledger.postMany(groups));
    expect(again.map(({ status }) => status)).toEqual(['replayed', 'refused', 'replayed']);
    expect(await f.balance(rich)).toMatchObject({ spent: 100n });
    expect(await f.balance(poor)).toMatchObject({ spent: 10n });
  });

  it('posts a set that fits as one, with a gapless count of entries', async () => {
    const lineId = await f.line(1_000n);
    const groups = Array.from({ length: 50 }, () =>
      f.group(f.finance, [{ kind: 'spend', lineId, amount: 20n }]),
    );
    const results = await f.unit.run(f.finance, () => f.ledger.postMany(groups));
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['posted']));
    const versions = await f.unit.run(f.finance, () =>
      f.unit.query<{ line_version: string }>(
        'SELECT line_version FROM postings WHERE line_id = $1 ORDER BY line_version',
        [lineId],
      ),
    );
    expect(versions.map(({ line_version }) => Number(line_version))).toEqual(
      Array.from({ length: 51 }, (_, index) => index + 1),
    );
  });

  it('undoes everything else of the unit when its last act is refused', async () => {
    const [lineId, other] = [await f.line(10n), await f.line(10n)];
    const unit = f.unit.run(f.finance, async () => {
      await f.ledger.postNow(f.group(f.finance, [{ kind: 'spend', lineId: other, amount: 1n }]));
      f.ledger.post(f.group(f.finance, [{ kind: 'reserve', lineId, amount: 11n }]));
    });
    await expect(unit).rejects.toEqual(refusal('ledger.insufficient-balance'));
    expect(await f.balance(other)).toMatchObject({ available: 10n, spent: 0n });
  });
});
