import { renderOnePageReportPdf } from '../../templates/reports/one-page-report.pdf.js';
import { renderOnePageReportXlsx } from '../../templates/reports/one-page-report.xlsx.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import type { ReportFileFormat } from './dto/report.dto.js';
import type { MadeReport } from './make-one-page-report.js';

export interface ReportFile {
  bytes: Buffer;
  mediaType: string;
  /** Value of the Content-Disposition header. */
  disposition: string;
}

const MEDIA_TYPES: Record<ReportFileFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const TITLE: Text = { ko: '한장보고서', en: 'one-page-report' };
const PROGRAMME: Text = { ko: '사업전체', en: 'programme' };

export async function reportFile(
  made: MadeReport,
  format: ReportFileFormat,
  locale: Locale,
): Promise<ReportFile> {
  const { report, entries, evidence } = made;
  const bytes =
    format === 'pdf'
      ? await renderOnePageReportPdf(report, locale)
      : await renderOnePageReportXlsx(report, entries, evidence, locale);
  return { bytes, mediaType: MEDIA_TYPES[format], disposition: disposition(made, format, locale) };
}

/** `한장보고서_업스테이지_1단계_2025-11-03.pdf`, and in plain letters for readers that know no other. */
function disposition({ report, subject }: MadeReport, format: ReportFileFormat, locale: Locale): string {
  const { team, stage } = subject;
  const who = team?.name[locale] ?? PROGRAMME[locale];
  const parts = [TITLE[locale], who, stage.name[locale], report.basedOn];
  const full = `${parts.map(fileNamePart).join('_')}.${format}`;
  const plain = `one-page-report_${team?.code ?? 'programme'}_stage-${stage.number}_${report.basedOn}.${format}`;
  const encoded = encodeURIComponent(full).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain.replaceAll(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encoded}`;
}

/** Without spaces and without what a file system takes for something else. */
function fileNamePart(text: string): string {
  return text.replaceAll(/[\s\p{Cc}/\\:*?"<>|_]+/gu, '-').replaceAll(/\p{Surrogate}/gu, '');
}
