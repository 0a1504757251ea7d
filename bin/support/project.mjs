import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function inProject(...parts) {
  return path.join(ROOT, ...parts);
}

/** The URL of a compiled file, to import it by (a bare Windows path isn't one). */
export function compiled(file) {
  return pathToFileURL(inProject('dist', file)).href;
}

/** Ends the process with one clear sentence. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Progress goes to the error stream, as the output of a command may be meant for a file.
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a Node program of ours or of a dependency in the project's folder; resolves to its exit code. */
export function runNode(args, options = {}) {
  return runProgram(process.execPath, args, options);
}

export function runProgram(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** Like runNode, but keeps what it says: for steps that run beside each other. */
export async function captureNode(args) {
  const chunks = [];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}
