import { Clock } from '../../src/platform/clock/clock.js';
import { startOfKstDate } from '../../src/platform/clock/kst-date.js';
import type { TestApp } from './app.js';
import { claimsOf, jsonOf, type Json } from './claims.js';
import { rowsOf } from './stored.js';
import type { World } from './world.js';

export const CLOUD = { name: '구름컴퓨팅(예시)', businessNumber: '9028600563' };

/** Schedules of Upstage's first researcher, and days on which they are looked at. */
export function schedulesOf(test: TestApp, world: World) {
  const owner = 'researcher@upstage.example';
  const claims = claimsOf(test, world);
  /** As if it were nine in the morning of that day. */
  const on = <T>(day: string, work: () => Promise<T>): Promise<T> =>
    test.app.get(Clock).at(new Date(startOfKstDate(day).getTime() + 9 * 3_600_000), work);
  const api = (path = '', email = owner) => test.as(email).get(`/api/v1/recurring-expenses${path}`);
  const read = async (id: unknown) => jsonOf(await api(`/${String(id)}`));
  return {
    on,
    api,
    read,
    home: (day: string, email = owner) => on(day, async () => (await test.as(email).get('/')).body),
    periods: async (id: unknown) => (await read(id))['periods'] as Json[],
    act: (id: unknown, verb: string, day = '2025-11-03') =>
      on(day, () => test.as(owner).post(`/api/v1/recurring-expenses/${String(id)}/${verb}`)),
    /** A monthly one of a draft documented on 15 October. */
    start: async (changes: Json = {}, title = '클라우드 요금'): Promise<Json> => {
      const claim = await claims.draft(world.upstage, { title, supplier: CLOUD });
      const answer = await test
        .as(owner)
        .post('/api/v1/recurring-expenses', { expenseId: claim['id'], every: 'month', ...changes });
      if (answer.statusCode !== 201) throw new Error(`no schedule: ${answer.statusCode} ${answer.body}`);
      return jsonOf(answer);
    },
    invoiceOn: (issuedOn: string, supplyAmount: bigint) =>
      claims.invoice(owner, {
        issuedOn,
        description: '11월 사용료',
        supplier: CLOUD,
        buyer: { businessNumber: '9018800128', name: '업스테이지(예시)' },
        lines: [{ name: 'GPU', supplyAmount }],
      }),
    /** So that the next case begins with none that could be due. */
    endAll: async () => {
      await rowsOf(test, `UPDATE recurring_expenses SET state = 'ended', next_on = NULL`);
      await rowsOf(test, 'UPDATE recurring_periods SET expense_id = NULL');
    },
  };
}
