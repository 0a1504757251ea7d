import { readFileSync } from 'node:fs';
import { defaultPack } from './default-pack.js';
import { printRules } from './print-rules.js';

it('docs/rules.md says what the pack says: make it anew with `npm run cli -- rules print > docs/rules.md`', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(printRules(defaultPack()));
});

it('every rule stands in it with its article and source', () => {
  const page = printRules(defaultPack());
  for (const { code, article } of defaultPack().rules) {
    expect(page).toContain(`\`${code}\``);
    expect(page).toContain(`[${article.source}]`);
  }
});
