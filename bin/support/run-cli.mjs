import { build } from './build.mjs';
import { installDependencies } from './install.mjs';
import { compiled } from './project.mjs';

export async function run(args) {
  await installDependencies();
  await build();
  const { runCli } = await import(compiled('src/cli.js'));
  await runCli(args);
}
