import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import { Badge, type BadgeTone } from './badge.js';
import type { IconName } from './icons.js';
import { invoiceTexts } from './tax-invoice-texts.js';
import type { TaxInvoiceSignature } from './tax-invoice-view.js';

const LOOKS: Record<TaxInvoiceSignature['result'], { tone: BadgeTone; icon?: IconName }> = {
  verified: { tone: 'success', icon: 'check' },
  'issuer-unknown': { tone: 'warning', icon: 'warning' },
  unsigned: { tone: 'gray' },
  unsupported: { tone: 'gray' },
};

/** Whether the invoice is as it was issued and by whom, said in a word and a sentence. */
export function InvoiceSignature(props: { signature: TaxInvoiceSignature; locale: Locale }): JSX.Element {
  const { signature, locale } = props;
  const { result, reason, signedBy, issuer } = signature;
  const t = inLocale(invoiceTexts, locale);
  const { tone, icon } = LOOKS[result];
  const words = {
    verified: t.verified,
    'issuer-unknown': t.issuerUnknown,
    unsigned: t.unsigned,
    unsupported: t.unsupported,
  };
  const reasons = {
    'root-not-trusted': t.rootNotTrusted,
    'certificate-not-valid': t.certificateNotValid,
    'signer-differs': t.signerDiffers,
  };
  const who = signedBy === undefined ? undefined : t.signedBy(signedBy, issuer ?? '-');
  const said = {
    verified: undefined,
    'issuer-unknown': reasons[reason ?? 'root-not-trusted'],
    unsigned: t.unsignedMeans,
    unsupported: t.unsupportedMeans,
  };
  return (
    <p class="invoice-signature" lang={locale}>
      <Badge tone={tone} icon={icon}>
        {words[result]}
      </Badge>
      <span>{[said[result], who].filter(Boolean).join(' · ')}</span>
    </p>
  );
}
