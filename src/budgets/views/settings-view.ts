import type { BudgetSettingsPageProps, PlanForm } from '../../../templates/budgets/budget-pages-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import { tenthsText } from '../../../templates/budgets/figures.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { maySetUpProgramme } from '../../programmes/programme.policy.js';
import type { Fund } from '../../programmes/fund.entity.js';
import type { Programme } from '../../programmes/programme.entity.js';
import type { Stage } from '../../programmes/stage.entity.js';
import { budgetViewLinks } from '../budget-view-links.js';
import type { ProgrammeSettingsForm } from '../dto/views.dto.js';
import { monthsOf, type PlannedMonth } from '../spending-plan.js';
import type { PlanOf } from '../spending-plans.js';

export interface SettingsValue {
  programme: Programme;
  stages: Stage[];
  stage?: Stage;
  funds: Fund[];
  planOf: PlanOf;
}

/** What was typed and refused: the settings, or one fund's plan. */
export interface RefusedSettings {
  settings?: ProgrammeSettingsForm;
  plan?: { fundId: string; typed: TypedMonths };
  errors: FormError[];
}

export type TypedMonths = Readonly<Record<KstDate, string>>;

export function settingsPageView(
  value: SettingsValue,
  { frame, actor, refused }: { frame: PageFrame; actor: Actor; refused?: RefusedSettings },
): BudgetSettingsPageProps {
  const { locale } = frame;
  const { programme, stages, stage, funds } = value;
  const values = refused?.settings ?? {};
  return {
    frame,
    views: budgetViewLinks(actor, locale, 'settings', stage?.id),
    mayChange: maySetUpProgramme(actor).allowed,
    values: {
      potBandDelayDays: values.potBandDelayDays ?? String(programme.potBandDelayDays),
      potBandCount: values.potBandCount ?? String(programme.potBandCount),
      stuckDays: values.stuckDays ?? String(programme.stuckDays),
    },
    errors: refused && !refused.plan ? refused.errors : [],
    stages: stages.map(({ id, name }) => ({ value: id, label: name[locale] })),
    stageId: stage?.id ?? '',
    plans: stage
      ? funds.map((fund) =>
          planForm(
            fund,
            stage,
            value.planOf,
            locale,
            refused?.plan?.fundId === fund.id ? refused : undefined,
          ),
        )
      : [],
  };
}

function planForm(
  fund: Fund,
  stage: Stage,
  planOf: PlanOf,
  locale: 'ko' | 'en',
  refused: RefusedSettings | undefined,
): PlanForm {
  const { months } = planOf(fund.id, stage);
  const typed = refused?.plan?.typed;
  return {
    fundId: fund.id,
    fundName: fund.name[locale],
    action: `/budgets/settings/plans/${fund.id}?stage=${stage.id}`,
    even: months === undefined,
    months: monthsOf(stage).map((month) => {
      const tenths = months?.find((one) => one.month === month)?.tenths;
      return { month, value: typed?.[month] ?? (tenths === undefined ? '' : tenthsText(tenths)) };
    }),
    // Several plans stand on one page: a month alone doesn't name a field.
    errors: (refused?.errors ?? []).map((error) =>
      error.field ? { ...error, href: `#${fund.id}-${error.field}` } : error,
    ),
  };
}

/** `12.5` → 125; undefined for anything that isn't a share with one decimal at most. */
export function typedTenths(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d))?\s*%?$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * 10 + Number(match[2] ?? 0);
}

/** The months as typed; nothing in any of them means an even pace. What isn't a share becomes one that is refused. */
export function typedMonths(typed: TypedMonths): PlannedMonth[] {
  const entries = Object.entries(typed);
  if (entries.every(([, text]) => text.trim() === '')) return [];
  return entries.map(([month, text]) => ({ month, tenths: typedTenths(text) ?? -1 }));
}
