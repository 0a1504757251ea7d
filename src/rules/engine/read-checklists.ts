import type { YAMLMap } from 'yaml';
import { DOCUMENT_DUES, type Checklist, type ChecklistItem } from '../pack.js';
import type { RuleContext } from './compile-parts.js';
import { readArticle, readAudience } from './read-audience.js';

/** The documents asked for per category, with what may stand for what. */
export function readChecklists(context: RuleContext, root: YAMLMap): Checklist[] {
  const { reader } = context;
  const seen = new Set<string>();
  return reader.maps(root, 'checklists').map((map) => {
    const code = reader.required(map, 'code');
    return reader.within(code, () => {
      reader.keys(map, ['code', 'name', 'appliesTo', 'items', 'article']);
      if (seen.has(code)) reader.problem(map, '같은 점검표가 두 번 있습니다.', 'a checklist given twice');
      seen.add(code);
      const items = reader.maps(map, 'items').map((item) => readItem(context, item));
      if (items.length === 0) reader.problem(map, '항목이 없습니다.', 'there are no items');
      const appliesTo = readAudience(reader, map);
      return { code, name: reader.text(map, 'name'), appliesTo, items, article: readArticle(reader, map) };
    });
  });
}

function readItem({ reader, compiler, documents }: RuleContext, map: YAMLMap): ChecklistItem {
  reader.keys(map, ['code', 'name', 'anyOf', 'required', 'due', 'when']);
  const anyOf = reader.stringLists(map, 'anyOf');
  if (anyOf.length === 0) reader.problem(map, 'anyOf: 증빙이 없습니다.', 'anyOf: no document');
  for (const kind of anyOf.flat().filter((kind) => !documents.has(kind)))
    reader.problem(reader.node(map, 'anyOf'), `모르는 증빙: ${kind}`, `Unknown document: ${kind}`);
  const when = compiler.condition(map, 'when');
  if (when?.needs.some((path) => path.startsWith('line.')))
    reader.problem(map, 'when: line.… 대신 part.…을 쓰세요.', 'when: use part.… for line.…');
  return {
    code: reader.required(map, 'code'),
    name: reader.text(map, 'name'),
    anyOf,
    required: reader.boolean(map, 'required', true),
    due: reader.choice(map, 'due', DOCUMENT_DUES, 'settlement'),
    when,
  };
}
