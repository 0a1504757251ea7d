import { build } from './build.mjs';
import { installDependencies } from './install.mjs';

export async function run() {
  await installDependencies();
  await build();
}
