import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, inProject, runNode, say } from './project.mjs';

const FOLDERS = ['src', 'templates', 'migrations', 'bench'];
const FILES = ['tsconfig.json', 'nest-cli.json', 'package-lock.json'];
const STAMP = inProject('dist', '.built');

/** Compiles into dist/ when a source has changed, come or gone since the last time. */
export async function build() {
  // Taken before: what is edited during a build must count as changed after it.
  const state = await stateOfSources();
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === state) return;
  say('Building');
  await rm(STAMP, { force: true });
  const code = await runNode([inProject('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'], {
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) fail('The build failed: the lines above say where.');
  await removeOrphans();
  await checkRules();
  await mkdir(path.dirname(STAMP), { recursive: true });
  await writeFile(STAMP, state);
}

/** The rules that come with the product are read, and every one is held against its examples. */
async function checkRules() {
  const code = await runNode([inProject('bin', 'support', 'check-rules.mjs')], { stdio: ['ignore', 2, 2] });
  if (code !== 0) fail('The build failed: the lines above name the rule.');
}

/** A digest over name, size and time of every source: enough to notice a change, a removal, and a change of branch. */
async function stateOfSources() {
  const files = (await Promise.all(FOLDERS.map((folder) => sourcesIn(inProject(folder))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of [...files, ...FILES.map((name) => inProject(name))]) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function sourcesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter(
      (entry) => entry.isFile() && /\.(?:tsx?|yaml)$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name),
    )
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

/** The compiler leaves the output of a removed source behind: a removed migration would still be run. */
async function removeOrphans() {
  for (const folder of FOLDERS) {
    const sources = new Set((await sourcesIn(inProject(folder))).map((file) => file.replace(/\.tsx?$/, '')));
    const output = inProject('dist', folder);
    const entries = await readdir(output, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((found) => found.isFile() && found.name.endsWith('.js'))) {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const source = path.join(inProject(folder), path.relative(output, file)).replace(/\.js$/, '');
      if (sources.has(source)) continue;
      await rm(file);
      await rm(`${file}.map`, { force: true });
    }
  }
}
