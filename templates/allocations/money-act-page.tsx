import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { Breadcrumbs, PageHead, Section } from '../components/page-parts.js';
import { wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { signedWon } from '../reports/report-format.js';
import { inLocale } from '../texts.js';
import type { MoneyActPageProps } from './allocations-view.js';
import { allocationTexts } from './texts.js';

/** Money given or taken back: how much and why, then once more with what it changes. */
export function MoneyActPage(props: MoneyActPageProps): JSX.Element {
  const { frame, act, subject, place, figures, backHref, errors, changes } = props;
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  const title = t.actTitle(t[`act-${act}`], subject);
  return (
    <PageLayout
      frame={frame}
      title={title}
      current="budgets"
      name="money-act"
      styles={['imports', 'allocations']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: t.budgets },
          { href: backHref, text: t.title },
          { text: t[`act-${act}`] },
        ]}
        locale={locale}
      />
      <PageHead title={title} beside={<span class="meta">{place}</span>} />
      <ErrorSummary errors={errors} locale={locale} />
      {changes ? (
        <Confirmation {...props} changes={changes} />
      ) : (
        <>
          <p class="act-lead">{t[`lead-${act}`]}</p>
          <dl class="act-figures">
            {figures.map(({ label, amount }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{wonText(amount, locale)}</dd>
              </div>
            ))}
          </dl>
          <ActForm {...props} />
        </>
      )}
    </PageLayout>
  );
}

function ActForm({ frame, action, backHref, values, most, errors }: MoneyActPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  return (
    <form method="post" action={action} class="act-form">
      <input type="hidden" name="key" value={values.key} />
      <TextField
        name="amount"
        label={t.amount}
        hint={most === undefined ? undefined : t.amountHint(wonText(most, locale))}
        locale={locale}
        value={values.amount}
        look="won"
        maxLength={30}
        errors={errors}
      />
      <TextField
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        locale={locale}
        value={values.reason}
        maxLength={200}
        errors={errors}
      />
      <div class="import-acts">
        <Button variant="primary" size="large">
          {t.check}
        </Button>
        <LinkButton href={backHref} variant="quiet">
          {t.cancel}
        </LinkButton>
      </div>
    </form>
  );
}

function Confirmation(
  props: MoneyActPageProps & { changes: NonNullable<MoneyActPageProps['changes']> },
): JSX.Element {
  const { frame, action, backHref, values, changes } = props;
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  return (
    <Section title={t.confirmTitle} rule="strong">
      <table class="table is-stacking is-figures">
        <caption class="visually-hidden">{t.confirmTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{t.item}</th>
            <th scope="col" class="number">
              {t.before}
            </th>
            <th scope="col" class="number">
              {t.after}
            </th>
            <th scope="col" class="number">
              {t.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ label, before, after }) => (
            <tr key={label}>
              <td class="is-main">{label}</td>
              <td class="number" data-label={t.before}>
                {formatWon(before)}
              </td>
              <td class="number" data-label={t.after}>
                <strong>{formatWon(after)}</strong>
              </td>
              <td class="number" data-label={t.change}>
                {signedWon(after - before)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="act-reason">
        <span class="meta">{t.reason}</span> {values.reason}
      </p>
      <div class="import-acts">
        <form method="post" action={action}>
          <Hidden values={values} />
          <input type="hidden" name="confirmed" value="yes" />
          <Button variant="primary" size="large">
            {t.confirm}
          </Button>
        </form>
        <form method="post" action={action}>
          <Hidden values={values} />
          <input type="hidden" name="edit" value="yes" />
          <Button variant="tertiary">{t.edit}</Button>
        </form>
        <LinkButton href={backHref} variant="quiet">
          {t.cancel}
        </LinkButton>
      </div>
    </Section>
  );
}

function Hidden({ values }: Pick<MoneyActPageProps, 'values'>): JSX.Element {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
