import type { PostingKindName, PostingRow } from '../../../templates/components/posting-row.js';
import type {
  ExpenseActions,
  ExpenseDetailPageProps,
} from '../../../templates/expenses/expense-detail-view.js';
import type { ExpenseView, RiskMark } from '../../../templates/expenses/expense-view.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { PostingKind } from '../../ledger/posting.js';
import { routeStepsView } from '../../approvals/route-steps.view.js';
import type { Standing } from '../../approvals/read-standing.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { decisionTexts } from '../../../templates/expenses/decision-texts.js';
import { paymentMeansTexts } from '../../../templates/expenses/payment-means.js';
import { inLocale } from '../../../templates/texts.js';
import {
  mayApprove,
  mayDiscard,
  mayEdit,
  mayHold,
  mayRecall,
  mayRelease,
  mayReject,
  mayReturn,
  mayReverse,
  maySubmit,
} from '../expense.policy.js';
import { isDiscarded, type Expense } from '../expense.js';
import { claimParts } from '../approval/claim-parts.js';
import { HELD_TEXT } from '../payment-hold.js';
import { claimChanges } from './claim-changes.js';
import { seesPayments } from './payable.queries.js';
import { TargetNames } from './claim-labels.js';
import { documentItems } from './document-items.js';
import { invoiceView } from './document-views.js';
import type { ExpenseDetail } from './expense-detail.data.js';
import { timelineOf } from './expense-timeline.js';
import { foreignText } from './foreign-text.js';
import { findingViews } from './finding-views.js';
import { mayRepeat } from '../recurring/recurring.policy.js';
import { recurrenceMark } from './recurring.view.js';
import { takenBackView } from './taken-back.view.js';
import { requirementsOf } from './requirement-views.js';
import { writtenRecords } from './record-views.js';
import { pageTexts } from './page-texts.js';

/** A claim in the reader's language. Pure. */
export function expenseView(
  detail: ExpenseDetail,
  locale: Locale,
  risks: readonly RiskMark[] = [],
): ExpenseView {
  const { expense } = detail;
  const names = new TargetNames(detail.lines, detail.categories, locale);
  const documents = documentItems(detail.evidences, detail.checklist, locale);
  return {
    id: expense.id,
    isProposal: detail.standing.open?.kind === 'proposal',
    number: expense.number,
    version: expense.version,
    state: isDiscarded(expense) ? 'discarded' : expense.state,
    title: expense.title,
    claimantName: detail.claimantName,
    preparer: detail.preparerName ? { name: detail.preparerName, at: expense.createdAt } : undefined,
    institutionName: detail.institutionName,
    teamName: detail.teamName[locale],
    recurrence: recurrenceMark(detail.recurrence, expense),
    supplier: expense.supplierName
      ? { name: expense.supplierName, businessNumber: expense.supplierBusinessNumber }
      : undefined,
    documentedOn: expense.documentedOn,
    committedOn: expense.committedOn,
    paidOn: expense.paidOn,
    paymentMeans:
      expense.details.paymentMeans && inLocale(paymentMeansTexts, locale)[expense.details.paymentMeans],
    bankReference: detail.bankReference,
    supplyAmount: expense.supplyAmount,
    taxAmount: expense.taxAmount,
    claimAmount: expense.claimAmount,
    payableAmount: expense.payableAmount,
    foreign: foreignText(expense.foreign),
    lines: expense.lines.map((line) => ({
      id: line.id,
      declined: line.declined,
      name: line.name,
      targetLabel: names.target(line.budgetLineId, line.categoryId),
      targetHref: line.budgetLineId && `/budgets/lines/${line.budgetLineId}`,
      supplyAmount: line.supplyAmount,
      taxAmount: line.taxAmount,
      claimAmount: line.claimAmount,
    })),
    balances: names.balances(expense),
    risks,
    findings: findingViews(detail.findings, locale),
    requirements: requirementsOf({ documents, checklist: detail.checklist, state: expense.state }, locale),
    records: writtenRecords(detail.checklist, expense.details, locale),
    documents,
    timeline: timelineOf(detail, locale),
    difference: differenceOf(detail, names, locale),
    hold: holdView(detail, locale),
  };
}

/** Only for a claim that waits again after it was sent back. */
function differenceOf(
  { expense, evidences, returnedParts, standing, people }: ExpenseDetail,
  names: TargetNames,
  locale: Locale,
): ExpenseView['difference'] {
  if (!returnedParts) return undefined;
  const d = inLocale(decisionTexts, locale);
  const stands = standing.round.filter(
    ({ settledBy, voices }) => settledBy === 'standing' && voices.length > 0,
  );
  return {
    changes: claimChanges(returnedParts, claimParts(expense, evidences), names, locale),
    stands: stands.map(({ name, kind, voices }) =>
      d.standsBy(
        name || (kind === 'proposal' ? d.proposalStep : d.plainStep),
        voices.map(({ userId }) => people.get(userId) ?? '').join(', '),
      ),
    ),
  };
}

