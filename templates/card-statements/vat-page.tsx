import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, TextField } from '../components/field.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import { cardTexts } from './texts.js';
import { VatBatches } from './vat-batches.js';
import { vatTexts } from './vat-texts.js';
import { VatUses } from './vat-uses.js';
import type { VatPageProps } from './vat-view.js';

/** 부가세 환입: VAT that cards paid and the grant doesn't bear, by institution and use. */
export function VatPage(props: VatPageProps): JSX.Element {
  const { frame, rows, sums, cut, openCount, csvHref, errors } = props;
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  const c = inLocale(cardTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.title}
      current="expenses"
      name="card-vat"
      styles={['imports', 'refunds']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: l.expenses },
          { href: '/card-statements', text: c.title },
          { text: t.title },
        ]}
        locale={locale}
      />
      <PageHead
        title={t.title}
        actions={
          rows.length > 0 && (
            <LinkButton href={csvHref} variant="tertiary" icon="download" download>
              {t.csv}
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      <form method="get" action="/card-statements/vat" class="filter-form">
        <DateField name="from" label={t.from} locale={locale} value={props.from} errors={errors} />
        <DateField name="to" label={t.to} locale={locale} value={props.to} errors={errors} />
        <Button icon="search">{t.show}</Button>
      </form>
      {openCount > 0 && <p class="notice is-warning">{t.open(openCount)}</p>}
      {rows.length === 0 ? (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      ) : (
        <>
          <Section title={t.sums}>
            <Sums {...props} sums={sums} />
          </Section>
          {props.form ? (
            <PutBackForm {...props} form={props.form} />
          ) : (
            <Section title={t.uses} aside={cut ? t.cut(rows.length) : undefined}>
              <VatUses {...props} />
            </Section>
          )}
        </>
      )}
      <VatBatches {...props} />
    </PageLayout>
  );
}

function PutBackForm(props: VatPageProps & { form: NonNullable<VatPageProps['form']> }): JSX.Element {
  const { frame, form, rows, cut, errors } = props;
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  return (
    <form method="post" action="/card-statements/vat/batches" data-selection>
      <input type="hidden" name="key" value={form.idempotencyKey} />
      <input type="hidden" name="from" value={props.from} />
      <input type="hidden" name="to" value={props.to} />
      <Section title={t.uses} aside={cut ? t.cut(rows.length) : undefined}>
        {cut && <p class="hint">{t.inTurn}</p>}
        <VatUses {...props} />
      </Section>
      <Section title={t.putBack}>
        <div class="pay-form">
          <DateField
            name="putBackOn"
            label={t.putBackOn}
            hint={t.putBackOnHint}
            locale={locale}
            value={form.values.putBackOn}
            max={form.today}
            required
            errors={errors}
          />
          <TextField
            name="bankReference"
            label={t.bankReference}
            hint={t.bankReferenceHint}
            locale={locale}
            value={form.values.bankReference}
            maxLength={100}
            required
            errors={errors}
          />
          <Button variant="primary" size="large">
            {t.confirm}
          </Button>
          <p class="figures" role="status" data-selected-sum data-text={t.selected('{count}', '{amount}')} />
        </div>
      </Section>
    </form>
  );
}

function Sums({ frame, sums, total }: VatPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  return (
    <table class="table is-tight">
      <caption class="visually-hidden">{t.sums}</caption>
      <thead>
        <tr>
          <th scope="col">{t.institution}</th>
          <th scope="col" class="number">
            {t.count}
          </th>
          <th scope="col" class="number">
            {t.vat}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map((sum, index) => (
          <tr key={index}>
            <td>{sum.institutionName}</td>
            <td class="number">{sum.count.toLocaleString('en')}</td>
            <td class="number">
              <Won amount={sum.vatAmount} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t.total}
          </th>
          <td class="number">
            <Won amount={total} locale={locale} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
