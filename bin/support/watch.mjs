import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch as watchFolder } from 'node:fs';
import { build } from './build.mjs';
import { inProject, ROOT, say } from './project.mjs';

const SETTLE_MS = 400;

/** npm run dev: compiles on every change and starts the server anew. */
export async function watch() {
  await build();
  const compiler = spawn(
    process.execPath,
    [
      inProject('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'),
      'build',
      '--watch',
      '--preserveWatchOutput',
    ],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  let server = startServer();
  let stopping = false;
  let pending;

  const restart = async () => {
    if (stopping) return;
    say('Starting anew');
    // The old one must have left the database before the new one comes.
    await stop(server);
    if (!stopping) server = startServer();
  };
  watchFolder(inProject('dist'), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.js')) return;
    clearTimeout(pending);
    pending = setTimeout(restart, SETTLE_MS);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      compiler.kill('SIGTERM');
      await stop(server);
      process.exit(0);
    });
  }
}

function startServer() {
  // Not in the terminal's group, or Ctrl-C would reach it twice.
  return spawn(process.execPath, [inProject('dist', 'src', 'main.js')], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
}

async function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
