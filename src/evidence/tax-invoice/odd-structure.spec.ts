import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { invoiceOf, outcome, readChanged, readText } from '../../../test/support/tax-invoice-reading.js';
import { taxInvoiceText, validBusinessNumber } from '../../../test/support/tax-invoice-xml.js';
import { readTaxInvoice } from './read-tax-invoice.js';

describe('structure', () => {
  it.each([
    ['nothing', '', 'tax-invoice.empty'],
    ['white space', ' \n ', 'tax-invoice.not-xml'],
    ['prose', '세금계산서', 'tax-invoice.not-xml'],
    ['a PDF', '%PDF-1.7\n', 'tax-invoice.not-xml'],
    ['only a declaration', '<?xml version="1.0"?>', 'tax-invoice.truncated'],
    ['another document', '<?xml version="1.0"?><Order><ID>1</ID></Order>', 'tax-invoice.not-a-tax-invoice'],
    ['another namespace', '<TaxInvoice xmlns="urn:example:other"/>', 'tax-invoice.not-a-tax-invoice'],
    ['an empty invoice', '<TaxInvoice/>', 'tax-invoice.field-missing typeCode'],
    ['a bad tag', '<TaxInvoice><a></b></TaxInvoice>', 'tax-invoice.malformed-xml'],
    ['an undeclared prefix', '<x:TaxInvoice/>', 'tax-invoice.malformed-xml'],
    ['an unknown entity', '<TaxInvoice>&x;</TaxInvoice>', 'tax-invoice.malformed-xml'],
    ['a lone surrogate', '<TaxInvoice>&#xD800;</TaxInvoice>', 'tax-invoice.malformed-xml'],
    [
      'a control character in XML 1.1',
      '<?xml version="1.1"?><TaxInvoice>&#1;</TaxInvoice>',
      'tax-invoice.malformed-xml',
    ],
    ['text after the end', '<TaxInvoice></TaxInvoice>x', 'tax-invoice.malformed-xml'],
    ['a second root', '<TaxInvoice></TaxInvoice><x/>', 'tax-invoice.malformed-xml'],
    ['HTML', '<!DOCTYPE html><html></html>', 'tax-invoice.doctype'],
  ])('%s', (_, text, expected) => {
    expect(outcome(readText(text))).toBe(expected);
  });

  it('says where the XML is malformed', () => {
    const result = readText('<TaxInvoice>\n  <a></b>\n</TaxInvoice>');
    expect(result).toMatchObject({ params: { line: '2', column: '9' } });
  });

  it('stops at 64 levels, at too many elements and at too many attributes', () => {
    const deep = `<TaxInvoice>${'<a>'.repeat(64)}${'</a>'.repeat(64)}</TaxInvoice>`;
    const justDeep = `<TaxInvoice>${'<a>'.repeat(63)}${'</a>'.repeat(63)}</TaxInvoice>`;
    expect(outcome(readText(deep))).toBe('tax-invoice.too-deep');
    expect(outcome(readText(justDeep))).toBe('tax-invoice.field-missing typeCode');
    expect(outcome(readText(`<TaxInvoice>${'<a/>'.repeat(20_000)}</TaxInvoice>`))).toBe(
      'tax-invoice.too-many-elements',
    );
    const attributes = Array.from({ length: 300 }, (__, index) => ` a${index}="1"`).join('');
    expect(outcome(readText(`<TaxInvoice${attributes}/>`))).toBe('tax-invoice.too-many-elements');
  });

  it('refuses more than 5 MB without reading it', () => {
    expect(readTaxInvoice(Buffer.alloc(5 * 1024 * 1024 + 1, '<'))).toEqual({
      ok: false,
      code: 'tax-invoice.too-large',
      params: { limit: '5' },
    });
  });

  it.each([
    ['4 MB of attributes', () => `<TaxInvoice ${'x="1" '.repeat(700_000)}/>`],
    ['4 MB of open tags', () => '<TaxInvoice>'.repeat(350_000)],
    ['4 MB of text in one value', () => taxInvoiceText().replace('말뭉치', 'x'.repeat(4_000_000))],
    ['4 MB of digits in an amount', () => taxInvoiceText({ totals: { supply: '9'.repeat(4_000_000) } })],
    ['4 MB of comments', () => taxInvoiceText().replace('말뭉치', '<!---->'.repeat(500_000))],
    ['4 MB of ampersands', () => `<TaxInvoice>${'&amp;'.repeat(800_000)}</TaxInvoice>`],
  ])('is done with %s, without time that grows out of hand', (_, make) => {
    const bytes = Buffer.from(make());
    // Quadratic work on 4 MB would run into the test's own time limit.
    expect(() => readTaxInvoice(bytes)).not.toThrow();
  });

  it('knows a file that was cut at any place from a finished one', () => {
    const bytes = Buffer.from(taxInvoiceText().trimEnd());
    const head = bytes.indexOf('<ExchangedDocument');
    for (let end = head; end < bytes.length; end += 7) {
      expect(outcome(readTaxInvoice(bytes.subarray(0, end)))).toBe('tax-invoice.truncated');
    }
  });

  it('gives what was whole before the cut, and names what is missing, wherever it is', () => {
    const text = taxInvoiceText({ lines: [{ name: 'x', supplyAmount: 10n }] }).trimEnd();
    const whole = invoiceOf(readText(text));
    const partialAt = (mark: string) => {
      const result = readText(text.slice(0, text.indexOf(mark) + mark.length));
      return result.ok ? undefined : result.partial;
    };
    expect(partialAt('<TaxInvoiceDocument>')).toBeUndefined();
    expect(partialAt('</TaxInvoiceDocument>')).toEqual({
      approvalNumber: whole.approvalNumber,
      issuedOn: whole.issuedOn,
      supplier: {},
      lines: [],
      missing: ['supplier.name', 'supplier.businessNumber', 'totalAmount', 'lines'],
    });
    expect(partialAt('</InvoicerParty>')?.supplier).toEqual({
      name: whole.supplier.name,
      businessNumber: whole.supplier.businessNumber,
    });
    // A value that is itself cut is never taken for a smaller one.
    expect(partialAt('<GrandTotalAmount>1')?.missing).toEqual(['totalAmount', 'lines']);
    expect(partialAt('</GrandTotalAmount>')).toMatchObject({ totalAmount: 11n, missing: ['lines'] });
    expect(partialAt('</TaxInvoiceTradeLineItem>')).toMatchObject({ lines: whole.lines, missing: [] });
  });

  it('never gives a value from a cut file that differs from the whole one', () => {
    const bytes = Buffer.from(
      taxInvoiceText({ lines: [{ name: '말뭉치', supplyAmount: 1_234_560n }] }).trimEnd(),
    );
    const whole = invoiceOf(readTaxInvoice(bytes));
    for (let end = 60; end < bytes.length; end += 3) {
      const result = readTaxInvoice(bytes.subarray(0, end));
      if (result.ok || !result.partial) continue;
      const { lines, missing, supplier, ...values } = result.partial;
      expect(whole).toMatchObject({ ...values, supplier });
      expect(lines.length === 0 ? missing : lines).toEqual(
        lines.length === 0 ? expect.arrayContaining(['lines']) : whole.lines,
      );
    }
  });
});

