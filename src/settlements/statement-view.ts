import type {
  FigureView,
  InstitutionView,
  LineView,
  StatementView,
} from '../../templates/settlements/settlements-view.js';
import { settlementTexts } from '../../templates/settlements/texts.js';
import { inLocale } from '../../templates/texts.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';
import type { Explained } from './formulas/explained.js';
import { shareText } from './formulas/government-share.js';
import type { SettledInstitution, SettledLine, SettlementResult } from './settlement-result.js';
import type { SettlementRow, Statement } from './settlement.queries.js';

const INSTITUTION_KINDS: Record<InstitutionKind, Record<Locale, string>> = {
  sme: { ko: '중소기업', en: 'SME' },
  'early-mid': { ko: '초기중견기업', en: 'Early mid-size company' },
  mid: { ko: '중견기업', en: 'Mid-size company' },
  large: { ko: '대기업', en: 'Large company' },
  'public-corporation': { ko: '공기업', en: 'Public corporation' },
  university: { ko: '대학', en: 'University' },
  'government-institute': { ko: '정부출연기관', en: 'Government institute' },
  'other-nonprofit': { ko: '비영리기관', en: 'Non-profit' },
};
/** In the order they are computed in; the total stands apart. */
const FIGURES = [
  'unspent',
  'disallowed',
  'allowanceCut',
  'indirectCut',
  'indirectLeft',
  'beyondBudget',
  'recovery',
  'inKindShortfall',
  'interest',
] as const;

export interface Made {
  programme: string;
  madeBy: string;
  madeAt: Date;
  demo: boolean;
}

export function settlementHref({ team, stage }: Pick<SettlementRow, 'team' | 'stage'>): string {
  return `/settlements/${team.code}/${stage.number}`;
}

/** A statement in the reader's language. Pure. */
export function statementView(statement: Statement, locale: Locale, made: Made): StatementView {
  const { team, stage, settlement, result, objection, receipts } = statement;
  const t = inLocale(settlementTexts, locale);
  return {
    ...made,
    team: team.name[locale],
    teamCode: team.code,
    stage: stage.name[locale],
    stageNumber: stage.number,
    startsOn: stage.startsOn,
    endsOn: stage.endsOn,
    href: settlementHref(statement),
    state: statement.state,
    version: settlement?.version,
    asOf: statement.asOf,
    interestMethod: statement.interestMethod,
    digest: statement.digest,
    ledgerPosition: statement.ledgerPosition,
    rules: rulesOf(result, locale),
    totals: result.totals,
    institutions: result.institutions.map((each) => institutionView(each, locale)),
    pot: result.pot.length > 0 ? figureView('pot', result.potDue, locale) : undefined,
    dues: result.dues.map(({ fund, fiscalYear, amount }) => ({
      fund: `${fund.name[locale]} · ${fiscalYear.year}`,
      amount,
    })),
    besideLines: result.besideLines,
    blocks: statement.blocks.map(({ text, amount, href }) => ({ text: text[locale], amount, href })),
    disallowances: statement.disallowances.map((each) => ({
      ...each,
      number: each.expenseNumber ?? '',
      href: each.expenseId && `/expenses/${each.expenseId}`,
      enteredBy: each.enteredBy || t.office,
    })),
    objection,
    objectionDueOn: settlement?.objectionDueOn,
    acceptedAt: settlement?.acceptedAt,
    confirmedBy: settlement?.confirmedBy && (statement.confirmedBy ?? t.office),
    confirmedAt: settlement?.confirmedAt,
    finalisedBy: settlement?.finalisedBy && (statement.finalisedBy ?? t.office),
    finalisedOn: settlement?.finalisedOn,
    returnDueOn: settlement?.returnDueOn,
    receipts,
    received: statement.received,
    owed: statement.state === 'final' ? result.totals.total - statement.received : undefined,
  };
}

function rulesOf({ rules }: SettlementResult, locale: Locale): string[] {
  const t = inLocale(settlementTexts, locale);
  return [
    `${t.rounding}: ${t[rules.rounding]}`,
    `${t.interestMethod}: ${t[`interest-${rules.interestMethod}`]}`,
    `${t.allowanceCounts}: ${rules.allowanceCounts ? t['allowance-with'] : t['allowance-without']}`,
  ];
}

function figureView(
  key: (typeof FIGURES)[number] | 'total' | 'pot',
  { amount, formula, source }: Explained,
  locale: Locale,
): FigureView {
  const label = inLocale(settlementTexts, locale)[`fig-${key}`];
  return { key, label, amount, formula: formula[locale], source: source[locale] };
}

function institutionView(settled: SettledInstitution, locale: Locale): InstitutionView {
  const { institution, share, figures } = settled;
  const shown = FIGURES.filter((key) => isShown(key, settled));
  return {
    id: institution.id,
    name: institution.name,
    kind: INSTITUTION_KINDS[institution.kind][locale],
    share: { text: shareText(share.tenths), formula: share.formula[locale], source: share.source[locale] },
    hasPlan: settled.plan !== undefined,
    figures: shown.map((key) => figureView(key, figures[key], locale)),
    total: figureView('total', figures.total, locale),
    lines: settled.lines
      .toSorted((a, b) => compare(a.category.label[locale], b.category.label[locale]) || compare(a.id, b.id))
      .map((line) => lineView(line, locale)),
  };
}

/** What doesn't concern an institution isn't said of it: no 연구수당 without a line for it. */
function isShown(key: (typeof FIGURES)[number], { lines, plan, figures }: SettledInstitution): boolean {
  const has = (kind: SettledLine['category']['kind']) => lines.some(({ category }) => category.kind === kind);
  if (key === 'allowanceCut') return has('allowance');
  if (key === 'indirectCut' || key === 'indirectLeft') return has('indirect');
  if (key === 'inKindShortfall') return (plan?.inKind ?? 0n) > 0n;
  return key !== 'beyondBudget' || figures.beyondBudget.amount > 0n;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lineView(line: SettledLine, locale: Locale): LineView {
  return {
    id: line.id,
    href: `/budgets/lines/${line.id}`,
    category: line.category.label[locale],
    fund: `${line.fund.name[locale]} · ${line.fiscalYear.year}`,
    inKind: line.means === 'in-kind',
    budget: line.budget,
    spent: line.spent,
    reserved: line.reserved,
    unspent: line.unspent,
    disallowed: line.disallowed + line.cut,
    undisbursed: line.undisbursed,
    returnDue: line.returnDue,
    kept: line.kept,
  };
}
