import iconv from 'iconv-lite';
import { readPeopleCsv } from './people-csv.js';

describe('readPeopleCsv', () => {
  it('reads what spreadsheets save, with the line to put right', () => {
    const text =
      '\ufeffname,email,roles,institution\r\n"Kim, Ara",ara@a.example,researcher; finance,9018800128\r\n\r\n박,b@a.example,관리자,\r\n';
    expect(readPeopleCsv(Buffer.from(text))).toEqual([
      {
        row: 2,
        line: '"Kim, Ara",ara@a.example,researcher; finance,9018800128',
        name: 'Kim, Ara',
        email: 'ara@a.example',
        roles: ['researcher', 'finance'],
        institution: '9018800128',
        team: '',
      },
      {
        row: 4,
        line: '박,b@a.example,관리자,',
        name: '박',
        email: 'b@a.example',
        roles: ['administrator'],
        institution: '',
        team: '',
      },
    ]);
  });

  it('reads Korean headings in the code page of Korean Windows, in any order', () => {
    const [person] = readPeopleCsv(
      iconv.encode('이메일,역할,이름\na@a.example,연구 책임자 / 재무,홍길동\n', 'cp949'),
    );
    expect(person).toMatchObject({
      name: '홍길동',
      roles: ['principal-investigator', 'finance'],
      institution: '',
    });
  });

  it('keeps an unknown role to be refused by name', () => {
    const [person] = readPeopleCsv(Buffer.from('name,email,roles\nA,a@a.example,boss\n'));
    expect(person?.roles).toEqual(['boss']);
  });

  it.each([
    ['nothing', ''],
    ['no heading', 'A,a@a.example,researcher\nB,b@a.example,researcher\n'],
    ['a missing column', 'name,email\nA,a@a.example\n'],
    ['broken quotes', 'name,email,roles\n"A,a@a.example,researcher\n'],
    ['another kind of file', '\u0000\u0001PK\u0003\u0004'],
  ])('refuses %s', (_what, text) => {
    expect(() => readPeopleCsv(Buffer.from(text))).toThrow('people.file-unreadable');
  });

  it('refuses more people than a person can mean', () => {
    const rows = Array.from({ length: 501 }, (_, index) => `A,a${index}@a.example,researcher`);
    expect(() => readPeopleCsv(Buffer.from(['name,email,roles', ...rows].join('\n')))).toThrow(
      'people.file-too-long',
    );
  });
});
