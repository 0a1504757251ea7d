import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { MakeOnePageReport } from '../../src/reports/make-one-page-report.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { postAs } from '../support/builders/structure.js';
import { createWorld, type World } from '../support/world.js';

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
}, 120_000);

afterAll(() => test.stop());

it('reads all figures at one moment, whatever is spent meanwhile', async () => {
  const actor = await test.actor('administrator@upstage.example');
  const unit = test.app.get(UnitOfWork, { strict: false });
  const making = test.app.get(MakeOnePageReport, { strict: false });
  const spend = () =>
    postAs(test, actor, world.upstage.id, [
      { kind: 'spend', lineId: world.upstage.lines.software, amount: 7_000n },
    ]);
  const made = () => making.build(actor, {}).then(({ report }) => report);
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  // Outside of the unit of work below, as another request would be.
  const rival = begun.then(spend);
  const [first, second] = await unit.run(
    actor,
    async () => {
      const before = await made();
      begin();
      await rival;
      return [before, await made()];
    },
    { snapshot: true },
  );
  expect(second?.total).toEqual(first?.total);
  expect(second?.ledgerPosition).toBe(first?.ledgerPosition);
  const after = await made();
  expect(after.total.spent).toBe((first?.total.spent ?? 0n) + 7_000n);
  expect(after.ledgerPosition).toBe((first?.ledgerPosition ?? 0n) + 1n);
});

it('refuses a snapshot inside of a unit of work that is none', async () => {
  const actor = await test.actor('administrator@upstage.example');
  const unit = test.app.get(UnitOfWork, { strict: false });
  const making = test.app.get(MakeOnePageReport, { strict: false });
  await expect(unit.run(actor, () => making.build(actor, {}))).rejects.toThrow('a snapshot begins');
});
