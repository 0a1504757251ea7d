import type {
  ApprovalsPageProps,
  CleanBatch,
  InboxRow,
  InboxTab,
} from '../../../templates/approvals/approvals-view.js';
import type { RiskMark, TargetBalance } from '../../../templates/expenses/expense-view.js';
import { percentText } from '../../../templates/format.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { formatWon, permilleOf, sumWon } from '../../platform/money/won.js';
import type { ExpenseDetail } from './expense-detail.data.js';
import { TargetNames } from './claim-labels.js';
import { pageTexts } from './page-texts.js';
import type { InboxSort, Marks, WaitingClaim, WaitingText } from './inbox.queries.js';

export interface InboxQuery {
  tab: InboxTab;
  q: string;
  sort: InboxSort;
  selected?: string;
  after?: string;
}

export const INBOX_PAGE = 50;
/** So many are approved in one go; more would keep the approver waiting without a sign of life. */
const MAX_BATCH = 100;

export function riskCodes(marks: Marks): RiskMark['code'][] {
  const codes: RiskMark['code'][] = [];
  if (marks.seenElsewhere) codes.push('seen-elsewhere');
  if (marks.nearTwin) codes.push('near-twin');
  if (marks.newSupplier) codes.push('new-supplier');
  if (marks.nearLimit) codes.push('near-limit');
  if (marks.edited) codes.push('edited-after-reading');
  return codes;
}

export function isClean(claim: WaitingClaim): boolean {
  return riskCodes(claim).length === 0 && !claim.undocumented;
}

/** The waiting claims cut into tabs and pages, and the place of the selected one among them. */
export interface InboxCut {
  counts: ApprovalsPageProps['counts'];
  clean: CleanBatch;
  listed: readonly WaitingClaim[];
  page: readonly WaitingClaim[];
  selected?: WaitingClaim;
  opened: boolean;
  position?: ApprovalsPageProps['position'];
  paging: ApprovalsPageProps['paging'];
}

/** Pure. */
export function cutInbox(all: readonly WaitingClaim[], query: InboxQuery): InboxCut {
  const clean = all.filter(isClean);
  const byTab: Record<InboxTab, readonly WaitingClaim[]> = {
    all,
    clean,
    check: all.filter((claim) => !isClean(claim)),
  };
  const listed = byTab[query.tab];
  const chosen = listed.findIndex(({ id }) => id === query.selected);
  const after = listed.findIndex(({ id }) => id === query.after);
  const start = chosen >= 0 ? Math.floor(chosen / INBOX_PAGE) * INBOX_PAGE : after + 1;
  const page = listed.slice(start, start + INBOX_PAGE);
  const index = chosen >= 0 ? chosen : start;
  const selected = listed[index];
  const last = page.at(-1);
  const hrefOf = (claim: WaitingClaim | undefined) => claim && inboxHref(query, { selected: claim.id });
  const batch = clean.slice(0, MAX_BATCH);
  return {
    counts: { all: all.length, check: byTab.check.length, clean: clean.length },
    clean: {
      count: batch.length,
      totalAmount: sumWon(batch.map(({ claimAmount }) => claimAmount)),
      items: batch.map(({ id, version }) => `${id}:${version}`),
    },
    listed,
    page,
    selected,
    opened: chosen >= 0,
    position: selected && {
      index: index + 1,
      total: listed.length,
      previousHref: hrefOf(listed[index - 1]),
      nextHref: hrefOf(listed[index + 1]),
    },
    paging: {
      shown: page.length,
      total: listed.length,
      firstHref: start > 0 ? inboxHref(query, {}) : undefined,
      nextHref: last && start + INBOX_PAGE < listed.length ? inboxHref(query, { after: last.id }) : undefined,
    },
  };
}

export function inboxHref({ tab, sort, q }: InboxQuery, more: { selected?: string; after?: string }): string {
  const query = new URLSearchParams();
  if (tab !== 'all') query.set('tab', tab);
  if (sort !== 'oldest') query.set('sort', sort);
  if (q) query.set('q', q);
  if (more.selected) query.set('selected', more.selected);
  if (more.after) query.set('after', more.after);
  const text = query.toString();
  return text ? `/approvals?${text}` : '/approvals';
}

export function inboxRow(
  claim: WaitingClaim,
  text: WaitingText | undefined,
  href: string,
  locale: Locale,
  office: boolean,
): InboxRow {
  const t = inLocale(pageTexts, locale);
  const [first, ...rest] = text?.categoryNames ?? [];
  return {
    id: claim.id,
    version: claim.version,
    href,
    title: text?.title || t.untitled,
    supplierName: text?.supplierName || undefined,
    claimantName: text?.claimantName ?? '',
    teamName: office ? text?.teamName[locale] : undefined,
    categoryLabel: first ? `${first[locale]}${rest.length > 0 ? ` +${rest.length}` : ''}` : '',
    claimAmount: claim.claimAmount,
    risks: riskCodes(claim),
    openFindings: claim.undocumented ? 1 : 0,
    submittedAt: claim.submittedAt,
    insteadOf: claim.insteadOf,
  };
}

/** The marks of the claim in hand in words, each with the way to look. Pure. */
export function riskMarks(marks: Marks, detail: ExpenseDetail, locale: Locale): RiskMark[] {
  const t = inLocale(pageTexts, locale);
  const { expense } = detail;
  const invoice = detail.evidences.find((evidence) => evidence.invoice);
  return riskCodes(marks).map((code): RiskMark => {
    switch (code) {
      case 'new-supplier':
        return {
          code,
          text: t.newSupplier,
          link: {
            href: `/expenses?scope=team&q=${encodeURIComponent(expense.supplierName)}`,
            text: t.supplierLink,
          },
        };
      case 'near-twin':
        return {
          code,
          text: t.nearTwin,
          link: {
            href: `/expenses?scope=team&q=${encodeURIComponent(expense.supplierName)}`,
            text: t.supplierLink,
          },
        };
      case 'near-limit':
        return nearLimit(new TargetNames(detail.lines, detail.categories, locale).balances(expense), locale);
      case 'edited-after-reading':
        return {
          code,
          text: t.edited,
          link: invoice && { href: `/evidence/${invoice.id}`, text: t.invoiceLink },
        };
      default:
        return { code, text: t.seenElsewhere, link: { href: `/expenses/${expense.id}`, text: t.fullPage } };
    }
  });
}

function nearLimit(balances: readonly TargetBalance[], locale: Locale): RiskMark {
  const t = inLocale(pageTexts, locale);
  const lefts = balances.flatMap((balance) =>
    balance.kind === 'own'
      ? [{ ...balance, left: balance.allocated - balance.spent - balance.reserved - balance.thisClaim }]
      : [],
  );
  const tightest = lefts.sort((a, b) => permilleOf(a.left, a.allocated) - permilleOf(b.left, b.allocated))[0];
  const target = tightest ?? balances[0];
  const link = target?.href ? { href: target.href, text: t.lineLink } : undefined;
  if (!tightest) return { code: 'near-limit', text: t.nearLimitPlain, link };
  const left = formatWon(tightest.left);
  const text = t.nearLimit(left, percentText(permilleOf(tightest.left, tightest.allocated)));
  return { code: 'near-limit', text, emphasis: locale === 'ko' ? `${left}원` : left, link };
}