describe('reading by path', () => {
  it('takes no value from a foreign namespace, a signature or an unknown element', () => {
    const decoys =
      '<x:TaxInvoiceDocument xmlns:x="urn:example"><x:IssueID>1</x:IssueID></x:TaxInvoiceDocument>' +
      '<Extra><IssueID>2</IssueID><InvoicerParty><ID>3</ID></InvoicerParty></Extra>' +
      '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object><IssueID>4</IssueID></ds:Object></ds:Signature>';
    const plain = invoiceOf(readText(taxInvoiceText()));
    const read = invoiceOf(readChanged('<ExchangedDocument>', `${decoys}<ExchangedDocument>`));
    expect(read).toEqual({ ...plain, signature: { result: 'unsupported' } });
  });

  it('reads whatever the order of the parts', () => {
    const moved = taxInvoiceText().replace(
      /(<ExchangedDocument>.*<\/ExchangedDocument>)(.*)(<\/TaxInvoice>)/s,
      '$2$1$3',
    );
    expect(readText(moved)).toEqual(readText(taxInvoiceText()));
  });

  it('accepts a qualified root over unqualified parts, and says so', () => {
    const text = taxInvoiceText()
      .replace('<TaxInvoice xmlns=', '<t:TaxInvoice xmlns:t=')
      .replace('</TaxInvoice>', '</t:TaxInvoice>');
    expect(outcome(readText(text))).toBe('read tax-invoice.namespace-missing');
  });

  it('accepts another version of the standard, and says so', () => {
    const namespace = 'urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:2:0';
    expect(outcome(readText(taxInvoiceText({ namespace })))).toBe('read tax-invoice.namespace-unknown');
  });

  it('joins a value over comments and character data sections', () => {
    const result = readChanged('말뭉치', '말<!-- x -->뭉<![CDATA[치 & <b>]]>');
    expect(invoiceOf(result).lines[0]?.name).toBe('말뭉치 & <b>');
  });

  it.each([
    [
      '<TaxInvoiceDocument>',
      '<TaxInvoiceDocument/><TaxInvoiceDocument>',
      'tax-invoice.field-duplicate TaxInvoiceDocument',
    ],
    ['<IssueID>', '<IssueID>x</IssueID><IssueID>', 'tax-invoice.field-duplicate approvalNumber'],
    ['<InvoicerParty>', '<InvoicerParty/><InvoicerParty>', 'tax-invoice.field-duplicate supplier'],
    [
      '<GrandTotalAmount>',
      '<GrandTotalAmount>1</GrandTotalAmount><GrandTotalAmount>',
      'tax-invoice.field-duplicate totalAmount',
    ],
    [
      '<InvoiceAmount>',
      '<InvoiceAmount>1</InvoiceAmount><InvoiceAmount>',
      'tax-invoice.field-duplicate lines.0.supplyAmount',
    ],
    ['<InvoiceAmount>', '<InvoiceAmount><b/>', 'tax-invoice.field-not-text lines.0.supplyAmount'],
    ['말뭉치', '말\u202E뭉치', 'tax-invoice.control-character lines.0.name'],
    ['말뭉치', '말\u0085\u0090뭉치', 'tax-invoice.control-character lines.0.name'],
    ['말뭉치', '말'.repeat(1001), 'tax-invoice.field-too-long lines.0.name'],
  ])('%s → %s is refused', (from, to, expected) => {
    expect(outcome(readChanged(from, to))).toBe(expected);
  });

  it('joins up to three remarks, and composes Hangul', () => {
    const remarks = '<DescriptionText>하나</DescriptionText><DescriptionText>두\n울</DescriptionText>';
    const result = readChanged('<IssueDateTime>20251015</', `${remarks}<IssueDateTime>20251015</`, {
      supplier: { businessNumber: validBusinessNumber(1), name: '한빛'.normalize('NFD') },
    });
    expect(invoiceOf(result)).toMatchObject({ description: '하나\n두\n울', supplier: { name: '한빛' } });
  });
});

