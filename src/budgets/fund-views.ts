import type { BurnUpView, FundOutlook, FundView } from '../../templates/budgets/budgets-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import { sumWon, type Won } from '../platform/money/won.js';
import type { Fund } from '../programmes/fund.entity.js';
import type { BudgetOverviewValue } from './budget-overview-value.js';
import { amountsOf, ownUse, type Amounts } from './budget-tree-amounts.js';
import { entriesHref } from './budget-tree-rows.js';
import { forecastSpending, type Forecast } from './forecast-spending.js';
import { planCorners, planTenthsOn, type SpendingPlan } from './spending-plan.js';

interface FundContext {
  value: BudgetOverviewValue;
  locale: Locale;
}

interface FundPace {
  amounts: Amounts;
  plan: SpendingPlan;
  planTenths: number;
  forecast: Forecast;
  points: { on: string; spent: Won }[];
}

/** A fund's head and its course over the stage. */
export function fundViews(context: FundContext, fund: Fund): { head?: FundView; burnUp?: BurnUpView } {
  const pace = paceOfFund(context, fund);
  return {
    head: headOf(context, fund, pace),
    burnUp: pace && {
      label: fund.name[context.locale],
      allocated: pace.amounts.allocated,
      reserved: pace.amounts.reserved,
      points: pace.points,
      plan: planCorners(pace.plan),
      planTenths: pace.planTenths,
      forecast: pace.forecast,
    },
  };
}

/** Only where the whole allocation may be known: a curve against a band would give the band away. */
function paceOfFund({ value }: FundContext, fund: Fund): FundPace | undefined {
  const { stage, today } = value;
  if (!stage) return undefined;
  const lines = value.lines.filter((line) => line.fund.id === fund.id && line.stage.id === stage.id);
  const amounts = amountsOf(lines);
  if (lines.length === 0 || !amounts) return undefined;
  const plan = value.planOf(fund.id, stage);
  const days = value.spending.filter(({ fundId, on }) => fundId === fund.id && on <= today);
  let sum: Won = 0n;
  const points = days.map(({ on, spent }) => {
    sum += spent;
    return { on, spent: sum };
  });
  const forecast = forecastSpending({
    period: plan.period,
    today,
    allocated: amounts.allocated,
    reserved: amounts.reserved,
    days,
  });
  return { amounts, plan, planTenths: planTenthsOn(plan, today), forecast, points };
}

function headOf(
  { value, locale }: FundContext,
  fund: Fund,
  pace: FundPace | undefined,
): FundView | undefined {
  const lines = value.lines.filter((line) => line.fund.id === fund.id);
  const unallocated = value.unallocated.get(fund.id);
  if (lines.length === 0 && unallocated === undefined) return undefined;
  const head = {
    id: fund.id,
    name: fund.name[locale],
    entriesHref: entriesHref({ fund: fund.id, year: value.year?.id }),
  };
  const amounts = amountsOf(lines);
  if (amounts) {
    const appropriated = amounts.allocated + (unallocated ?? 0n);
    return {
      kind: 'exact',
      ...head,
      pot: fund.kind === 'common-pot',
      appropriated,
      ...amounts,
      planned: pace && (pace.amounts.allocated * BigInt(pace.planTenths)) / 1000n,
      outlook: pace && outlookOf(value, pace),
    };
  }
  const { band, spent, reserved } = ownUse({ value }, lines);
  const requested = sumWon(
    value.potUses.filter(({ lineId }) => lines.some(({ id }) => id === lineId)).map((use) => use.requested),
  );
  return band && { kind: 'band', ...head, band, ownSpent: spent, ownRequested: reserved + requested };
}

function outlookOf({ stage, today }: BudgetOverviewValue, pace: FundPace): FundOutlook | undefined {
  const { amounts, forecast } = pace;
  if (stage && today >= stage.endsOn)
    return { kind: 'ended', left: amounts.allocated - amounts.spent - amounts.reserved };
  if (forecast.kind === 'none') return undefined;
  if (forecast.kind === 'too-little') return forecast;
  const { low, middle, high } = forecast.end;
  const left = (spent: Won): Won => (spent < amounts.allocated ? amounts.allocated - spent : 0n);
  return { kind: 'forecast', spent: middle, left: left(middle), leftFrom: left(high), leftTo: left(low) };
}
