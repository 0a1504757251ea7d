import { columnsByShape } from './columns-by-shape.js';

const ROWS = [
  [
    '2025.10.01',
    '한빛데이터(예시)',
    '30000001',
    '902-86-00563',
    '9410-****-****-1000',
    '11,000',
    '10,000',
    '1,000',
  ],
  [
    '2025.10.02',
    '문구나라(예시)',
    '30000002',
    '902-86-00563',
    '9410-****-****-1000',
    '22,000',
    '20,000',
    '2,000',
  ],
  ['2025.10.02', '찻집(예시)', '30000003', '902-86-00563', '9410-****-****-1001', '-5,500', '-5,000', '-500'],
  ['합계', '', '', '', '', '27,500', '25,000', '2,500'],
];

describe('columns by the shape of their values', () => {
  it('are told apart, a row of sums among them', () => {
    expect(columnsByShape(ROWS, {})).toEqual({
      usedOn: 0,
      merchantName: 1,
      approvalNumber: 2,
      merchantBusinessNumber: 3,
      cardNumber: 4,
      amount: 5,
      supplyAmount: 6,
      taxAmount: 7,
    });
  });

  it('stay what their names say', () => {
    expect(columnsByShape(ROWS, { usedOn: 1, amount: 7 })).toMatchObject({ usedOn: 1, amount: 7 });
  });

  it('take plain days and numbers for what they are', () => {
    const rows = [
      ['20251001', '8500', '가게(예시)'],
      ['20251002', '123456', '다른 가게(예시)'],
    ];
    expect(columnsByShape(rows, {})).toEqual({ usedOn: 0, amount: 1, merchantName: 2 });
  });

  it('are left open where nothing fits', () => {
    expect(columnsByShape([['', '-'], []], {})).toEqual({});
    expect(columnsByShape([], {})).toEqual({});
  });
});
