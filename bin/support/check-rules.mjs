import { compiled } from './project.mjs';

const { runCli } = await import(compiled('src/cli.js'));
await runCli(['rules', 'check']);
