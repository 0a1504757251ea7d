import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { BarLegend, BudgetBar } from '../components/budget-bar.js';
import { EmptyState, Pager, Section, Tabs } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { BudgetFrame } from './budget-frame.js';
import type { TeamPaceView, TeamRow, TeamsPageProps } from './budget-pages-view.js';
import { gapText, tenthsText } from './figures.js';
import { StageChoice } from './stage-choice.js';
import { viewTexts } from './view-texts.js';

/** 팀 비교: each team's rate beside its plan, or its share of a common pot; the office's alone. */
export function TeamsPage(props: TeamsPageProps): JSX.Element {
  const { frame, views, stage, stages, stageId, funds, pot, rows } = props;
  const { locale } = frame;
  const t = inLocale(viewTexts, locale);
  return (
    <BudgetFrame
      frame={frame}
      title={t.teams}
      name="budget-teams"
      views={views}
      beside={
        stage && (
          <>
            <strong>{stage.name}</strong>
            <span class="figures">
              {stage.startsOn} ~ {stage.endsOn}
            </span>
          </>
        )
      }
      actions={stages.length > 1 && <StageChoice {...{ stages, stageId, locale }} action="/budgets/teams" />}
    >
      {!stage ? (
        <EmptyState title={t.noStage}>
          <p>{t.noStageLead}</p>
        </EmptyState>
      ) : (
        <>
          <p class="view-lead">{pot ? t.potLead : t.teamsLead}</p>
          <Tabs label={t.teamFunds} tabs={funds} />
          {rows.length === 0 ? (
            <EmptyState title={t.noTeams}>
              <p>{t.noTeamsLead}</p>
            </EmptyState>
          ) : (
            <TeamTable {...props} />
          )}
        </>
      )}
    </BudgetFrame>
  );
}

function TeamTable({ frame, pot, sorts, rows, total, lateCount, paging }: TeamsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(viewTexts, locale);
  return (
    <Section
      title={pot ? t.share : t.lateCount(lateCount, paging.total ?? rows.length)}
      aside={
        <p class="sort-links">
          <span class="meta">{t.sort}</span>
          {sorts.map(({ href, text, current }) => (
            <a key={href} href={href} aria-current={current ? 'true' : undefined}>
              {text}
            </a>
          ))}
        </p>
      }
      rule="strong"
    >
      {!pot && <BarLegend locale={locale} plan />}
      <div class="table-scroll" role="region" aria-label={t.teams} tabIndex={0}>
        <table class="table is-figures">
          {pot ? <PotRows rows={rows} locale={locale} /> : <PaceRows {...{ rows, total, locale }} />}
        </table>
      </div>
      <div class="list-foot">
        <Pager paging={paging} locale={locale} />
      </div>
    </Section>
  );
}

function TeamName({ row, locale }: { row: TeamRow; locale: Locale }): JSX.Element {
  const t = inLocale(viewTexts, locale);
  return (
    <th scope="row">
      <a href={row.href}>{row.name}</a>
      {row.mark && (
        <span class="row-mark">
          <Badge tone="gray">{row.mark}</Badge>
        </span>
      )}
      {row.late && (
        <span class="row-mark">
          <Badge tone="danger">{t.late}</Badge>
        </span>
      )}
    </th>
  );
}

function PaceRows(props: {
  rows: readonly TeamRow[];
  total: TeamPaceView | undefined;
  locale: Locale;
}): JSX.Element {
  const { rows, total, locale } = props;
  const t = inLocale(viewTexts, locale);
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t.team}</th>
          {[t.allocated, t.spent, t.reserved, t.left, t.rate, t.plan, t.gap].map((text) => (
            <th key={text} scope="col" class="number">
              {text}
            </th>
          ))}
          <th scope="col" class="cell-bar">
            {t.bar}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <TeamName row={row} locale={locale} />
            {row.pace && <PaceCells pace={row.pace} late={row.late} locale={locale} />}
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{t.allTeams}</th>
            <PaceCells pace={total} late={false} locale={locale} />
          </tr>
        </tfoot>
      )}
    </>
  );
}

function PaceCells({
  pace,
  late,
  locale,
}: {
  pace: TeamPaceView;
  late: boolean;
  locale: Locale;
}): JSX.Element {
  const { allocated, spent, reserved, left, rateTenths, planTenths, gapTenths } = pace;
  const none = allocated === 0n;
  return (
    <>
      {[allocated, spent, reserved, left].map((amount, index) => (
        <td key={index} class="number">
          {formatWon(amount)}
        </td>
      ))}
      <td class="number">{none ? '–' : tenthsText(rateTenths)}</td>
      <td class="number">{none ? '–' : tenthsText(planTenths)}</td>
      <td class={late ? 'number is-over' : 'number'}>{none ? '–' : gapText(gapTenths)}</td>
      <td class="cell-bar">
        {!none && <BudgetBar {...{ allocated, spent, reserved, planTenths, locale }} size="thin" />}
      </td>
    </>
  );
}

function PotRows({ rows, locale }: { rows: readonly TeamRow[]; locale: Locale }): JSX.Element {
  const t = inLocale(viewTexts, locale);
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t.team}</th>
          {[t.spent, t.reserved, t.requested, t.share].map((text) => (
            <th key={text} scope="col" class="number">
              {text}
            </th>
          ))}
          <th scope="col" class="cell-bar">
            {t.shareBar}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <TeamName row={row} locale={locale} />
            {[row.use?.spent, row.use?.reserved, row.use?.requested].map((amount, index) => (
              <td key={index} class="number">
                {formatWon(amount ?? 0n)}
              </td>
            ))}
            <td class="number">{tenthsText(row.use?.shareTenths ?? 0)}</td>
            <td class="cell-bar">
              <svg class="budget-bar is-thin" width="100%" height="8" aria-hidden="true">
                <rect class="bar-left" width="100%" height="8" />
                <rect class="bar-spent" width={`${(row.use?.shareTenths ?? 0) / 10}%`} height="8" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </>
  );
}
