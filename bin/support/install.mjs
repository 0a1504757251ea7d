import { readFile } from 'node:fs/promises';
import { fail, inProject, runNode, runProgram, say } from './project.mjs';

/** Installs what package-lock.json lists when anything of it is missing or other. */
export async function installDependencies() {
  if (await isInstalled()) return;
  say('Installing dependencies');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await runNpm(args)) !== 0) {
    fail(
      "The dependencies couldn't be installed: the lines above say why. Check the network, then run this again.",
    );
  }
}

/**
 * npm notes what it has installed in node_modules/.package-lock.json when it is done; comparing that with
 * package-lock.json recognises `npm install` by hand, a pulled update and an installation broken off alike.
 */
async function isInstalled() {
  const [wanted, present] = await Promise.all([
    readPackages(inProject('package-lock.json')),
    readPackages(inProject('node_modules', '.package-lock.json')),
  ]);
  if (wanted === undefined) fail('package-lock.json is missing or broken: this is not a whole clone.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const found = present[place];
    // Packages for other platforms are optional and stay away.
    if (found === undefined) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The npm that started us, else the one on the path. What it prints mustn't mix with a command's output. */
function runNpm(args) {
  const options = { stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runNode([npm, ...args], options);
  const windows = process.platform === 'win32';
  return runProgram(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows }).catch(() =>
    fail("npm wasn't found: it comes with Node, see https://nodejs.org."),
  );
}
