import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField } from '../components/field.js';
import { MappingGroup } from '../components/mapping-group.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { SheetSamples } from '../components/sheet-samples.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { ResultColumnsPageProps } from './pay-runs-view.js';
import { payRunTexts } from './texts.js';

/** Which column of a bank's result is what, with its first rows to tell by. */
export function ResultColumnsPage(props: ResultColumnsPageProps): JSX.Element {
  const { frame, id, number, fileName, errors } = props;
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  const href = `/pay-runs/${id}`;
  const crumbs = [
    { href: '/pay-runs', text: t.title },
    { href, text: t.run(number) },
    { text: t.nameColumns },
  ];
  return (
    <PageLayout
      frame={frame}
      title={t.nameColumns}
      current="payments"
      name="pay-result-columns"
      styles={['imports', 'pay-runs']}
    >
      <Breadcrumbs crumbs={crumbs} locale={locale} />
      <PageHead title={t.nameColumns} beside={<span class="meta">{fileName}</span>} />
      <ErrorSummary errors={errors} locale={locale} />
      <p class="lead" id="file">
        {t.columnsLead}
      </p>
      <SheetSamples label={t.samples} header={props.header} samples={props.samples} />
      <form method="post" action={`${href}/results/${props.resultId}`} class="mapping-form">
        <MappingGroup legend={t.columns}>
          {props.fields.map((field) => (
            <SelectField
              {...field}
              key={field.name}
              locale={locale}
              options={props.columns}
              placeholder={t.noColumn}
              errors={errors}
            />
          ))}
        </MappingGroup>
        <p class="actions">
          <Button variant="primary" size="large">
            {t.take}
          </Button>
          <LinkButton href={href} variant="quiet">
            {t.back}
          </LinkButton>
        </p>
      </form>
    </PageLayout>
  );
}
