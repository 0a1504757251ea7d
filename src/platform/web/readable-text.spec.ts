import { findUnreadable, isReadable, readableText } from './readable-text.js';

describe('isReadable', () => {
  it.each(['', '한글', 'a\tb\r\nc', '👍', '\u00a0', '\u200b', '\ufffd'])('takes %j', (text) => {
    expect(isReadable(text)).toBe(true);
  });

  it.each([
    '\u0000',
    'a\u0008',
    '\u000b',
    '\u001b[1m',
    '\u007f',
    '\ud83d',
    '\udc4d',
    '\udc4d\ud83d',
    'a\ud83db',
    '(주)\u202e빛한',
    '\u2066a\u2069',
    'a\u200f',
  ])('refuses %j', (text) => {
    expect(isReadable(text)).toBe(false);
    expect(isReadable(readableText(text))).toBe(true);
  });

  it('answers alike each time it is asked', () => {
    expect([1, 2, 3].map(() => isReadable('a\u0000'))).toEqual([false, false, false]);
  });
});

describe('readableText', () => {
  it('leaves out only what cannot be kept', () => {
    expect(readableText('가\u000b나\u0000다 👍\n라')).toBe('가나다 👍\n라');
    expect(readableText('\u202e(주)한빛\u202c')).toBe('(주)한빛');
  });
});

describe('findUnreadable', () => {
  it('points at the text', () => {
    expect(findUnreadable({ title: 'a', lines: [{ name: 'a' }, { name: 'b\u0000' }] })).toEqual({
      kind: 'text',
      pointer: '/lines/1/name',
    });
  });

  it('sees names, too', () => {
    expect(findUnreadable({ a: { 'b\u0000': 1 } })).toEqual({ kind: 'text', pointer: '/a' });
  });

  it('gives up on nesting without end', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(findUnreadable({ lines: deep })).toEqual({ kind: 'too-deep' });
  });

  it.each([undefined, null, 1, true, 'a', {}, [], { a: [null, { b: 'c' }] }])(
    'finds nothing in %j',
    (input) => {
      expect(findUnreadable(input)).toBeUndefined();
    },
  );
});
