import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { LinkButton } from '../components/button.js';
import { EmptyState, PageHead, Section } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { reportsPageTexts } from './reports-page.texts.js';
import type { ReportsPageProps, ReportStageView, ReportTile } from './reports-view.js';

/** The reports that can be had, stage by stage. */
export function ReportsPage({ frame, stages }: ReportsPageProps): JSX.Element {
  const t = inLocale(reportsPageTexts, frame.locale);
  return (
    <PageLayout frame={frame} title={t.title} current="reports" styles={['report']} name="reports">
      <PageHead title={t.title} />
      <p class="lead">{t.lead}</p>
      {stages.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneLead}</p>
        </EmptyState>
      )}
      {stages.map((stage) => (
        <Stage key={stage.id} stage={stage} locale={frame.locale} />
      ))}
    </PageLayout>
  );
}

function Stage({ stage, locale }: { stage: ReportStageView; locale: Locale }): JSX.Element {
  const t = inLocale(reportsPageTexts, locale);
  return (
    <Section
      title={
        <>
          {stage.name} {stage.isCurrent && <span class="report-now">{t.current}</span>}
        </>
      }
      aside={
        <span class="meta">
          {stage.startsOn} ~ {stage.endsOn}
        </span>
      }
      rule="strong"
    >
      <ul class="report-tiles">
        {stage.tiles.map((tile) => (
          <Tile key={tile.href} tile={tile} stageName={stage.name} locale={locale} />
        ))}
      </ul>
    </Section>
  );
}

function Tile(props: { tile: ReportTile; stageName: string; locale: Locale }): JSX.Element {
  const { tile, stageName, locale } = props;
  const t = inLocale(reportsPageTexts, locale);
  const name = `${tile.subject} ${stageName}`;
  return (
    <li class={tile.isProgramme ? 'report-tile is-programme' : 'report-tile'}>
      <h3>
        <a href={tile.href}>{tile.subject}</a>
      </h3>
      <p class="meta">{tile.isProgramme ? t.allTeams : t.report}</p>
      <p class="report-tile-files">
        <LinkButton href={tile.pdfHref} size="small" download>
          <span class="visually-hidden">{name} </span>
          {t.pdf}
        </LinkButton>
        <LinkButton href={tile.xlsxHref} size="small" download>
          <span class="visually-hidden">{name} </span>
          {t.xlsx}
        </LinkButton>
      </p>
    </li>
  );
}
