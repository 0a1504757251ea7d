import { localPath } from './local-path.js';

describe('localPath', () => {
  it.each([
    ['/', '/'],
    ['/expenses?q=%EB%8D%B0%EC%9D%B4%ED%84%B0&after=a', '/expenses?q=%EB%8D%B0%EC%9D%B4%ED%84%B0&after=a'],
    ['/budgets#line', '/budgets'],
  ])('keeps %s', (given, path) => {
    expect(localPath(given)).toBe(path);
  });

  it.each([
    'https://other.example/',
    '//other.example',
    '/\\other.example',
    '/.//other.example',
    '/..//other.example',
    '/\t/other.example',
    'javascript:alert(1)',
    'expenses',
    '',
    undefined,
    ['/expenses'],
  ])('refuses %p', (given) => {
    expect(localPath(given)).toBeUndefined();
  });
});
