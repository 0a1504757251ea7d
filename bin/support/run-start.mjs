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
  stopWithNpm();
  // In this very process: one less to start, and signals reach the server itself.
  await import(compiled('src/main.js'));
}

/**
 * npm runs us through a shell that passes no signal on: `kill` on npm ends npm and the shell, and would leave the
 * server behind. Its parent's end is therefore a signal of its own.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}
