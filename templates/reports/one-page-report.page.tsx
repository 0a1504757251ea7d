import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import type { OnePageReport } from '../../src/reports/one-page-report/one-page-report.js';
import { inLocale } from '../texts.js';
import { reportTexts } from './one-page-report.texts.js';
import { grouped, kstMinute, percent } from './report-format.js';
import { ReportNotes } from './report-notes.page.js';
import { leadSentence, reportHead, tableCaption, type Segment } from './report-sentences.js';
import { ReportTable } from './report-table.page.js';
import { OverallBar } from './share-bar.page.js';
import { SpendingChart } from './spending-chart.page.js';

export interface OnePageReportProps {
  report: OnePageReport;
  locale: Locale;
  /** The same report as files; left out where it is printed. */
  downloads?: { pdfHref: string; xlsxHref: string };
}

/** The one-page report as the main part of a page. Every figure is a link to the entries it is the sum of. */
export function OnePageReportSection({ report, locale, downloads }: OnePageReportProps): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const caption = tableCaption(report, locale);
  return (
    <article class="report">
      <ReportHeader report={report} locale={locale} downloads={downloads} />
      <Facts report={report} locale={locale} />
      <p class="report-lead">
        <Sentence segments={leadSentence(report, locale)} />
      </p>
      <Figures report={report} locale={locale} />
      {report.total.shares && (
        <OverallBar shares={report.total.shares} planTenths={report.course.planTenths} locale={locale} />
      )}
      <section class="report-section">
        <h2>
          {report.scope.kind === 'team' ? t.rowsHeading : t.fundRowsHeading}
          <small>{t.rowsUnit}</small>
        </h2>
        <ReportTable report={report} locale={locale} />
        <p class="report-caption">{caption.join(' ')}</p>
      </section>
      <div class="report-bottom">
        <SpendingChart report={report} locale={locale} />
        <ReportNotes notes={report.notes} locale={locale} />
      </div>
      <ReportFoot report={report} locale={locale} />
    </article>
  );
}

function ReportHeader({ report, locale, downloads }: OnePageReportProps): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const head = reportHead(report, locale);
  return (
    <header class="report-head">
      <h1>
        {head.title} <span class="report-subject">{head.subject}</span>
      </h1>
      <p class="report-date">
        {report.demo && <strong class="report-demo">{t.demo}</strong>} {t.basedOn(report.basedOn)}
      </p>
      {downloads && (
        <p class="report-downloads">
          <a class="button is-tertiary is-small" href={downloads.xlsxHref} data-turbo="false">
            {t.downloadXlsx}
          </a>
          <a class="button is-primary is-small" href={downloads.pdfHref} data-turbo="false">
            {t.downloadPdf}
          </a>
        </p>
      )}
    </header>
  );
}

function Facts({ report, locale }: { report: OnePageReport; locale: Locale }): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const head = reportHead(report, locale);
  const facts = [
    [t.programme, head.programme],
    [t.funds, head.funds],
    [t.team, head.team],
    [t.basis, report.basedOn],
    [t.stage, `${head.stage} ${head.stageDays}`],
    [t.madeBy, head.maker],
  ] as const;
  return (
    <dl class="report-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Figures({ report, locale }: { report: OnePageReport; locale: Locale }): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const { total, withoutLabour } = report;
  const { shares } = total;
  const base = !shares ? t.noBudget : withoutLabour ? t.allocatedWithoutLabour : t.allocatedIsAll;
  const figures = [
    [t.budget, total.budget, base],
    [t.spent, total.spent, shares && percent(shares.spent)],
    [t.reserved, total.reserved, shares && percent(shares.reserved)],
    [t.left, total.left, shares && percent(shares.left)],
  ] as const;
  return (
    <dl class="report-figures">
      {figures.map(([label, amount, note]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="report-amount">
            <a href={total.href}>{formatWon(amount)}</a>
            <span class="report-won"> {t.won}</span>
          </dd>
          <dd class="report-share">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function ReportFoot({ report, locale }: { report: OnePageReport; locale: Locale }): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const signers = [t.signerPreparer, t.signerLead, t.signerHead];
  return (
    <footer class="report-foot">
      <dl class="report-proof">
        <dt>{t.ledgerPosition}</dt>
        <dd>
          {t.upToEntry(formatWon(report.ledgerPosition))} · {kstMinute(report.madeAt)}
        </dd>
        <dt>{t.digest}</dt>
        <dd>
          <code>{grouped(report.sha256)}</code>
          <span class="report-remark">{t.digestMeaning}</span>
        </dd>
      </dl>
      <table class="report-signatures">
        <caption>{t.approval}</caption>
        <tbody>
          <tr>
            {signers.map((signer) => (
              <th key={signer} scope="col">
                {signer}
              </th>
            ))}
          </tr>
          <tr>
            {signers.map((signer, index) => (
              <td key={signer}>
                {index === 0 && <span>{report.madeBy}</span>}
                <span class="report-sign">{t.sign}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p class="report-remark">{t.reproducible}</p>
    </footer>
  );
}

function Sentence({ segments }: { segments: readonly Segment[] }): JSX.Element {
  return (
    <>
      {segments.map(({ text, strong }, index) =>
        strong ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
      )}
    </>
  );
}
