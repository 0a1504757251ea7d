import { passwordProblems } from './password-rules.js';

const HOLDER = { name: '업스테이지 연구자 1', email: 'researcher@upstage.example' };

function codes(password: string): string[] {
  return passwordProblems(password, HOLDER).map(({ code }) => code);
}

describe('passwordProblems', () => {
  it.each([
    'hanjang-demo-2025',
    'correct horse battery staple',
    '비가 오는 날에는 파전을',
    'Xk29!mmQe7$vz',
    '세종대왕의한글날아침산책',
  ])('takes %s', (password) => {
    expect(codes(password)).toEqual([]);
  });

  it.each([
    ['짧은비밀번호', 'people.password-short'],
    ['abcdefghijk', 'people.password-short'],
    ['a'.repeat(201), 'people.password-long'],
    ['researcher@upstage.example', 'people.password-personal'],
    ['my name is Researcher', 'people.password-personal'],
    ['업스테이지연구자1입니다정말로', 'people.password-personal'],
    ['aaaaaaaaaaaa', 'people.password-common'],
    ['123456789012', 'people.password-common'],
    ['zyxwvutsrqpon', 'people.password-common'],
    ['abcdabcdabcd', 'people.password-common'],
    ['password12345', 'people.password-common'],
    ['P@ssw0rd2025!', 'people.password-common'],
    ['qwertyuiop12', 'people.password-common'],
    ['1q2w3e4r5t6y', 'people.password-common'],
    ['qlalfqjsgh1234', 'people.password-common'],
    ['비밀번호비밀번호비밀번호', 'people.password-common'],
    ['Welcome2025!!', 'people.password-common'],
  ])('refuses %s', (password, code) => {
    expect(codes(password)).toEqual([code]);
  });

  it('counts characters, not the parts they are typed with', () => {
    expect(codes('가나다라마바사'.normalize('NFD'))).toEqual(['people.password-short']);
  });
});
