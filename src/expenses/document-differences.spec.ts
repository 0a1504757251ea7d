import { claimFixture } from '../../test/support/claim-fixture.js';
import type { Evidence } from '../evidence/evidence.js';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { documentDifferences } from './document-differences.js';

const claim = claimFixture();
const NUMBER = claim.supplierBusinessNumber ?? '';
const DAY = claim.documentedOn ?? '';
const invoice = (businessNumber: string, issuedOn: string) =>
  ({ supplier: { businessNumber }, issuedOn }) as TaxInvoice;
const receipt = (fields: Record<string, unknown>) =>
  ({
    reading: {
      fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])),
    },
  }) as unknown as Evidence;
const codes = (...of: Parameters<typeof documentDifferences>) =>
  documentDifferences(...of).map(({ code, pointer }) => [code, pointer]);

describe('a claim beside its document', () => {
  it('says nothing where they agree', () => {
    expect(codes(claim, invoice(NUMBER, DAY), [])).toEqual([]);
    const same = { businessNumber: NUMBER, documentedOn: DAY, totalAmount: claim.payableAmount };
    expect(codes(claim, undefined, [receipt(same)])).toEqual([]);
  });

  it('says where supplier and day are other than on the tax invoice', () => {
    expect(codes(claim, invoice('1248100998', '2025-10-14'), [])).toEqual([
      ['differs-supplier', '/supplierBusinessNumber'],
      ['differs-day', '/documentedOn'],
    ]);
  });

  it('says where it asks for more than the one receipt holds, and takes less as it is', () => {
    const total = (totalAmount: bigint) => codes(claim, undefined, [receipt({ totalAmount })]);
    expect(total(claim.payableAmount - 1n)).toEqual([['differs-total', '/lines']]);
    expect(total(claim.payableAmount + 1n)).toEqual([]);
  });

  it('leaves the reader’s doubts alone: nothing read, or several receipts', () => {
    const small = receipt({ totalAmount: 1n });
    expect(codes(claim, undefined, [])).toEqual([]);
    expect(codes(claim, undefined, [receipt({ documentedOn: '2025-01-01' })])).toEqual([]);
    expect(codes(claim, undefined, [small, small])).toEqual([]);
  });
});
