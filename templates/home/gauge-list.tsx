import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, permilleOf } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { BandBar, BarLegend, BudgetBar, leftOf } from '../components/budget-bar.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { componentTexts } from '../components/texts.js';
import { Won } from '../components/won.js';
import { percentText } from '../format.js';
import { inLocale } from '../texts.js';
import type { Gauge } from './home-view.js';
import { homeTexts } from './texts.js';

/** Below this share of the allocation, in tenths of a percent, what is left carries a mark. */
const NEARLY_USED_TENTHS = 100;

export interface GaugeListProps {
  gauges: readonly Gauge[];
  locale: Locale;
}

/** 남은 예산: one bar a category, what is left first. */
export function GaugeList({ gauges, locale }: GaugeListProps): JSX.Element {
  const t = inLocale(homeTexts, locale);
  return (
    <Section title={t.gauges} aside={gauges.length > 0 && <BarLegend locale={locale} />}>
      {gauges.length === 0 ? (
        <EmptyState title={t.noGauges}>
          <p>{t.noGaugesLead}</p>
        </EmptyState>
      ) : (
        <ul class="gauges">
          {gauges.map((gauge) => (
            <li key={gauge.href}>
              {gauge.kind === 'own' ? (
                <OwnGauge gauge={gauge} locale={locale} />
              ) : (
                <PotGauge gauge={gauge} locale={locale} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OwnGauge({
  gauge,
  locale,
}: {
  gauge: Extract<Gauge, { kind: 'own' }>;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(homeTexts, locale);
  const c = inLocale(componentTexts, locale);
  const left = leftOf(gauge);
  const share = permilleOf(left, gauge.allocated);
  const nearlyUsed = gauge.allocated > 0n && share < NEARLY_USED_TENTHS;
  return (
    <>
      <p class="gauge-head">
        <a href={gauge.href}>{gauge.label}</a>
        {nearlyUsed && (
          <Badge tone="warning" icon="warning">
            {t.leftPercent(percentText(share))}
          </Badge>
        )}
        <Won amount={left} locale={locale} strong />
      </p>
      <BudgetBar {...gauge} locale={locale} />
      <p class="gauge-foot">
        <span>
          {c.spent} {formatWon(gauge.spent)} · {c.reserved} {formatWon(gauge.reserved)}
        </span>
        <span>
          {c.allocated} {formatWon(gauge.allocated)}
        </span>
      </p>
    </>
  );
}

function PotGauge({
  gauge,
  locale,
}: {
  gauge: Extract<Gauge, { kind: 'pot' }>;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(homeTexts, locale);
  const c = inLocale(componentTexts, locale);
  return (
    <>
      <p class="gauge-head">
        <a href={gauge.href}>{gauge.label}</a>
        <span class="meta">{t.pot}</span>
        <span>{c.band(gauge.band)}</span>
      </p>
      <BandBar band={gauge.band} locale={locale} />
    </>
  );
}
