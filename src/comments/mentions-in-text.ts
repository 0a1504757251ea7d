import type { Person } from './comment.js';

/**
 * Who is called by `@이름` in a text. Longer names are looked for first, so that `@연구자 12` isn't `@연구자 1`; two of one
 * name are both called, because nothing tells them apart. Pure.
 */
export function mentionsInText(text: string, people: readonly Person[]): string[] {
  const byName = new Map<string, string[]>();
  for (const { id, name } of people) if (name) byName.set(name, [...(byName.get(name) ?? []), id]);
  let rest = text;
  const found: string[] = [];
  for (const [name, ids] of [...byName].sort(([a], [b]) => b.length - a.length)) {
    if (!rest.includes(`@${name}`)) continue;
    found.push(...ids);
    rest = rest.replaceAll(`@${name}`, ' ');
  }
  return found;
}
