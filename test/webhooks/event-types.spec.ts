import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../src/platform/config/project-folder.js';
import { actsOf, EVENT_TYPES, eventTypesFor } from '../../src/webhooks/event-types.js';

const text = readFileSync(path.join(projectFolder(), 'docs/webhooks.md'), 'utf8');

/** The table of the page, a line each. */
function documented(): string[] {
  return text
    .split('\n')
    .filter((line) => /^\| `[a-z-]+\.[a-z-]+`/.test(line))
    .map((line) => line.replaceAll(/\s+/g, ' ').trim());
}

function line({ name, subject, audience, acts }: (typeof EVENT_TYPES)[number]): string {
  const told = (kind: 'team' | 'office') => (audience.includes(kind) ? 'yes' : '');
  const cells = [`\`${name}\``, `\`${subject}Id\``, told('team'), told('office')];
  return `| ${[...cells, acts.map((act) => `\`${act}\``).join(', ')].join(' | ')} |`.replaceAll(/\s+/g, ' ');
}

describe('the events', () => {
  it('are those that docs/webhooks.md lists', () => {
    expect(documented()).toEqual(EVENT_TYPES.map(line));
  });

  it('have names and acts of their own', () => {
    const names = EVENT_TYPES.map(({ name }) => name);
    const acts = EVENT_TYPES.flatMap((type) => type.acts);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(acts).size).toBe(acts.length);
  });

  it('tell a team nothing of matches, and the office nothing of drafts and documents', () => {
    expect(eventTypesFor('team').filter(({ acts }) => acts.some((act) => act.startsWith('match')))).toEqual(
      [],
    );
    const ofOffice = eventTypesFor('office').flatMap(({ acts }) => acts);
    expect(ofOffice.filter((act) => /created|evidence|import|supplier|\.read$/.test(act))).toEqual([]);
    expect(actsOf(['match.decided', 'claim.paid'], 'team')).toEqual(['expense.paid']);
  });
});
