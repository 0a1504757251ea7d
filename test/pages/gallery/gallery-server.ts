import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { render } from 'preact-render-to-string';
import { drawReceipt, makeLook } from '../../../bench/receipts/draw-receipt.js';
import { Random } from '../../../bench/receipts/random.js';
import { makeReceipt } from '../../../bench/receipts/receipt-text.js';
import { isLocale } from '../../../src/platform/i18n/locale.js';
import { GALLERY } from './gallery.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDERS: readonly [prefix: string, folder: string][] = [
  ['/assets/fonts/', 'node_modules/pretendard-gov/dist/web/variable'],
  ['/assets/turbo/', 'node_modules/@hotwired/turbo/dist'],
  ['/assets/', 'public'],
];
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** As strict as the product's own, so that a page that would be refused there fails here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'";

/** What a claim's picture is asked for under. */
const PICTURE = /^\/evidence\/[\w-]+\/picture$/;

async function photoOfReceipt(): Promise<Buffer> {
  const random = new Random(1);
  return drawReceipt(makeReceipt(random, 0), makeLook(random, 0));
}

/** Serves `/<page>?locale=` of the gallery with the real style sheets and scripts, and nothing else. */
export async function serveGallery(): Promise<{ address: string; close(): void }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery');
    answer(url).then(
      ({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY });
        response.end(body);
      },
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${portOf(server)}`, close: () => server.close() };
}

function portOf(server: Server): number {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The gallery has no port.');
  return bound.port;
}

async function answer(url: URL): Promise<{ status: number; type: string; body: Buffer | string }> {
  const asset = FOLDERS.find(([prefix]) => url.pathname.startsWith(prefix));
  if (asset) {
    const file = path.join(ROOT, asset[1], path.normalize(url.pathname.slice(asset[0].length)));
    return {
      status: 200,
      type: TYPES[path.extname(file)] ?? 'application/octet-stream',
      body: await readFile(file),
    };
  }
  if (PICTURE.test(url.pathname)) return { status: 200, type: 'image/jpeg', body: await photoOfReceipt() };
  const page = GALLERY[url.pathname.slice(1)];
  if (!page) return { status: 404, type: 'text/plain', body: 'no such page in the gallery' };
  const wanted = url.searchParams.get('locale');
  const body = `<!DOCTYPE html>${render(page(isLocale(wanted) ? wanted : 'ko'))}`;
  return { status: 200, type: 'text/html; charset=utf-8', body };
}
