import { build } from './build.mjs';
import { installDependencies } from './install.mjs';
import { compiled } from './project.mjs';

export async function run() {
  await installDependencies();
  await build();
  await import(compiled('bench/run.js'));
}
