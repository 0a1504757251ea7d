import type { BudgetEntriesPageProps } from '../../templates/budgets/budgets-view.js';
import type { PostingKindName, PostingRow } from '../../templates/components/posting-row.js';
import type { PageFrame } from '../../templates/layouts/page-frame.js';
import { withQuery } from '../../templates/format.js';
import type { PostingKind } from '../ledger/posting.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { BudgetLine } from './budget-line.js';
import { fullBudgetLineLabel } from './budget-line.js';
import type { Entry, EntryFilter, EntryLines } from './budget-entries.js';
import type { PotUse } from './budget-overview-value.js';
import { amountsOf, ownUse } from './budget-tree-amounts.js';
import { sumWon } from '../platform/money/won.js';

export interface EntriesPage {
  scope: EntryLines;
  entries: readonly Entry[];
  next?: string;
  after?: string;
  filter: EntryFilter;
  /** Address of the list without its filter and cursor. */
  href: string;
  csvHref?: string;
  /** The reader's own use of the pots in the scope. */
  potUses: readonly PotUse[];
}

const CAUSES: Record<string, { ko: string; en: string }> = {
  appropriation: { ko: '편성', en: 'Appropriation' },
  allocation: { ko: '배정', en: 'Allocation' },
};

/** The entries page's props; pure. */
export function entriesPageView(page: EntriesPage, frame: PageFrame): BudgetEntriesPageProps {
  const { scope, filter, href } = page;
  const filtered = filter === 'all' ? href : withQuery(href, 'kind', filter);
  return {
    frame,
    path: scopePath(scope.lines, frame.locale),
    severalLines: scope.lines.length + scope.appropriationIds.length > 1,
    balance: balanceOf(page),
    filter,
    href,
    rows: page.entries.map((entry) => postingRow(entry, scope.lines, frame.locale)),
    paging: {
      firstHref: page.after ? filtered : undefined,
      nextHref: page.next && withQuery(filtered, 'after', page.next),
      shown: page.entries.length,
    },
    csvHref: page.csvHref,
  };
}

function balanceOf({ scope, potUses }: EntriesPage): BudgetEntriesPageProps['balance'] {
  const amounts = scope.teamId ? undefined : amountsOf(scope.lines);
  if (amounts) return { kind: 'own', ...amounts };
  const exact = amountsOf(scope.lines);
  const ofTeam = potUses.filter(({ teamId }) => !scope.teamId || teamId === scope.teamId);
  const spent = sumWon(ofTeam.map((use) => use.spent));
  const held = sumWon(ofTeam.map(({ reserved, requested }) => reserved + requested));
  const pots = scope.lines.filter(({ owner }) => owner === 'common-pot');
  if (exact && pots.length === 0) return { kind: 'own', ...exact };
  const { band } = ownUse({ value: { potUses: [] } }, scope.lines);
  return band
    ? { kind: 'pot', band, ownSpent: spent, ownRequested: held }
    : { kind: 'own', allocated: 0n, spent, reserved: held };
}

/** What all lines of the scope have in common, widest first. */
function scopePath(lines: readonly BudgetLine[], locale: Locale): string[] {
  const steps: ((line: BudgetLine) => string | undefined)[] = [
    (line) => line.fund.name[locale],
    (line) => line.stage.name[locale],
    (line) => (line.owner === 'team' ? line.team.name[locale] : undefined),
    (line) => line.institution?.name,
    (line) => line.category.name[locale],
  ];
  return steps.flatMap((step) => {
    const names = new Set(lines.map(step));
    const [name] = names;
    return names.size === 1 && name !== undefined ? [name] : [];
  });
}

/** What a partial payment leaves over is released: to a reader the same as a released reservation. */
export function kindName(kind: PostingKind): PostingKindName {
  return kind === 'release' ? 'void-pending' : kind;
}

function postingRow(entry: Entry, lines: readonly BudgetLine[], locale: Locale): PostingRow {
  const line =
    lines.find(({ id }) => id === entry.lineId) ?? lines.find(({ id }) => id === entry.counterLineId);
  return {
    id: entry.id,
    occurredOn: entry.occurredOn,
    recordedAt: entry.recordedAt,
    kind: kindName(entry.kind),
    amount: entry.amount,
    lineVersion: entry.lineVersion,
    lineLabel: line && fullBudgetLineLabel(line, locale),
    cause: causeOf(entry, locale),
    actorName: entry.actorName,
    reason: entry.reason || undefined,
  };
}

export function causeOf(entry: Entry, locale: Locale): PostingRow['cause'] {
  const { expense } = entry;
  if (!expense && entry.causeType === 'commitment')
    return { label: { ko: '계약', en: 'Contract' }[locale], href: `/commitments/${entry.causeId}` };
  if (!expense) {
    const label = CAUSES[entry.causeType]?.[locale];
    return label === undefined ? undefined : { label };
  }
  return {
    label: [expense.number, expense.title].filter(Boolean).join(' '),
    href: `/expenses/${entry.causeId}`,
  };
}
