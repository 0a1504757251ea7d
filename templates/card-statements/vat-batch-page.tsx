import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won as WonAmount } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextAreaField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { Breadcrumbs, Confirm, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { shortDate, shortDateTime } from '../format.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import { cardTexts } from './texts.js';
import { vatTexts } from './vat-texts.js';
import { VatUses } from './vat-uses.js';
import type { VatPageProps } from './vat-view.js';

/** GET /card-statements/vat/batches/:id */
export interface VatBatchPageProps {
  frame: PageFrame;
  batch: {
    href: string;
    putBackOn: KstDate;
    bankReference: string;
    recorderName: string;
    recordedAt: Date;
    teamName?: string;
    amount: WonAmount;
    comment: string;
    /** The record that takes this one back, or that this one takes back. */
    takenBackHref?: string;
    originalHref?: string;
  };
  rows: VatPageProps['rows'];
  /** `person`: it may be taken back, but by somebody else. */
  takesBack: 'yes' | 'person' | 'no';
  values: { comment: string };
  errors: readonly FormError[];
}

/** One batch of VAT put back, with its uses as files and the way to take it back. */
export function VatBatchPage(props: VatBatchPageProps): JSX.Element {
  const { frame, batch, rows, errors } = props;
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  const title = t.batchOf(shortDate(batch.putBackOn, locale));
  return (
    <PageLayout frame={frame} title={title} current="expenses" name="card-vat-batch" styles={['refunds']}>
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: inLocale(layoutTexts, locale).expenses },
          { href: '/card-statements', text: inLocale(cardTexts, locale).title },
          { href: '/card-statements/vat', text: t.title },
          { text: title },
        ]}
        locale={locale}
      />
      <PageHead
        title={title}
        actions={
          <>
            <LinkButton href={`${batch.href}/file.xlsx`} variant="tertiary" icon="download" download>
              {t.xlsx}
            </LinkButton>
            <LinkButton href={`${batch.href}/file.csv`} variant="tertiary" icon="download" download>
              {t.csv}
            </LinkButton>
          </>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      {batch.takenBackHref && (
        <p class="notice is-warning">
          {t.takenBack} <a href={batch.takenBackHref}>{t.toContrary}</a>
        </p>
      )}
      {batch.originalHref && (
        <p class="notice is-warning">
          {t.contrary} <a href={batch.originalHref}>{t.toOriginal}</a>
        </p>
      )}
      <Facts {...props} />
      <Section title={t.uses} aside={t.useCount(rows.length)}>
        <VatUses frame={frame} rows={rows} errors={[]} />
      </Section>
      <TakeBack {...props} />
    </PageLayout>
  );
}

function Facts({ frame, batch }: VatBatchPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  return (
    <dl class="facts">
      <div>
        <dt>{t.vat}</dt>
        <dd>
          <Won amount={batch.amount} locale={locale} strong />
        </dd>
      </div>
      <div>
        <dt>{t.bankReference}</dt>
        <dd>{batch.bankReference}</dd>
      </div>
      <div>
        <dt>{t.recordedBy}</dt>
        <dd>
          {[batch.teamName, batch.recorderName].filter(Boolean).join(' · ')}{' '}
          <span class="meta">{shortDateTime(batch.recordedAt, locale)}</span>
        </dd>
      </div>
      {batch.comment && (
        <div>
          <dt>{t.explanation}</dt>
          <dd>{batch.comment}</dd>
        </div>
      )}
    </dl>
  );
}

function TakeBack({ frame, batch, takesBack, values, errors }: VatBatchPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  if (takesBack === 'no') return null;
  if (takesBack === 'person') return <p class="meta">{t.secondPerson}</p>;
  return (
    <Confirm trigger={t.takeBack} open={errors.length > 0}>
      <form method="post" action={`${batch.href}/reversal`}>
        <TextAreaField
          name="comment"
          label={t.explanation}
          hint={t.takeBackLead}
          locale={locale}
          value={values.comment}
          required
          maxLength={1000}
          errors={errors}
        />
        <Button variant="danger">{t.takeBack}</Button>
      </form>
    </Confirm>
  );
}
