import type { JSX } from 'preact';
import { RouteSteps } from '../approvals/route-steps.js';
import { routeStepsTexts } from '../approvals/route-steps-texts.js';
import { ContractOfClaim } from '../commitments/claim-contract.js';
import { CommentsSection } from '../comments/comments-section.js';
import { StateBadge } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { FindingsPanel } from '../components/findings.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { PostingsTable } from '../components/postings-table.js';
import { TaxInvoice } from '../components/tax-invoice.js';
import { componentTexts } from '../components/texts.js';
import { Won } from '../components/won.js';
import { shortDate, wonText } from '../format.js';
import { RecurrenceNotice } from '../recurring/recurrence-notice.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { HoldForm, HoldNotice, RunNotice } from './hold-parts.js';
import { ApprovePartForm } from './approve-part-form.js';
import { ApproveForm, CommentForm, PlainAct } from './decision-forms.js';
import { DifferenceNotice } from './difference-notice.js';
import { ReturnForm } from './return-form.js';
import { detailTexts } from './detail-texts.js';
import {
  DoneChecks,
  ExpenseEvidence,
  ExpenseFacts,
  ExpenseHistory,
  ExpenseLines,
  ExpenseRecords,
  taxSentence,
} from './expense-body.js';
import type { ExpenseActions, ExpenseDetailPageProps } from './expense-detail-view.js';
import { RiskList } from './risk-list.js';
import { leftSentence, TakenBack } from './taken-back.js';

/** 집행 상세: one claim from its document to its ledger entries, with what the reader may do with it. */
export function ExpenseDetailPage(props: ExpenseDetailPageProps): JSX.Element {
  const { frame, expense, back, actions, errors, invoice } = props;
  const { locale } = frame;
  const t = inLocale(detailTexts, locale);
  const title = expense.title || t.untitled;
  const office = frame.viewer?.kind === 'office';
  const open = expense.findings.filter(({ outcome }) => outcome === 'needs-more' || outcome === 'refuse');
  return (
    <PageLayout
      frame={frame}
      title={title}
      current={back.from}
      name="expense-detail"
      footer={!hasAct(actions)}
    >
      <Breadcrumbs
        crumbs={[{ href: back.href, text: t[`back-${back.from}`] }, { text: expense.number ?? title }]}
        locale={locale}
      />
      <ErrorSummary errors={errors} locale={locale} />
      <DetailHead {...props} />
      <HoldNotice expense={expense} locale={locale} />
      <RunNotice expense={expense} locale={locale} />
      <RecurrenceNotice mark={expense.recurrence} today={props.today} locale={locale} />
      <ContractOfClaim contract={props.contract} locale={locale} />
      <DifferenceNotice difference={expense.difference} locale={locale} />
      <RiskList risks={expense.risks} locale={locale} />
      <Matches {...props} />
      <Amendments {...props} />
      <FindingsPanel findings={open} locale={locale} />
      <div class="detail-columns">
        <div>
          <ExpenseFacts expense={expense} locale={locale} showTeam={office} />
          <DoneChecks expense={expense} locale={locale} />
          <ExpenseRecords expense={expense} />
          <ExpenseEvidence expense={expense} locale={locale} />
        </div>
        <div>
          {props.route && (
            <Section title={inLocale(routeStepsTexts, locale).title} aside={props.route.routeName}>
              <RouteSteps route={props.route} locale={locale} />
            </Section>
          )}
          <ExpenseHistory expense={expense} locale={locale} />
          <Related {...props} />
        </div>
      </div>
      {props.comments && (
        <CommentsSection comments={props.comments} today={props.today} locale={locale} errors={errors} />
      )}
      <ExpenseLines expense={expense} locale={locale} />
      {invoice && (
        <details class="invoice-fold detail-invoice">
          <summary>{inLocale(componentTexts, locale).taxInvoice}</summary>
          <TaxInvoice invoice={invoice.view} locale={locale} />
        </details>
      )}
      {props.takenBack && <TakenBack view={props.takenBack} expense={expense} locale={locale} />}
      <Section title={t.entries}>
        {props.postings.length > 0 ? (
          <PostingsTable rows={props.postings} caption={t.entries} locale={locale} severalLines />
        ) : (
          <EmptyState title={t.noEntries} />
        )}
      </Section>
      {hasAct(actions) && <DetailActions {...props} />}
    </PageLayout>
  );
}

function hasAct(actions: ExpenseActions): boolean {
  return Object.values(actions).some(Boolean);
}

