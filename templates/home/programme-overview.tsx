import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, permilleOf } from '../../src/platform/money/won.js';
import { FundHeads } from '../budgets/fund-heads.js';
import { BarLegend, BudgetBar, leftOf } from '../components/budget-bar.js';
import { Section } from '../components/page-parts.js';
import { componentTexts } from '../components/texts.js';
import { percentText } from '../format.js';
import { inLocale } from '../texts.js';
import type { HomePageProps } from './home-view.js';
import { homeTexts } from './texts.js';

export interface ProgrammeOverviewProps {
  programme: NonNullable<HomePageProps['programme']>;
  locale: Locale;
}

/** The whole programme for those who see all of it: each fund, then each team, one press from its report. */
export function ProgrammeOverview({ programme, locale }: ProgrammeOverviewProps): JSX.Element {
  const t = inLocale(homeTexts, locale);
  return (
    <>
      {programme.readOnly && <p class="notice is-plain">{t.readOnly}</p>}
      <Section title={t.programme} aside={<a href="/budgets">{t.toBudgets}</a>} rule="none">
        <FundHeads funds={programme.funds} locale={locale} />
      </Section>
      <Section title={t.teams} aside={<BarLegend locale={locale} />} rule="strong">
        <TeamTable programme={programme} locale={locale} />
      </Section>
    </>
  );
}

function TeamTable({ programme, locale }: ProgrammeOverviewProps): JSX.Element {
  const t = inLocale(homeTexts, locale);
  const c = inLocale(componentTexts, locale);
  return (
    <div class="table-scroll" role="region" aria-label={t.teams} tabIndex={0}>
      <table class="table is-figures">
        <thead>
          <tr>
            <th scope="col">{t.teamName}</th>
            <th scope="col" class="number">
              {c.allocated}
            </th>
            <th scope="col" class="number">
              {c.spent}
            </th>
            <th scope="col" class="number">
              {c.reserved}
            </th>
            <th scope="col" class="number">
              {c.left}
            </th>
            <th scope="col" class="number">
              {t.rate}
            </th>
            <th scope="col" class="cell-bar">
              {t.bar}
            </th>
            <th scope="col" class="number">
              {t.openClaims}
            </th>
            <th scope="col">
              <span class="visually-hidden">{t.report}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {programme.teams.map((team) => (
            <tr key={team.name}>
              <th scope="row">
                <a href={team.href}>{team.name}</a>
              </th>
              <td class="number">{formatWon(team.allocated)}</td>
              <td class="number">{formatWon(team.spent)}</td>
              <td class="number">{formatWon(team.reserved)}</td>
              <td class="number">{formatWon(leftOf(team))}</td>
              <td class="number">{percentText(permilleOf(team.spent, team.allocated))}</td>
              <td class="cell-bar">
                <BudgetBar {...team} locale={locale} size="thin" />
              </td>
              <td class="number">{team.openClaims}</td>
              <td>
                <a href={team.reportHref}>
                  {t.report}
                  <span class="visually-hidden"> {team.name}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
