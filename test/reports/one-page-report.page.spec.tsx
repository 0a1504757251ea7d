import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { formatWon } from '../../src/platform/money/won.js';
import { buildOnePageReport } from '../../src/reports/one-page-report/build-one-page-report.js';
import type { OnePageReportInput } from '../../src/reports/one-page-report/one-page-report-input.js';
import { OnePageReportSection } from '../../templates/reports/one-page-report.page.js';
import { renderOnePageReportPdf } from '../../templates/reports/one-page-report.pdf.js';
import { renderOnePageReportXlsx } from '../../templates/reports/one-page-report.xlsx.js';
import { signedWon } from '../../templates/reports/report-format.js';
import { entriesOf, evidenceOf, lineId, teamInput, text } from './one-page-report.fixture.js';
import { readPdf } from './read-pdf.js';

const DOWNLOADS = { pdfHref: '/reports/one-page?format=pdf', xlsxHref: '/reports/one-page?format=xlsx' };

function page(input: OnePageReportInput, locale: 'ko' | 'en' = 'ko'): string {
  return renderToString(
    <OnePageReportSection report={buildOnePageReport(input)} locale={locale} downloads={DOWNLOADS} />,
  );
}

/** What a person reads, without mark-up. */
function words(html: string): string {
  return html
    .replace(/<svg class="report-chart".*?<\/svg>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

describe('the one-page report as a page', () => {
  const report = buildOnePageReport(teamInput());
  const html = page(teamInput());

  it('shows every figure as a link to its entries', () => {
    for (const row of [...report.rows, report.total]) {
      const href = row.href.replaceAll('&', '&amp;');
      for (const figure of [
        formatWon(row.budget),
        formatWon(row.spent),
        formatWon(row.reserved),
        formatWon(row.left),
        signedWon(row.change),
      ]) {
        expect(html).toContain(`<a href="${href}">${figure}</a>`);
      }
    }
    expect(html).toContain(`<a href="/budgets/lines/${lineId(6)}">1,862,400</a>`);
  });

  it('obeys the strict content policy: no style, no script, no handler', () => {
    expect(html).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/);
    expect(html).toContain('<rect class="report-fill-spent" width="44.3%"');
  });

  it('says that the data is made up, who made it and what proves it', () => {
    const shown = words(html);
    expect(shown).toContain('예시 데이터');
    expect(shown).toContain('업스테이지 재무 1 · 2025-11-14 18:00');
    expect(shown).toContain('분개 #48,213까지');
    expect(shown.replaceAll(' ', '')).toContain(report.sha256);
    expect(words(page(teamInput({ demo: false })))).not.toContain('예시 데이터');
  });

  it('writes the notes with what to do and the article', () => {
    const shown = words(html);
    expect(shown).toContain('장비는 11-30까지 설치·검수를 마치고');
    expect(shown).toContain('제23조 6항 · 제25조 9항·11항');
    expect(shown).toContain('시행령 제26조 1항');
    expect(words(page(teamInput(), 'en'))).toContain('Decree art. 26(1)');
  });

  it('says late, early and on plan in words', () => {
    const lead = (changes: Partial<OnePageReportInput>): string =>
      /<p class="report-lead">(.*?)<\/p>/s.exec(page(teamInput(changes)))?.[1]?.replace(/<[^>]+>/g, '') ?? '';
    expect(lead({})).toContain(
      '계획(57.6\u00a0%)보다 13.3\u00a0%p 늦고, 단계 말에는 77.9\u00a0%가 예상됩니다.',
    );
    const plan = (cumulative: bigint): Partial<OnePageReportInput> => ({
      plan: [
        { on: '2025-07-31', cumulative: 0n },
        { on: '2025-11-14', cumulative },
        { on: '2026-01-31', cumulative: 420_000_000n },
      ],
    });
    expect(lead(plan(185_955_050n))).toContain('계획(44.3\u00a0%)과 같고, 단계 말에는');
    expect(lead(plan(100_000_000n))).toContain('보다 20.5\u00a0%p 빠르고');
    const short = { stage: { ...teamInput().stage, startsOn: '2025-08-01', endsOn: '2025-11-14' } };
    expect(lead(short)).toContain('55.7\u00a0%p 늦습니다.');
  });

  it('escapes what people typed', () => {
    const hostile = page(
      teamInput({ madeBy: '<script>alert(1)</script>', programmeName: text('"><img src=x>') }),
    );
    expect(hostile).not.toContain('<script>');
    expect(hostile).not.toContain('<img');
  });

  it('shows a stage without a budget', () => {
    const shown = words(page(teamInput({ lines: [], spending: [], commonPot: [] })));
    expect(shown).toContain('이 단계에 배정된 예산이 없습니다.');
    expect(shown).toContain('예산이 배정되면 그래프가 나타납니다.');
  });
});

describe('page, PDF and worksheet', () => {
  it.each([false, true])('carry the same figures and digest (labour left out: %s)', async (hideLabour) => {
    const input = teamInput({ hideLabour });
    const report = buildOnePageReport(input);
    const shown = words(page(input));
    const pdf = await readPdf(await renderOnePageReportPdf(report, 'ko'));
    const ExcelJS = (await import('exceljs')).default;
    const workbook = new ExcelJS.Workbook();
    const bytes = await renderOnePageReportXlsx(report, entriesOf(input), evidenceOf(input), 'ko');
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const cells = new Set<string>();
    workbook.worksheets[0]?.eachRow((row) =>
      row.eachCell((cell) => cells.add(String(cell.result ?? cell.value))),
    );
    for (const row of [...report.rows, report.total]) {
      for (const amount of [row.budget, row.spent, row.reserved, row.left]) {
        expect(shown).toContain(formatWon(amount));
        expect(pdf.text).toContain(formatWon(amount));
        expect(cells).toContain(amount.toString());
      }
    }
    for (const place of [shown, pdf.text]) expect(place.replaceAll(' ', '')).toContain(report.sha256);
    expect(cells).toContain(report.sha256);
  });
});
