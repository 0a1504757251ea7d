import type { Person } from './comment.js';

/**
 * Who is called by `@이름` in a text. Longer names are looked for first, so that `@연구자 12` isn't `@연구자 1`; two of one
 * name are both called, because nothing tells them apart. An address (`kim@office.example`) calls nobody, nor does a longer
 * Latin word; Korean particles may follow a name. Pure.
 */
export function mentionsInText(text: string, people: readonly Person[]): string[] {
  const byName = new Map<string, string[]>();
  for (const { id, name } of people) if (name) byName.set(name, [...(byName.get(name) ?? []), id]);
  let rest = text;
  const found: string[] = [];
  for (const [name, ids] of [...byName].sort(([a], [b]) => b.length - a.length)) {
    const left = rest.replaceAll(callOf(name), ' ');
    if (left === rest) continue;
    found.push(...ids);
    rest = left;
  }
  return found;
}

function callOf(name: string): RegExp {
  const words = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const end = /[A-Za-z0-9]$/.test(name) ? '(?![A-Za-z0-9])' : '';
  return new RegExp(String.raw`(?<![\p{L}\p{N}._-])@${words}${end}`, 'gu');
}
