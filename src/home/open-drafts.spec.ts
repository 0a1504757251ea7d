import type { Evidence } from '../evidence/evidence.js';
import { groupDocuments } from './open-drafts.js';

function document(id: string, totalAmount?: bigint): Evidence {
  const invoice = totalAmount === undefined ? undefined : { totalAmount, supplyAmount: totalAmount };
  return { id, invoice } as Evidence;
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
});
