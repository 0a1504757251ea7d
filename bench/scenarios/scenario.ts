import type { BenchDatabase } from '../database/bench-database.js';

/** One line of the table. Figures keep their unit; `ratio` and `reach` say what the row is judged by. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly baseline: string;
  readonly ratio: string;
  readonly reach: string;
  /** Undefined where nothing is asked of the row. */
  readonly met: boolean | undefined;
}

export interface Bench {
  readonly database: BenchDatabase;
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

export interface Scenario {
  readonly name: string;
  run(bench: Bench): Promise<Row[]>;
}

export function perSecond(value: number): string {
  return `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)}/s`;
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

export function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}

export function times(part: number, whole: number): string {
  return `${(part / whole).toFixed(part / whole < 10 ? 2 : 1)} ×`;
}
