import { labelledLines } from './labelled.js';
import { readSupplierName } from './read-parties.js';

/** One line of a receipt whose words were recognised as these, each beside the one before. */
function line(...texts: string[]) {
  let x = 5;
  const words = texts.map((text) => {
    const word = { text, confidence: 90, x, y: 10, width: text.length * 2, height: 3 };
    x += word.width + 1;
    return word;
  });
  return labelledLines([{ number: 1, width: 100, height: 100, lines: [{ page: 1, words }] }]);
}

describe('the supplier’s name on a receipt', () => {
  it.each([
    [['상호', ':', '(주)서울전자'], '(주)서울전자'],
    [['상호', ':', '(', '주', ')서울전자'], '(주)서울전자'],
    [['상호', ':', '주', ')', '서울전자'], '(주)서울전자'],
    [['상호', ':', '서울전자', '(주)'], '서울전자(주)'],
    [['상호', ':', '주영상사'], '주영상사'],
    [['상호', ':', '유한상회'], '유한상회'],
  ])('of the words %j is %s', (words, name) => {
    expect(readSupplierName(line(...words), 'receipt')?.value).toBe(name);
  });
});

/** A page of these lines, one below the other. */
function page(...texts: string[]) {
  const lines = texts.map((text, index) => {
    let x = 5;
    const words = text.split(' ').map((word) => {
      const placed = { text: word, confidence: 90, x, y: 10 + index * 5, width: word.length * 2, height: 3 };
      x += placed.width + 1;
      return placed;
    });
    return { page: 1, words };
  });
  return labelledLines([{ number: 1, width: 100, height: 100, lines }]);
}

describe('the heading of a document', () => {
  it.each([
    ['a request for a trip', ['출장신청서', '인공지능연구소', '대전 출장'], undefined],
    ['the same in spaced letters', ['출 장 신 청 서', '인공지능연구소'], undefined],
    ['minutes', ['제3차 회의록', '말뭉치 저작권 검토'], undefined],
    ['an inspection', ['물품 검수조서', '서버실'], undefined],
    ['a quotation, whose supplier stands below', ['견 적 서', '한빛문구'], '한빛문구'],
    ['a receipt', ['미래서점', '감사합니다'], '미래서점'],
  ])('of %s', (_, lines, name) => {
    expect(readSupplierName(page(...lines), 'unknown')?.value).toBe(name);
  });

  it('is no supplier’s name behind a label either', () => {
    expect(readSupplierName(page('업체명 출장신청서', '한빛문구'), 'unknown')?.value).not.toBe('출장신청서');
  });
});
