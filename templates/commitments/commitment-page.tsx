import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextAreaField } from '../components/field.js';
import { Breadcrumbs, Confirm, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { PostingsTable } from '../components/postings-table.js';
import { Won } from '../components/won.js';
import { fullDate, shortDateTime, wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale, type TextsIn } from '../texts.js';
import { WaitingChange } from './change-notice.js';
import { CommitmentDocuments } from './commitment-documents.js';
import { CommitmentBadge, CommitmentBar } from './commitment-parts.js';
import type { CommitmentPageProps } from './commitments-view.js';
import { InstalmentTable } from './instalment-table.js';
import { commitmentTexts } from './texts.js';

/** 계약 상세: one contract, how its instalments stand, and what may be done with it. */
export function CommitmentPage(props: CommitmentPageProps): JSX.Element {
  const { frame, title, state, errors, instalments } = props;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  const hasPaid = instalments.some(({ claims }) => claims.some((claim) => claim.state === 'reversed'));
  return (
    <PageLayout frame={frame} title={title} current="budgets" name="commitment" styles={['commitments']}>
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: t.budgets },
          { href: '/commitments', text: t.title },
          { text: props.number ?? title },
        ]}
        locale={locale}
      />
      <ErrorSummary errors={errors} locale={locale} />
      <PageHead
        title={title}
        beside={
          <>
            <CommitmentBadge state={state} locale={locale} />
            {props.number && <span class="meta">{props.number}</span>}
          </>
        }
        actions={<Acts {...props} />}
      />
      <WaitingChange {...props} />
      {state === 'draft' && <p class="notice is-plain">{t.untilActive}</p>}
      <Findings {...props} />
      <Amounts {...props} />
      <Section title={t.instalments} rule="strong">
        <InstalmentTable {...props} />
        {hasPaid && <p class="meta">{t.staysUsed}</p>}
      </Section>
      <div class="detail-columns">
        <div>
          <Facts {...props} />
          <CommitmentDocuments {...props} />
        </div>
        <div>
          <History {...props} />
        </div>
      </div>
      <Section title={t.entries}>
        {props.postings.length > 0 ? (
          <PostingsTable rows={props.postings} caption={t.entries} locale={locale} severalLines />
        ) : (
          <EmptyState title={t.noEntries}>
            <p>{t.noEntriesLead}</p>
          </EmptyState>
        )}
      </Section>
    </PageLayout>
  );
}

function Acts(props: CommitmentPageProps): JSX.Element {
  const { frame, id, version, actions, amount } = props;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  return (
    <>
      {actions.cancel && <CancelForm {...props} />}
      {actions.edit && <LinkButton href={`/commitments/${id}/edit`}>{t.edit}</LinkButton>}
      {actions.change && <LinkButton href={`/commitments/${id}/change`}>{t.change}</LinkButton>}
      {actions.activate && (
        <Confirm trigger={t.activate} look="secondary">
          <form method="post" action={`/commitments/${id}/activation`}>
            <input type="hidden" name="version" value={String(version)} />
            <p>{t.activateLead(wonText(amount, locale))}</p>
            <Button variant="primary">{t.activate}</Button>
          </form>
        </Confirm>
      )}
    </>
  );
}

function CancelForm(props: CommitmentPageProps): JSX.Element {
  const { frame, id, version, state, held, errors, cancelReason } = props;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  const isDraft = state === 'draft';
  const act = isDraft ? t.discard : t.cancel;
  return (
    <Confirm trigger={act} look="quiet" open={cancelReason !== undefined}>
      <form method="post" action={`/commitments/${id}/cancellation`}>
        <input type="hidden" name="version" value={String(version)} />
        <p>{isDraft ? t.discardLead : t.cancelLead(wonText(held, locale))}</p>
        <TextAreaField
          name="reason"
          label={t.reason}
          locale={locale}
          value={cancelReason ?? ''}
          errors={errors}
          maxLength={1000}
          required
        />
        <Button variant="danger">{act}</Button>
      </form>
    </Confirm>
  );
}

function Findings({ frame, findings }: CommitmentPageProps): JSX.Element | null {
  if (findings.length === 0) return null;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  return (
    <section class="notice is-warning" aria-labelledby="commitment-findings">
      <h2 id="commitment-findings">{t.findingTitle}</h2>
      {findings.map(({ title, dueOn, article }) => (
        <p key={title}>
          {t.finding(title, dueOn)} <span class="article">{article}</span>
        </p>
      ))}
    </section>
  );
}

function Amounts({ frame, amount, used, held }: CommitmentPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  const rest = amount - used - held;
  return (
    <section class="commitment-totals" aria-label={t.amount}>
      <dl class="commitment-figures">
        <div>
          <dt>{t.amount}</dt>
          <dd>
            <Won amount={amount} locale={locale} strong />
          </dd>
        </div>
        <div>
          <dt>
            <span class="key is-spent">{t.used}</span>
          </dt>
          <dd>
            <Won amount={used} locale={locale} />
          </dd>
        </div>
        <div>
          <dt>
            <span class="key is-reserved">{t.held}</span>
          </dt>
          <dd>
            <Won amount={held} locale={locale} />
          </dd>
        </div>
        {rest > 0n && (
          <div>
            <dt>
              <span class="key is-left">{t.rest}</span>
            </dt>
            <dd>
              <Won amount={rest} locale={locale} />
            </dd>
          </div>
        )}
      </dl>
      <CommitmentBar amount={amount} used={used} held={held} locale={locale} size="tall" />
    </section>
  );
}

function Facts(props: CommitmentPageProps): JSX.Element {
  const { frame, supplier, contractNumber, signedOn, endsOn } = props;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  const facts: [string, JSX.Element | string | undefined][] = [
    [t.team, props.teamName],
    [t.supplier, <SupplierName key="supplier" supplier={supplier} />],
    [t.contractNumber, contractNumber || undefined],
    [t.signedOn, `${fullDate(signedOn, locale)} · ${t.signedHint}`],
    [t.endsOn, endsOn && fullDate(endsOn, locale)],
    [t.institution, props.institutionName],
    [t.stage, props.stageName],
    [t.enteredBy, props.enteredByNames.join(', ')],
    [t.activatedBy, props.activatedByName],
  ];
  return (
    <Section title={t.overview}>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Section>
  );
}

function SupplierName({ supplier }: Pick<CommitmentPageProps, 'supplier'>): JSX.Element {
  return supplier.href ? <a href={supplier.href}>{supplier.name}</a> : <>{supplier.name}</>;
}

type T = TextsIn<typeof commitmentTexts>;

function actName(act: string, t: T): string {
  const key = `act-${act}`;
  return key in t ? String(t[key as keyof T]) : act;
}

function History({ frame, history }: CommitmentPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  return (
    <Section title={t.history}>
      <ol class="timeline">
        {history.map(({ act, actorName, at, comment }, index) => (
          <li key={index} class="is-done">
            <p class="timeline-act">
              <strong>{actorName}</strong> {actName(act, t)}
            </p>
            <p class="meta">{shortDateTime(at, locale)}</p>
            {comment && <blockquote>{comment}</blockquote>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