describe('encodings', () => {
  it('reads UTF-8 that says it is EUC-KR, and says so', () => {
    expect(outcome(readChanged('UTF-8', 'EUC-KR'))).toBe('read tax-invoice.encoding-mismatch');
  });

  it('reads UTF-16 of either byte order, without a mark too', () => {
    const text = taxInvoiceText().replace('UTF-8', 'UTF-16');
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const marked = iconv.encode(text, encoding, { addBOM: true });
      expect(outcome(readTaxInvoice(marked))).toBe('read');
      expect(outcome(readTaxInvoice(marked.subarray(2)))).toBe('read');
    }
  });

  it('reads syllables that only CP949 has', () => {
    const text = taxInvoiceText({ lines: [{ name: '똠방각하 펲시', supplyAmount: 10n }] }).replace(
      'UTF-8',
      'ks_c_5601-1987',
    );
    const result = readTaxInvoice(iconv.encode(text, 'cp949'));
    expect(invoiceOf(result).lines[0]?.name).toBe('똠방각하 펲시');
    expect(outcome(result)).toBe('read');
  });

  it('refuses bytes that no encoding can read, and a lone surrogate in UTF-16', () => {
    const broken = Buffer.from(taxInvoiceText());
    broken[broken.indexOf('말뭉치')] = 0xff;
    expect(outcome(readTaxInvoice(broken))).toBe('tax-invoice.encoding-unreadable');
    const surrogate = Buffer.from(`\uFEFF${taxInvoiceText().replace('말뭉치', '\uD800x')}`, 'utf16le');
    expect(outcome(readTaxInvoice(surrogate))).toBe('tax-invoice.encoding-unreadable');
  });
});
