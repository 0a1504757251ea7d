import type { JSX } from 'preact';
import { formatWon, permilleOf, sumWon, type Won } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { EmptyState, Section, Tabs } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { BudgetFrame } from './budget-frame.js';
import type { ComparedCell, ComparePageProps, CompareRow } from './budget-pages-view.js';
import { gapText } from './figures.js';
import { viewTexts } from './view-texts.js';

/** 연도·단계 비교: two periods beside one another, by fund and category. */
export function ComparePage(props: ComparePageProps): JSX.Element {
  const { frame, views, byTabs, left, right, rows, ownUse, teamId } = props;
  const t = inLocale(viewTexts, frame.locale);
  return (
    <BudgetFrame frame={frame} title={t.compare} name="budget-compare" views={views}>
      <p class="view-lead">{t.compareLead}</p>
      <Tabs label={t.byWhat} tabs={byTabs} />
      {!left || !right ? (
        <EmptyState title={t.onePeriod}>
          <p>{t.onePeriodLead}</p>
        </EmptyState>
      ) : (
        <>
          <Choice {...props} />
          {rows.length === 0 ? (
            <EmptyState title={t.nothing}>
              <p>{t.nothingLead}</p>
            </EmptyState>
          ) : (
            <Comparison {...props} left={left} right={right} />
          )}
          {ownUse && <p class="meta table-foot">{teamId === '' ? t.compareOwn : t.compareTeamUse}</p>}
        </>
      )}
    </BudgetFrame>
  );
}

function Choice({ frame, by, periods, left, right, teams, teamId }: ComparePageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(viewTexts, locale);
  const common = { locale, options: periods };
  return (
    <form method="get" action="/budgets/compare" class="filter-form">
      <input type="hidden" name="by" value={by} />
      <SelectField {...common} name="left" label={t.leftPeriod} value={left?.id ?? ''} />
      <SelectField {...common} name="right" label={t.rightPeriod} value={right?.id ?? ''} />
      {teams && (
        <SelectField
          name="team"
          label={t.team}
          locale={locale}
          value={teamId}
          options={teams}
          placeholder={t.everyTeam}
        />
      )}
      <Button>{t.show}</Button>
    </form>
  );
}

type Named = { id: string; name: string };

function Comparison(props: ComparePageProps & { left: Named; right: Named }): JSX.Element {
  const { frame, left, right, rows } = props;
  const t = inLocale(viewTexts, frame.locale);
  const total = totalOf(rows.filter(({ fund }) => fund));
  return (
    <Section title={`${left.name} → ${right.name}`} rule="strong">
      <div class="table-scroll" role="region" aria-label={t.compare} tabIndex={0}>
        <table class="table is-figures budget-tree">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t.part}
              </th>
              {[t.allocated, t.spent].map((figure) => (
                <th key={figure} scope="colgroup" colSpan={4} class="number">
                  {figure}
                </th>
              ))}
            </tr>
            <tr>
              {[t.allocated, t.spent].flatMap((figure) =>
                [left.name, right.name, t.difference, t.percent].map((text) => (
                  <th key={`${figure} ${text}`} scope="col" class="number">
                    {text}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} class={row.fund ? 'is-fund depth-0' : 'is-category depth-1'}>
                <th scope="row">
                  <span class="tree-name is-leaf">
                    {row.label}
                    {row.note && <span class="meta row-aside">{row.note}</span>}
                  </span>
                </th>
                <Cells left={row.left} right={row.right} shared={t.shared} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.sum}</th>
              <Cells left={total.left} right={total.right} shared="" />
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

function Cells({
  left,
  right,
  shared,
}: {
  left: ComparedCell;
  right: ComparedCell;
  shared: string;
}): JSX.Element {
  return (
    <>
      <Pair left={left.allocated} right={right.allocated} shared={shared} />
      <Pair left={left.spent} right={right.spent} shared={shared} />
    </>
  );
}

function Pair(props: { left: Won | undefined; right: Won | undefined; shared: string }): JSX.Element {
  const { left, right, shared } = props;
  const known = left !== undefined && right !== undefined;
  const difference = known ? right - left : 0n;
  return (
    <>
      {[left, right].map((amount, index) => (
        <td key={index} class={amount === undefined ? 'number is-shared' : 'number'}>
          {amount === undefined ? shared : formatWon(amount)}
        </td>
      ))}
      <td class="number">
        {known &&
          `${difference > 0n ? '+' : difference < 0n ? '−' : ''}${formatWon(difference < 0n ? -difference : difference)}`}
      </td>
      <td class="number">{known && (left > 0n ? gapText(permilleOf(difference, left)) : '–')}</td>
    </>
  );
}

/** What can be added up: nothing as soon as one part is shared. */
function totalOf(rows: readonly CompareRow[]): { left: ComparedCell; right: ComparedCell } {
  const side = (pick: (row: CompareRow) => ComparedCell): ComparedCell => {
    const cells = rows.map(pick);
    const known = cells.every(({ allocated }) => allocated !== undefined);
    return {
      allocated: known ? sumWon(cells.map(({ allocated }) => allocated ?? 0n)) : undefined,
      spent: sumWon(cells.map(({ spent }) => spent)),
    };
  };
  return { left: side((row) => row.left), right: side((row) => row.right) };
}
