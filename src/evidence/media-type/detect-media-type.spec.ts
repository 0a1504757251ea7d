import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compoundFile,
  docxFile,
  HEIC,
  hwpFile,
  hwpxFile,
  JPEG,
  PDF,
  PNG,
  PROGRAM,
  WEBP,
  xlsxFile,
  zipFile,
} from '../../../test/support/container-files.js';
import { taxInvoiceXml } from '../../../test/support/tax-invoice-xml.js';
import { detectMediaType, detectMediaTypeOfFile } from './detect-media-type.js';
import { mediaTypeProblemText } from './media-type.errors.js';

const CSV = '카드번호,승인번호,금액\n9410,30000000,"117,000"\n';

async function told(name: string, content: Buffer | string): Promise<string> {
  const result = await detectMediaType(name, Buffer.from(content));
  if (result.ok) return result.kind;
  return [result.code, result.params.actual].filter(Boolean).join(' ');
}

describe('files that are taken', () => {
  it.each([
    ['invoice.xml', taxInvoiceXml(), 'xml', 'application/xml'],
    ['prefixed.XML', taxInvoiceXml({ prefix: 'tax' }), 'xml', 'application/xml'],
    ['접두사.xml', taxInvoiceXml({ prefix: '세금' }), 'xml', 'application/xml'],
    [
      'wide.xml',
      Buffer.from('\uFEFF<?xml version="1.0"?><TaxInvoice/>', 'utf16le'),
      'xml',
      'application/xml',
    ],
    ['계약서.pdf', PDF, 'pdf', 'application/pdf'],
    ['marked.pdf', Buffer.concat([Buffer.from('\uFEFF\n'), PDF]), 'pdf', 'application/pdf'],
    ['영수증.jpg', JPEG, 'jpeg', 'image/jpeg'],
    ['영수증.JPEG', JPEG, 'jpeg', 'image/jpeg'],
    ['screen.png', PNG, 'png', 'image/png'],
    ['talk.webp', WEBP, 'webp', 'image/webp'],
    ['IMG_0001.HEIC', HEIC, 'heic', 'image/heic'],
    ['card.csv', Buffer.from(CSV), 'csv', 'text/csv'],
    ['card-marked.csv', Buffer.from(`\uFEFF${CSV}`), 'csv', 'text/csv'],
    ['card-cp949.csv', iconv.encode(CSV, 'cp949'), 'csv', 'text/csv'],
    ['bmw.csv', Buffer.from('BMW,1\nMZ,2\n'), 'csv', 'text/csv'],
    ['견적.hwp', hwpFile(), 'hwp', 'application/x-hwp'],
    ['옛.hwp', Buffer.from('HWP Document File V3.00 \x1a\x01'), 'hwp', 'application/x-hwp'],
    ['검수.hwpx', hwpxFile(), 'hwpx', 'application/hwp+zip'],
    ['보고.docx', docxFile(), 'docx', /wordprocessingml\.document$/],
    ['표.xlsx', xlsxFile(), 'xlsx', /spreadsheetml\.sheet$/],
  ])('%s', async (name, content, kind, mediaType) => {
    const type = typeof mediaType === 'string' ? mediaType : expect.stringMatching(mediaType);
    expect(await detectMediaType(name, content)).toEqual({ ok: true, kind, mediaType: type, name });
  });

  it('a workbook as a library writes it', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('카드').addRow(['가맹점', 117000]);
    expect(await told('card.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()))).toBe('xlsx');
  });

  it('a file without an extension is given its own', async () => {
    expect(await detectMediaType('2025.10 영수증', PNG)).toMatchObject({ name: '2025.10 영수증.png' });
    expect(await detectMediaType('receipt', JPEG)).toMatchObject({ name: 'receipt.jpg' });
  });
});

describe('files that are refused', () => {
  it.each([
    ['nothing.pdf', '', 'file.empty'],
    ['invoice.pdf', PROGRAM, 'file.executable'],
    ['invoice.xlsx', PROGRAM, 'file.executable'],
    ['invoice', Buffer.from('\x7FELF\x02\x01\x01\0', 'latin1'), 'file.executable'],
    ['invoice.pdf.exe', PDF, 'file.executable'],
    ['invoice.pdf .exe. ', PDF, 'file.executable'],
    ['invoice.pdf\u202E\u0000.exe', PDF, 'file.executable'],
    ['macro.js', 'alert(1)', 'file.executable'],
    ['card.csv', '#!/bin/sh\nrm -rf a,b\n', 'file.script'],
    ['card.csv', '<?php system("a,b"); ?>', 'file.script'],
    ['style.xml', '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>', 'file.script'],
    ['mail.html', taxInvoiceXml(), 'file.html'],
    ['card.xls', '<html><table><tr><td>1</td></tr></table></html>', 'file.html'],
    ['invoice.xml', '<!-- x -->\n<!DOCTYPE html>\n<p>', 'file.html'],
    ['invoice.xml', '<?xml version="1.0"?><x:html xmlns:x="http://www.w3.org/1999/xhtml"/>', 'file.html'],
    ['invoice.xml', '<쪽:html xmlns:쪽="http://www.w3.org/1999/xhtml"/>', 'file.html'],
    ['receipt.pdf', '<script>alert(1)</script>', 'file.html'],
    ['logo.xml', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'file.svg'],
    ['logo.xml', '<!DOCTYPE svg [<!ENTITY a "]">]><svg/>', 'file.svg'],
    ['logo.svg', PNG, 'file.svg'],
    ['all.zip', zipFile({ 'a.pdf': 'x' }), 'file.archive'],
    ['all.zip', zipFile({}), 'file.archive'],
    ['all.pdf', zipFile({ 'a.pdf': 'x' }), 'file.archive'],
    ['all.gz', Buffer.from('1f8b0800000000000003', 'hex'), 'file.archive'],
    ['cut.xlsx', xlsxFile().subarray(0, 60), 'file.damaged'],
    [
      'macro.xlsx',
      zipFile({ '[Content_Types].xml': '', 'xl/workbook.xml': '', 'xl/vbaProject.bin': '' }),
      'file.macro',
    ],
    ['bomb.xlsx', zipFile({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }, 0xffffffff), 'file.inflated'],
    ['old.xls', compoundFile(['Workbook', 'a', 'b', 'c', 'd']), 'file.old-office'],
    [
      'locked.xlsx',
      compoundFile(['a', 'b', 'c', 'd', 'EncryptionInfo', 'EncryptedPackage']),
      'file.password',
    ],
    ['broken.hwp', hwpFile().subarray(0, 100), 'file.damaged'],
    ['slides.pptx', zipFile({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'file.unsupported'],
    ['memo.txt', '메모, 그리고', 'file.unsupported'],
    ['memo', '메모, 그리고', 'file.unsupported'],
    ['moving.gif', 'GIF89a\x01\0\x01\0\x80\0\0', 'file.unsupported'],
    ['noise', Buffer.from([1, 2, 3, 0, 250, 251]), 'file.unsupported'],
    ['invoice.pdf', PNG, 'file.extension-mismatch png'],
    ['photo.png', JPEG, 'file.extension-mismatch jpeg'],
    ['moving.png', 'GIF89a\x01\0\x01\0\x80\0\0', 'file.extension-mismatch gif'],
    ['invoice.pdf', 'hello', 'file.extension-mismatch text'],
    ['invoice.pdf', Buffer.from([1, 2, 3, 0, 250, 251]), 'file.extension-mismatch'],
    ['invoice.xml', PDF, 'file.extension-mismatch pdf'],
    ['invoice.pdf', taxInvoiceXml(), 'file.extension-mismatch xml'],
    ['report.docx', xlsxFile(), 'file.extension-mismatch xlsx'],
    ['report.docx', zipFile({ '[Content_Types].xml': '', 'ppt/x': '' }), 'file.extension-mismatch office'],
    ['fake.hwpx', zipFile({ mimetype: 'application/zip', 'Contents/content.hpf': '' }), 'file.archive'],
    ['report.pdf.bak', PDF, 'file.extension-mismatch pdf'],
  ])('%s', async (name, content, expected) => {
    expect(await told(name, content)).toBe(expected);
  });

  it('says what the name promises and what the file holds', async () => {
    const result = await detectMediaType('영수증.pdf', PNG);
    if (result.ok) throw new Error('taken');
    expect(mediaTypeProblemText(result)).toEqual({
      ko: '이름은 .pdf로 끝나는데 내용이 다릅니다: PNG 그림. 원본을 확인하고 이름을 바꾸지 않은 파일을 올려 주세요.',
      en: 'The name ends in .pdf but the content is something else: a PNG picture. Upload the original without renaming it.',
    });
  });
});

describe('a file on disk', () => {
  it('is told as it is in memory, whatever its size', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hanjang-media-'));
    try {
      const large = zipFile({
        'word/media/image1.png': 'x'.repeat(3_000_000),
        'word/document.xml': '',
        '[Content_Types].xml': '',
      });
      for (const [name, content] of [
        ['a.docx', large],
        ['b.hwp', hwpFile()],
        ['c.png', PNG],
        ['d.xml', taxInvoiceXml()],
        ['e.pdf', PROGRAM],
        ['f.pdf', Buffer.alloc(0)],
      ] as const) {
        const path = join(folder, 'upload');
        await writeFile(path, content);
        expect(await detectMediaTypeOfFile(name, path)).toEqual(await detectMediaType(name, content));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('any bytes', () => {
  const beginnings = [
    PDF,
    PNG,
    JPEG,
    WEBP,
    HEIC,
    PROGRAM,
    hwpFile(),
    hwpxFile(),
    xlsxFile(),
    taxInvoiceXml(),
  ];

  it('are answered with a type or a reason, within a second', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(Buffer.alloc(0), ...beginnings),
        fc.nat(),
        fc.uint8Array({ maxLength: 64 }),
        fc.constantFrom('a.pdf', 'a.xml', 'a.xlsx', 'a.hwp', 'a.csv', 'a'),
        async (original, at, noise, name) => {
          const place = at % (original.length + 1);
          const bytes = Buffer.concat([
            original.subarray(0, place),
            noise,
            original.subarray(place + noise.length),
          ]);
          const result = await detectMediaType(name, bytes);
          if (!result.ok) expect(mediaTypeProblemText(result).ko).not.toMatch(/[{}]|undefined/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['comments', '<!-- -->'.repeat(8000)],
    ['processing instructions', '<?a?>'.repeat(13_000)],
    ['document types', '<!DOCTYPE a>'.repeat(5000)],
    ['white space', ' '.repeat(65_000)],
    ['open brackets', '<'.repeat(65_000)],
  ])('are answered with 64 KB of %s, within Jest’s own time limit', async (_, text) => {
    expect(await told('a.xml', text)).toBeDefined();
  });
});