function DetailHead(props: ExpenseDetailPageProps): JSX.Element {
  const { frame, expense, repeatHref } = props;
  const { locale } = frame;
  const t = inLocale(detailTexts, locale);
  const first = expense.lines[0];
  return (
    <div class="detail-head">
      <PageHead
        title={expense.title || t.untitled}
        beside={
          <>
            <StateBadge state={expense.state} locale={locale} />
            {expense.number && <span class="meta">{expense.number}</span>}
          </>
        }
        actions={repeatHref && <LinkButton href={repeatHref}>{t.repeat}</LinkButton>}
      />
      <p class="detail-sub">
        {[expense.supplier?.name, first && t.itemsOf(first.name, expense.lines.length - 1)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="detail-amount">
        <Won amount={expense.claimAmount} locale={locale} strong />
        <span class="meta">
          {[
            expense.foreign,
            taxSentence(expense, locale),
            expense.payableAmount !== expense.claimAmount && t.owed(wonText(expense.payableAmount, locale)),
            props.takenBack && leftSentence(props.takenBack, locale),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
    </div>
  );
}

function Matches({ frame, matches }: ExpenseDetailPageProps): JSX.Element | null {
  if (!matches || matches.length === 0) return null;
  const t = inLocale(detailTexts, frame.locale);
  return (
    <section class="notice is-warning" aria-labelledby="matches-title">
      <h2 id="matches-title">{t.matches}</h2>
      <ul>
        {matches.map(({ href, teamName, number }) => (
          <li key={href}>
            <a href={href}>
              {teamName} {number}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each with its document to look at first. */
function Amendments({ frame, expense, amendments = [] }: ExpenseDetailPageProps): JSX.Element | null {
  if (amendments.length === 0) return null;
  const t = inLocale(detailTexts, frame.locale);
  return (
    <section class="notice is-warning" aria-labelledby="amendments-title">
      <h2 id="amendments-title">{t.amendments(amendments.length)}</h2>
      <p>{t.amendmentsLead}</p>
      <ul class="plain-list">
        {amendments.map(({ id, issuedOn, supplyAmount }) => (
          <li key={id}>
            <a href={`/expenses/${id}`}>{t.amendment(shortDate(issuedOn, frame.locale))}</a>{' '}
            <Won amount={supplyAmount} locale={frame.locale} strong />
            <form method="post" action={`/expenses/${expense.id}/amendments/${id}`}>
              <Button variant="primary" size="small">
                {t.putIn}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Related({ frame, related }: ExpenseDetailPageProps): JSX.Element | null {
  if (!related || related.length === 0) return null;
  const t = inLocale(detailTexts, frame.locale);
  return (
    <Section title={t.related}>
      <ul class="plain-list">
        {related.map(({ href, number, title, relation }) => (
          <li key={href}>
            {t[relation]}:{' '}
            <a href={href}>
              {number} {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DetailActions(props: ExpenseDetailPageProps): JSX.Element {
  const { frame, expense, actions, errors, refused } = props;
  const { locale } = frame;
  const t = inLocale(detailTexts, locale);
  const { id, version } = expense;
  const decision = { expense, locale, errors, refused };
  return (
    <div class="sticky-foot is-actions">
      {actions.approve && <ApproveForm {...decision} />}
      {actions.approve && <ApprovePartForm {...decision} />}
      {actions.submit && (
        <form method="post" action={`/expenses/${id}/submission`}>
          <input type="hidden" name="version" value={String(version)} />
          <Button variant="primary" size="large">
            {t.submit}
          </Button>
        </form>
      )}
      {actions.edit && (
        <LinkButton
          href={`/expenses/${id}/edit`}
          variant={actions.submit ? 'tertiary' : 'primary'}
          size="large"
        >
          {expense.state === 'draft' ? t.continue : t.edit}
        </LinkButton>
      )}
      {actions.return && <ReturnForm {...decision} />}
      {actions.hold && <HoldForm {...decision} reasons={props.holdReasons} refusedHold={props.refusedHold} />}
      {actions.release && (
        <PlainAct
          action={`/expenses/${id}/release`}
          version={version}
          label={t.release}
          lead={t.releaseLead}
        />
      )}
      {actions.recall && (
        <PlainAct action={`/expenses/${id}/recall`} version={version} label={t.recall} lead={t.recallLead} />
      )}
      {actions.reverse && (
        <LinkButton href={`/expenses/${id}/reversal`} variant="tertiary" size="large">
          {t.reverse}
        </LinkButton>
      )}
      {actions.reject && <CommentForm {...decision} act="reject" />}
      {actions.discard && (
        <PlainAct
          action={`/expenses/${id}/discard`}
          version={version}
          label={t.discard}
          lead={t.discardLead}
          danger
        />
      )}
    </div>
  );
}
