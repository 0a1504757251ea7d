import { riskWords } from '../../../templates/expenses/risk-list.js';
import type { RiskMark, TargetBalance } from '../../../templates/expenses/expense-view.js';
import { percentText } from '../../../templates/format.js';
import { inLocale } from '../../../templates/texts.js';
import type { Mark } from '../../approvals/inbox/marks.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { formatWon, permilleOf } from '../../platform/money/won.js';
import { TargetNames } from './claim-labels.js';
import type { ExpenseDetail } from './expense-detail.data.js';
import { pageTexts } from './page-texts.js';

/** The marks of the claim in hand in words, each with the way to look. Pure. */
export function riskMarks(marks: readonly Mark[], detail: ExpenseDetail, locale: Locale): RiskMark[] {
  return marks.map((code): RiskMark =>
    code === 'near-limit'
      ? nearLimit(new TargetNames(detail.lines, detail.categories, locale).balances(detail.expense), locale)
      : { code, text: inLocale(riskWords, locale)[code], link: linkOf(code, detail, locale) },
  );
}

function linkOf(
  code: Exclude<Mark, 'near-limit'>,
  { expense, evidences }: ExpenseDetail,
  locale: Locale,
): RiskMark['link'] {
  const t = inLocale(pageTexts, locale);
  const invoice = evidences.find((evidence) => evidence.invoice);
  const supplier = {
    href: `/expenses?scope=team&q=${encodeURIComponent(expense.supplierBusinessNumber ?? expense.supplierName)}`,
    text: t.supplierLink,
  };
  const claim = { href: `/expenses/${expense.id}`, text: t.fullPage };
  switch (code) {
    case 'changed-account':
    case 'new-account':
      return {
        href: `/settings/suppliers?q=${encodeURIComponent(expense.supplierBusinessNumber ?? '')}`,
        text: t.accountLink,
      };
    case 'edited-after-reading':
      return invoice && { href: `/evidence/${invoice.id}`, text: t.invoiceLink };
    case 'after-hours':
      return { href: '/card-uses', text: t.cardLink };
    case 'new-supplier':
    case 'near-twin':
    case 'split-purchase':
    case 'unusual':
      return supplier;
    default:
      return claim;
  }
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
