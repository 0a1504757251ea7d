import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Text } from '../../platform/i18n/locale.js';
import type { PackProblem } from '../pack.js';

/** Packs are hand-written texts; more than this is something else. */
const MAX_CHARACTERS = 400_000;

/** Reads a YAML text node by node and keeps every problem with its line, so that one reading tells them all. */
export class YamlReader {
  readonly problems: PackProblem[] = [];
  readonly root: YAMLMap | undefined;
  private readonly lines = new LineCounter();
  private place: string | undefined;

  /** `kept`: a text that was checked when it was stored, maybe by a reader that didn't mind unknown names yet. */
  constructor(
    text: string,
    private readonly file: string,
    private readonly kept = false,
  ) {
    if (text.length > MAX_CHARACTERS) {
      this.problems.push({ file, line: 1, text: { ko: '내용이 너무 깁니다.', en: 'The text is too long.' } });
      return;
    }
    // Anchors and tags have no use here, and aliases can make a small text a large one.
    const document = parseDocument(text, { lineCounter: this.lines, schema: 'core', merge: false });
    for (const error of document.errors) {
      const { line } = this.lines.linePos(error.pos[0]);
      const said = error.message.split('\n')[0] ?? '';
      this.problems.push({ file, line, text: { ko: `YAML 형식 오류: ${said}`, en: `Not YAML: ${said}` } });
    }
    if (document.errors.length > 0) return;
    if (isMap(document.contents)) this.root = document.contents;
    else
      this.problem(
        document.contents,
        '이름과 값으로 시작해야 합니다.',
        'A pack is a map of names and values.',
      );
  }

  /** What is read inside `work` is told as lying in `place`, such as a rule's code. */
  within<Result>(place: string | undefined, work: () => Result): Result {
    const outer = this.place;
    this.place = place ?? outer;
    const result = work();
    this.place = outer;
    return result;
  }

  problem(node: unknown, ko: string, en: string, offset = 0): void {
    this.problems.push({
      file: this.file,
      line: this.lineOf(node, offset),
      rule: this.place,
      text: { ko, en },
    });
  }

  problemAt(line: number, rule: string, ko: string, en: string): void {
    this.problems.push({ file: this.file, line, rule, text: { ko, en } });
  }

  asMap(node: unknown, key: string): YAMLMap | undefined {
    if (isMap(node)) return node;
    this.problem(node, `${key}: 이름과 값이 필요합니다.`, `${key}: a map is needed`);
    return undefined;
  }

  lineOf(node: unknown, offset = 0): number {
    const start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return Math.max(1, this.lines.linePos(start + offset).line);
  }

  /** Refuses keys nobody reads: a misspelt one would silently do nothing. */
  keys(map: YAMLMap, allowed: readonly string[]): void {
    if (this.kept) return;
    for (const { key } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!allowed.includes(name)) this.problem(key, `모르는 항목: ${name}`, `Unknown field: ${name}`);
    }
  }

  node(map: YAMLMap, key: string): Node | undefined {
    const node = map.get(key, true);
    return isNode(node) ? node : undefined;
  }

  string(map: YAMLMap, key: string): string | undefined {
    const node = this.node(map, key);
    if (node === undefined) return undefined;
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) {
      const value = String(node.value).trim();
      if (value !== '') return value;
    }
    this.problem(node, `${key}: 글자를 적어 주세요.`, `${key}: a text is needed`);
    return undefined;
  }

  /** A string that has to be there; empty, with a problem, when it isn't. */
  required(map: YAMLMap, key: string): string {
    if (this.node(map, key) === undefined) {
      this.problem(map, `${key} 항목이 없습니다.`, `${key} is missing`);
      return '';
    }
    return this.string(map, key) ?? '';
  }

  boolean(map: YAMLMap, key: string, otherwise: boolean): boolean {
    const node = this.node(map, key);
    if (node === undefined) return otherwise;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.problem(node, `${key}: true 또는 false`, `${key}: true or false`);
    return otherwise;
  }

  /** Both languages and nothing beside them but `also`, or a problem: half a sentence must not pass for a name. */
  text(map: YAMLMap, key: string, also: readonly string[] = []): Text {
    const node = this.node(map, key);
    if (!isMap(node)) {
      this.problem(node ?? map, `${key}: ko와 en을 모두 적어 주세요.`, `${key}: ko and en are both needed`);
      return { ko: '', en: '' };
    }
    this.keys(node, ['ko', 'en', ...also]);
    return { ko: this.required(node, 'ko'), en: this.required(node, 'en') };
  }

  choice<Value extends string>(
    map: YAMLMap,
    key: string,
    choices: readonly Value[],
    otherwise?: Value,
  ): Value {
    const given = otherwise === undefined ? this.required(map, key) : (this.string(map, key) ?? otherwise);
    const found = choices.find((choice) => choice === given);
    if (found !== undefined) return found;
    const list = choices.join(', ');
    if (given !== '') this.problem(this.node(map, key), `${key}: ${list} 중 하나`, `${key}: one of ${list}`);
    const [first] = choices;
    if (first === undefined) throw new RangeError(`${key} has no choices`);
    return first;
  }

  /** Maps of a list; what is no map is a problem. */
  maps(map: YAMLMap, key: string): YAMLMap[] {
    return this.items(map, key).flatMap((item) => {
      if (isMap(item)) return [item];
      this.problem(item, `${key}: 이름과 값이 필요합니다.`, `${key}: a map is needed`);
      return [];
    });
  }

  strings(map: YAMLMap, key: string): string[] {
    return this.items(map, key).flatMap((item) => this.oneString(item, key));
  }

  /** A list of lists of strings. */
  stringLists(map: YAMLMap, key: string): string[][] {
    return this.items(map, key).map((item) =>
      isSeq(item) ? item.items.flatMap((one) => this.oneString(one, key)) : this.oneString(item, key),
    );
  }

  private oneString(item: unknown, key: string): string[] {
    if (isScalar(item) && typeof item.value === 'string' && item.value.trim() !== '')
      return [item.value.trim()];
    this.problem(item, `${key}: 글자 목록이 필요합니다.`, `${key}: a list of texts is needed`);
    return [];
  }

  private items(map: YAMLMap, key: string): readonly unknown[] {
    const node = this.node(map, key);
    if (node === undefined) return [];
    if (isSeq(node)) return node.items;
    this.problem(node, `${key}: 목록이 필요합니다.`, `${key}: a list is needed`);
    return [];
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
