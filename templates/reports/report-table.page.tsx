import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import type { OnePageReport, ReportRow } from '../../src/reports/one-page-report/one-page-report.js';
import { inLocale } from '../texts.js';
import { reportTexts } from './one-page-report.texts.js';
import { monthDay, signedWon, tenths } from './report-format.js';
import { ShareBar } from './share-bar.page.js';

export interface ReportTableProps {
  report: OnePageReport;
  locale: Locale;
}

/** The rows of the report. Wider than a phone: the table then scrolls under its own heading, names staying in place. */
export function ReportTable({ report, locale }: ReportTableProps): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const isTeam = report.scope.kind === 'team';
  return (
    <div
      class="report-scroll"
      role="region"
      aria-label={isTeam ? t.rowsHeading : t.fundRowsHeading}
      tabIndex={0}
    >
      <table class="report-table">
        <thead>
          <tr>
            <th scope="col">{isTeam ? t.category : t.fundAndTeam}</th>
            <th scope="col">{t.budget}</th>
            <th scope="col">{t.spent}</th>
            <th scope="col">{t.rate}</th>
            <td class="report-bar-cell">{t.bar}</td>
            <th scope="col">{t.reserved}</th>
            <th scope="col">{t.left}</th>
            <th scope="col">{t.change(monthDay(report.comparedOn))}</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <Row key={row.id} row={row} locale={locale} />
          ))}
          {report.rows.length === 0 && (
            <tr>
              <td class="report-none" colSpan={8}>
                {t.noRows}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <Row row={report.total} locale={locale} />
        </tfoot>
      </table>
    </div>
  );
}

function Row({ row, locale }: { row: ReportRow; locale: Locale }): JSX.Element {
  const name = row.name[locale];
  const { shares } = row;
  return (
    <tr class={`is-${row.kind}`}>
      <th scope="row">{row.nameHref ? <a href={row.nameHref}>{name}</a> : name}</th>
      <Figure row={row} text={formatWon(row.budget)} isZero={row.budget === 0n} />
      <Figure row={row} text={formatWon(row.spent)} isZero={row.spent === 0n} />
      <td>{shares ? tenths(shares.spent) : '–'}</td>
      <td class="report-bar-cell">{shares && <ShareBar shares={shares} />}</td>
      <Figure row={row} text={formatWon(row.reserved)} isZero={row.reserved === 0n} />
      <Figure row={row} text={formatWon(row.left)} isZero={row.left === 0n} />
      <Figure row={row} text={signedWon(row.change)} isZero={row.change === 0n} />
    </tr>
  );
}

function Figure({ row, text, isZero }: { row: ReportRow; text: string; isZero: boolean }): JSX.Element {
  return (
    <td class={isZero ? 'is-zero' : undefined}>
      <a href={row.href}>{text}</a>
    </td>
  );
}
