import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { shareTenths } from '../../src/platform/money/shares.js';
import { formatWon, permilleOf, type Won } from '../../src/platform/money/won.js';
import { BandBar } from '../components/budget-bar.js';
import { componentTexts } from '../components/texts.js';
import { percentText, spokenWon, withQuery, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { FundOutlook, FundView } from './budgets-view.js';
import { budgetTexts } from './texts.js';

const MILLION = 1_000_000n;

export interface FundHeadsProps {
  funds: readonly FundView[];
  locale: Locale;
}

/** Each fund as one bar of what was appropriated. */
export function FundHeads({ funds, locale }: FundHeadsProps): JSX.Element {
  return (
    <div class="fund-heads">
      {funds.map((fund) =>
        fund.kind === 'exact' ? (
          <ExactFund key={fund.id} fund={fund} locale={locale} />
        ) : (
          <BandFund key={fund.id} fund={fund} locale={locale} />
        ),
      )}
    </div>
  );
}

type Exact = Extract<FundView, { kind: 'exact' }>;

function ExactFund({ fund, locale }: { fund: Exact; locale: Locale }): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const c = inLocale(componentTexts, locale);
  const unallocated = fund.appropriated - fund.allocated;
  const left = fund.appropriated - fund.spent - fund.reserved;
  const [spent = 0, reserved = 0, rest = 0] = shareTenths(
    [fund.spent, fund.reserved, left].map((part) => (part > 0n ? part : 0n)),
  );
  return (
    <article class="fund">
      <header>
        <h3>{fund.name}</h3>
        <span class="meta">{fund.pot ? t.pot : t.perTeam}</span>
        <strong class="fund-amount">{wonText(fund.appropriated, locale)}</strong>
      </header>
      <p class="meta fund-base">
        <span>{t.base}</span>
        <span>
          {[
            fund.planned !== undefined && t.plannedToday(formatWon(fund.planned / MILLION)),
            spokenWon(fund.appropriated, locale),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <FundBar fund={fund} locale={locale} shares={[spent, reserved, rest]} />
      <dl class="fund-figures">
        <Figure
          look="spent"
          label={c.spent}
          share={spent}
          amount={fund.spent}
          href={withQuery(fund.entriesHref, 'kind', 'spent')}
        />
        <Figure
          look="reserved"
          label={c.reserved}
          share={reserved}
          amount={fund.reserved}
          href={withQuery(fund.entriesHref, 'kind', 'reserved')}
        />
        <Figure look="left" label={c.left} share={rest} amount={left} href={fund.entriesHref}>
          {unallocated > 0n && (
            <span class="meta">
              {t.unallocated} {formatWon(unallocated)}
            </span>
          )}
        </Figure>
      </dl>
      {fund.outlook && <p class="fund-outlook">{outlookText(fund.outlook, locale)}</p>}
    </article>
  );
}

/** What will be left when the stage ends, with its range; or that nobody can say yet. */
function outlookText(outlook: FundOutlook, locale: Locale): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  if (outlook.kind === 'too-little') return <>{t.outlookUnknown}</>;
  const million = (amount: Won) => formatWon(amount / MILLION);
  if (outlook.kind === 'ended') return <>{t.outlookEnded(million(outlook.left))}</>;
  const { spent, left, leftFrom, leftTo } = outlook;
  return (
    <>
      {left > 0n ? t.outlook(million(spent), million(left)) : t.outlookAll}
      {leftTo > leftFrom && <span class="meta"> {t.outlookRange(million(leftFrom), million(leftTo))}</span>}
    </>
  );
}

function FundBar(props: {
  fund: Exact;
  locale: Locale;
  shares: readonly [number, number, number];
}): JSX.Element {
  const { fund, locale, shares } = props;
  const c = inLocale(componentTexts, locale);
  const [spent, reserved, rest] = shares;
  const whole = fund.appropriated;
  const open = whole > 0n ? Number(((whole - fund.allocated) * 1000n) / whole) / 10 : 0;
  const planX = `${permilleOf(fund.planned ?? 0n, whole) / 10}%`;
  const words = `${c.spent} ${percentText(spent)}, ${c.reserved} ${percentText(reserved)}, ${c.left} ${percentText(rest)}`;
  return (
    <svg class="budget-bar is-tall" width="100%" height="24" role="img" aria-label={`${fund.name}: ${words}`}>
      <rect class="bar-left" width="100%" height="24" />
      <rect class="bar-spent" width={`${spent / 10}%`} height="24" />
      <rect class="bar-reserved" x={`${spent / 10}%`} width={`${reserved / 10}%`} height="24" />
      {fund.planned !== undefined && whole > 0n && (
        <line class="bar-plan" x1={planX} x2={planX} y1="0" y2="24" />
      )}
      {open > 0 && (
        <rect class="bar-unallocated" x={`${100 - open}%`} y="0.5" width={`${open}%`} height="23" />
      )}
    </svg>
  );
}

function Figure(props: {
  look: 'spent' | 'reserved' | 'left';
  label: string;
  share: number;
  amount: Won;
  href: string;
  children?: ComponentChildren;
}): JSX.Element {
  const { look, label, share, amount, href, children } = props;
  return (
    <div>
      <dt>
        <span class={`key is-${look}`}>
          {label} <strong>{percentText(share)}</strong>
        </span>
      </dt>
      <dd>
        <a class="figure-link" href={href}>
          {formatWon(amount)}
        </a>
        {children}
      </dd>
    </div>
  );
}

function BandFund({
  fund,
  locale,
}: {
  fund: Extract<FundView, { kind: 'band' }>;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const c = inLocale(componentTexts, locale);
  return (
    <article class="fund">
      <header>
        <h3>{fund.name}</h3>
        <span class="meta">{t.pot}</span>
        <strong class="fund-amount">{c.band(fund.band)}</strong>
      </header>
      <BandBar band={fund.band} locale={locale} />
      <p class="meta">{c.bandNote(fund.band.daysAgo)}</p>
      <dl class="fund-figures">
        <div>
          <dt>{t.ownUse}</dt>
          <dd>
            <a class="figure-link" href={withQuery(fund.entriesHref, 'kind', 'spent')}>
              {formatWon(fund.ownSpent)}
            </a>
          </dd>
        </div>
        <div>
          <dt>{t.ownRequests}</dt>
          <dd>{formatWon(fund.ownRequested)}</dd>
        </div>
      </dl>
    </article>
  );
}
