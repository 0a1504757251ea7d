import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { StateBadge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, TextField } from '../components/field.js';
import { Breadcrumbs, Confirm, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { fullDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { periodName } from './period-text.js';
import { RecurringBadge } from './recurring-list-page.js';
import type { PeriodRow, RecurringPageProps } from './recurring-view.js';
import { recurringTexts } from './texts.js';

/** One schedule: when it comes next, what came of it so far, and what may be changed. */
export function RecurringPage(props: RecurringPageProps): JSX.Element {
  const { frame, recurring, errors, open } = props;
  const { locale } = frame;
  const t = inLocale(recurringTexts, locale);
  const stopped = recurring.state === 'active' ? recurring.stopped : undefined;
  return (
    <PageLayout frame={frame} title={recurring.title} current="expenses" name="recurring-one">
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: t.claims },
          { href: '/recurring', text: t.title },
          { text: recurring.title },
        ]}
        locale={locale}
      />
      <ErrorSummary errors={errors} locale={locale} />
      <PageHead
        title={recurring.title}
        beside={<RecurringBadge state={recurring.state} locale={locale} />}
        actions={open && <Acts {...props} />}
      />
      {stopped && (
        <section class="notice is-warning">
          <p>{t[`stopped-${stopped}`]}</p>
        </section>
      )}
      <Facts {...props} />
      <Periods {...props} />
      {open && <ChangeForm {...props} />}
    </PageLayout>
  );
}

function Acts({ frame, recurring }: RecurringPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(recurringTexts, locale);
  const act = recurring.state === 'paused' ? 'resume' : 'pause';
  return (
    <>
      <form method="post" action={`${recurring.href}/${act}`}>
        <Button variant="tertiary">{t[act]}</Button>
      </form>
      <Confirm trigger={t.end} look="quiet">
        <form method="post" action={`${recurring.href}/end`}>
          <p>{t.endLead}</p>
          <Button variant="danger">{t.end}</Button>
        </form>
      </Confirm>
    </>
  );
}

function Facts({ frame, recurring }: RecurringPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(recurringTexts, locale);
  return (
    <dl class="facts">
      <div>
        <dt>{t.supplier}</dt>
        <dd>{recurring.supplierName}</dd>
      </div>
      <div>
        <dt>{t.cadence}</dt>
        <dd>{t.rhythm(recurring.every, recurring.day)}</dd>
      </div>
      {recurring.state === 'active' && recurring.nextOn && (
        <div>
          <dt>{t.next}</dt>
          <dd class="figures">{fullDate(recurring.nextOn, locale)}</dd>
        </div>
      )}
      <div>
        <dt>{t.until}</dt>
        <dd class="figures">{fullDate(recurring.endsOn, locale)}</dd>
      </div>
      <div>
        <dt>{t.supplyAmount}</dt>
        <dd>
          <Won amount={recurring.supplyAmount} locale={locale} />{' '}
          <span class="meta">
            {t.taxAmount} {formatWon(recurring.taxAmount)}
          </span>
        </dd>
      </div>
    </dl>
  );
}

function Periods({ frame, periods, today }: RecurringPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(recurringTexts, locale);
  return (
    <Section title={t.periods} rule={periods.length > 0 ? 'none' : 'normal'}>
      {periods.length > 0 ? (
        <table class="table expense-table">
          <caption class="visually-hidden">{t.periods}</caption>
          <thead>
            <tr>
              <th scope="col">{t.opened}</th>
              <th scope="col" class="is-main">
                {t.period}
              </th>
              <th scope="col" class="number">
                {t.claimed}
              </th>
              <th scope="col">{t.state}</th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <PeriodLine key={period.from} period={period} today={today} locale={locale} />
            ))}
          </tbody>
        </table>
      ) : (
        <EmptyState title={t.noPeriods} />
      )}
    </Section>
  );
}

function PeriodLine(props: { period: PeriodRow; today: KstDate; locale: Locale }): JSX.Element {
  const { period, today, locale } = props;
  const t = inLocale(recurringTexts, locale);
  const { claim, missed } = period;
  const name = periodName(period, today, locale);
  return (
    <tr>
      <td class="cell-date figures">{period.dueOn}</td>
      <td class="is-main">
        {claim ? (
          <a class="row-link" href={claim.href}>
            {name}
          </a>
        ) : (
          <span>{name}</span>
        )}
        {claim?.number && <span class="row-aside">{claim.number}</span>}
      </td>
      <td class="number cell-amount">{claim ? formatWon(claim.claimAmount) : '–'}</td>
      <td class="cell-state">
        {claim && !claim.waits && <StateBadge state={claim.state} locale={locale} />}
        {claim?.waits && t.waits}
        {!claim && (missed ? t[`missed-${missed}`] : t.discarded)}
      </td>
    </tr>
  );
}

function ChangeForm({ frame, recurring, values, errors }: RecurringPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(recurringTexts, locale);
  return (
    <Section title={t.change}>
      <p class="meta">{t.changeLead}</p>
      <form method="post" action={recurring.href} class="form-grid">
        <TextField
          name="day"
          label={t.day}
          hint={t.dayHint}
          locale={locale}
          value={values.day}
          errors={errors}
          inputMode="numeric"
          look="short"
          maxLength={2}
          required
        />
        <DateField
          name="until"
          label={t.until}
          locale={locale}
          value={values.until}
          errors={errors}
          required
        />
        <TextField
          name="supplyAmount"
          label={t.supplyAmount}
          locale={locale}
          value={values.supplyAmount}
          errors={errors}
          look="won"
          maxLength={20}
          required
        />
        <TextField
          name="taxAmount"
          label={t.taxAmount}
          locale={locale}
          value={values.taxAmount}
          errors={errors}
          look="won"
          maxLength={20}
          required
        />
        <div class="actions">
          <Button variant="primary">{t.save}</Button>
        </div>
      </form>
    </Section>
  );
}
