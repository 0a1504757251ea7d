import { cardFactsOf, type CardUseRow } from './card-use.js';
import { currencyOf, UNKNOWN_CURRENCY } from './currency-of.js';

const ROW: CardUseRow = {
  id: 'r',
  card_number: '',
  approval_number: '',
  used_on: '2025-10-15',
  amount: '11000',
  supply_amount: null,
  tax_amount: null,
  foreign_amount: null,
  exchange_rate: null,
  country: '',
  merchant_name: '찻집(예시)',
  merchant_business_number: null,
  merchant_kind: '',
  cancelled_amount: '0',
  cancelled_tax: '0',
};
const taxOf = (change: Partial<CardUseRow>) => cardFactsOf({ ...ROW, ...change }).taxAmount;

describe('what a claim is made of', () => {
  it('has the VAT of the statement, or what lies between amount and supply value, or none said', () => {
    expect(taxOf({ tax_amount: '1000' })).toBe(1000n);
    expect(taxOf({ supply_amount: '10000' })).toBe(1000n);
    expect(taxOf({})).toBeUndefined();
    expect(taxOf({ foreign_amount: '10.00', country: 'US' })).toBe(0n);
  });

  it('is less what was taken back', () => {
    const back = { tax_amount: '1000', cancelled_amount: '5500', cancelled_tax: '500' };
    expect(cardFactsOf({ ...ROW, ...back })).toMatchObject({ amount: 5500n, taxAmount: 500n });
    expect(taxOf({ tax_amount: '1000', cancelled_amount: '10500' })).toBe(0n);
  });
});

describe('the currency of a country', () => {
  it.each([
    ['US', 'USD'],
    ['usa', 'USD'],
    ['DE', 'EUR'],
    [' JP ', 'JPY'],
    ['USD', 'USD'],
    ['KZT', 'KZT'],
    ['나라 이름', '나라 이름'],
    ['', UNKNOWN_CURRENCY],
  ])('%s is %s', (country, currency) => {
    expect(currencyOf(country)).toBe(currency);
  });
});
