import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won as WonAmount } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { shortDate } from '../format.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import { cardTexts } from './texts.js';
import { vatTexts } from './vat-texts.js';

/** GET /card-statements/vat?from=&to= */
export interface VatPageProps {
  frame: PageFrame;
  from: KstDate;
  to: KstDate;
  sums: readonly { institutionName: string; vatAmount: WonAmount; count: number }[];
  total: WonAmount;
  rows: readonly {
    usedOn: KstDate;
    merchantName: string;
    /** Where the reader sees more than one team. */
    teamName?: string;
    institutionName: string;
    amount: WonAmount;
    vatAmount: WonAmount;
    claim: { href: string; text: string };
  }[];
  /** There are more rows than are shown; the file has them all. */
  cut: boolean;
  openCount: number;
  csvHref: string;
  errors: readonly FormError[];
}

/** 부가세 환입: VAT that cards paid and the grant doesn't bear, by institution and use. */
export function VatPage(props: VatPageProps): JSX.Element {
  const { frame, rows, sums, cut, openCount, csvHref, errors } = props;
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  const c = inLocale(cardTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="expenses" name="card-vat" styles={['imports']}>
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
          <Section title={t.uses} aside={cut ? t.cut(rows.length) : undefined}>
            <Uses {...props} />
          </Section>
        </>
      )}
    </PageLayout>
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

function Uses({ frame, rows }: VatPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  return (
    <table class="table is-stacking is-tight">
      <caption class="visually-hidden">{t.uses}</caption>
      <thead>
        <tr>
          <th scope="col">{t.merchant}</th>
          <th scope="col">{t.usedOn}</th>
          <th scope="col">{t.claim}</th>
          <th scope="col" class="number">
            {t.amount}
          </th>
          <th scope="col" class="number">
            {t.vat}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td class="is-main">
              {row.merchantName}
              <span class="meta row-note">
                {[row.teamName, row.institutionName].filter(Boolean).join(' · ')}
              </span>
            </td>
            <td class="figures" data-label={t.usedOn}>
              {shortDate(row.usedOn, locale)}
            </td>
            <td data-label={t.claim}>
              <a href={row.claim.href}>{row.claim.text}</a>
            </td>
            <td class="number" data-label={t.amount}>
              <Won amount={row.amount} locale={locale} />
            </td>
            <td class="number" data-label={t.vat}>
              <Won amount={row.vatAmount} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
