import { PAYMENT_MEANS, type PaymentMeans } from '../rules/facts.js';

/** How a claim's money was or is to be paid, and who says so. */
export interface KnownMeans {
  readonly means: PaymentMeans;
  readonly from: 'person' | 'card-use' | 'card-slip' | 'tax-invoice';
}

/**
 * What a person said, else what the papers tell: a use of the card or its slip means a card, a tax invoice is paid by
 * transfer. Undefined where nothing tells. Pure.
 */
export function paymentMeansOf(
  said: PaymentMeans | undefined,
  documents: readonly string[],
  cardUsed: boolean,
): KnownMeans | undefined {
  if (said) return { means: said, from: 'person' };
  if (cardUsed) return { means: 'card', from: 'card-use' };
  if (documents.includes('card-slip')) return { means: 'card', from: 'card-slip' };
  return documents.includes('tax-invoice') ? { means: 'transfer', from: 'tax-invoice' } : undefined;
}

export function isPaymentMeans(text: string): text is PaymentMeans {
  return PAYMENT_MEANS.some((means) => means === text);
}
