import fc from 'fast-check';
import { changedParts } from './changed-parts.js';
import { voicesSince } from './earlier-voices.js';

/** Values as the database gives them back: the keys in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}

const partsArbitrary = fc.dictionary(fc.constantFrom('title', 'amounts', 'documents'), fc.jsonValue(), {
  noNullPrototype: true,
});

describe('the parts that have changed', () => {
  it('are none after a round through the database', () => {
    fc.assert(
      fc.property(partsArbitrary, (parts) => {
        const kept = shuffled(JSON.parse(JSON.stringify(parts))) as Record<string, unknown>;
        expect(changedParts(kept, parts)).toEqual([]);
      }),
    );
  });

  it('are the same from either side, and just those that differ', () => {
    fc.assert(
      fc.property(partsArbitrary, partsArbitrary, (before, after) => {
        const changed = changedParts(before, after);
        expect(changedParts(after, before)).toEqual(changed);
        const mixed = { ...before, ...Object.fromEntries(changed.map((name) => [name, after[name]])) };
        expect(changedParts(mixed, after)).toEqual([]);
      }),
    );
  });

  it.each([
    ['a value', { a: 1 }, { a: 2 }, ['a']],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }, ['a']],
    ['what is deep inside', { a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, ['a']],
    ['what wasn’t there', {}, { a: 1 }, ['a']],
    ['a number that was a text', { a: '1' }, { a: 1 }, ['a']],
    ['nothing where undefined is left out', { a: { b: undefined } }, { a: {} }, []],
    ['nothing between null and absent', { a: null }, {}, []],
  ])('name %s', (_, before, after, changed) => {
    expect(changedParts(before as object as Record<string, unknown>, after)).toEqual(changed);
  });
});

describe('the approvals of a round before', () => {
  it('say what has changed since each', () => {
    const voice = { approvalId: '1', stepId: 's', userId: 'a', office: false };
    const given = [
      { ...voice, seen: { title: 'a', amounts: 1 } },
      { ...voice, approvalId: '2', seen: { title: 'b', amounts: 1 } },
    ];
    expect(voicesSince({ number: 1, given }, { title: 'b', amounts: 1 })).toEqual([
      { ...voice, changed: ['title'] },
      { ...voice, approvalId: '2', changed: [] },
    ]);
  });
});
