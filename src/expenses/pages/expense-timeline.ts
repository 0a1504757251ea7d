import type { TimelineEntry } from '../../../templates/expenses/expense-view.js';
import { routeStepsView } from '../../approvals/route-steps.view.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { decisionTexts } from '../../../templates/expenses/decision-texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { EventFacts } from './decision-facts.js';
import type { ExpenseDetail } from './expense-detail.data.js';

const ACTS: Record<string, TimelineEntry['act']> = {
  submitted: 'submitted',
  recalled: 'recalled',
  returned: 'returned',
  rejected: 'rejected',
  approved: 'approved',
  'step-approved': 'step-approved',
  'approvals-stand': 'approvals-stand',
  'opened-whole': 'opened-whole',
  paid: 'paid',
  reversed: 'reversed',
  'part-reversed': 'part-reversed',
  'money-awaited': 'money-awaited',
  'money-back': 'money-back',
  'reversal-withdrawn': 'reversal-withdrawn',
  discarded: 'discarded',
  amended: 'amended',
  held: 'held',
  released: 'released',
  escalated: 'escalated',
  'approvals-suffice': 'approvals-suffice',
};

/** Done in somebody's name, though by nobody's hand. */
const BY_PRODUCT = ['escalated', 'approvals-suffice', 'approvals-stand'];

/** A claim's way so far, where it stands now, and what is still to come. Pure. */
export function timelineOf(detail: ExpenseDetail, locale: Locale): TimelineEntry[] {
  const { expense, claimantName, preparerName, handovers, events, reads, evidences, holdReasons } = detail;
  const reasons = new Map(holdReasons.map(({ code, name }) => [code, name[locale]]));
  const done: TimelineEntry[] = [
    { act: 'created', state: 'done', actorName: preparerName ?? claimantName, at: expense.createdAt },
  ];
  if (evidences.some(({ invoice }) => invoice))
    done.push({ act: 'read', state: 'done', at: expense.createdAt });
  for (const { act, from, actorName, at, comment, facts } of events) {
    // A discarded draft was once written down like a reversal.
    const known = act === 'reversed' && from === 'draft' ? 'discarded' : ACTS[act];
    const words = known === 'held' || known === 'released' ? (reasons.get(comment) ?? '') : comment;
    if (!known) continue;
    const told = factsOf(facts, detail, locale);
    const who = BY_PRODUCT.includes(act) ? undefined : actorName;
    done.push({ act: known, state: 'done', actorName: who, at, comment: words || undefined, ...told });
  }
  for (const { act, actorName, at, comment } of handovers)
    done.push({ act, state: 'done', actorName, at, comment: comment || undefined });
  for (const { actorName, at } of reads) done.push({ act: 'viewed', state: 'done', actorName, at });
  const inOrder = done.map((entry, index) => ({ entry, index }));
  inOrder.sort((a, b) => (a.entry.at?.getTime() ?? 0) - (b.entry.at?.getTime() ?? 0) || a.index - b.index);
  return [
    ...inOrder.map(({ entry }) => entry),
    ...stillToCome(expense.state, {
      since: detail.standing.open?.openedAt ?? expense.stateSince,
      asked: askedNow(detail, locale),
    }),
  ];
}

/** The step, in whose stead, and what was asked about or left out, in words. */
function factsOf(
  { step, kind, forUserId, questioned, declined }: EventFacts,
  { expense, evidences, people }: ExpenseDetail,
  locale: Locale,
): Pick<TimelineEntry, 'step' | 'isProposal' | 'forName' | 'details'> {
  const t = inLocale(decisionTexts, locale);
  const lineNames = new Map(expense.lines.map(({ id, name }) => [id, name]));
  const documentNames = new Map(evidences.map(({ id, originalName }) => [id, originalName]));
  const named = (ids: readonly string[] | undefined, names: ReadonlyMap<string, string>) =>
    (ids ?? []).flatMap((id) => names.get(id) ?? []);
  const asked = [
    ...(questioned?.parts ?? []).map((part) => t[part]),
    ...named(questioned?.lineIds, lineNames),
    ...named(questioned?.evidenceIds, documentNames),
  ];
  const leftOut = (declined ?? []).flatMap((id) => {
    const line = expense.lines.find((each) => each.id === id);
    return line ? [[line.name, line.declined].filter(Boolean).join(': ')] : [];
  });
  const details = [
    ...(asked.length > 0 ? [`${t.questionedHere}: ${asked.join(', ')}`] : []),
    ...leftOut.map((text) => `${t.leftOut} – ${text}`),
  ];
  return {
    step: step || undefined,
    isProposal: kind === 'proposal' || undefined,
    forName: forUserId && people.get(forUserId),
    details: details.length > 0 ? details : undefined,
  };
}

/** Whom the open step asks, as the route names them. */
function askedNow({ route }: ExpenseDetail, locale: Locale): string | undefined {
  if (!route || route.planned) return undefined;
  return routeStepsView({ ...route, locale }).steps.find(({ state }) => state === 'open')?.asked;
}

function stillToCome(
  state: ExpenseDetail['expense']['state'],
  { since, asked }: { since: Date; asked?: string },
): TimelineEntry[] {
  switch (state) {
    case 'submitted':
      return [
        { act: 'await-approval', state: 'now', at: since, actorName: asked },
        { act: 'await-payment', state: 'next' },
      ];
    case 'returned':
      return [
        { act: 'await-correction', state: 'now', at: since },
        { act: 'await-approval', state: 'next' },
      ];
    case 'approved':
      return [{ act: 'await-payment', state: 'now', at: since }];
    default:
      return [];
  }
}
