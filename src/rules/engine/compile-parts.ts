import type { YAMLMap } from 'yaml';
import type { Text } from '../../platform/i18n/locale.js';
import type { DocumentKind, Setting } from '../pack.js';
import { ExpressionError, Expressions, type Condition } from './expression.js';
import type { FactPath } from './fact-catalogue.js';
import { compileText, type TextTemplate } from './text-template.js';
import type { YamlReader } from './yaml-reader.js';

/** What reading a rule or a checklist needs at hand. */
export interface RuleContext {
  reader: YamlReader;
  compiler: PackCompiler;
  documents: ReadonlyMap<string, DocumentKind>;
}

const NOTHING: Text = { ko: '', en: '' };
const NEVER: Condition = { source: 'false', needs: [], run: () => false };

/** Turns a pack's expressions and texts into what can be run, and its mistakes into problems at their line. */
export class PackCompiler {
  private readonly expressions: Expressions;

  constructor(
    private readonly reader: YamlReader,
    settings: readonly Setting[],
  ) {
    const types = settings.map(
      ({ code, unit }) => [code, unit === 'words' ? 'list<string>' : 'int'] as const,
    );
    this.expressions = new Expressions(
      new Map(types),
      Object.fromEntries(settings.map(({ code, value }) => [code, value])),
    );
  }

  condition(map: YAMLMap, key: string): Condition | undefined {
    const source = this.reader.string(map, key);
    if (source === undefined) return undefined;
    try {
      return this.expressions.compile(source, ['bool']);
    } catch (error) {
      this.tell(map, key, error);
      return NEVER;
    }
  }

  requiredCondition(map: YAMLMap, key: string): Condition {
    if (!this.reader.node(map, key)) this.reader.required(map, key);
    return this.condition(map, key) ?? NEVER;
  }

  /** A text whose facts are among those the conditions have already asked for. */
  text(map: YAMLMap, key: string, known: readonly FactPath[]): TextTemplate {
    const text = this.reader.text(map, key);
    try {
      const template = compileText(text, this.expressions);
      for (const path of template.needs.filter((path) => !known.includes(path)))
        this.reader.problem(
          this.reader.node(map, key),
          `${key}: 조건에 없는 값 ${path}`,
          `${key}: ${path} isn’t asked for by a condition`,
        );
      return template;
    } catch (error) {
      this.tell(map, key, error);
      return { needs: [], render: () => NOTHING };
    }
  }

  /** A text that says the same of every claim; it may name settings. */
  fixedText(map: YAMLMap, key: string): Text {
    const template = this.text(map, key, []);
    return template.needs.length === 0
      ? template.render({ judgedOn: '', claim: {}, documents: [] })
      : NOTHING;
  }

  private tell(map: YAMLMap, key: string, error: unknown): void {
    if (!(error instanceof ExpressionError)) throw error;
    const said = `${key}: ${error.message}`;
    this.reader.problem(this.reader.node(map, key), `식 오류 ${said}`, said);
  }
}
