import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { cells, pdfOf, rawPdf, smallPdf } from '../../../test/support/documents/pdfs.js';
import { slowPdf } from '../../../test/support/documents/slow-pdf.js';
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

const LAUNCH = '<< /S /Launch /F (cmd.exe) >>';
const linkTo = (action: string) => `<< /Type /Annot /Subtype /Link /Rect [0 0 200 200] /A ${action} >>`;
const onOpening = (action: string, ...more: string[]) =>
  rawPdf([`<< /Type /Catalog /Pages 2 0 R /OpenAction ${action} >>`, PAGES, PAGE, ...more]);
const withLink = (action: string) =>
  rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    PAGES,
    PAGE.replace('>>', '/Annots [4 0 R] >>'),
    linkTo(action),
  ]);

/** An object stream packed in another way, or not at all. */
function packed(filter: string, data: string | Buffer, more = ''): Buffer {
  const length = Buffer.byteLength(data);
  return Buffer.concat([
    Buffer.from(`<< /N 1 /First 4 ${filter} ${more} /Length ${length} >>\nstream\n`),
    Buffer.from(data),
    Buffer.from('\nendstream'),
  ]);
}
const inObjectStream = (stream: Buffer) => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', PAGES, PAGE, stream]);
const ascii85 = (text: string) => {
  const bytes = Buffer.from(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const four = Buffer.concat([bytes.subarray(at, at + 4), Buffer.alloc(4)]).readUInt32BE(0);
    const five = [4, 3, 2, 1, 0].map((power) =>
      String.fromCharCode(33 + (Math.floor(four / 85 ** power) % 85)),
    );
    out += five.slice(0, Math.min(4, bytes.length - at) + 1).join('');
  }
  return `${out}~>`;
};

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
  [
    'a program behind what looks like the beginning of a stream',
    'active',
    () =>
      rawPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        PAGES,
        PAGE.replace('>>', '/Annots [5 0 R] >>'),
        '(\nstream\n)',
        linkTo(LAUNCH),
        '(endstream)',
      ]),
  ],
  [
    'a program in an object stream that isn’t packed',
    'active',
    () => inObjectStream(packed('', `4 0 ${LAUNCH}`)),
  ],
  [
    'a program behind an end that is none',
    'active',
    () => inObjectStream(packed('', `4 0 [(\nendstream\nendobj) ${LAUNCH}]`)),
  ],
  [
    'a program in hexadecimal',
    'active',
    () =>
      inObjectStream(packed('/Filter /ASCIIHexDecode', `${Buffer.from(`4 0 ${LAUNCH}`).toString('hex')}>`)),
  ],
  [
    'a program in base 85',
    'active',
    () => inObjectStream(packed('/Filter [/ASCII85Decode]', ascii85(`4 0 ${LAUNCH}`))),
  ],
  [
    'an object stream packed as nobody packs one',
    'active',
    () => inObjectStream(packed('/Filter /LZWDecode', Buffer.from('80', 'hex'))),
  ],
  [
    'an object stream that isn’t whole',
    'damaged',
    () => inObjectStream(packed('/Filter /FlateDecode', Buffer.alloc(80, 0xfe))),
  ],
  ['a web page opened by itself', 'active', () => onOpening('<< /S /URI /URI (http://example.com) >>')],
  [
    'a web page opened by what comes next',
    'active',
    () =>
      onOpening(
        '4 0 R',
        '<< /S /GoTo /D [3 0 R /Fit] /Next 5 0 R >>',
        '<< /S /URI /URI (http://x.example) >>',
      ),
  ],
  [
    'a file in the network',
    'active',
    () => onOpening('<< /S /GoToR /F (\\\\\\\\x.example\\\\a.pdf) /D [0 /Fit] >>'),
  ],
  ['a file inside it', 'active', () => onOpening('<< /S /GoToE /T << /R /C /N (x) >> >>')],
  ['a link to a file', 'active', () => withLink('<< /S /URI /URI (file:///C:/Windows/win.ini) >>')],
  ['a link that is a script', 'active', () => withLink('<< /S /URI /URI (javascript:alert\\(1\\)) >>')],
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
  ['content that takes a reader long', 'too-heavy', () => slowPdf('slow')],
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
    return readPdf(file, { busyMilliseconds: 4000, milliseconds: 20_000, megabytes: 256 });
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

  it.each([
    ['a link to a web page', () => withLink('<< /S /URI /URI (https://shop.example/order/1) >>')],
    ['a mail address', () => withLink('<< /S /URI /URI (mailto:help@shop.example) >>')],
    ['a link that leads nowhere', () => withLink('<< /S /URI /URI (#) >>')],
    ['a page to begin with', () => onOpening('[3 0 R /Fit]')],
    ['a zoom to begin with', () => onOpening('4 0 R', '<< /S /GoTo /D [3 0 R /Fit] >>')],
    ['an empty list of actions', () => onOpening('null /AA <<>>')],
  ])('is not hostile for %s', async (_, make) => {
    expect(await read(make())).toMatchObject({ ok: true });
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
