import { describe, expect, it } from '@jest/globals';
import { invoiceOf, outcome, readChanged, readText } from '../../../test/support/tax-invoice-reading.js';
import { approvalNumberOf, taxInvoiceText } from '../../../test/support/tax-invoice-xml.js';

describe('values', () => {
  it.each([
    ['2025-10-150000000000000', 'approvalNumber'],
    ['2025101541000099', 'approvalNumber'],
  ])('approval number %s', (approvalNumber, field) => {
    expect(outcome(readText(taxInvoiceText({ approvalNumber })))).toBe(
      `tax-invoice.approval-number ${field}`,
    );
  });

  it.each(['1,000', '1000.0', '1e9', '+5', '0x10', '１０００', '1 000', '1000원', '--5', '-'])(
    'refuses %s as an amount, naming the field',
    (total) => {
      expect(outcome(readText(taxInvoiceText({ totals: { total } })))).toBe('tax-invoice.amount totalAmount');
    },
  );

  it('reads the largest amount there is, leading zeros and minus zero, and refuses one won more', () => {
    const largest = { lines: [{ name: 'x', supplyAmount: 9_223_372_036_854_775_807n, taxAmount: 0n }] };
    expect(invoiceOf(readText(taxInvoiceText(largest))).totalAmount).toBe(9_223_372_036_854_775_807n);
    const more = { totals: { total: '9223372036854775808' } };
    expect(outcome(readText(taxInvoiceText(more)))).toBe('tax-invoice.amount-too-large totalAmount');
    const zeros = readText(taxInvoiceText({ totals: { supply: '000000000000000000000001000000' } }));
    expect(outcome(zeros)).toBe('read');
    const minusZero = { typeCode: '0301', totals: { tax: '-0' } };
    expect(invoiceOf(readText(taxInvoiceText(minusZero))).taxAmount).toBe(0n);
  });

  it('refuses sums of tax that differ between lines and whole', () => {
    const result = readChanged('<CalculatedAmount>100000', '<CalculatedAmount>99999');
    expect(outcome(result)).toBe('tax-invoice.line-tax-mismatch taxAmount');
  });

  it.each(['20250229', '20251301', '2025', '00000000', '20251015x', '15-10-2025'])(
    'refuses the date %s',
    (date) => {
      expect(outcome(readChanged('<IssueDateTime>20251015<', `<IssueDateTime>${date}<`))).toBe(
        'tax-invoice.date issuedOn',
      );
    },
  );

  it.each(['2025-10-15', '20251015093012'])('reads the date %s', (date) => {
    const result = readChanged('<IssueDateTime>20251015<', `<IssueDateTime>${date}<`);
    expect(invoiceOf(result).issuedOn).toBe('2025-10-15');
  });

  it('checks the buyer’s number too, and never repeats that of a person', () => {
    const wrong = { businessNumber: '9018800129', name: '업스테이지(예시)' };
    expect(outcome(readText(taxInvoiceText({ buyer: wrong })))).toBe(
      'tax-invoice.business-number-check-digit buyer.businessNumber',
    );
    const person = { businessNumber: '8001011234567', name: '사람(예시)' };
    const result = readText(
      taxInvoiceText({ buyer: person }).replace('>01</BusinessTypeCode>', '>02</BusinessTypeCode>'),
    );
    expect(outcome(result)).toBe('tax-invoice.buyer-not-business buyer.businessNumber');
    expect(JSON.stringify(result)).not.toContain('8001011234567');
    const unsaid = readText(taxInvoiceText({ buyer: person }));
    expect(outcome(unsaid)).toBe('tax-invoice.business-number buyer.businessNumber');
    expect(JSON.stringify(unsaid)).not.toContain('8001011234567');
  });

  it('leaves out what it can’t read and a claim can do without', () => {
    const text = taxInvoiceText({
      lines: [
        { name: 'x', supplyAmount: 10n, quantity: '1식', unitPrice: '12.5', purchasedOn: '2025-13-01' },
      ],
      purposeCode: 'constructor',
      transmittedAt: '20251015256199',
      broker: { businessNumber: '1', name: '수탁(예시)' },
    });
    const result = readText(text);
    expect(outcome(result).split(' ').slice(1).toSorted()).toEqual(
      ['broker.businessNumber', 'lines.0.purchasedOn', 'lines.0.quantity', 'purpose', 'transmittedAt'].map(
        (field) => `tax-invoice.value-unreadable@${field}`,
      ),
    );
    expect(invoiceOf(result).lines[0]).toEqual({
      sequence: 1,
      name: 'x',
      unitPrice: '12.5',
      supplyAmount: 10n,
      taxAmount: 1n,
    });
    expect(invoiceOf(result).broker).toEqual({ name: '수탁(예시)' });
  });
});

