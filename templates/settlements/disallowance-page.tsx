import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextAreaField, TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { shortDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { DisallowancePageProps, SpendingView } from './settlements-view.js';
import { settlementTexts } from './texts.js';

/** 불인정 추가: find the spending, say how much of it isn't recognised, and why. */
export function DisallowancePage(props: DisallowancePageProps): JSX.Element {
  const { frame, href, team, stage, version, entries, errors } = props;
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.newDisallowance}
      current="budgets"
      name="disallowance"
      styles={['refunds', 'settlements']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/settlements', text: t.title },
          { href, text: t.statementOf(team, stage) },
          { text: t.newDisallowance },
        ]}
        locale={locale}
      />
      <PageHead title={t.newDisallowance} />
      <ErrorSummary errors={errors} locale={locale} />
      <form class="settlement-search" method="get" action={`${href}/disallowances/new`} role="search">
        <TextField
          name="q"
          type="search"
          label={t.search}
          hint={t.searchHint}
          locale={locale}
          value={props.sought}
          maxLength={100}
        />
        <Button>{t.find}</Button>
      </form>
      {entries.length === 0 ? (
        <EmptyState title={t.nothingFound}>
          <p>{t.nothingFoundLead}</p>
        </EmptyState>
      ) : (
        <form method="post" action={`${href}/disallowances`}>
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="q" value={props.sought} />
          <input type="hidden" name="key" value={props.idempotencyKey} />
          <Entries {...props} />
          <Section title={t.disallow}>
            <What {...props} />
          </Section>
        </form>
      )}
    </PageLayout>
  );
}

function Entries({ frame, entries, more, values, errors }: DisallowancePageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const error = errorOf(errors, 'postingId');
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id="postingId"
      tabIndex={-1}
      aria-describedby={error ? 'postingId-error' : undefined}
    >
      <legend>{t.chooseEntry}</legend>
      {error && (
        <p class="field-error" id="postingId-error">
          {error}
        </p>
      )}
      <ul class="settlement-choices">
        {entries.map((entry) => (
          <li key={entry.postingId}>
            <Choice
              entry={entry}
              checked={entry.postingId === values.postingId || entries.length === 1}
              locale={locale}
            />
          </li>
        ))}
      </ul>
      {more && <p class="meta">{t.moreFound}</p>}
    </fieldset>
  );
}

function Choice(props: { entry: SpendingView; checked: boolean; locale: 'ko' | 'en' }): JSX.Element {
  const { entry, checked, locale } = props;
  const t = inLocale(settlementTexts, locale);
  return (
    <label class="check">
      <input type="radio" name="postingId" value={entry.postingId} checked={checked} required />
      <span class="choice-name">
        {[entry.number, entry.title].filter(Boolean).join(' ')}
        <span class="meta row-note">
          {[shortDate(entry.spentOn, locale), entry.supplierName, entry.institutionName, entry.category]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span class="choice-amount">
        {formatWon(entry.left)}
        {entry.left < entry.amount && (
          <span class="meta row-note">
            {t.spent} {formatWon(entry.amount)}
          </span>
        )}
      </span>
    </label>
  );
}

function What({ frame, values, errors }: DisallowancePageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const named = { locale, errors };
  return (
    <div class="short-form">
      <TextField
        {...named}
        name="amount"
        label={t.disallowAmount}
        look="won"
        value={values.amount}
        maxLength={30}
        required
      />
      <TextAreaField
        {...named}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={values.reason}
        maxLength={1000}
        required
      />
      <TextField
        {...named}
        name="article"
        label={t.article}
        hint={t.articleHint}
        value={values.article}
        maxLength={200}
        optional
      />
      <Button variant="primary">{t.disallow}</Button>
    </div>
  );
}
