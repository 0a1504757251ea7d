import type {
  AllocationImportPageProps,
  AllocationRowView,
  AllocationSheetRow,
} from '../../../templates/allocations/imports-view.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { COLUMN_LABELS } from '../allocation-columns.js';
import { isConfirmable, type AllocationImport, type AllocationRow } from '../allocation-import.js';
import { faultText } from '../fault-texts.js';

const IN_KIND = { ko: '현물', en: 'in kind' } as const;
const POT = { ko: '공동 재원', en: 'common pot' } as const;

export function sheetRow(one: AllocationImport): AllocationSheetRow {
  return {
    href: `/budgets/allocations/imports/${one.id}`,
    fileName: one.fileName,
    uploadedAt: one.uploadedAt,
    uploadedBy: one.uploadedByName,
    mode: one.mode,
    state: one.state,
    rowCount: one.rowCount,
    refused: one.counts.refused,
  };
}

export function importPage(parts: {
  frame: PageFrame;
  one: AllocationImport;
  refused: readonly AllocationRow[];
  good: readonly AllocationRow[];
  mayAct: boolean;
  versionHref?: string;
  errors?: AllocationImportPageProps['errors'];
}): AllocationImportPageProps {
  const { frame, one, refused, good, mayAct, versionHref, errors } = parts;
  const { locale } = frame;
  const { book } = one;
  const withRows = book?.sheets.map((sheet, index) => ({ ...sheet, index })).filter(({ hasRows }) => hasRows);
  return {
    ...sheetRow(one),
    frame,
    id: one.id,
    check: one.checks,
    good: one.counts.good,
    skipped: one.counts.skipped,
    newLines: one.newLineCount,
    totals: one.totals.map(({ fund, year, lineCount, unallocated, given, takenBack, over }) => ({
      fund: fund[locale],
      year,
      lineCount,
      unallocated,
      given,
      takenBack,
      over,
    })),
    formulas: one.formulas,
    hiddenRows: book?.hiddenRows ?? 0,
    hiddenColumns: book?.hiddenColumns ?? 0,
    sheetName: withRows && withRows.length > 1 ? book?.sheets[book.sheet]?.name : undefined,
    sheets:
      book && withRows && withRows.length > 1
        ? {
            value: String(book.sheet),
            options: withRows.map(({ name, index }) => ({ value: String(index), label: name })),
          }
        : undefined,
    failure: one.failure?.text[locale],
    confirmedBy: one.confirmedByName,
    postedAt: one.postedAt,
    versionHref,
    refusedRows: refused.map((row) => rowView(row, locale)),
    goodRows: good.map((row) => rowView(row, locale)),
    confirmable: isConfirmable(one),
    mayAct,
    errors,
  };
}

function rowView(row: AllocationRow, locale: Locale): AllocationRowView {
  const { fund, year, stage, category, team, institution, means } = row;
  const line = [
    fund?.[locale],
    category?.[locale],
    year === undefined ? undefined : String(year),
    stage?.[locale],
    means === 'in-kind' ? IN_KIND[locale] : undefined,
  ].filter((part) => part !== undefined);
  const places = [...new Set([team?.[locale], institution])].filter((part) => part !== undefined);
  return {
    rowNumber: row.rowNumber,
    outcome: row.outcome,
    line: line.join(' · '),
    place: places.join(' · ') || (row.outcome === 'good' ? POT[locale] : ''),
    opensLine: row.opensLine,
    before: row.before,
    change: row.change,
    amount: row.amount,
    reason: row.reason,
    problems: row.faults.map((fault) => ({
      column: fault.field && COLUMN_LABELS[fault.field][locale],
      text: faultText(fault)[locale],
    })),
  };
}
