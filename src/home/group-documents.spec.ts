import type { Evidence } from '../evidence/evidence.js';
import { groupDocuments } from './group-documents.js';

const SUPPLIER = '9028600563';
const OTHER = '1248100998';

function document(id: string, totalAmount?: bigint): Evidence {
  const supplier = { businessNumber: SUPPLIER };
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

/** A paper on which these values were read. */
function paper(
  id: string,
  values: { businessNumber?: string; totalAmount?: bigint; approvalNumber?: string },
): Evidence {
  const fields = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, confidence: 95 }]),
  );
  return { id, originalName: `${id}.pdf`, reading: { state: 'read', fields } } as unknown as Evidence;
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

  it('of one purchase without an invoice are one claim', () => {
    const same = { businessNumber: OTHER, totalAmount: 70n };
    expect(ids(groupDocuments([paper('slip', same), paper('x', {}), paper('statement', same)]))).toEqual([
      ['slip', 'statement'],
      ['x'],
    ]);
  });
});
