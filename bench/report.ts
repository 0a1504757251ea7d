import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchDatabase } from './database/bench-database.js';
import type { Row } from './scenarios/scenario.js';
import { sqlTool } from './tools/sql-load.js';

/** The project's folder, above `dist/bench`. */
const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const COLUMNS = ['what', 'measured', 'baseline', 'ratio', 'reach', 'met'] as const;

export interface Report {
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

export async function describeRun(database: BenchDatabase, rows: readonly Row[]): Promise<Report> {
  const { rows: found } = await database.admin.query<{ version: string; fsync: string; commit: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS commit`,
  );
  const cpus = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    versions: {
      Hanjang: versionText(),
      Node: process.versions.node,
      PostgreSQL: `${found[0]?.version ?? '?'}, fsync ${found[0]?.fsync ?? '?'}, synchronous_commit ${found[0]?.commit ?? '?'}`,
      baselines: sqlTool(),
    },
    machine: {
      cores: `${os.availableParallelism()} (${cpus[0]?.model.trim() ?? 'unknown'})`,
      memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      load: `${os.loadavg()[0]?.toFixed(1) ?? '?'} over the last minute`,
    },
    rows,
  };
}

/** For the terminal: aligned columns. */
export function asText({ rows }: Report): string {
  const cells = [[...COLUMNS], ...rows.map(cellsOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export async function keepResults(report: Report): Promise<void> {
  const facts = Object.entries({ ...report.versions, ...report.machine }).map(
    ([name, value]) => `- ${name}: ${value}`,
  );
  const table = [
    `| ${COLUMNS.join(' | ')} |`,
    `|${COLUMNS.map(() => '---').join('|')}|`,
    ...report.rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ];
  const text = `# Results

The last full \`npm run bench\`, ${report.date}. Server, PostgreSQL and load generators share the machine, so a figure
counts as the ratio to the baseline taken beside it. [How it is measured](../docs/how-to/benchmarks.md)

${facts.join('\n')}

${table.join('\n')}
`;
  await writeFile(path.join(PROJECT, 'bench', 'RESULTS.md'), text);
}

function cellsOf(row: Row): string[] {
  return COLUMNS.map((column) =>
    column === 'met' ? (row.met === undefined ? '–' : row.met ? 'yes' : 'no') : row[column],
  );
}

function versionText(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(path.join(PROJECT, 'package.json'), 'utf8'),
  );
  try {
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: PROJECT,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return `${version} (${commit.trim()})`;
  } catch {
    return version;
  }
}
