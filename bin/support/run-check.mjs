import { installDependencies } from './install.mjs';
import { captureNode, inProject } from './project.mjs';

const STEPS = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'test/tsconfig.json'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'] },
  {
    name: 'module boundaries and cycles',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'templates',
      'migrations',
    ],
  },
  {
    name: 'formatting',
    args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  },
  // Compiles first where it must; what is wrong with a rule is told with its name.
  { name: 'rules and their examples', args: ['bin/cli.mjs', 'rules', 'check'] },
];

/** Runs every check even after one has failed: one run tells all there is to mend. */
export async function run() {
  await installDependencies();
  const outcomes = await Promise.all(
    STEPS.map(async ({ name, args: [program, ...rest] }) => {
      const outcome = await captureNode([inProject(program), ...rest]);
      return { name, ...outcome };
    }),
  );
  for (const { name, code, output } of outcomes) {
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}\n`);
    if (code !== 0) process.stdout.write(`${output.trimEnd()}\n\n`);
  }
  process.exitCode = outcomes.some(({ code }) => code !== 0) ? 1 : 0;
}
