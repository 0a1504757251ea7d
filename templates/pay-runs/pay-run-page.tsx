import type { JSX } from 'preact';
import { ErrorSummary } from '../components/error-summary.js';
import { Breadcrumbs, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { PageLayout } from '../layouts/page-layout.js';
import { Fact } from '../suppliers/fact.js';
import { inLocale } from '../texts.js';
import { NextStep, RunEnding } from './run-acts.js';
import { RunItems } from './run-items.js';
import { RunResults } from './run-results.js';
import type { PayRunPageProps } from './pay-runs-view.js';
import { StatusBadge } from './status-badge.js';
import { payRunTexts } from './texts.js';

/** One run: what it pays and from where, what is to be looked at, and the one thing to do next. */
export function PayRunPage(props: PayRunPageProps): JSX.Element {
  const { frame, number, status, errors, totals, items } = props;
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  const title = t.run(number);
  const crumbs = [
    { href: '/payments', text: t.payments },
    { href: '/pay-runs', text: t.title },
    { text: title },
  ];
  const live = items.filter((item) => item.status !== 'removed');
  return (
    <PageLayout
      frame={frame}
      title={title}
      current="payments"
      name="pay-run"
      styles={['pay-runs', 'imports']}
    >
      <Breadcrumbs crumbs={crumbs} locale={locale} />
      <PageHead
        title={title}
        beside={<StatusBadge status={status} locale={locale} />}
        actions={<RunEnding {...props} />}
      />
      <ErrorSummary errors={errors} locale={locale} />
      <p class="detail-amount">
        <Won amount={totals.payableAmount} locale={locale} strong />
        <span class="meta">
          {t.itemCount(live.length)}
          {(props.blockedCount > 0 || props.attentionCount > 0) &&
            ` · ${t.counts(props.blockedCount, props.attentionCount)}`}
        </span>
      </p>
      <dl class="facts run-facts">
        {props.facts.map(({ label, text, note }) => (
          <Fact key={label} label={label}>
            {text}
            {note && <span class="meta row-note">{note}</span>}
          </Fact>
        ))}
      </dl>
      {status !== 'prepared' && <NextStep {...props} />}
      <Section title={t.inRun} rule="strong">
        <RunItems {...props} />
      </Section>
      {status === 'prepared' && <NextStep {...props} />}
      <RunResults {...props} />
    </PageLayout>
  );
}
