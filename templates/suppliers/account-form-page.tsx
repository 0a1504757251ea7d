import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField, TextField } from '../components/field.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import type { AccountFormPageProps } from './supplier-view.js';
import { supplierTexts } from './texts.js';

/** An account as it is proposed for a supplier. */
export function AccountFormPage(props: AccountFormPageProps): JSX.Element {
  const { frame, sections, id, name, account, banks, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(supplierTexts, locale);
  const title = account ? t.proposeChange : t.propose;
  const href = `/settings/suppliers/${id}`;
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="suppliers"
      title={title}
      crumbs={[{ href: '/settings/suppliers', text: t.suppliers }, { href, text: name }, { text: title }]}
    >
      <ErrorSummary errors={errors} locale={locale} />
      <p>
        {t.formLead} {account && t.formUntil}
      </p>
      {account && (
        <p class="meta">
          {t.present} {account.bank} <span class="figures">{t.endsIn(account.lastFour)}</span> ·{' '}
          {account.holder}
        </p>
      )}
      {props.isOwnWaiting && <p class="notice is-warning">{t.ownWaiting}</p>}
      <form method="post" action={`${href}/account`} class="form-grid account-form">
        <SelectField
          name="bankCode"
          label={t.bank}
          locale={locale}
          value={values.bankCode}
          options={banks}
          placeholder={t.chooseBank}
          errors={errors}
          required
        />
        <TextField
          name="number"
          label={t.accountNumber}
          hint={t.accountHint}
          locale={locale}
          value={values.number}
          errors={errors}
          inputMode="numeric"
          autoComplete="off"
          required
          maxLength={40}
        />
        <TextField
          name="holder"
          label={t.holder}
          hint={t.holderHint}
          locale={locale}
          value={values.holder}
          errors={errors}
          autoComplete="off"
          required
          maxLength={100}
        />
        <div class="form-actions">
          <Button variant="primary">{t.proposeButton}</Button>
          <LinkButton href={href}>{t.cancel}</LinkButton>
        </div>
      </form>
    </SettingsFrame>
  );
}
