import { claimFixture } from '../../test/support/claim-fixture.js';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { claimFacts, type FactSources } from './claim-facts.js';

const SOURCES: FactSources = {
  today: '2025-11-12',
  filedOn: '2025-11-12',
  stage: { id: 'stage', startsOn: '2025-08-04', endsOn: '2026-01-31' },
  limits: {},
  institution: { name: '회사', kind: 'large', vatRecovery: 'full', businessNumber: '9018800128' },
  supplierInProject: false,
  categoryPaths: new Map(),
  documents: ['tax-invoice'],
  made: [],
};

function invoice(changes: Partial<TaxInvoice>): TaxInvoice {
  return {
    issuedOn: '2025-10-31',
    amended: false,
    supplyAmount: 1_000_000n,
    buyer: { businessNumber: '9018800128', name: '회사' },
    ...changes,
  } as TaxInvoice;
}
const factsOf = (changes: Partial<TaxInvoice>) =>
  claimFacts(claimFixture(), { ...SOURCES, invoice: invoice(changes) }).invoice;

describe('the day a tax invoice was issued electronically', () => {
  it('is the Korean day of its time', () => {
    // Half past midnight of the eleventh in Seoul.
    expect(factsOf({ transmittedAt: new Date('2025-11-10T15:30:00Z') })).toMatchObject({
      issuedOn: '2025-10-31',
      sentOn: '2025-11-11',
    });
  });

  it('is not known of an invoice that doesn’t say, and not asked of an amended one', () => {
    expect(factsOf({})?.sentOn).toBeUndefined();
    expect(
      factsOf({ amended: true, transmittedAt: new Date('2025-12-30T00:00:00Z') })?.sentOn,
    ).toBeUndefined();
  });
});
