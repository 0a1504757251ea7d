import { csvText } from './csv.js';

describe('csvText', () => {
  it('quotes what must be quoted and ends lines as spreadsheets expect', () => {
    expect(
      csvText([
        ['번호', 'a,b'],
        ['1', 'say "hi"'],
      ]),
    ).toBe('\uFEFF번호,"a,b"\r\n1,"say ""hi"""\r\n');
  });

  it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'lets %j stay text',
    (text) => {
      expect(csvText([[text]]).slice(1)).toBe(`"'${text}"\r\n`);
    },
  );

  it.each(['0', '-200000', '1234567'])('keeps the number %s a number', (text) => {
    expect(csvText([[text]])).toBe(`\uFEFF${text}\r\n`);
  });
});
