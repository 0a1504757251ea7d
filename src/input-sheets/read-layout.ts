import type { YAMLMap } from 'yaml';
import { INSTITUTION_KINDS } from '../programmes/institution.entity.js';
import { YamlReader } from '../rules/engine/yaml-reader.js';
import { PackError } from '../rules/pack.js';
import {
  DEADLINE_KINDS,
  FIELD_FORMATS,
  PAYMENT_TYPES,
  type DeadlineRule,
  type LayoutField,
  type LayoutGroup,
  type Occasion,
  type SheetLayout,
} from './layout.js';
import { SHEET_MEANS } from './sheet-means.js';
import { isSheetValue } from './sheet-values.js';

const ROOT_KEYS = 'system name evidence accepts aboveCategories paymentTypes deadlines nearDays groups'.split(
  ' ',
);
const FIELD_KEYS = 'code name value pattern format limit when required atLeast yes no'.split(' ');
const DEADLINE_KEYS = 'until days billDay categories evidence paymentTypes text'.split(' ');
const EVERYWHERE: Occasion = { evidence: [], means: [] };
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Reads and checks a system's layout. @throws PackError with every problem found, each with its line. */
export function readLayout(text: string, file: string): SheetLayout {
  const reader = new YamlReader(text, file);
  const layout = reader.root && readRoot(reader, reader.root);
  if (!layout || reader.problems.length > 0)
    throw new PackError(reader.problems.toSorted((a, b) => a.line - b.line));
  return layout;
}

function readRoot(reader: YamlReader, root: YAMLMap): SheetLayout {
  reader.keys(root, ROOT_KEYS);
  const evidence = reader.maps(root, 'evidence').map((map) => {
    reader.keys(map, ['code', 'name', 'means', 'documents']);
    return {
      code: reader.required(map, 'code'),
      name: reader.text(map, 'name'),
      means: choices(reader, map, 'means', SHEET_MEANS),
      documents: reader.strings(map, 'documents'),
    };
  });
  const kinds = evidence.map(({ code }) => code);
  if (!evidence.some(({ means, documents }) => means.length === 0 && documents.length === 0))
    reader.problem(
      root,
      '조건 없는 증빙구분이 하나 있어야 합니다.',
      'one kind of evidence is without a condition',
    );
  const groups = reader.maps(root, 'groups').map((map) => readGroup(reader, map, kinds));
  refuseTwice(
    reader,
    root,
    groups.flatMap(({ fields }) => fields.map(({ code }) => code)),
  );
  return {
    system: reader.required(root, 'system'),
    name: reader.text(root, 'name'),
    evidence,
    accepts: reader.maps(root, 'accepts').map((map) => {
      reader.keys(map, ['category', 'evidence']);
      return {
        category: reader.required(map, 'category'),
        evidence: choices(reader, map, 'evidence', kinds),
      };
    }),
    paymentTypes: reader.maps(root, 'paymentTypes').map((map) => {
      reader.keys(map, ['type', 'institutions']);
      return {
        type: reader.choice(map, 'type', PAYMENT_TYPES),
        institutions: choices(reader, map, 'institutions', INSTITUTION_KINDS),
      };
    }),
    deadlines: reader.maps(root, 'deadlines').map((map) => readDeadline(reader, map, kinds)),
    aboveCategories: reader.strings(root, 'aboveCategories'),
    nearDays: whole(reader, root, 'nearDays') ?? 0,
    groups,
  };
}

function readDeadline(reader: YamlReader, map: YAMLMap, kinds: readonly string[]): DeadlineRule {
  reader.keys(map, DEADLINE_KEYS);
  const billDay = whole(reader, map, 'billDay');
  if (billDay !== undefined && (billDay < 1 || billDay > 28))
    reader.problem(reader.node(map, 'billDay'), 'billDay: 1에서 28까지', 'billDay: 1 to 28');
  return {
    until: reader.choice(map, 'until', DEADLINE_KINDS),
    days: whole(reader, map, 'days') ?? 0,
    ...(billDay === undefined ? {} : { billDay }),
    categories: reader.strings(map, 'categories'),
    evidence: choices(reader, map, 'evidence', kinds),
    paymentTypes: choices(reader, map, 'paymentTypes', PAYMENT_TYPES),
    text: reader.text(map, 'text'),
  };
}

