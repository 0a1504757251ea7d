import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { projectFolder } from '../../src/platform/config/project-folder.js';

const ROOT = projectFolder();
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

interface Executable {
  readonly path: string;
  /** Where its shared libraries lie, when they came along with it. */
  readonly libraries?: string;
}

/**
 * A browser without a window and with a profile of its own, thrown away when closed. Takes $HANJANG_CHROMIUM, else an
 * installed Chromium, else the one that came with `npm ci`, so that nothing needs installing by hand.
 * `installed: false` insists on the last.
 */
export async function openBrowser(options: { readonly installed?: boolean } = {}): Promise<Browser> {
  const executable = ((options.installed ?? true) ? findInstalled() : undefined) ?? (await unpackBundled());
  const env = { ...process.env };
  if (executable.libraries !== undefined) {
    env['LD_LIBRARY_PATH'] = [executable.libraries, env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  }
  return chromium.launch({
    executablePath: executable.path,
    env,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // Nothing but the server under test is to be talked to.
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
  });
}

function findInstalled(): Executable | undefined {
  const given = process.env['HANJANG_CHROMIUM'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`HANJANG_CHROMIUM is ${given}, where there is no browser.`);
    return { path: given };
  }
  const found = INSTALLED.find((candidate) => existsSync(candidate));
  return found === undefined ? undefined : { path: found };
}

/** Unpacks the browser and the libraries it needs beside the other caches of node_modules, once. */
async function unpackBundled(): Promise<Executable> {
  const archive = path.join(ROOT, 'node_modules/@sparticuz/chromium/bin');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(archive)) {
    throw new Error('No Chromium found: install one, or name one in HANJANG_CHROMIUM.');
  }
  const folder = path.join(ROOT, 'node_modules/.cache/hanjang-chromium');
  if (!existsSync(folder)) {
    await mkdir(path.dirname(folder), { recursive: true });
    const partial = await mkdtemp(`${folder}-`);
    await decompress(path.join(archive, 'chromium.br'), path.join(partial, 'chromium'));
    await chmod(path.join(partial, 'chromium'), 0o755);
    await untar(path.join(archive, 'al2023.tar.br'), partial);
    // Another test process may have been quicker; both unpacked the same.
    await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
  }
  return { path: path.join(folder, 'chromium'), libraries: path.join(folder, 'lib') };
}

async function decompress(source: string, target: string): Promise<void> {
  await pipeline(createReadStream(source), createBrotliDecompress(), createWriteStream(target));
}

/** Through a file: tar stops reading at the end mark and not at the end of what is sent, which a pipe takes for a fault. */
async function untar(source: string, folder: string): Promise<void> {
  const archive = path.join(folder, 'libraries.tar');
  await decompress(source, archive);
  const tar = spawn('tar', ['-xf', archive, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    tar.once('error', reject);
    tar.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with code ${code}.`))));
  });
  await rm(archive);
}
