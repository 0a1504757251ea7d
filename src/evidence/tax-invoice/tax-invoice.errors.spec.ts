import { describe, expect, it } from '@jest/globals';
import { outcome, readText } from '../../../test/support/tax-invoice-reading.js';
import { taxInvoiceText } from '../../../test/support/tax-invoice-xml.js';
import { taxInvoiceProblemText, type TaxInvoiceRefusal } from './tax-invoice.errors.js';
import { fieldLabel } from './tax-invoice.fields.js';

describe('what people are told', () => {
  it('names the field, gives the amounts and says what to do', () => {
    const result = readText(taxInvoiceText({ totals: { total: '1100001' } }));
    if (result.ok) throw new Error(outcome(result));
    expect(taxInvoiceProblemText(result)).toEqual({
      ko: '공급가액(1,000,000원)과 세액(100,000원)을 더하면 1,100,000원인데 합계금액은 1,100,001원입니다. 공급자에게 바른 세금계산서를 요청해 주세요.',
      en: 'Supply (1,000,000 won) plus tax (100,000 won) is 1,100,000 won, but the total says 1,100,001 won. Ask the supplier for a correct invoice.',
    });
  });

  it('shows values from the file as they are, also when they look like placeholders', () => {
    const refusal: TaxInvoiceRefusal = {
      ok: false,
      code: 'tax-invoice.amount',
      field: 'lines.2.supplyAmount',
      params: { value: '{field}$&$1' },
    };
    expect(taxInvoiceProblemText(refusal).ko).toContain('3번 품목의 공급가액 ({field}$&$1)');
  });

  it.each([
    ['supplier.businessNumber', '공급자 사업자등록번호', 'supplier’s business number'],
    ['buyer.name', '공급받는 자 상호', 'buyer’s name'],
    ['buyer', '공급받는 자', 'buyer'],
    ['lines.0.taxAmount', '1번 품목의 세액', 'tax amount of item 1'],
    ['paymentMeans.1.amount', '2번 결제의 결제금액', 'amount paid of payment 2'],
    ['TaxInvoiceDocument', 'TaxInvoiceDocument', 'TaxInvoiceDocument'],
  ])('calls %s by its name', (field, ko, en) => {
    expect(fieldLabel(field)).toEqual({ ko, en });
  });
});
