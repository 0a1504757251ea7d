import { endsInAny, isJustAny, namesAny } from './name-words.js';

const WORDS = ['소주', '맥주', '생맥주', '양주', '주류'];
const EXCEPT = ['남양주', '양주시', '소주제', '비주류'];

describe('words in names', () => {
  it.each([
    ['소주', true],
    ['소주 3병', true],
    ['소주3병', true],
    ['생맥주 4잔', true],
    ['맥주, 소주 2 병', true],
    ['맥주 500ml x 3', true],
    ['맥주 3병과 안주', true],
    ['양주 출장 교통비', false],
    ['양주 2동 출장', false],
    ['수제맥주 시음', false],
    ['남양주 2', false],
    ['3병', false],
    ['', false],
  ])('%s is just alcohol: %s', (name, expected) => {
    expect(isJustAny(name, WORDS, EXCEPT)).toBe(expected);
  });

  it.each([
    ['양주 출장 교통비', true],
    ['맥주 회식', true],
    ['수제맥주 시음', true],
    ['남양주 출장 교통비', false],
    ['양주시 출장 택시', false],
    ['소주제 회의', false],
    ['비주류 언어', false],
    ['소주제 회의와 소주', true],
  ])('%s names alcohol: %s', (name, expected) => {
    expect(namesAny(name, WORDS, EXCEPT)).toBe(expected);
  });

  it('is told by the last part of a place’s name, in whatever letters', () => {
    expect(endsInAny('행복노래방', ['노래방'], [])).toBe(true);
    expect(endsInAny('행복노래방(예시)', ['노래방'], [])).toBe(true);
    expect(endsInAny('노래방기기 유통', ['노래방'], [])).toBe(false);
    expect(endsInAny('HAPPY BAR', ['bar'], [])).toBe(true);
    expect(namesAny('맥주'.normalize('NFD'), ['맥주'], [])).toBe(true);
  });

  it('leaves the longest exception out first, and nothing for an empty one', () => {
    expect(namesAny('남양주시', ['시'], ['남양주', '남양주시'])).toBe(false);
    expect(namesAny('소주', ['소주'], [''])).toBe(true);
  });
});
