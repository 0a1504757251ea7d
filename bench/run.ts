import { parseArgs } from 'node:util';
import { startBenchDatabase } from './database/bench-database.js';
import { asText, describeRun, keepResults } from './report.js';
import { runAllocationImport } from './scenarios/allocation-import.js';
import { runApprovals } from './scenarios/approvals.js';
import { runClaims } from './scenarios/claims.js';
import { runEffort } from './scenarios/effort.js';
import { runImport } from './scenarios/import.js';
import { runInbox } from './scenarios/inbox.js';
import { runPages } from './scenarios/pages.js';
import { runPosting, runPostMany } from './scenarios/posting.js';
import { runReading } from './scenarios/reading.js';
import { runRules } from './scenarios/rules.js';
import type { Row, Scenario } from './scenarios/scenario.js';

const SCENARIOS: readonly Scenario[] = [
  { name: 'posting', run: runPosting },
  { name: 'post-many', run: runPostMany },
  { name: 'claims', run: runClaims },
  { name: 'import', run: runImport },
  { name: 'allocation-import', run: runAllocationImport },
  { name: 'pages', run: runPages },
  { name: 'inbox', run: runInbox },
  // Behind the pages, which begin with little: it brings history of its own.
  { name: 'approvals', run: runApprovals },
  { name: 'rules', run: runRules },
  { name: 'reading', run: runReading },
  { name: 'effort', run: runEffort },
];

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    only: { type: 'string', multiple: true },
  },
});
await main(values.json ?? false, values.quick ?? false, values.only ?? []);

async function main(json: boolean, quick: boolean, only: readonly string[]): Promise<void> {
  const unknown = only.find((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown !== undefined) {
    process.stderr.write(
      `There is no "${unknown}": choose of ${SCENARIOS.map(({ name }) => name).join(', ')}.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const chosen = SCENARIOS.filter(({ name }) => only.length === 0 || only.includes(name));
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const database = await startBenchDatabase(say);
  try {
    const rows: Row[] = [];
    for (const scenario of chosen) {
      say(`Measuring ${scenario.name}`);
      // What was measured is shown whatever happens to the scenarios after it.
      await scenario.run({ database, quick, say }).then(
        (measured) => rows.push(...measured),
        (error: unknown) => {
          process.exitCode = 1;
          say(`${scenario.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
        },
      );
    }
    const report = await describeRun(database, rows);
    // A short, partial or broken run must not replace the figures of a whole one.
    if (!quick && only.length === 0 && process.exitCode !== 1) await keepResults(report);
    process.stdout.write(`${json ? JSON.stringify(report, null, 2) : asText(report)}\n`);
  } finally {
    await database.stop();
  }
}