/** A hold outlives a rejection, but then there is nothing to be paid and nothing to say. */
function holdView({ expense, hold }: ExpenseDetail, locale: Locale): ExpenseView['hold'] {
  if (!hold || ['rejected', 'reversed', 'paid'].includes(expense.state)) return undefined;
  return { text: HELD_TEXT[locale], heldAt: hold.heldAt, reason: hold.reason.name[locale] };
}

function runView(actor: Actor, { run }: ExpenseDetail): ExpenseView['run'] {
  return run && { number: run.number, href: seesPayments(actor) ? `/pay-runs/${run.id}` : undefined };
}

/** What this reader may do with the claim now, by the policies that guard the acts. */
export function actionsFor(actor: Actor, expense: Expense, standing: Standing, held = false): ExpenseActions {
  return {
    hold: !held && mayHold(actor, expense).allowed,
    release: held && mayRelease(actor).allowed,
    edit: mayEdit(actor, expense).allowed,
    submit: maySubmit(actor, expense).allowed,
    recall: mayRecall(actor, expense).allowed,
    discard: mayDiscard(actor, expense).allowed,
    approve: mayApprove(actor, expense, standing).allowed,
    return: mayReturn(actor, expense, standing).allowed,
    reject: mayReject(actor, expense, standing).allowed,
    reverse: mayReverse(actor, expense).allowed,
  };
}

export interface DetailRequest {
  frame: PageFrame;
  today: KstDate;
  actor: Actor;
  risks: readonly RiskMark[];
  comments?: ExpenseDetailPageProps['comments'];
  contract?: ExpenseDetailPageProps['contract'];
  errors?: ExpenseDetailPageProps['errors'];
  refused?: ExpenseDetailPageProps['refused'];
  refusedHold?: ExpenseDetailPageProps['refusedHold'];
}

/** 집행 상세. Pure. */
export function expenseDetailProps(detail: ExpenseDetail, request: DetailRequest): ExpenseDetailPageProps {
  const { frame, today, actor, risks, comments, contract, errors = [], refused, refusedHold } = request;
  const { locale } = frame;
  const t = inLocale(pageTexts, locale);
  const numberOr = (number: string | undefined, title: string) => number ?? (title || t.untitled);
  const names = new TargetNames(detail.lines, detail.categories, locale);
  return {
    frame,
    today,
    expense: { ...expenseView(detail, locale, risks), run: runView(actor, detail) },
    back: { href: '/expenses', from: 'expenses' },
    invoice: invoiceView(detail.evidences),
    route: detail.route && routeStepsView({ ...detail.route, locale }),
    postings: detail.postings.map((posting) => postingRow(posting, names)),
    actions: actionsFor(actor, detail.expense, detail.standing, detail.hold !== undefined),
    holdReasons: detail.holdReasons.map(({ code, name }) => ({ value: code, label: name[locale] })),
    repeatHref:
      !detail.recurrence && !detail.repeats && mayRepeat(actor, detail.expense).allowed
        ? `/recurring/new?expense=${detail.expense.id}`
        : undefined,
    related: detail.related.map(({ id, number, title, relation }) => ({
      href: `/expenses/${id}`,
      number: number ?? '',
      title: numberOr(title || undefined, title),
      relation,
    })),
    amendments: detail.amendments,
    takenBack: takenBackView(actor, detail.expense, detail.reversals),
    matches: detail.matches.map(({ expenseId, number, teamName }) => ({
      href: `/expenses/${expenseId}`,
      number: number ?? '',
      teamName: teamName[locale],
    })),
    comments,
    contract,
    errors,
    refused,
    refusedHold,
  };
}

const POSTING_NAMES: Record<PostingKind, PostingKindName> = {
  'carry-over': 'carry-over',
  deallocate: 'deallocate',
  disallow: 'disallow',
  'return-due': 'return-due',
  'keep-own': 'keep-own',
  'return-to-fund': 'return-to-fund',
  'return-to-treasury': 'return-to-treasury',
  appropriate: 'appropriate',
  allocate: 'allocate',
  transfer: 'transfer',
  reserve: 'reserve',
  'post-pending': 'post-pending',
  'void-pending': 'void-pending',
  release: 'void-pending',
  spend: 'spend',
  refund: 'refund',
  return: 'return',
};

function postingRow(posting: ExpenseDetail['postings'][number], names: TargetNames): PostingRow {
  return {
    id: posting.id,
    occurredOn: posting.occurredOn,
    recordedAt: posting.recordedAt,
    kind: POSTING_NAMES[posting.kind],
    amount: posting.amount,
    lineVersion: posting.lineVersion,
    lineLabel: names.line(posting.lineId),
    actorName: posting.actorName,
    reason: posting.reason || undefined,
  };
}
