import type { JSX } from 'preact';
import { RouteSteps } from '../approvals/route-steps.js';
import { routeStepsTexts } from '../approvals/route-steps-texts.js';
import { StateBadge } from '../components/badge.js';
import { ClaimContract } from '../commitments/claim-contract.js';
import { Checklist, checklistSummary } from '../components/documents.js';
import { ErrorSummary } from '../components/error-summary.js';
import { FindingsPanel } from '../components/findings.js';
import { Icon } from '../components/icons.js';
import { PageHead, Section } from '../components/page-parts.js';
import { EvidenceUpload } from '../components/upload.js';
import { clockTime } from '../format.js';
import { RecurrenceNotice } from '../recurring/recurrence-notice.js';
import { WaitingOffer } from '../recurring/waiting-offer.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { isClosed, QuestionedNote, askedOf, ReturnedNotice } from './asked-parts.js';
import { ClaimDocument } from './claim-document.js';
import { ClaimFields } from './claim-fields.js';
import { PreparedNotice } from './claim-hands.js';
import { ClaimFoot } from './claim-foot.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { ClaimFormPageProps } from './claim-form-view.js';
import { ClaimAmounts } from './claim-lines.js';
import { ClaimRecords } from './claim-records.js';

/** 집행 신청: the document on the left, the claim it filled on the right, the decision at the foot. */
export function ClaimFormPage(props: ClaimFormPageProps): JSX.Element {
  const { frame, draft, documents, findings, requirements, errors } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const documentsOpen = !isClosed(props, 'documents');
  return (
    <PageLayout
      frame={frame}
      title={t.title}
      current="expenses"
      width="full"
      footer={false}
      name="claim-form"
      refreshSeconds={props.reading ? 2 : undefined}
      typedOn
    >
      <ClaimHead {...props} />
      <div class={documents.length > 0 ? 'claim-panes' : 'claim-panes is-single'}>
        {documents.length > 0 && <ClaimDocument {...props} />}
        <div class="claim-side">
          <ErrorSummary errors={errors} locale={locale} />
          <ReturnedNotice {...props} />
          <PreparedNotice {...props} />
          <RecurrenceNotice mark={props.recurrence} today={props.today} locale={locale} />
          {draft && <ClaimContract contract={props.contract} expenseId={draft.id} locale={locale} />}
          {draft && (
            <WaitingOffer offer={props.waiting} expenseId={draft.id} today={props.today} locale={locale} />
          )}
          <div id="findings-live" data-live>
            <FindingsPanel
              findings={findings}
              locale={locale}
              marked={draft !== undefined}
              upload={draft && documentsOpen ? { expenseId: draft.id, requirements } : undefined}
            />
          </div>
          <ClaimForm {...props} />
          <Section
            title={t.evidence}
            aside={
              draft && (
                <span id="checklist-summary" data-live>
                  {checklistSummary(requirements, locale)}
                </span>
              )
            }
            id="evidence"
          >
            {draft ? (
              <>
                <div id="checklist-live" data-live>
                  <Checklist requirements={requirements} locale={locale} />
                </div>
                <QuestionedNote asked={askedOf(props, 'documents')} locale={locale} />
                {documentsOpen && <EvidenceUpload expenseId={draft.id} place="evidence" locale={locale} />}
              </>
            ) : (
              <p class="meta">{t.evidenceLater}</p>
            )}
          </Section>
          {draft && (
            <Section title={inLocale(routeStepsTexts, locale).title} id="route">
              <div id="route-live" data-live>
                <ClaimRoute {...props} />
              </div>
            </Section>
          )}
          {props.repeatHref && (
            <p class="meta claim-repeat">
              {t.repeatLead} <a href={props.repeatHref}>{t.repeat}</a>
            </p>
          )}
        </div>
      </div>
      <ClaimFoot {...props} />
    </PageLayout>
  );
}

/** Who will decide on it, before it is handed in. */
function ClaimRoute({ frame, route }: ClaimFormPageProps): JSX.Element {
  return route ? (
    <RouteSteps route={route} locale={frame.locale} />
  ) : (
    <p class="meta">{inLocale(routeStepsTexts, frame.locale).notYet}</p>
  );
}

function ClaimHead({ frame, draft, stack }: ClaimFormPageProps): JSX.Element {
  const t = inLocale(claimFormTexts, frame.locale);
  return (
    <div class="claim-head">
      <PageHead
        title={t.title}
        beside={
          draft && (
            <>
              <StateBadge state={draft.state} locale={frame.locale} />
              {draft.number && <span class="meta">{draft.number}</span>}
              <span
                class="meta saved-note"
                role="status"
                data-saved-note
                data-saved={t.saved('{time}')}
                data-saving={t.saving}
                data-partly={t.partlySaved('{time}')}
                data-failed={t.notSaved}
                data-conflict={t.changedElsewhere}
                data-reload={t.reload}
              >
                {t.saved(clockTime(draft.savedAt))}
              </span>
            </>
          )
        }
        actions={
          stack && (
            <nav class="stack" aria-label={t.documents}>
              <span class="stack-label">{t.documents}</span>
              <StackLink href={stack.previousHref} label={t.previousDraft} way="prev" />
              <span>
                <strong>{stack.position}</strong> / {stack.total}
              </span>
              <StackLink href={stack.nextHref} label={t.nextDraft} way="next" />
            </nav>
          )
        }
      />
    </div>
  );
}

const WAYS = {
  prev: { icon: 'chevronLeft', key: 'ArrowLeft' },
  next: { icon: 'chevronRight', key: 'ArrowRight' },
} as const;

function StackLink(props: { href: string | undefined; label: string; way: keyof typeof WAYS }): JSX.Element {
  const { href, label, way } = props;
  const { icon, key } = WAYS[way];
  return href ? (
    <a class="icon-button" href={href} rel={way} aria-label={label} aria-keyshortcuts={key}>
      <Icon name={icon} />
    </a>
  ) : (
    <span class="icon-button is-off">
      <Icon name={icon} />
    </span>
  );
}

/** Every field of the claim; other forms on the page stand beside it, never inside. */
function ClaimForm(props: ClaimFormPageProps): JSX.Element {
  const { draft, formAction, values, stack } = props;
  return (
    <form
      id="claim-form"
      method="post"
      action={formAction}
      data-autosave={draft ? `/expenses/${draft.id}/draft` : undefined}
    >
      {/* The first button is the one Enter presses: it saves, and never submits or removes a line by surprise. */}
      <button
        type="submit"
        name="action"
        value="save"
        class="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      />
      {draft && <input type="hidden" name="version" value={String(draft.version)} />}
      {values.split && <input type="hidden" name="split" value="true" />}
      {stack && <input type="hidden" name="stack" value={stack.carried} />}
      <ClaimFields {...props} />
      <ClaimAmounts {...props} />
      <ClaimRecords {...props} />
    </form>
  );
}
