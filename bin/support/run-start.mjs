import { build } from './build.mjs';
import { installDependencies } from './install.mjs';
import { compiled } from './project.mjs';

export async function run(args) {
  await installDependencies();
  if (args.includes('--watch')) {
    const { watch } = await import('./watch.mjs');
    return watch();
  }
  await build();
  // In this very process: one less to start, and signals reach the server itself.
  await import(compiled('src/main.js'));
}
