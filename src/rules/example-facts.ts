import { parse } from 'yaml';
import { isFactPath, FACT_CATALOGUE } from './engine/fact-catalogue.js';
import type { ClaimFacts, LineFacts } from './facts.js';
import { INSTITUTION_GROUPS, type Audience } from './pack.js';

/** Facts by their path, as a table of examples writes them. */
export type FlatFacts = Readonly<Record<string, unknown>>;
export type Example = readonly [expected: string, facts: FlatFacts];

/** The table kept beside a pack: examples by rule and by checklist. */
export interface ExampleTable {
  given: FlatFacts;
  rules: Readonly<Record<string, readonly Example[]>>;
  checklists: Readonly<Record<string, readonly Example[]>>;
}

export function readExamples(text: string): ExampleTable {
  return parse(text, { schema: 'core' }) as ExampleTable;
}

/**
 * Facts of an example: a claim of one line in the first category and by the first institution a rule concerns.
 * @throws RangeError for a path that is no fact.
 */
export function exampleFacts(audience: Audience, ...flat: readonly FlatFacts[]): ClaimFacts {
  const [kind = 'mid'] = audience.institutions ?? [];
  const [categoryPath = 'ACTIVITY.OTHER'] = audience.categories ?? [];
  const all: Record<string, unknown> = { 'institution.kind': INSTITUTION_GROUPS[kind]?.[2] ?? kind };
  Object.assign(all, { 'line.categoryPath': categoryPath }, ...flat);
  const groups: Record<string, Record<string, unknown>> = {};
  const top: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(all)) {
    if (!isFactPath(path)) throw new RangeError(`there is no fact ${path}`);
    const [head = '', field] = path.split('.');
    const typed = FACT_CATALOGUE[path].type === 'int' ? BigInt(String(value)) : value;
    if (field === undefined) top[head] = typed;
    else (groups[head] ??= {})[field] = typed;
  }
  const { line, ...rest } = groups;
  const documents = Array.isArray(top['documents']) ? top['documents'] : [];
  return {
    judgedOn: String(top['judgedOn']),
    claim: {},
    ...top,
    ...rest,
    lines: [{ ...line } satisfies LineFacts],
    documents: documents.map((code) => ({ kind: String(code) })),
  };
}