function readGroup(reader: YamlReader, map: YAMLMap, kinds: readonly string[]): LayoutGroup {
  reader.keys(map, ['code', 'name', 'lines', 'when', 'fields']);
  const code = reader.required(map, 'code');
  return reader.within(code, () => ({
    code,
    name: reader.text(map, 'name'),
    lines: reader.boolean(map, 'lines', false),
    when: readOccasion(reader, map, kinds),
    fields: reader.maps(map, 'fields').map((field) => readField(reader, field, kinds)),
  }));
}

function readField(reader: YamlReader, map: YAMLMap, kinds: readonly string[]): LayoutField {
  reader.keys(map, FIELD_KEYS);
  const code = reader.required(map, 'code');
  return reader.within(code, () => {
    const format = reader.choice(map, 'format', FIELD_FORMATS, 'text');
    const limit = whole(reader, map, 'limit');
    const atLeast = whole(reader, map, 'atLeast');
    if ((format === 'yes-no') !== (atLeast !== undefined))
      reader.problem(map, 'yes-no에는 atLeast가 필요합니다.', 'yes-no and atLeast go together');
    return {
      code,
      name: reader.text(map, 'name'),
      parts: readParts(reader, map),
      format,
      ...(limit === undefined ? {} : { limit }),
      when: readOccasion(reader, map, kinds),
      required: reader.boolean(map, 'required', false),
      ...(atLeast === undefined
        ? {}
        : {
            question: {
              atLeast: BigInt(atLeast),
              yes: reader.required(map, 'yes'),
              no: reader.required(map, 'no'),
            },
          }),
    };
  });
}

/** `value` is one name; `pattern` has names in braces among its words. */
function readParts(reader: YamlReader, map: YAMLMap): LayoutField['parts'] {
  const [value, pattern] = [reader.string(map, 'value'), reader.string(map, 'pattern')];
  if ((value === undefined) === (pattern === undefined)) {
    reader.problem(map, 'value와 pattern 중 하나를 적어 주세요.', 'either value or pattern is needed');
    return [];
  }
  const pieces = value === undefined ? (pattern ?? '').split(PLACEHOLDER) : ['', value];
  return pieces.flatMap((piece, index): LayoutField['parts'][number][] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ words: piece }];
    if (isSheetValue(piece)) return [piece];
    reader.problem(map, `모르는 값: ${piece}`, `Unknown value: ${piece}`);
    return [];
  });
}

function readOccasion(reader: YamlReader, map: YAMLMap, kinds: readonly string[]): Occasion {
  const node = reader.node(map, 'when');
  const when = node && reader.asMap(node, 'when');
  if (!when) return EVERYWHERE;
  reader.keys(when, ['evidence', 'means']);
  return {
    evidence: choices(reader, when, 'evidence', kinds),
    means: choices(reader, when, 'means', SHEET_MEANS),
  };
}

function choices<Value extends string>(
  reader: YamlReader,
  map: YAMLMap,
  key: string,
  allowed: readonly Value[],
): Value[] {
  return reader.strings(map, key).flatMap((given) => {
    const found = allowed.find((one) => one === given);
    if (found !== undefined) return [found];
    const list = allowed.join(', ');
    reader.problem(reader.node(map, key), `${key}: ${list} 중에서`, `${key}: of ${list}`);
    return [];
  });
}

function whole(reader: YamlReader, map: YAMLMap, key: string): number | undefined {
  const text = reader.string(map, key);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  reader.problem(reader.node(map, key), `${key}: 0 이상의 정수`, `${key}: a whole number`);
  return undefined;
}

/** Codes name columns and programs' fields: each stands once. */
function refuseTwice(reader: YamlReader, root: YAMLMap, codes: readonly string[]): void {
  const seen = new Set<string>();
  for (const code of codes) {
    if (seen.has(code)) reader.problem(root, `두 번 나온 code: ${code}`, `code stands twice: ${code}`);
    seen.add(code);
  }
}
