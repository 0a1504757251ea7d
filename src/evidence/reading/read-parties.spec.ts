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
