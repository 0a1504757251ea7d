import { paymentMeansOf } from './payment-means.js';

describe('means of payment', () => {
  it('is what a person said before all else', () => {
    expect(paymentMeansOf('cash', ['card-slip'], true)).toEqual({ means: 'cash', from: 'person' });
  });

  it.each([
    [['tax-invoice'], true, { means: 'card', from: 'card-use' }],
    [['tax-invoice', 'card-slip'], false, { means: 'card', from: 'card-slip' }],
    [['trade-statement', 'tax-invoice'], false, { means: 'transfer', from: 'tax-invoice' }],
    [['trade-statement'], false, undefined],
  ])('is told by %j, card used: %s', (documents, used, expected) => {
    expect(paymentMeansOf(undefined, documents, used)).toEqual(expected);
  });
});
