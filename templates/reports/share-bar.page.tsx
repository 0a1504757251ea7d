import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { Shares } from '../../src/reports/one-page-report/one-page-report.js';
import { inLocale } from '../texts.js';
import { reportTexts } from './one-page-report.texts.js';
import { percent } from './report-format.js';

/** 집행 → 예약 → 잔액 of one row; the figures beside it say the same, so it is hidden from readers aloud. */
export function ShareBar({ shares }: { shares: Shares }): JSX.Element {
  return (
    <svg class="report-bar" width="100%" height="10" aria-hidden="true" focusable="false">
      <Parts shares={shares} height={10} />
    </svg>
  );
}

export interface OverallBarProps {
  shares: Shares;
  planTenths: number;
  locale: Locale;
}

/** The bar of the whole report, with a tick where spending should stand today. */
export function OverallBar({ shares, planTenths, locale }: OverallBarProps): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const plan = `${Math.min(Math.max(planTenths, 0), 1000) / 10}%`;
  return (
    <div class="report-overall">
      <svg width="100%" height="32" aria-hidden="true" focusable="false">
        <svg y="6" width="100%" height="20">
          <Parts shares={shares} height={20} />
        </svg>
        <rect
          class="report-fill-tick"
          x={plan}
          y="0"
          width="2"
          height="32"
          fill="#131416"
          transform="translate(-1 0)"
        />
      </svg>
      <ul class="report-legend">
        <li>
          <Swatch name="spent" /> {t.spent} {percent(shares.spent)}
        </li>
        <li>
          <Swatch name="reserved" /> {t.reserved} {percent(shares.reserved)}
        </li>
        <li>
          <Swatch name="left" /> {t.left} {percent(shares.left)}
        </li>
        <li>
          <Swatch name="tick" /> {t.planToday(percent(planTenths))}
        </li>
      </ul>
    </div>
  );
}

const FILLS = { spent: '#063a74', reserved: '#90b0d5', left: '#e6e8ea', tick: '#131416' } as const;

function Swatch({ name }: { name: keyof typeof FILLS }): JSX.Element {
  const isTick = name === 'tick';
  return (
    <svg width={isTick ? 2 : 12} height="12" aria-hidden="true" focusable="false">
      <rect class={`report-fill-${name}`} width="100%" height="12" fill={FILLS[name]} />
    </svg>
  );
}

function Parts({ shares, height }: { shares: Shares; height: number }): JSX.Element {
  const spent = shares.spent / 10;
  const reserved = shares.reserved / 10;
  return (
    <>
      <rect class="report-fill-left" width="100%" height={height} fill={FILLS.left} />
      {spent > 0 && <rect class="report-fill-spent" width={`${spent}%`} height={height} fill={FILLS.spent} />}
      {reserved > 0 && (
        <rect
          class="report-fill-reserved"
          x={`${spent}%`}
          width={`${reserved}%`}
          height={height}
          fill={FILLS.reserved}
        />
      )}
    </>
  );
}
