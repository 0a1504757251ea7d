import type { JSX } from 'preact';
import { daysBetween } from '../../src/platform/clock/kst-date.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField } from '../components/field.js';
import { Breadcrumbs, PageHead, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { fullDate, withQuery } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { InstitutionSections } from './institution-section.js';
import { SettlementActs } from './settlement-acts.js';
import { DisallowedSection, ObjectionSection, ReturnsSection } from './settlement-parts.js';
import { SettlementSteps } from './settlement-steps.js';
import type { SettlementPageProps, SettlementStateName } from './settlements-view.js';
import { settlementTexts } from './texts.js';

export const STATE_TONES: Record<SettlementStateName, BadgeTone> = {
  preview: 'gray',
  draft: 'information',
  confirmed: 'primary',
  objected: 'warning',
  final: 'success',
};

/** 정산: what is to be returned, how each figure came about, and what is to be done next. */
export function SettlementPage(props: SettlementPageProps): JSX.Element {
  const { frame, statement, errors } = props;
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const title = t.statementOf(statement.team, statement.stage);
  return (
    <PageLayout frame={frame} title={title} current="budgets" name="settlement" styles={['settlements']}>
      <Breadcrumbs crumbs={[{ href: '/settlements', text: t.title }, { text: title }]} locale={locale} />
      <PageHead
        title={title}
        beside={<Badge tone={STATE_TONES[statement.state]}>{t[statement.state]}</Badge>}
        actions={<Files {...props} />}
      />
      <ErrorSummary errors={errors} locale={locale} />
      <Note {...props} />
      <SettlementSteps statement={statement} locale={locale} />
      <Figures {...props} />
      <SettlementActs {...props} />
      <Blocks {...props} />
      <InstitutionSections statement={statement} locale={locale} />
      <DisallowedSection {...props} />
      <ObjectionSection {...props} />
      <ReturnsSection {...props} />
      <Basis {...props} />
    </PageLayout>
  );
}

function Files({ frame, statement }: SettlementPageProps): JSX.Element {
  const t = inLocale(settlementTexts, frame.locale);
  const { href, state, asOf, interestMethod } = statement;
  const asked =
    state === 'preview' ? withQuery(withQuery(href, 'asOf', asOf), 'interest', interestMethod) : href;
  return (
    <nav class="settlement-files" aria-label={t.files}>
      {['pdf', 'xlsx', 'csv'].map((format) => (
        <LinkButton
          key={format}
          href={withQuery(asked, 'format', format)}
          download
          variant="tertiary"
          size="small"
          icon="download"
        >
          {format.toUpperCase()}
        </LinkButton>
      ))}
    </nav>
  );
}

function Note({ frame, today, statement }: SettlementPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const { state, objectionDueOn, finalisedOn, returnDueOn, owed, acceptedAt } = statement;
  const late = returnDueOn && (owed ?? 0n) > 0n ? daysBetween(returnDueOn, today) : 0;
  const text = {
    preview: t.previewNote,
    draft: t.draftNote,
    confirmed: acceptedAt
      ? t.acceptedNote
      : t.confirmedNote(objectionDueOn ? fullDate(objectionDueOn, locale) : ''),
    objected: t.objectedNote,
    final:
      owed === 0n
        ? t.paidNote
        : t.finalNote(
            finalisedOn ? fullDate(finalisedOn, locale) : '',
            returnDueOn ? fullDate(returnDueOn, locale) : '',
          ),
  }[state];
  return (
    <p class="meta settlement-note">
      {text} {late > 0 && <strong class="settlement-late">{t.lateNote(late)}</strong>}
    </p>
  );
}

/** The sum and what it is made of; once it is final, what has come of it. */
function Figures({ frame, statement }: SettlementPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const { totals, received, owed } = statement;
  const parts: [string, bigint][] = [
    [t.principal, totals.principal],
    [t.inKind, totals.inKind],
    [t.interest, totals.interest],
    ...(owed === undefined
      ? []
      : ([
          [t.returned, received],
          [t.owed, owed],
        ] satisfies [string, bigint][])),
  ];
  return (
    <dl class="settlement-figures">
      <div class="is-total">
        <dt>{t.toReturn}</dt>
        <dd>
          <Won amount={totals.total} locale={locale} strong />
        </dd>
      </div>
      {parts.map(([label, amount]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Won amount={amount} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Blocks({ frame, statement }: SettlementPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  if (statement.blocks.length === 0) return null;
  return (
    <Section title={t.blocks} aside={String(statement.blocks.length)} id="blocks">
      <ul class="settlement-blocks">
        {statement.blocks.map(({ text, amount, href }, index) => (
          <li key={index}>
            <span>{href ? <a href={href}>{text}</a> : text}</span>
            {amount !== undefined && <Won amount={amount} locale={locale} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** By which choices and from which records it was computed; of a preview the day can be chosen. */
function Basis({ frame, today, statement }: SettlementPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const { state, asOf, interestMethod, href, startsOn, rules, ledgerPosition, digest } = statement;
  return (
    <Section title={t.basis}>
      {state === 'preview' && (
        <form class="settlement-basis-form" method="get" action={href}>
          <DateField
            name="asOf"
            id="preview-asOf"
            label={t.asOf}
            locale={locale}
            value={asOf}
            min={startsOn}
            max={today}
          />
          <SelectField
            name="interest"
            label={t.interestMethod}
            locale={locale}
            value={interestMethod}
            options={[
              { value: 'share', label: t['interest-share'] },
              { value: 'actual', label: t['interest-actual'] },
            ]}
          />
          <Button>{t.show}</Button>
        </form>
      )}
      <ul class="meta settlement-basis">
        <li>
          {t.asOf} {fullDate(asOf, locale)} · {t.position(ledgerPosition.toLocaleString('en'))}
        </li>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
        <li>
          {t.digest} <code>{digest.slice(0, 16)}</code>
        </li>
      </ul>
    </Section>
  );
}
