import type { JSX } from 'preact';
import { CommentsInShort } from '../comments/comments-in-short.js';
import { FindingsPanel } from '../components/findings.js';
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
import type { CommentsInShortView } from '../comments/comments-view.js';
import type { RefusedDecision } from '../expenses/expense-detail-view.js';
import type { PaneContext } from './approvals-view.js';
import { PaneBack, PaneFoot } from './pane-parts.js';
import { approvalsTexts } from './texts.js';

export interface ReadingPaneProps {
  context: PaneContext;
  expense: ExpenseView;
  /** What was said at the claim. */
  comments?: CommentsInShortView;
  actions: { approve: boolean; return: boolean; reject: boolean };
  refused?: RefusedDecision;
}

/** The right half: the claim, what asks for a second look first, and the decision always in reach. */
export function ReadingPane(props: ReadingPaneProps): JSX.Element {
  const { context, expense, actions, refused } = props;
  const { frame, today, errors, position } = context;
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  const d = inLocale(detailTexts, locale);
  const decision = {
    expense,
    locale,
    keys: true,
    errors,
    refused,
    returnTo: position?.nextHref ?? context.listHref,
  };
  const first = expense.lines[0];
  const tax = [expense.foreign, taxSentence(expense, locale)].filter(Boolean).join(' · ');
  const open = expense.findings.filter(({ outcome }) => outcome === 'needs-more' || outcome === 'refuse');
  return (
    <section class="inbox-pane" aria-label={t.pane} id={`pane-${expense.id}`}>
      <PaneBack context={context} />
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
            <CommentsInShort comments={props.comments} expenseId={expense.id} today={today} locale={locale} />
            <p>
              <a href={`/expenses/${expense.id}`} data-open-page>
                {t.fullPage}
              </a>
            </p>
          </div>
        </div>
        {expense.lines.length > 1 && <ExpenseLines expense={expense} locale={locale} />}
      </div>
      <PaneFoot context={context}>
        {actions.approve && <ApproveForm {...decision} />}
        {actions.approve && <ApprovePartForm {...decision} />}
        {actions.return && <ReturnForm {...decision} />}
        {actions.reject && <CommentForm {...decision} act="reject" />}
      </PaneFoot>
    </section>
  );
}
