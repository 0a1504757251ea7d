import fc from 'fast-check';
import { addDays, daysBetween } from '../../platform/clock/kst-date.js';
import { LATE_DAYS, nextNotice, type Told, type ToTell } from './next-notice.js';

const START = '2025-09-01';

/** Looks on the given days, the deadline standing where it stands on each. */
function story(looks: readonly { on: string; dueOn: string }[]): (ToTell & { on: string })[] {
  let told: Told | undefined;
  return looks.flatMap(({ on, dueOn }) => {
    const next = nextNotice(told, dueOn, on);
    if (!next) return [];
    told = next;
    return [{ ...next, on }];
  });
}

const everyDay = (dueOn: string, from: string, days: number) =>
  Array.from({ length: days }, (_, index) => ({ on: addDays(from, index), dueOn }));

describe('what is told of a deadline', () => {
  it('is told 60, 30 and 7 days before and on the day', () => {
    const told = story(everyDay('2025-11-30', START, 120));
    expect(told.map(({ on, step, kind }) => [on, step, kind])).toEqual([
      ['2025-10-01', 60, 'near'],
      ['2025-10-31', 30, 'near'],
      ['2025-11-23', 7, 'near'],
      ['2025-11-30', 0, 'near'],
    ]);
  });

  it('is told once after days without a server, and not at all long after', () => {
    expect(story([{ on: '2025-11-26', dueOn: '2025-11-30' }]).map(({ step }) => step)).toEqual([7]);
    expect(story([{ on: '2025-12-02', dueOn: '2025-11-30' }]).map(({ step }) => step)).toEqual([0]);
    expect(story([{ on: '2026-01-15', dueOn: '2025-11-30' }])).toEqual([]);
  });

  it('is said to have moved, and told of again as its new day comes', () => {
    const told = story([
      ...everyDay('2025-11-30', '2025-10-20', 20),
      ...everyDay('2025-12-31', '2025-11-09', 60),
    ]);
    expect(told.map(({ on, step, kind }) => [on, step, kind])).toEqual([
      ['2025-10-20', 60, 'near'],
      ['2025-10-31', 30, 'near'],
      ['2025-11-09', 60, 'moved'],
      ['2025-12-01', 30, 'near'],
      ['2025-12-24', 7, 'near'],
      ['2025-12-31', 0, 'near'],
    ]);
  });

  it('is never told twice for a day, whatever happens to the days and to the looks', () => {
    const look = fc.record({
      skip: fc.integer({ min: 0, max: 20 }),
      move: fc.option(fc.integer({ min: -40, max: 90 })),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
        let [on, dueOn] = [START, addDays(START, 75)];
        const seen = looks.map(({ skip, move }) => {
          on = addDays(on, skip);
          if (move !== null) dueOn = addDays(on, move);
          return { on, dueOn };
        });
        const told = story(seen);
        for (const [index, one] of told.entries()) {
          const before = told[index - 1];
          expect(daysBetween(one.on, one.dueOn)).toBeGreaterThanOrEqual(-LATE_DAYS);
          // Either the day is another than the one told of last, or a later step of the same.
          if (before?.dueOn === one.dueOn) expect(one.step).toBeLessThan(before.step);
          else expect(one.kind).toBe(before ? 'moved' : 'near');
          // Looked at again at once, by another process or after a restart, it is told by nobody.
          expect(nextNotice(one, one.dueOn, one.on)).toBeUndefined();
        }
      }),
    );
  });
});
