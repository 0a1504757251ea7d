import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { MissingUses } from './card-missing.js';
import { cardBillTexts } from './card-texts.js';
import type { BillClaimRow, CardBillPageProps } from './pay-runs-view.js';
import { payRunTexts } from './texts.js';

/** 카드대금 정산: a card's bill against the claims of its uses. */
export function CardBillPage(props: CardBillPageProps): JSX.Element {
  const { frame, statements, bill, errors } = props;
  const { locale } = frame;
  const r = inLocale(payRunTexts, locale);
  const t = inLocale(cardBillTexts, locale);
  const crumbs = [
    { href: '/payments', text: r.payments },
    { href: '/pay-runs', text: r.title },
    { text: r.cards },
  ];
  return (
    <PageLayout frame={frame} title={r.cards} current="payments" name="card-bill" styles={['pay-runs']}>
      <Breadcrumbs crumbs={crumbs} locale={locale} />
      <PageHead title={r.cards} />
      <ErrorSummary errors={errors} locale={locale} />
      <p class="lead">{t.lead}</p>
      {statements.length === 0 ? (
        <EmptyState title={t.noStatements}>
          <p>{t.noStatementsLead}</p>
          <p>
            <LinkButton href="/card-statements">{t.upload}</LinkButton>
          </p>
        </EmptyState>
      ) : (
        <FilterForm {...props} />
      )}
      {bill && <Bill {...props} bill={bill} />}
    </PageLayout>
  );
}

function FilterForm({ frame, statements, cards, filter, bill }: CardBillPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(cardBillTexts, locale);
  return (
    <form method="get" action="/pay-runs/card" class="pay-form bill-filter">
      <SelectField
        name="statement"
        label={t.statement}
        locale={locale}
        value={filter.statement}
        options={statements}
        placeholder={t.chooseStatement}
        required
      />
      {cards.length > 1 && (
        <SelectField
          name="card"
          label={t.card}
          locale={locale}
          value={filter.card}
          options={cards}
          placeholder={t.allCards}
        />
      )}
      <DateField name="from" label={t.from} locale={locale} value={filter.from} optional />
      <DateField name="to" label={t.to} locale={locale} value={filter.to} optional />
      <Button variant={bill ? 'tertiary' : 'primary'}>{t.show}</Button>
    </form>
  );
}

type ShownBill = CardBillPageProps & { bill: NonNullable<CardBillPageProps['bill']> };

function Bill(props: ShownBill): JSX.Element {
  const { frame, bill } = props;
  const { locale } = frame;
  const t = inLocale(cardBillTexts, locale);
  return (
    <>
      <dl class="facts run-facts">
        <div>
          <dt>{t.bill}</dt>
          <dd>
            <Won amount={bill.total} locale={locale} strong />{' '}
            <span class="meta">{t.uses(bill.useCount)}</span>
          </dd>
        </div>
        <div>
          <dt>{t.alreadyPaid}</dt>
          <dd>
            <Won amount={bill.paid.amount} locale={locale} />{' '}
            <span class="meta">{t.uses(bill.paid.count)}</span>
          </dd>
        </div>
      </dl>
      <Section title={t.ready} rule="strong">
        {bill.claims.length === 0 ? (
          <EmptyState title={t.nothing}>
            <p>{t.nothingLead}</p>
          </EmptyState>
        ) : (
          <SettleForm {...props} />
        )}
      </Section>
      {bill.missing.length > 0 && <MissingUses uses={bill.missing} locale={locale} />}
    </>
  );
}

function SettleForm({ frame, bill, filter, values, today, errors }: ShownBill): JSX.Element {
  const { locale } = frame;
  const t = inLocale(cardBillTexts, locale);
  const r = inLocale(payRunTexts, locale);
  const error = errorOf(errors, 'items');
  return (
    <form method="post" action="/pay-runs/card" data-selection>
      {Object.entries(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {error && (
        <p class="field-error" id="items">
          {error}
        </p>
      )}
      <table class="table is-stacking">
        <caption class="visually-hidden">{t.ready}</caption>
        <thead>
          <tr>
            <th scope="col" class="is-main">
              <input type="checkbox" aria-label={r.chooseAll} data-select-all hidden class="run-check" />
              {t.claim}
            </th>
            <th scope="col" class="number">
              {t.used}
            </th>
            <th scope="col" class="number">
              {t.payable}
            </th>
            <th scope="col" class="number">
              {t.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {bill.claims.map((claim) => (
            <ClaimRow key={claim.id} claim={claim} chosen={values.items} frame={frame} />
          ))}
        </tbody>
      </table>
      <div class="run-foot">
        <DateField
          name="paidOn"
          label={t.paidOn}
          locale={locale}
          value={values.paidOn}
          max={today}
          required
          errors={errors}
        />
        <Button variant="primary" size="large">
          {t.settle}
        </Button>
        <p class="figures" role="status" data-selected-sum data-text={r.selected('{count}', '{amount}')} />
      </div>
    </form>
  );
}

function ClaimRow(props: {
  claim: BillClaimRow;
  chosen: readonly string[];
  frame: CardBillPageProps['frame'];
}): JSX.Element {
  const { claim, chosen, frame } = props;
  const { locale } = frame;
  const t = inLocale(cardBillTexts, locale);
  const value = `${claim.id}:${claim.version}`;
  return (
    <tr>
      <td class="is-main">
        {!claim.blocked && (
          <input
            type="checkbox"
            name="items"
            value={value}
            checked={chosen.includes(value)}
            aria-label={inLocale(payRunTexts, locale).chooseRow(claim.title)}
            data-amount={claim.payableAmount.toString()}
            class="run-check"
          />
        )}
        <a class="row-link" href={claim.href}>
          {claim.title}
        </a>
        <span class="row-aside">
          <span class="figures">{claim.number}</span> · {claim.supplierName}
        </span>
        {claim.blocked && <span class="meta row-note">{claim.blocked}</span>}
        {claim.difference !== 0n && <span class="row-note run-attention">{t.differs}</span>}
      </td>
      <td class="number" data-label={t.used}>
        {formatWon(claim.usedAmount)}
      </td>
      <td class="number" data-label={t.payable}>
        <strong>{formatWon(claim.payableAmount)}</strong>
      </td>
      <td class="number" data-label={t.difference}>
        {formatWon(claim.difference)}
      </td>
    </tr>
  );
}
