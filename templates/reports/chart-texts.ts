import type { Locale } from '../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from './one-page-report.texts.js';
import { inUnit, monthDay, percent, unitFor } from './report-format.js';

/** What is written into the spending chart and under it. */
export interface ChartTexts {
  unit: string;
  /** For 0, 50 and 100 % of the budget. */
  amounts: string[];
  month: (month: number) => string;
  today: string;
  plan: string;
  spent: string;
  committed: string;
  expected: string | null;
  range: string | null;
  legend: string;
  alt: string;
}

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function chartTexts(report: OnePageReport, locale: Locale): ChartTexts {
  const t = reportTexts;
  const { total, course } = report;
  const { forecast } = course;
  const unit = unitFor(total.budget);
  const axis = [0n, total.budget / 2n, total.budget];
  const forecastText = forecast ? t.forecastLegend[locale](forecast.weeks) : t.noForecast[locale];
  const isOver = report.stage.day >= report.stage.days;
  return {
    unit: t.unit[locale](unit.name[locale]),
    amounts: axis.map((amount) => inUnit(amount, unit, 0)),
    month: (month) => (locale === 'ko' ? `${month}월` : (MONTHS_EN[month - 1] ?? '')),
    today: t.baseDay[locale](monthDay(report.basedOn)),
    plan: t.plan[locale],
    spent: `${t.spent[locale]} ${inUnit(total.spent, unit)}`,
    committed: `${t.committed[locale]} ${inUnit(total.spent + total.reserved, unit)}`,
    expected: forecast && `${t.expected[locale]} ${inUnit(forecast.atEnd, unit)}`,
    range: forecast && `${inUnit(forecast.low, unit)}–${inUnit(forecast.high, unit)}`,
    legend: isOver ? t.courseLegend[locale] : `${t.courseLegend[locale]} ${forecastText}`,
    alt: t.chartAlt[locale](percent(total.shares?.spent ?? 0), percent(course.planTenths)),
  };
}
