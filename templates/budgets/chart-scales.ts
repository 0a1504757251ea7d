import { scaleLinear } from 'd3-scale';
import { addDays, daysBetween, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { permilleOf, type Won } from '../../src/platform/money/won.js';
import { shortDate } from '../format.js';
import type { StageClock } from './budgets-view.js';

export const CHART_WIDTH = 740;
export const PLOT = { left: 64, right: 626, top: 34, bottom: 172 };

/** One axis for all charts of a stage: a day stands at the same place in each. */
export function timeScale(stage: StageClock): (on: KstDate) => number {
  const days = Math.max(1, daysBetween(stage.startsOn, stage.endsOn));
  const scale = scaleLinear([0, days], [PLOT.left, PLOT.right]).clamp(true);
  return (on) => Math.round(scale(daysBetween(stage.startsOn, on)) * 10) / 10;
}

/** Tenths of a percent are fine enough for a picture, and keep won out of floating point. */
export function valueScale(whole: Won): (amount: Won) => number {
  const scale = scaleLinear([0, 1000], [PLOT.bottom, PLOT.top]).clamp(true);
  return (amount) => Math.round(scale(permilleOf(amount, whole)) * 10) / 10;
}

/** A label's height, moved up where it would lie on what stands at `other`. */
export function apart(y: number, other: number): number {
  return Math.abs(y - other) < 14 ? other - 12 : y;
}

/** The stage's first day and the first days of its months, not closer than fits a stage of years. */
export function monthStarts({ startsOn, endsOn }: StageClock): KstDate[] {
  const firsts: KstDate[] = [startsOn];
  let next = `${addDays(`${startsOn.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
  while (next <= endsOn && firsts.length < 120) {
    firsts.push(next);
    next = `${addDays(next, 31).slice(0, 7)}-01`;
  }
  const step = Math.ceil(firsts.length / 12);
  return firsts.filter((_, index) => index % step === 0);
}

export function monthText(first: KstDate, locale: Locale): string {
  return locale === 'ko' ? `${Number(first.slice(5, 7))}월` : (shortDate(first, locale).split(' ')[1] ?? '');
}
