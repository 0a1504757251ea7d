import { csvCell } from './expense-csv.js';

describe('a cell of the export', () => {
  it.each(['=1+1', '+82 2', '-1+2', '@SUM(A1)', '\t=1', ' =1', '\r=1'])(
    'is text and no formula: %j',
    (text) => {
      expect(csvCell(text)).toMatch(/^"?'/);
    },
  );

  it('leaves whole amounts and plain words as they are', () => {
    expect(['-5000', '1234567', '데이터 공동구매'].map(csvCell)).toEqual([
      '-5000',
      '1234567',
      '데이터 공동구매',
    ]);
  });

  it('quotes what would end the cell', () => {
    expect(csvCell('가, "나"')).toBe('"가, ""나"""');
    expect(csvCell('두\n줄')).toBe('"두\n줄"');
  });
});
