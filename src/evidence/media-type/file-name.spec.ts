import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extensionOf, MAX_FILE_NAME_LENGTH, safeFileName, withExtension } from './file-name.js';

describe('safe file name', () => {
  it.each([
    ['영수증.pdf', '영수증.pdf'],
    ['영수증'.normalize('NFD') + '.pdf', '영수증.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\kim\\invoice.xml', 'invoice.xml'],
    ['/invoice.xml/', '증빙'],
    ['', '증빙'],
    ['...', '증빙'],
    ['  a  b .pdf. ', 'a b .pdf'],
    ['a\u0000b\r\nc\u007F.pdf', 'abc.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['\uD800x\uDC00.pdf', 'x.pdf'],
    ['a<b>:"c|d?*.pdf', 'a_b___c_d__.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['console.pdf', 'console.pdf'],
    ['.htaccess', 'htaccess'],
  ])('%j becomes %j', (original, expected) => {
    expect(safeFileName(original)).toBe(expected);
  });

  it('is shortened in the middle, keeping its extension and whole characters', () => {
    const name = safeFileName(`${'😀'.repeat(150)}.xlsx`);
    expect(name.length).toBeLessThanOrEqual(MAX_FILE_NAME_LENGTH);
    expect(name).toMatch(/^(😀)+\.xlsx$/u);
    expect(withExtension('가'.repeat(200), 'pdf')).toBe(`${'가'.repeat(196)}.pdf`);
  });

  it('is safe for whatever comes in, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (original) => {
        const name = safeFileName(original);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(MAX_FILE_NAME_LENGTH);
        expect(safeFileName(name)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['a', ''],
    ['2025.10', ''],
    ['2025.10월 영수증', ''],
    ['a.verylongextension', ''],
  ])('%s has the extension %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
