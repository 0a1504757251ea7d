import pg from 'pg';
import { checkLedger } from '../../src/cli/ledger-commands.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { addDays, startOfKstDate } from '../../src/platform/clock/kst-date.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { postAs } from '../support/builders/structure.js';
import { createWorld, type World } from '../support/world.js';

interface LineJson {
  id: string;
  balance: { available?: string; band?: { fromPercent: number; toPercent: number; daysAgo: number } };
}

const FULL = { fromPercent: 75, toPercent: 100, daysAgo: 7 };
const RIVALS = ['finance@skt.example', 'researcher@upstage.example'];

describe('the band of a common pot', () => {
  let test: TestApp;
  let world: World;
  let officer: Actor;
  let today: string;

  beforeAll(async () => {
    test = await startTestApp();
    world = await createWorld(test);
    officer = await test.actor('officer@office.example');
    today = test.app.get(Clock, { strict: false }).businessDate(officer.demo);
  });
  afterAll(() => test.stop());

  /** Noon, so many days from now, in business time. */
  const later = <T>(days: number, work: () => Promise<T>): Promise<T> =>
    test.app
      .get(Clock, { strict: false })
      .at(new Date(startOfKstDate(addDays(today, days)).getTime() + 12 * 60 * 60 * 1000), work);

  const pot = async (email: string): Promise<LineJson['balance']> => {
    const answer = await test.as(email).get(`/api/v1/budget-lines/${world.potLineId}`);
    expect(answer.statusCode).toBe(200);
    return answer.json<LineJson>().balance;
  };

  const buy = (amount: bigint, days: number) =>
    later(days, () =>
      postAs(test, officer, world.upstage.id, [{ kind: 'reserve', lineId: world.potLineId, amount }]),
    );

  const delay = (days: number) => {
    const unit = test.app.get(UnitOfWork, { strict: false });
    return unit.run(officer, () => unit.query('UPDATE programmes SET pot_band_delay_days = $1', [days]));
  };

  it('is full while the money is newer than the day shown', async () => {
    for (const email of RIVALS) expect((await pot(email)).band).toEqual(FULL);
  });

  it('says nothing of a purchase until the delay has passed, to the buyer no more than to the rival', async () => {
    const pages = ['/budgets', `/budgets/lines/${world.potLineId}`, '/', '/api/v1/budget-lines'];
    const look = () =>
      later(10, async () => {
        const bodies = pages.map(async (url) => (await test.as('finance@skt.example').get(url)).body);
        return (await Promise.all(bodies)).map((body) =>
          body.replace(/nonce[-="]+[\w+/=-]+|[\w-]{20,}|\d{2}:\d{2}/g, ''),
        );
      });
    const before = await look();
    await buy(6_000_000_000n, 10);
    expect(await look()).toEqual(before);
    for (const email of RIVALS) {
      expect((await later(10, () => pot(email))).band).toEqual(FULL);
      expect((await later(16, () => pot(email))).band).toEqual(FULL);
      expect((await later(17, () => pot(email))).band).toEqual({
        fromPercent: 25,
        toPercent: 50,
        daysAgo: 7,
      });
    }
  });

  it('is not moved by an entry that is written for an earlier day', async () => {
    // postAs writes for the first day of the stage, long before.
    await buy(3_000_000_000n, 20);
    expect((await later(26, () => pot('finance@skt.example'))).band?.toPercent).toBe(50);
    expect((await later(27, () => pot('finance@skt.example'))).band?.toPercent).toBe(25);
  });

  it('is exact and of this moment for the office', async () => {
    expect((await pot('officer@office.example')).available).toBe('1000000000');
  });

  it('may be of today, where the programme says so', async () => {
    await delay(0);
    expect((await later(20, () => pot('finance@skt.example'))).band).toEqual({
      fromPercent: 0,
      toPercent: 25,
      daysAgo: 0,
    });
    await delay(7);
  });

  it('comes from days that agree with the balances', async () => {
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    try {
      expect(await checkLedger(owner)).toEqual([]);
    } finally {
      await owner.end();
    }
  });
});
