import { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import { addDays, addMonths, daysBetween, isKstDate } from '../../platform/clock/kst-date.js';
import { formatWon } from '../../platform/money/won.js';
import type { RuleView } from '../facts.js';
import { FACT_CATALOGUE, isFactPath, type FactPath, type FactType } from './fact-catalogue.js';
import { endsInAny, isJustAny, namesAny } from './name-words.js';

/** A compiled expression over facts and settings. */
export interface Condition {
  source: string;
  /** Facts it names: unless all are held it isn't run. */
  needs: readonly FactPath[];
  /** @throws when a number overflows or a day isn't one. */
  run(view: RuleView): unknown;
}

/** Says what is wrong with an expression, and at which character of it. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'ExpressionError';
  }
}

export type LimitTypes = ReadonlyMap<string, FactType>;
export type LimitValues = Readonly<Record<string, bigint | readonly string[]>>;

/** No loops, no regular expressions, no way out: these operators and the functions below are all there is. */
const OPERATORS = new Set('. id value call list ?: || && !_ -_ == != in + - * < <= > >='.split(' '));
const NAME_FUNCTIONS = { namesAny, isJustAny, endsInAny };
const FUNCTIONS = new Set([
  'startOfMonth',
  'addMonths',
  'addDays',
  'daysBetween',
  'containsAny',
  'won',
  'size',
  ...Object.keys(NAME_FUNCTIONS),
]);

/** Conditions and texts of one pack, type-checked against the facts there are and the pack's own settings. */
export class Expressions {
  private readonly environment: Environment;

  constructor(
    types: LimitTypes,
    private readonly limits: LimitValues,
  ) {
    const environment = new Environment({
      limits: { maxAstNodes: 300, maxDepth: 40, maxListElements: 100, maxCallArguments: 4 },
    });
    const groups = new Map<string, Record<string, string>>();
    for (const [path, { type }] of Object.entries(FACT_CATALOGUE)) {
      const [head = '', field] = path.split('.');
      if (field === undefined) environment.registerVariable(head, type);
      else groups.set(head, { ...groups.get(head), [field]: type });
    }
    for (const [name, schema] of groups) environment.registerVariable({ name, schema });
    environment.registerVariable({ name: 'limit', schema: Object.fromEntries(types) });
    environment
      .registerFunction('addMonths(string, int): string', (day: string, months: bigint) =>
        addMonths(realDay(day), Number(months)),
      )
      .registerFunction('startOfMonth(string): string', (day: string) => `${realDay(day).slice(0, 7)}-01`)
      .registerFunction('addDays(string, int): string', (day: string, days: bigint) =>
        addDays(realDay(day), Number(days)),
      )
      .registerFunction('daysBetween(string, string): int', (from: string, to: string) =>
        BigInt(daysBetween(realDay(from), realDay(to))),
      )
      .registerFunction('containsAny(string, list<string>): bool', (text: string, words: string[]) =>
        words.some((word) => text.includes(word)),
      )
      .registerFunction('won(int): string', (amount: bigint) => `₩${formatWon(amount)}`);
    for (const [name, find] of Object.entries(NAME_FUNCTIONS))
      environment.registerFunction(`${name}(string, list<string>, list<string>): bool`, find);
    this.environment = environment;
  }

  /** @throws ExpressionError unless the source is well formed, typed and gives one of `types`. */
  compile(source: string, types: readonly string[]): Condition {
    const checked = this.environment.check(source);
    if (!checked.valid) {
      throw new ExpressionError(
        checked.error?.summary ?? 'not an expression',
        checked.error?.range?.start ?? 0,
      );
    }
    if (!types.includes(String(checked.type)))
      throw new ExpressionError(`gives ${String(checked.type)}, not ${types.join(' or ')}`, 0);
    const run = this.environment.parse(source);
    const needs = new Set<FactPath>();
    collect(run.ast, needs);
    const { limits } = this;
    return { source, needs: [...needs], run: (view) => run({ ...view, limit: limits }) };
  }
}

function realDay(day: string): string {
  if (!isKstDate(day)) throw new RangeError(`${day} is no day`);
  return day;
}

/** Walks an expression: refuses what isn't in the small language, keeps the facts it names. */
function collect(node: ASTNode, needs: Set<FactPath>): void {
  if (!OPERATORS.has(node.op)) throw new ExpressionError(`“${node.op}” isn't allowed`, node.range.start);
  if (node.op === 'value') return;
  if (node.op === 'id') return keep(node.args, node, needs);
  if (node.op === '.') {
    const [target, name] = node.args;
    if (target.op !== 'id') throw new ExpressionError('too deep a path', node.range.start);
    if (target.args === 'limit') return;
    return keep(`${target.args}.${name}`, node, needs);
  }
  if (node.op === 'call') {
    const [name, args] = node.args;
    if (!FUNCTIONS.has(name)) throw new ExpressionError(`there is no function ${name}`, node.range.start);
    for (const arg of args) collect(arg, needs);
    return;
  }
  for (const child of childrenOf(node)) collect(child, needs);
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  if (node.op === '!_' || node.op === '-_') return [node.args];
  const args: readonly unknown[] = Array.isArray(node.args) ? node.args : [];
  return args.filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

function keep(path: string, node: ASTNode, needs: Set<FactPath>): void {
  if (!isFactPath(path)) throw new ExpressionError(`there is no fact ${path}`, node.range.start);
  needs.add(path);
}

/** The facts of `needs` that nobody holds. */
export function missingFacts(needs: readonly FactPath[], view: RuleView): FactPath[] {
  return needs.filter((path) => factAt(view, path) === undefined);
}

/** One fact by its path. */
export function factAt(view: RuleView, path: FactPath): unknown {
  let value: unknown = view;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
