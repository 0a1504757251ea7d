import type { JSX } from 'preact';
import { isKstDate } from '../../src/platform/clock/kst-date.js';
import { BalanceBar } from './balance-bar.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import { FieldFindings } from '../components/field-findings.js';
import { errorOf } from '../components/form-error.js';
import { Section } from '../components/page-parts.js';
import { businessNumberText, fullDate } from '../format.js';
import { inLocale } from '../texts.js';
import { askedOf, QuestionedNote } from './asked-parts.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { ClaimFormPageProps } from './claim-form-view.js';
import { ClaimantRow } from './claim-hands.js';
import { markOf } from './claim-marks.js';
import { ClaimRow, OriginNote } from './claim-rows.js';
import { PaymentMeansRow } from './payment-means-row.js';
import { TargetProposals } from './target-proposals.js';

type Props = ClaimFormPageProps;

/** Supplier, dates, purpose and budget line: read values as text, the rest as fields. */
export function ClaimFields(props: Props): JSX.Element {
  const t = inLocale(claimFormTexts, props.frame.locale);
  return (
    <Section title={t.content}>
      <SupplierRow {...props} />
      <DateRow {...props} field="documentedOn" />
      <DateRow {...props} field="committedOn" />
      <TitleRow {...props} />
      <TargetRow {...props} />
      <PaymentMeansRow {...props} />
      <ClaimantRow {...props} />
    </Section>
  );
}

/** A row stays open when one of its fields is wrong. */
function mustOpen({ errors }: Props, fields: readonly string[]): boolean {
  return fields.some((field) => errorOf(errors, field) !== undefined);
}

function SupplierRow(props: Props): JSX.Element {
  const { frame, values, errors, origins } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  return (
    <ClaimRow
      label={t.supplier}
      locale={locale}
      origin={origins.supplier}
      mark={markOf(props, 'supplier', 'supplier')}
      asked={askedOf(props, 'supplier')}
      open={mustOpen(props, ['supplierName', 'supplierBusinessNumber'])}
      beside={
        <FieldFindings
          fields={['supplierName', 'supplierBusinessNumber']}
          findings={props.findings}
          locale={locale}
        />
      }
      text={
        <>
          <strong>{values.supplierName || t.empty}</strong>{' '}
          <span class="figures">{businessNumberText(values.supplierBusinessNumber)}</span>
        </>
      }
    >
      <div class="field-pair">
        <TextField
          name="supplierName"
          label={t.supplierName}
          locale={locale}
          value={values.supplierName}
          errors={errors}
          maxLength={200}
          list="known-suppliers"
        />
        <TextField
          name="supplierBusinessNumber"
          label={t.supplierBusinessNumber}
          locale={locale}
          value={values.supplierBusinessNumber}
          errors={errors}
          inputMode="numeric"
          look="short"
          maxLength={12}
        />
        <datalist id="known-suppliers">
          {props.suppliers.map(({ name, businessNumber }) => (
            <option key={businessNumber} value={name}>
              {businessNumberText(businessNumber)}
            </option>
          ))}
        </datalist>
      </div>
    </ClaimRow>
  );
}

function DateRow(props: Props & { field: 'documentedOn' | 'committedOn' }): JSX.Element {
  const { frame, values, errors, origins, field } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const value = values[field];
  return (
    <ClaimRow
      label={t[field]}
      locale={locale}
      origin={origins[field]}
      mark={field === 'documentedOn' ? markOf(props, field, field) : undefined}
      hint={field === 'committedOn' ? t.committedHint : undefined}
      asked={askedOf(props, 'dates')}
      open={mustOpen(props, [field])}
      beside={<FieldFindings fields={[field]} findings={props.findings} locale={locale} />}
      text={<span class="figures">{isKstDate(value) ? fullDate(value, locale) : value || t.empty}</span>}
    >
      <DateField name={field} label={t[field]} locale={locale} value={value} errors={errors} />
    </ClaimRow>
  );
}

function TitleRow(props: Props): JSX.Element {
  const { frame, values, errors, origins } = props;
  const t = inLocale(claimFormTexts, frame.locale);
  return (
    <ClaimRow
      label={t.titleField}
      locale={frame.locale}
      origin={origins.title}
      mark={markOf(props, 'title', 'title')}
      asked={askedOf(props, 'title')}
      open={mustOpen(props, ['title'])}
      beside={<FieldFindings fields={['title']} findings={props.findings} locale={frame.locale} />}
      text={values.title || t.empty}
    >
      <TextField
        name="title"
        label={t.titleField}
        locale={frame.locale}
        value={values.title}
        errors={errors}
        maxLength={200}
      />
    </ClaimRow>
  );
}

function TargetRow(props: Props): JSX.Element {
  const { frame, values, errors, origins, targets, balances, findings } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const asked = askedOf(props, 'target');
  const closed = asked?.state === 'closed';
  const bars = balances.map((balance) => (
    <BalanceBar key={balance.lineId} balance={balance} locale={locale} named={balances.length > 1} />
  ));
  if (closed) {
    const chosen = targets.find(({ value }) => value === values.target)?.label;
    return (
      <div class="claim-row is-closed">
        <div class="claim-label">{t.target}</div>
        <div class="claim-value">
          <span class="claim-text">{values.split ? t.splitTarget : (chosen ?? t.empty)}</span>
          {!values.split && <input type="hidden" name="target" value={values.target} />}
          {bars}
          <FieldFindings fields={['target']} findings={findings} locale={locale} />
        </div>
        <div class="claim-origin" />
      </div>
    );
  }
  return (
    <div class={asked ? 'claim-row is-typed is-questioned' : 'claim-row is-typed'}>
      <div class="claim-label" aria-hidden="true">
        {t.target}
      </div>
      <div class="claim-value claim-controls">
        <QuestionedNote asked={asked} locale={locale} />
        {values.split ? (
          <p id="target">{t.splitTarget}</p>
        ) : (
          <SelectField
            name="target"
            label={t.target}
            locale={locale}
            value={values.target}
            options={targets}
            placeholder={values.target === '' || !targets.length ? t.chooseTarget : undefined}
            errors={errors}
            refreshes
          />
        )}
        <div id="proposals-live" data-live>
          <TargetProposals proposals={props.proposals} chosen={values.target !== ''} locale={locale} />
        </div>
        {bars}
        <FieldFindings fields={['target']} findings={findings} locale={locale} />
      </div>
      <div class="claim-origin">
        {origins.target && !values.split && <OriginNote origin={origins.target} locale={locale} />}
      </div>
    </div>
  );
}