describe('types', () => {
  it.each([
    ['0101', 'taxable', false],
    ['0102', 'zero-rated', false],
    ['0105', 'zero-rated', false],
    ['0301', 'exempt', false],
    ['0201', 'taxable', true],
    ['0202', 'zero-rated', true],
    ['0401', 'exempt', true],
    ['0109', 'unknown', false],
    ['0302', 'unknown', false],
    ['0209', 'unknown', true],
    ['9901', 'unknown', false],
  ])('%s is %s, amended: %s', (typeCode, kind, amended) => {
    expect(invoiceOf(readText(taxInvoiceText({ typeCode })))).toMatchObject({ typeCode, kind, amended });
  });

  it('gives unknown types to a person', () => {
    expect(outcome(readText(taxInvoiceText({ typeCode: '9901' })))).toBe(
      'read tax-invoice.type-unknown@typeCode',
    );
  });

  it('asks for the original of an amendment that doesn’t name it or names itself', () => {
    expect(outcome(readText(taxInvoiceText({ typeCode: '0201', amendmentCode: '01' })))).toBe(
      'read tax-invoice.original-missing@originalApprovalNumber',
    );
    const own = approvalNumberOf('2025-10-15', 1);
    const itself = {
      typeCode: '0201',
      amendmentCode: '07',
      approvalNumber: own,
      originalApprovalNumber: own,
    };
    expect(outcome(readText(taxInvoiceText(itself)))).toBe(
      'read tax-invoice.value-unreadable@originalApprovalNumber tax-invoice.original-missing@originalApprovalNumber' +
        ' tax-invoice.amendment-code-unknown@amendmentCode',
    );
  });

  it('goes by the type when an ordinary invoice names an original', () => {
    const originalApprovalNumber = approvalNumberOf('2025-10-01', 7);
    const result = readText(taxInvoiceText({ originalApprovalNumber }));
    expect(outcome(result)).toBe('read tax-invoice.amendment-unclear@typeCode');
    expect(invoiceOf(result).amended).toBe(false);
  });

  it('lets an amendment raise an amount', () => {
    const originalApprovalNumber = approvalNumberOf('2025-10-01', 7);
    const raise = { typeCode: '0201', amendmentCode: '02', originalApprovalNumber };
    expect(invoiceOf(readText(taxInvoiceText(raise))).totalAmount).toBe(1_100_000n);
    expect(outcome(readText(taxInvoiceText({ ...raise, lines: [{ name: 'x', supplyAmount: 0n }] })))).toBe(
      'tax-invoice.amount-zero totalAmount',
    );
  });

  it('reads a discount among the lines of an ordinary invoice, but none that is a discount as a whole', () => {
    const lines = [
      { name: '말뭉치', supplyAmount: 100n },
      { name: '할인', supplyAmount: -10n },
    ];
    expect(outcome(readText(taxInvoiceText({ lines })))).toBe('read');
    expect(outcome(readText(taxInvoiceText({ lines: lines.slice(1) })))).toBe(
      'tax-invoice.amount-negative supplyAmount',
    );
  });

  it.each([
    ['0101', 33n, 'read'],
    ['0101', 3n, 'read tax-invoice.tax-unusual@taxAmount'],
    ['0301', 33n, 'read tax-invoice.tax-unusual@taxAmount'],
    ['0102', 33n, 'read tax-invoice.tax-unusual@taxAmount'],
    ['0102', 0n, 'read'],
  ])('looks at the tax of %s with %s won on 333', (typeCode, taxAmount, expected) => {
    expect(
      outcome(readText(taxInvoiceText({ typeCode, lines: [{ name: 'x', supplyAmount: 333n, taxAmount }] }))),
    ).toBe(expected);
  });
});

