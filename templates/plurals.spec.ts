import { readdirSync } from 'node:fs';
import path from 'node:path';
import { plural } from './texts.js';

const FOLDER = path.resolve('templates');
const SOURCES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('texts.ts'),
);
/** Words that end like a plural and follow a number of one rightly. */
const NONE =
  /^(?:is|was|has|does|this|his|less|plus|across|as|confirms|characters|goes|stays|waits|needs|others?|proposes|approves|awaits)$/;

describe('plural', () => {
  it('says one thing, and many with their thousands parted', () => {
    expect([1, 0, 2, 1200].map((count) => plural(count, 'claim'))).toEqual([
      '1 claim',
      '0 claims',
      '2 claims',
      '1,200 claims',
    ]);
    expect(plural(1, 'row is', 'rows are')).toBe('1 row is');
  });
});

describe('the English texts', () => {
  it.each(SOURCES)('of %s say one of a thing in the singular', async (source) => {
    const module = (await import(path.join(FOLDER, source))) as Record<string, unknown>;
    const wrong = Object.values(module).flatMap((texts) =>
      typeof texts === 'object' && texts !== null ? Object.entries(texts).flatMap(saidOfOne) : [],
    );
    expect(wrong).toEqual([]);
  });
});

function saidOfOne([key, entry]: [string, unknown]): string[] {
  const en = typeof entry === 'object' && entry !== null && 'en' in entry ? entry.en : undefined;
  if (typeof en !== 'function') return [];
  let said: unknown;
  try {
    said = (en as (...values: unknown[]) => unknown)(...Array.from({ length: en.length }, () => 1));
  } catch {
    // It is about no numbers.
    return [];
  }
  const found = typeof said === 'string' ? /(?<![\d,.–-])\b1 ([a-z]+s)\b/.exec(said) : null;
  return found?.[1] && !NONE.test(found[1]) ? [`${key}: ${String(said)}`] : [];
}
