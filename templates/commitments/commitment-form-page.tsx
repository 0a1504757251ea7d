import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextAreaField, TextField } from '../components/field.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { CommitmentFormPageProps } from './commitments-view.js';
import { InstalmentFields } from './instalment-fields.js';
import { commitmentFormTexts, commitmentTexts } from './texts.js';

const TITLES = { new: 'newTitle', edit: 'editTitle', change: 'changeTitle' } as const;

/** 계약 적기, 고치기, 변경: what the contract says, and when how much is due of which budget line. */
export function CommitmentFormPage(props: CommitmentFormPageProps): JSX.Element {
  const { frame, kind, action, values, lines, errors } = props;
  const { locale } = frame;
  const t = inLocale(commitmentFormTexts, locale);
  const c = inLocale(commitmentTexts, locale);
  const title = t[TITLES[kind]];
  const crumbs = [
    { href: '/budgets', text: c.budgets },
    { href: '/commitments', text: c.title },
    ...(props.name ? [{ href: props.backHref, text: props.name }] : []),
    { text: title },
  ];
  return (
    <PageLayout
      frame={frame}
      title={title}
      current="budgets"
      name="commitment-form"
      styles={['commitments']}
      typedOn
    >
      <Breadcrumbs crumbs={crumbs} locale={locale} />
      <ErrorSummary errors={errors} locale={locale} />
      <PageHead title={title} />
      <p class="lead">{kind === 'change' ? t.changeLead : t.newLead}</p>
      {lines.length === 0 && kind !== 'change' ? (
        <EmptyState title={t.noLines}>
          <LinkButton href="/budgets">{c.budgets}</LinkButton>
        </EmptyState>
      ) : (
        <form id="commitment-form" method="post" action={action} class="commitment-form">
          {/* The first button is the one Enter presses: it saves, and never removes anything by surprise. */}
          <button
            type="submit"
            name="action"
            value="save"
            class="visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
          />
          {props.version !== undefined && (
            <input type="hidden" name="version" value={String(props.version)} />
          )}
          <HeadFields {...props} />
          <Instalments {...props} />
          {kind === 'change' && (
            <TextAreaField
              name="reason"
              label={t.reason}
              locale={locale}
              value={values.reason}
              errors={errors}
              maxLength={1000}
              required
            />
          )}
          <div class="form-actions">
            <Button variant="primary" name="action" value="save">
              {kind === 'change' ? t.saveChange : t.save}
            </Button>
            <LinkButton href={props.backHref} variant="quiet">
              {t.back}
            </LinkButton>
          </div>
        </form>
      )}
    </PageLayout>
  );
}

function HeadFields({
  frame,
  kind,
  values,
  suppliers,
  institutions,
  errors,
}: CommitmentFormPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(commitmentFormTexts, locale);
  const common = { locale, errors };
  return (
    <div class="form-grid">
      <TextField {...common} name="title" label={t.title} value={values.title} maxLength={200} required />
      {kind !== 'change' && (
        <>
          <SelectField
            {...common}
            name="supplierId"
            label={t.supplier}
            value={values.supplier}
            options={suppliers}
            placeholder={t.chooseSupplier}
            required
          >
            <p class="hint">
              <a href="/settings/suppliers#add">{t.addSupplier}</a>
            </p>
          </SelectField>
          {institutions.length > 1 && (
            <SelectField
              {...common}
              name="institutionId"
              label={t.institution}
              value={values.institution}
              options={institutions}
              required
            />
          )}
        </>
      )}
      <TextField
        {...common}
        name="contractNumber"
        label={t.contractNumber}
        value={values.contractNumber}
        maxLength={100}
        optional
      />
      {kind !== 'change' && (
        <DateField
          {...common}
          name="signedOn"
          label={t.signedOn}
          hint={t.signedHint}
          value={values.signedOn}
          required
        />
      )}
      <DateField {...common} name="endsOn" label={t.endsOn} value={values.endsOn} optional />
    </div>
  );
}

/** When how much is due: an instalment more by a button, twelve of a kind by another. */
function Instalments(props: CommitmentFormPageProps): JSX.Element {
  const { frame, kind, values, total } = props;
  const { locale } = frame;
  const t = inLocale(commitmentFormTexts, locale);
  return (
    <Section title={t.instalments} rule="strong" id="instalments">
      <p class="hint">{t.instalmentsHint}</p>
      {values.instalments.map((_, index) => (
        <InstalmentFields key={index} {...props} index={index} />
      ))}
      <div class="actions">
        <Button name="action" value="add-instalment" icon="plus">
          {t.addInstalment}
        </Button>
        {kind !== 'change' && values.instalments.length < 12 && (
          <Button name="action" value="monthly" describedBy="monthly-hint">
            {t.monthly}
          </Button>
        )}
      </div>
      {kind !== 'change' && values.instalments.length < 12 && (
        <p class="hint" id="monthly-hint">
          {t.monthlyHint}
        </p>
      )}
      {total !== undefined && (
        <p class="commitment-sum">
          {t.sum} <Won amount={total} locale={locale} strong />
        </p>
      )}
    </Section>
  );
}
