import { Sealer } from './sealer.js';

const KEY = Buffer.alloc(32, 7);
const PLACE = ['team-1', 'supplier-1'];
const NUMBER = '00123456789012';

const sealer = new Sealer(KEY, 'supplier-account');

describe('a sealed text', () => {
  it('opens at its place, leading zeros and all', () => {
    expect(sealer.open(sealer.seal(NUMBER, PLACE), PLACE)).toBe(NUMBER);
    expect(new Sealer(KEY, 'supplier-account').open(sealer.seal(NUMBER, PLACE), PLACE)).toBe(NUMBER);
  });

  it('never looks the same twice and holds nothing of the text in clear', () => {
    const [first, second] = [sealer.seal(NUMBER, PLACE), sealer.seal(NUMBER, PLACE)];
    expect(first.equals(second)).toBe(false);
    expect(first.subarray(1, 13).equals(second.subarray(1, 13))).toBe(false);
    expect(first.includes(Buffer.from(NUMBER))).toBe(false);
  });

  it('does not open with any single byte changed, cut off or added', () => {
    const sealed = sealer.seal(NUMBER, PLACE);
    for (let index = 0; index < sealed.length; index += 1) {
      const damaged = Buffer.from(sealed);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      expect({ index, opened: sealer.open(damaged, PLACE) }).toEqual({ index, opened: undefined });
      expect(sealer.open(sealed.subarray(0, index), PLACE)).toBeUndefined();
    }
    expect(sealer.open(Buffer.concat([sealed, Buffer.from([0])]), PLACE)).toBeUndefined();
  });

  it('does not open in another row', () => {
    const sealed = sealer.seal(NUMBER, PLACE);
    for (const place of [
      ['team-1', 'supplier-2'],
      ['team-2', 'supplier-1'],
      ['team-1'],
      ['team-1', 'supplier-1', ''],
      ['team-1,supplier-1'],
      ['supplier-1', 'team-1'],
    ])
      expect(sealer.open(sealed, place)).toBeUndefined();
  });

  it('does not open under another secret key, nor under the key of another use', () => {
    const sealed = sealer.seal(NUMBER, PLACE);
    expect(new Sealer(Buffer.alloc(32, 8), 'supplier-account').open(sealed, PLACE)).toBeUndefined();
    expect(new Sealer(KEY, 'fingerprints').open(sealed, PLACE)).toBeUndefined();
  });
});
