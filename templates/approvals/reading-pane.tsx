import type { JSX } from 'preact';
import { CommentsInShort } from '../comments/comments-in-short.js';
import { FindingsPanel } from '../components/findings.js';
import { Icon } from '../components/icons.js';
import { Won } from '../components/won.js';
import { ApprovePartForm } from '../expenses/approve-part-form.js';
import { ApproveForm, CommentForm } from '../expenses/decision-forms.js';
import { detailTexts } from '../expenses/detail-texts.js';
import {
  DoneChecks,
  ExpenseEvidence,
  ExpenseFacts,
  ExpenseHistory,
  ExpenseLines,
  ExpenseRecords,
  taxSentence,
} from '../expenses/expense-body.js';
import type { ExpenseView } from '../expenses/expense-view.js';
import { DifferenceNotice } from '../expenses/difference-notice.js';
import { ReturnForm } from '../expenses/return-form.js';
import { HoldNotice } from '../expenses/hold-parts.js';
import { RiskList } from '../expenses/risk-list.js';
import { inLocale } from '../texts.js';
import type { ApprovalsPageProps } from './approvals-view.js';
import { approvalsTexts } from './texts.js';

/** The right half: the claim, what asks for a second look first, and the decision always in reach. */
export function ReadingPane(props: ApprovalsPageProps & { expense: ExpenseView }): JSX.Element {
  const { frame, expense } = props;
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  const d = inLocale(detailTexts, locale);
  const first = expense.lines[0];
  const tax = [expense.foreign, taxSentence(expense, locale)].filter(Boolean).join(' · ');
  const open = expense.findings.filter(({ outcome }) => outcome === 'needs-more' || outcome === 'refuse');
  return (
    <section class="inbox-pane" aria-label={t.pane} id={`pane-${expense.id}`}>
      <p class="pane-back">
        <a href="/approvals">
          <Icon name="chevronLeft" size={16} />
          {t.backToList}
        </a>
      </p>
      <div class="pane-scroll">
        <div class="pane-head">
          <div>
            <h2>{expense.title || d.untitled}</h2>
            <p>
              {[expense.supplier?.name, first && d.itemsOf(first.name, expense.lines.length - 1)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <p class="pane-amount">
            <Won amount={expense.claimAmount} locale={locale} strong />
            {tax && <span class="meta">{tax}</span>}
          </p>
        </div>
        <HoldNotice expense={expense} locale={locale} />
        <DifferenceNotice difference={expense.difference} locale={locale} />
        <RiskList risks={expense.risks} locale={locale} />
        <FindingsPanel findings={open} locale={locale} />
        <div class="pane-columns">
          <div>
            <DoneChecks expense={expense} locale={locale} />
            <ExpenseFacts expense={expense} locale={locale} showTeam={frame.viewer?.kind === 'office'} />
            <ExpenseRecords expense={expense} />
            <ExpenseEvidence expense={expense} locale={locale} />
          </div>
          <div>
            <ExpenseHistory expense={expense} locale={locale} />
            <CommentsInShort
              comments={props.comments}
              expenseId={expense.id}
              today={props.today}
              locale={locale}
            />
            <p>
              <a href={`/expenses/${expense.id}`} data-open-page>
                {t.fullPage}
              </a>
            </p>
          </div>
        </div>
        {expense.lines.length > 1 && <ExpenseLines expense={expense} locale={locale} />}
      </div>
      <PaneFoot {...props} />
    </section>
  );
}

function PaneFoot(props: ApprovalsPageProps & { expense: ExpenseView }): JSX.Element {
  const { frame, expense, actions, position, errors, refused } = props;
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  const decision = { expense, locale, keys: true, errors, refused, returnTo: position?.nextHref };
  return (
    <div class="pane-foot" role="group" aria-label={t.decisions}>
      {actions.approve && <ApproveForm {...decision} />}
      {actions.approve && <ApprovePartForm {...decision} />}
      {actions.return && <ReturnForm {...decision} />}
      {actions.reject && <CommentForm {...decision} act="reject" />}
      {position && (
        <nav class="stack" aria-label={t.pane}>
          <span class="figures">
            {position.index} / {position.total}
          </span>
          <StepLink href={position.previousHref} label={t.previous} icon="chevronLeft" />
          <StepLink href={position.nextHref} label={t.next} icon="chevronRight" />
        </nav>
      )}
    </div>
  );
}

function StepLink(props: {
  href: string | undefined;
  label: string;
  icon: 'chevronLeft' | 'chevronRight';
}): JSX.Element {
  const { href, label, icon } = props;
  return href ? (
    <a class="icon-button" href={href} aria-label={label} data-turbo-action="replace">
      <Icon name={icon} />
    </a>
  ) : (
    <span class="icon-button is-off">
      <Icon name={icon} />
    </span>
  );
}
