import type { YAMLMap } from 'yaml';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { RULE_RESULTS } from '../finding.js';
import {
  OCCASIONS,
  PackError,
  RECORD_SOURCES,
  type DocumentKind,
  type RecordField,
  type Rule,
  type RuleGroup,
  type RulePack,
} from '../pack.js';
import { PackCompiler, type RuleContext } from './compile-parts.js';
import { readChecklists } from './read-checklists.js';
import { readSettings } from './read-settings.js';
import { readArticle, readAudience } from './read-audience.js';
import { refuseOverlaps } from './refuse-overlaps.js';
import { YamlReader } from './yaml-reader.js';

const ROOT_KEYS = 'pack version effectiveFrom name settings documents groups checklists rules'.split(' ');
const RULE_KEYS =
  'code group title effectiveFrom effectiveTo enabled unverified occasion scope appliesTo when condition result text add field settledBy article'.split(
    ' ',
  );

/**
 * Reads, checks and compiles a pack.
 * @throws PackError with every problem found: file, line, rule, and what is wrong.
 */
export function readPack(text: string, file: string): RulePack {
  return packOf(new YamlReader(text, file));
}

/** A text that was checked before it was stored: what it was published with goes on being read. @throws PackError */
export function readKeptPack(text: string, file: string): RulePack {
  return packOf(new YamlReader(text, file, true));
}

function packOf(reader: YamlReader): RulePack {
  const pack = reader.root && readRoot(reader, reader.root);
  if (!pack || reader.problems.length > 0) {
    throw new PackError(reader.problems.toSorted((a, b) => a.line - b.line));
  }
  return pack;
}

function readRoot(reader: YamlReader, root: YAMLMap): RulePack {
  reader.keys(root, ROOT_KEYS);
  const settings = readSettings(reader, root);
  const documents = readDocuments(reader, root);
  const groups = readGroups(reader, root);
  const context: RuleContext = { reader, compiler: new PackCompiler(reader, settings), documents };
  const rules = reader.maps(root, 'rules').map((map) => readRule(context, groups, map));
  if (rules.length === 0) reader.problem(root, '규칙이 없습니다.', 'there are no rules');
  refuseOverlaps(reader, rules);
  return {
    code: reader.required(root, 'pack'),
    version: reader.required(root, 'version'),
    name: reader.text(root, 'name'),
    effectiveFrom: readDay(reader, root, 'effectiveFrom') ?? '',
    settings,
    groups,
    rules,
    documents,
    checklists: readChecklists(context, root),
  };
}

function readRule(context: RuleContext, groups: readonly RuleGroup[], map: YAMLMap): Rule {
  const { reader, compiler, documents } = context;
  const code = reader.required(map, 'code');
  return reader.within(code, () => {
    reader.keys(map, RULE_KEYS);
    const when = compiler.condition(map, 'when');
    const condition = compiler.requiredCondition(map, 'condition');
    const known = [...(when?.needs ?? []), ...condition.needs];
    const scope = reader.choice(map, 'scope', ['claim', 'line'], 'claim');
    if (scope === 'claim' && known.some((path) => path.startsWith('line.')))
      reader.problem(map, 'scope: line이라야 line.…을 쓸 수 있습니다.', 'line.… needs scope: line');
    const group = reader.required(map, 'group');
    if (!groups.some((known) => known.code === group))
      reader.problem(reader.node(map, 'group'), `모르는 묶음: ${group}`, `Unknown group: ${group}`);
    const settledBy = reader.strings(map, 'settledBy');
    for (const kind of settledBy.filter((kind) => !documents.has(kind)))
      reader.problem(reader.node(map, 'settledBy'), `모르는 증빙: ${kind}`, `Unknown document: ${kind}`);
    return {
      code,
      group,
      title: compiler.fixedText(map, 'title'),
      effectiveFrom: readDay(reader, map, 'effectiveFrom') ?? '',
      effectiveTo: reader.node(map, 'effectiveTo') ? readDay(reader, map, 'effectiveTo') : undefined,
      enabled: reader.boolean(map, 'enabled', true),
      unverified: reader.boolean(map, 'unverified', false),
      occasion: reader.choice(map, 'occasion', OCCASIONS, 'claim'),
      scope,
      appliesTo: readAudience(reader, map),
      when,
      condition,
      result: reader.choice(map, 'result', RULE_RESULTS),
      text: compiler.text(map, 'text', known),
      add: compiler.text(map, 'add', known),
      field: reader.string(map, 'field'),
      settledBy,
      article: readArticle(reader, map),
      line: reader.lineOf(map),
    };
  });
}

function readDay(reader: YamlReader, map: YAMLMap, key: string): string | undefined {
  const day = reader.required(map, key);
  if (isKstDate(day)) return day;
  if (day !== '')
    reader.problem(reader.node(map, key), `${key}: 2026-05-06 같은 날짜`, `${key}: a day such as 2026-05-06`);
  return undefined;
}

function readGroups(reader: YamlReader, root: YAMLMap): RuleGroup[] {
  return reader.maps(root, 'groups').map((map) => {
    reader.keys(map, ['code', 'name']);
    return { code: reader.required(map, 'code'), name: reader.text(map, 'name') };
  });
}

function readDocuments(reader: YamlReader, root: YAMLMap): Map<string, DocumentKind> {
  const documents = new Map<string, DocumentKind>();
  for (const map of reader.maps(root, 'documents')) {
    const code = reader.required(map, 'code');
    reader.within(code, () => {
      reader.keys(map, ['code', 'name', 'fields']);
      if (documents.has(code)) reader.problem(map, '같은 증빙이 두 번 있습니다.', 'a document given twice');
      const fields = reader.maps(map, 'fields').map((field) => readField(reader, field));
      documents.set(code, {
        code,
        name: reader.text(map, 'name'),
        ...(fields.length > 0 ? { fields } : {}),
      });
    });
  }
  return documents;
}

function readField(reader: YamlReader, map: YAMLMap): RecordField {
  reader.keys(map, ['code', 'name', 'from']);
  const field = { code: reader.required(map, 'code'), name: reader.text(map, 'name') };
  return reader.node(map, 'from')
    ? { ...field, from: reader.choice(map, 'from', RECORD_SOURCES, 'documentedOn') }
    : field;
}
