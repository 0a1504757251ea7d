import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { cells, pdfOf, rawPdf, smallPdf } from '../../../test/support/documents/pdfs.js';
import { readPdf } from './read-pdf.js';

const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>';
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

/** An object stream that holds object 4. */
function objectStream(object: string): Buffer {
  const data = deflateSync(Buffer.from(`4 0 ${object}`));
  return Buffer.concat([
    Buffer.from(`<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** Zeros that take a thousandth of their length: one block, repeated. */
function bomb(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(8 * 1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: megabytes / 8 }, () => block);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...blocks]);
}

function withContent(data: Buffer): Buffer {
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    PAGES,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
    Buffer.concat([
      Buffer.from(`<< /Filter /FlateDecode /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream'),
    ]),
  ]);
}

const MADE: readonly (readonly [string, string, () => Buffer | Promise<Buffer>])[] = [
  [
    'a script run on opening',
    'active',
    () => rawPdf([`<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} >>`, PAGES, PAGE]),
  ],
  [
    'a script whose name is written in codes',
    'active',
    () =>
      rawPdf(['<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /J#61vaScript /J#53 (1) >> >>', PAGES, PAGE]),
  ],
  [
    'a script in a compressed object',
    'active',
    () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', PAGES, PAGE, objectStream(script)]),
  ],
  [
    'a program to start',
    'active',
    () =>
      rawPdf(['<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (cmd.exe) >> >>', PAGES, PAGE]),
  ],
  [
    'a form that sends itself',
    'active',
    () =>
      rawPdf([
        '<< /Type /Catalog /Pages 2 0 R /AA << /WC << /S /SubmitForm /F (http://example.com) >> >> >>',
        PAGES,
        PAGE,
      ]),
  ],
  ['an attached file', 'attachments', () => pdfOf((pdf) => pdf.file(Buffer.from('x'), { name: 'x.exe' }))],
  [
    'a password',
    'password',
    () => pdfOf((pdf) => cells(pdf, [[40, 40, '합계 1,000']]), { userPassword: 'secret' }),
  ],
  [
    'a hundred thousand pages',
    'too-many-pages',
    () =>
      rawPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Count 100000 /Kids [${'3 0 R '.repeat(100_000)}] >>`,
        PAGE,
      ]),
  ],
  ['nothing after its first line', 'damaged', () => Buffer.from('%PDF-1.7\n')],
  ['random bytes', 'damaged', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 0x81)])],
  [
    'half of itself',
    'damaged',
    async () => (await pdfOf((pdf) => cells(pdf, [[40, 40, '합계 1,000']]))).subarray(0, 2000),
  ],
  [
    'pages that hold each other',
    'damaged',
    () =>
      rawPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>',
      ]),
  ],
  ['an object that is itself', 'damaged', () => rawPdf(['1 0 R', '2 0 R'])],
  ['four gigabytes in four megabytes', 'too-heavy', () => withContent(bomb(4096))],
];

describe('a hostile PDF', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-pdf-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (bytes: Buffer) => {
    const file = path.join(folder, 'hostile.pdf');
    await writeFile(file, bytes);
    return readPdf(file, { milliseconds: 8000, megabytes: 256 });
  };

  it.each(MADE)('is refused: %s', async (_, reason, make) => {
    expect(await read(await make())).toEqual({ ok: false, reason });
  });

  it('is refused for what it does, not for words about it', async () => {
    const words = await pdfOf((pdf) => cells(pdf, [[40, 40, '/JavaScript /Launch /EmbeddedFile']]), {
      compress: false,
    });
    expect(await read(words)).toMatchObject({ ok: true, pageCount: 1 });
    expect(await read(smallPdf('plain'))).toMatchObject({ ok: true });
  });

  it('is read where only changing it needs a password', async () => {
    const locked = await pdfOf((pdf) => cells(pdf, [[40, 40, '합계 1,000']]), { ownerPassword: 'secret' });
    expect(await read(locked)).toMatchObject({ ok: true });
  });

  it('leaves the server free to answer while it is read', async () => {
    const reading = read(withContent(bomb(1024)));
    let longest = 0;
    let before = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    }, 10);
    await reading;
    clearInterval(watch);
    expect(longest).toBeLessThan(400);
  });
});
