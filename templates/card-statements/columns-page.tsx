import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField, type SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { MappingGroup } from '../components/mapping-group.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { SheetSamples } from '../components/sheet-samples.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import { columnTexts } from './column-texts.js';
import { cardTexts } from './texts.js';

/** GET /card-statements/columns/:id; POST the same (columns.<field>) */
export interface ColumnsPageProps {
  frame: PageFrame;
  /** Of the file. */
  id: string;
  fileName: string;
  header: readonly string[];
  samples: readonly (readonly string[])[];
  columns: readonly SelectOption[];
  groups: readonly {
    legend: 'needed' | 'known' | 'amounts' | 'foreign';
    /** `columns.usedOn`; the number of its column as text, '' for none: as proposed, or as it was posted. */
    fields: readonly { name: string; label: string; value: string }[];
  }[];
  errors: readonly FormError[];
}

/** 열 맞추기: which column of a card statement is what, with its first rows to tell by. */
export function ColumnsPage(props: ColumnsPageProps): JSX.Element {
  const { frame, id, fileName, header, samples, columns, groups, errors } = props;
  const { locale } = frame;
  const t = inLocale(columnTexts, locale);
  const c = inLocale(cardTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="expenses" name="card-columns" styles={['imports']}>
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: l.expenses },
          { href: '/card-statements', text: c.title },
          { text: fileName },
        ]}
        locale={locale}
      />
      <PageHead title={t.title} beside={<span class="meta">{fileName}</span>} />
      <ErrorSummary errors={errors} locale={locale} />
      <p class="card-lead">{t.lead}</p>
      <SheetSamples label={t.samples} header={header} samples={samples} />
      <form method="post" action={`/card-statements/columns/${id}`} class="mapping-form">
        {groups.map(({ legend, fields }) => (
          <MappingGroup key={legend} legend={t[legend]}>
            {fields.map((field) => (
              <SelectField
                {...field}
                key={field.name}
                locale={locale}
                options={columns}
                placeholder={t.none}
                required={legend === 'needed'}
                errors={errors}
              />
            ))}
          </MappingGroup>
        ))}
        <p class="actions">
          <Button variant="primary" size="large">
            {t.take}
          </Button>
          <LinkButton href="/card-statements" variant="quiet">
            {t.back}
          </LinkButton>
        </p>
      </form>
    </PageLayout>
  );
}
