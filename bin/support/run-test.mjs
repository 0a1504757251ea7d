import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { installDependencies } from './install.mjs';
import { inProject, runNode } from './project.mjs';

/** Arguments go to Jest, as in `npm test -- test/stories`. */
export async function run(args) {
  await installDependencies();
  await build();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-results-'));
  const results = path.join(folder, 'results.json');
  try {
    const code = await runNode(
      [inProject('node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${results}`, ...args],
      { env: { ...process.env, NODE_OPTIONS: nodeOptions() }, stdio: ['inherit', 'ignore', 'inherit'] },
    );
    process.exitCode = await report(results, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Jest runs Node's own modules only behind this switch; its warning would head every test file. */
function nodeOptions() {
  return [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
    .filter(Boolean)
    .join(' ');
}

/** The closing line, counted by Jest and not read off its screen. A file that doesn't load counts as one failure. */
async function report(results, code) {
  const content = await readFile(results, 'utf8').catch(() => undefined);
  if (content === undefined) {
    process.stdout.write('The tests could not be run.\n');
    return code === 0 ? 1 : code;
  }
  const counts = JSON.parse(content);
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  process.stdout.write(`${counts.numPassedTests} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : code;
}
