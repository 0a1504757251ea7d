import type { JSX } from 'preact';
import { FieldFindings } from '../components/field-findings.js';
import { SelectField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { inLocale } from '../texts.js';
import { askedOf } from './asked-parts.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { ClaimFormPageProps, FieldOrigin } from './claim-form-view.js';
import { ClaimRow } from './claim-rows.js';
import { paymentMeansTexts } from './payment-means.js';

const MEANS = ['card', 'transfer', 'cash', 'personal-card'] as const;

/** Told by the documents in the usual case; whoever paid in cash or with a card of their own says so here. */
export function PaymentMeansRow(props: ClaimFormPageProps): JSX.Element {
  const { frame, values, errors, findings } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const words = inLocale(paymentMeansTexts, locale);
  const chosen = MEANS.find((means) => means === values.paymentMeans);
  // What was just chosen on the form counts before what is stored.
  const known = chosen ? { means: chosen, from: 'person' as const } : storedMeans(props);
  return (
    <ClaimRow
      label={t.paymentMeans}
      locale={locale}
      origin={originOf(known?.from)}
      asked={askedOf(props, 'payment')}
      open={errorOf(errors, 'paymentMeans') !== undefined}
      beside={<FieldFindings fields={['paymentMeans']} findings={findings} locale={locale} />}
      text={known ? words[known.means] : t.empty}
    >
      <SelectField
        name="paymentMeans"
        label={t.paymentMeans}
        locale={locale}
        value={values.paymentMeans}
        options={MEANS.map((value) => ({ value, label: words[value] }))}
        placeholder={t.meansByDocuments}
        errors={errors}
      />
    </ClaimRow>
  );
}

function storedMeans({ paymentMeans }: ClaimFormPageProps): ClaimFormPageProps['paymentMeans'] {
  return paymentMeans?.from === 'person' ? undefined : paymentMeans;
}

function originOf(from: NonNullable<ClaimFormPageProps['paymentMeans']>['from'] | undefined): FieldOrigin {
  if (from === undefined) return { kind: 'not-told' };
  return { kind: from === 'person' ? 'by-hand' : from };
}
