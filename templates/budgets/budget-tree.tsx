import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, permilleOf, type Won } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { BarLegend, BudgetBar } from '../components/budget-bar.js';
import { Icon } from '../components/icons.js';
import { Section } from '../components/page-parts.js';
import { componentTexts } from '../components/texts.js';
import { percentText, withQuery } from '../format.js';
import { inLocale } from '../texts.js';
import type { BudgetsPageProps, BudgetTreeRow } from './budgets-view.js';
import { budgetTexts } from './texts.js';

const KINDS = ['allocated', 'spent', 'reserved', 'left'] as const;

export interface BudgetTreeProps {
  rows: readonly BudgetTreeRow[];
  total: BudgetsPageProps['total'];
  locale: Locale;
  office: boolean;
  /** Absent without a stage: there is no pace to go by. */
  paced: boolean;
}

/** This many tenths of a percent behind the plan are set in red. */
const FAR_BEHIND_TENTHS = 100;

/** Fund → stage → team → category, opened row by row; each figure leads to the entries behind it. */
export function BudgetTree({ rows, total, locale, office, paced }: BudgetTreeProps): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const c = inLocale(componentTexts, locale);
  const title = office ? t.tree : t.treeTeam;
  return (
    <Section
      title={
        <>
          {title} <span class="meta heading-note">{t.treeNote}</span>
        </>
      }
      aside={<BarLegend locale={locale} plan={paced} />}
      rule="strong"
      id="tree"
    >
      <div class="table-scroll" role="region" aria-label={title} tabIndex={0}>
        <table class="table is-figures budget-tree">
          <thead>
            <tr>
              <th scope="col">{t.row}</th>
              {KINDS.map((kind) => (
                <th key={kind} scope="col" class="number">
                  {c[kind]}
                </th>
              ))}
              <th scope="col" class="number">
                {t.rate}
              </th>
              {paced && (
                <th scope="col" class="number">
                  {t.againstPlan}
                </th>
              )}
              <th scope="col" class="cell-bar">
                {t.bar}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TreeRow key={row.id} row={row} locale={locale} paced={paced} />
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <th scope="row">{office ? t.programmeTotal : t.total}</th>
                {KINDS.map((kind) => (
                  <td key={kind} class="number">
                    {formatWon(total[kind])}
                  </td>
                ))}
                <td class="number">{rateText(permilleOf(total.spent, total.allocated))}</td>
                {paced && <td class="number" />}
                <td class="cell-bar">
                  <BudgetBar {...total} locale={locale} size="thin" />
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <p class="meta table-foot">{t.treeFoot}</p>
    </Section>
  );
}

function TreeRow(props: { row: BudgetTreeRow; locale: Locale; paced: boolean }): JSX.Element {
  const { row, locale, paced } = props;
  const t = inLocale(budgetTexts, locale);
  const { spent, reserved, planTenths, shareTenths } = row;
  // A team's part of a common pot has no allocation of its own: its bar is a part of the stage's.
  const whole = row.kind === 'unallocated' ? undefined : (row.allocated ?? row.barOf);
  const hasBar = whole !== undefined && spent !== undefined && reserved !== undefined && whole > 0n;
  const hasRate = hasBar && row.allocated !== undefined;
  return (
    <tr class={`is-${row.kind} depth-${Math.min(row.depth, 5)}`}>
      <th scope="row">
        <RowName row={row} />
      </th>
      {KINDS.map((kind) => (
        <FigureCell key={kind} row={row} kind={kind} locale={locale} />
      ))}
      <td class="number">{hasRate ? rateText(permilleOf(spent, whole)) : ''}</td>
      {paced && shareTenths === undefined && (
        <PlanCell
          gap={hasRate && planTenths !== undefined ? permilleOf(spent, whole) - planTenths : undefined}
        />
      )}
      {paced && shareTenths !== undefined && (
        <td class="number is-shared">{t.share(rateText(shareTenths))}</td>
      )}
      <td class="cell-bar">
        {hasBar && (
          <BudgetBar
            allocated={whole}
            spent={spent}
            reserved={reserved}
            locale={locale}
            size="thin"
            planTenths={hasRate ? planTenths : undefined}
          />
        )}
      </td>
    </tr>
  );
}

/** The unit stands in the table's head. */
function rateText(tenths: number): string {
  return percentText(tenths).replace(' %', '');
}

/** How far ahead of its plan, in percentage points. */
function PlanCell({ gap }: { gap: number | undefined }): JSX.Element {
  if (gap === undefined) return <td class="number" />;
  const size = Math.abs(gap);
  const sign = gap > 0 ? '+' : gap < 0 ? '−' : '';
  return (
    <td class={gap <= -FAR_BEHIND_TENTHS ? 'number is-over' : 'number'}>
      {`${sign}${Math.floor(size / 10)}.${size % 10}`}
    </td>
  );
}

function RowName({ row }: { row: BudgetTreeRow }): JSX.Element {
  const note = (
    <>
      {row.note && <span class="meta row-aside">{row.note}</span>}
      {row.marks?.map((mark) => (
        <span key={mark} class="row-mark">
          <Badge tone="gray">{mark}</Badge>
        </span>
      ))}
    </>
  );
  if (!row.toggle) {
    return (
      <span class="tree-name is-leaf">
        {row.label}
        {note}
      </span>
    );
  }
  const { href, expanded } = row.toggle;
  return (
    <a class="tree-name" href={`${href}#tree`} aria-expanded={expanded} data-turbo-action="replace">
      <Icon name={expanded ? 'chevronDown' : 'chevronRight'} size={16} />
      {row.label}
      {note}
    </a>
  );
}

function FigureCell(props: {
  row: BudgetTreeRow;
  kind: (typeof KINDS)[number];
  locale: Locale;
}): JSX.Element {
  const { row, kind, locale } = props;
  const t = inLocale(budgetTexts, locale);
  const c = inLocale(componentTexts, locale);
  const amount: Won | undefined = row[kind];
  if (amount === undefined) {
    const words = row.band && kind === 'left' ? c.band(row.band) : undefined;
    return (
      <td class="number is-shared">{words ?? (kind === 'allocated' || kind === 'left' ? t.shared : '–')}</td>
    );
  }
  return (
    <td class={kind === 'left' && amount < 0n ? 'number is-over' : 'number'}>
      {row.entriesHref && kind !== 'left' ? (
        <a
          class="figure-link"
          href={withQuery(row.entriesHref, 'kind', kind)}
          aria-label={`${formatWon(amount)}, ${t.entriesOf(row.label, c[kind])}`}
        >
          {formatWon(amount)}
        </a>
      ) : row.entriesHref ? (
        <a
          class="figure-link"
          href={row.entriesHref}
          aria-label={`${formatWon(amount)}, ${t.entriesOf(row.label, c[kind])}`}
        >
          {formatWon(amount)}
        </a>
      ) : (
        formatWon(amount)
      )}
    </td>
  );
}
