import type { Evidence } from '../evidence/evidence.js';
import { groupDocuments } from './group-documents.js';

const SUPPLIER = '9028600563';
const OTHER = '1248100998';

function document(id: string, totalAmount?: bigint): Evidence {
  const supplier = { businessNumber: SUPPLIER, name: '(주)한빛데이터' };
  const invoice =
    totalAmount === undefined ? undefined : { totalAmount, supplyAmount: totalAmount, supplier };
  return {
    id,
    originalName: `${id}.pdf`,
    invoice: invoice && { ...invoice, approvalNumber: numberOf(id) },
  } as Evidence;
}

/** 24 characters of its own for each invoice. */
const numberOf = (id: string) => `2025091541000012${id.padEnd(8, 'x').slice(0, 8)}`;

interface Values {
  businessNumber?: string;
  totalAmount?: bigint;
  approvalNumber?: string;
  supplierName?: string;
  documentedOn?: string;
  /** Of everybody on the paper. */
  businessNumbers?: string[];
}

/** A paper on which these values were read. */
function paper(id: string, { businessNumbers, ...values }: Values): Evidence {
  const fields = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, confidence: 95 }]),
  );
  const reading = { state: 'read', fields, businessNumbers };
  return { id, originalName: `${id}.pdf`, reading } as unknown as Evidence;
}

/** An invoice of a supplier on a day. */
function invoiceOf(
  id: string,
  totalAmount: bigint,
  supplier: { businessNumber: string; name: string },
): Evidence {
  const invoice = {
    totalAmount,
    supplyAmount: totalAmount,
    supplier,
    approvalNumber: numberOf(id),
    issuedOn: '2025-09-15',
  };
  return { id, originalName: `${id}.xml`, invoice } as unknown as Evidence;
}

const ids = (groups: Evidence[][]) => groups.map((group) => group.map(({ id }) => id));

describe('documents dropped in one heap', () => {
  it('go with the one invoice', () => {
    expect(ids(groupDocuments([document('contract'), document('invoice', 100n), document('photo')]))).toEqual(
      [['invoice', 'contract', 'photo']],
    );
  });

  it('are a claim each when there is no invoice', () => {
    expect(ids(groupDocuments([document('a'), document('b')]))).toEqual([['a'], ['b']]);
  });

  it('make a claim of each invoice, originals before what amends them, other papers by themselves', () => {
    expect(
      ids(
        groupDocuments([
          document('amended', -50n),
          document('paper'),
          document('first', 100n),
          document('second', 10n),
        ]),
      ),
    ).toEqual([['first'], ['second'], ['amended'], ['paper']]);
  });

  it('are put to the invoice they tell of, by supplier and total or by its number', () => {
    const heap = [
      document('first', 1_100n),
      document('second', 2_200n),
      paper('statement', { businessNumber: SUPPLIER, totalAmount: 2_200n }),
      paper('print', { approvalNumber: numberOf('first').replace(/^(.{8})(.{8})/, '$1-$2-') }),
      paper('stranger', { businessNumber: OTHER, totalAmount: 2_200n }),
    ];
    expect(ids(groupDocuments(heap))).toEqual([['first', 'print'], ['second', 'statement'], ['stranger']]);
  });

  it('are left alone when two invoices could be meant', () => {
    const heap = [
      document('a', 100n),
      document('b', 100n),
      paper('statement', { businessNumber: SUPPLIER, totalAmount: 100n }),
    ];
    expect(ids(groupDocuments(heap))).toEqual([['a'], ['b'], ['statement']]);
  });

  it('don’t go with the one invoice when they tell of another purchase', () => {
    const heap = [
      document('a', 100n),
      paper('slip', { businessNumber: OTHER, totalAmount: 70n }),
      document('scan'),
    ];
    expect(ids(groupDocuments(heap))).toEqual([['a', 'scan'], ['slip']]);
  });

  it('that only go with a purchase go with the one there is', () => {
    const slip = paper('slip', { businessNumber: OTHER, totalAmount: 70n });
    const photo = { ...paper('photo', {}), originalName: 'IMG_1.jpg' };
    const request = { ...paper('request', {}), originalName: '출장신청서.pdf' };
    const minutes = { ...paper('minutes', {}), originalName: '회의록 10월.pdf' };
    expect(ids(groupDocuments([request, slip, minutes]))).toEqual([['slip', 'request', 'minutes']]);
    expect(ids(groupDocuments([photo, request]))).toEqual([['photo', 'request']]);
    expect(ids(groupDocuments([photo, slip, request]))).toEqual([['photo'], ['slip'], ['request']]);
    expect(ids(groupDocuments([request, minutes]))).toEqual([['request'], ['minutes']]);
  });

  it('with both parties’ numbers, or none, go with the invoice of the supplier', () => {
    const statement = (id: string, values: Values) =>
      paper(id, { totalAmount: 2_200n, documentedOn: '2025-09-12', ...values });
    const heap = [
      invoiceOf('hanbit', 2_200n, { businessNumber: SUPPLIER, name: '(주)한빛데이터' }),
      invoiceOf('other', 1_100n, { businessNumber: OTHER, name: '구름' }),
      statement('both', { businessNumbers: ['9018800128', SUPPLIER] }),
      statement('named', { supplierName: '주식회사 한빛 데이터' }),
      statement('late', { supplierName: '한빛데이터', documentedOn: '2025-09-30' }),
      statement('namesake', { supplierName: '한빛데이터', businessNumbers: ['9018800128'] }),
    ];
    expect(ids(groupDocuments(heap))).toEqual([
      ['hanbit', 'both', 'named'],
      ['other'],
      ['late'],
      ['namesake'],
    ]);
  });

  it('are five claims of fifteen files: an invoice, a statement and a delivery note each', () => {
    const names = ['가람상사', '나래전자', '다온과학', '라온데이터', '마루문구'];
    const heap = names.flatMap((name, index) => {
      const number = `90286005${index}3`;
      const total = BigInt(1000 * (index + 1));
      const note = paper(`note-${index}`, { supplierName: name, documentedOn: '2025-09-20' });
      const named = { ...document(`scan-${index}`), originalName: `${name} 검수확인서.pdf` };
      return [
        index % 2 === 0 ? { ...note, originalName: '검수확인서.pdf' } : named,
        paper(`statement-${index}`, {
          totalAmount: total,
          supplierName: `(주) ${name}`,
          documentedOn: '2025-09-14',
        }),
        invoiceOf(`invoice-${index}`, total, { businessNumber: number, name: `${name} 주식회사` }),
      ];
    });
    const groups = groupDocuments(heap);
    expect(groups.map((group) => group.length)).toEqual([3, 3, 3, 3, 3]);
    expect(groups.flat()).toHaveLength(15);
    for (const [index, group] of groups.entries())
      for (const { id } of group) expect(id).toMatch(new RegExp(`-${index}$`));
  });

  it('of the same supplier and amount a month apart are two purchases', () => {
    const same = { businessNumber: OTHER, totalAmount: 70n };
    const heap = [
      paper('september', { ...same, documentedOn: '2025-09-01' }),
      paper('october', { ...same, documentedOn: '2025-10-01' }),
    ];
    expect(ids(groupDocuments(heap))).toEqual([['september'], ['october']]);
  });

  it('of one purchase without an invoice are one claim', () => {
    const same = { businessNumber: OTHER, totalAmount: 70n };
    expect(ids(groupDocuments([paper('slip', same), paper('x', {}), paper('statement', same)]))).toEqual([
      ['slip', 'statement'],
      ['x'],
    ]);
  });
});
