import { describe, expect, it } from '@jest/globals';
import { FairTurns } from './fair-turns.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Work that is done when the test says so. */
function hold() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => (): Promise<void> => {
    begun.push(name);
    return new Promise((resolve) => ends.set(name, resolve));
  };
  const finish = async (name: string) => {
    ends.get(name)?.();
    await settled();
  };
  return { begun, work, finish };
}

describe('turns', () => {
  it('are of each owner one, so that others begin at once', async () => {
    const turns = new FairTurns(2);
    const { begun, work } = hold();
    for (const name of ['a1', 'a2', 'a3', 'a4']) void turns.take('a', work(name));
    void turns.take('b', work('b1'));
    await settled();
    expect(begun).toEqual(['a1', 'b1']);
  });

  it('go round among those who wait', async () => {
    const turns = new FairTurns(1);
    const { begun, work, finish } = hold();
    for (const name of ['a1', 'a2', 'a3']) void turns.take('a', work(name));
    for (const name of ['b1', 'b2']) void turns.take('b', work(name));
    void turns.take('c', work('c1'));
    await settled();
    for (const name of ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']) await finish(name);
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('go on when work fails, and slots are given once', async () => {
    const turns = new FairTurns(2);
    const slots: number[] = [];
    await expect(
      turns.take('a', (slot) => {
        slots.push(slot);
        return Promise.reject(new Error('no'));
      }),
    ).rejects.toThrow('no');
    const { work } = hold();
    for (const owner of ['a', 'b'])
      void turns.take(owner, (slot) => {
        slots.push(slot);
        return work(owner)();
      });
    await settled();
    expect(new Set(slots.slice(1))).toEqual(new Set([0, 1]));
  });
});