describe('lines', () => {
  const two = { lines: [1n, 2n].map((part) => ({ name: `품목 ${part}`, supplyAmount: part * 1000n })) };

  it('are put in the order of their numbers', () => {
    const swapped = taxInvoiceText(two)
      .replace('<SequenceNumeric>1<', '<SequenceNumeric>9<')
      .replace('<SequenceNumeric>2<', '<SequenceNumeric>3<');
    expect(invoiceOf(readText(swapped)).lines.map(({ sequence, name }) => [sequence, name])).toEqual([
      [3, '품목 2'],
      [9, '품목 1'],
    ]);
  });

  it('are numbered as they come when their numbers repeat', () => {
    const result = readChanged('<SequenceNumeric>2<', '<SequenceNumeric>1<', two);
    expect(invoiceOf(result).lines.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('without amounts of their own become one line over the whole', () => {
    const bare = taxInvoiceText(two).replace(/<InvoiceAmount>\d+<\/InvoiceAmount>/g, '');
    const result = readText(bare.replace(/<TotalTax>.*?<\/TotalTax>/g, ''));
    expect(outcome(result)).toBe('read tax-invoice.lines-without-amounts@lines');
    expect(invoiceOf(result).lines).toEqual([
      { sequence: 1, name: '품목 1', purchasedOn: '2025-10-15', supplyAmount: 3000n, taxAmount: 300n },
    ]);
    const none = readText(
      taxInvoiceText(two).replace(/<TaxInvoiceTradeLineItem>.*<\/TaxInvoiceTradeLineItem>/s, ''),
    );
    expect(invoiceOf(none).lines).toEqual([{ sequence: 1, name: '', supplyAmount: 3000n, taxAmount: 300n }]);
  });

  it('without tax share it by supply, to the won', () => {
    const result = readText(taxInvoiceText(two).replace(/<TotalTax>.*?<\/TotalTax>/g, ''));
    expect(outcome(result)).toBe('read tax-invoice.line-tax-shared@lines');
    expect(invoiceOf(result).lines.map(({ taxAmount }) => taxAmount)).toEqual([100n, 200n]);
  });

  it('that fill up the form are left out, those with words stay at nothing', () => {
    const filler =
      '<TaxInvoiceTradeLineItem><SequenceNumeric>5</SequenceNumeric><NameText/></TaxInvoiceTradeLineItem>';
    expect(invoiceOf(readChanged('</TaxInvoice>', `${filler}</TaxInvoice>`, two)).lines).toHaveLength(2);
    const note = filler.replace('<NameText/>', '<NameText>안내</NameText>');
    const result = readChanged('</TaxInvoice>', `${note}</TaxInvoice>`, two);
    expect(outcome(result)).toBe('read tax-invoice.line-amount-missing@lines.2.supplyAmount');
    expect(invoiceOf(result).lines[2]).toMatchObject({ name: '안내', supplyAmount: 0n, taxAmount: 0n });
  });

  it('without a name are said', () => {
    expect(outcome(readChanged('<NameText>말뭉치</NameText>', ''))).toBe(
      'read tax-invoice.line-name-missing@lines.0.name',
    );
  });

  it('of an exempt invoice need no tax anywhere', () => {
    const text = taxInvoiceText({ ...two, typeCode: '0301' })
      .replace(/<TotalTax>.*?<\/TotalTax>/g, '')
      .replace(/<TaxTotalAmount>.*?<\/TaxTotalAmount>/, '');
    expect(outcome(readText(text))).toBe('read');
    expect(outcome(readText(text.replace('0301', '0101')))).toBe('tax-invoice.field-missing taxAmount');
  });
});
