import { isMap, type YAMLMap } from 'yaml';
import type { Text } from '../../platform/i18n/locale.js';
import { PAYMENT_MEANS } from '../facts.js';
import { INSTITUTION_GROUPS, type Audience, type Citation } from '../pack.js';
import type { YamlReader } from './yaml-reader.js';

const KEYS = ['institutions', 'categories', 'exceptCategories', 'funds', 'payments'] as const;
const KNOWN: Partial<Record<(typeof KEYS)[number], readonly string[]>> = {
  institutions: [...Object.keys(INSTITUTION_GROUPS), ...Object.values(INSTITUTION_GROUPS).flat()],
  payments: PAYMENT_MEANS,
};

/** Whom a rule or checklist concerns. */
export function readAudience(reader: YamlReader, map: YAMLMap): Audience {
  const node = reader.node(map, 'appliesTo');
  if (node === undefined) return {};
  const only = reader.asMap(node, 'appliesTo');
  if (!only) return {};
  reader.keys(only, KEYS);
  const audience: Record<string, readonly string[]> = {};
  for (const key of KEYS) {
    const values = reader.strings(only, key);
    if (values.length > 0) audience[key] = values;
    else if (reader.node(only, key)) reader.problem(only, `${key}: 빈 목록입니다.`, `${key}: an empty list`);
    refuseUnknown(reader, only, key, values);
  }
  return audience;
}

/** No rule without the article it stands on. */
export function readArticle(reader: YamlReader, map: YAMLMap): Citation {
  const text: Text = reader.text(map, 'article', ['source']);
  const node = reader.node(map, 'article');
  return { ...text, source: isMap(node) ? reader.required(node, 'source') : '' };
}

/** Kinds and means are the product's own; a misspelt one would concern nobody. */
function refuseUnknown(
  reader: YamlReader,
  map: YAMLMap,
  key: (typeof KEYS)[number],
  values: readonly string[],
): void {
  for (const value of values.filter((value) => KNOWN[key]?.includes(value) === false))
    reader.problem(reader.node(map, key), `${key}: 모르는 값 ${value}`, `${key}: unknown value ${value}`);
}
