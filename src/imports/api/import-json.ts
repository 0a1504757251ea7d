import type { Text } from '../../platform/i18n/locale.js';
import {
  handledCount,
  type Import,
  type ImportPreview,
  type RowOutcome,
  type RowProblem,
} from '../import.js';

/** An import as the API shows it; a preview only while nothing has gone in. */
export function importJson(one: Import): object {
  const { counts, preview, failure } = one;
  return {
    id: one.id,
    state: one.state,
    file: { name: one.fileName, mediaType: one.mediaType, sha256: one.sha256, evidenceId: one.evidenceId },
    createdBy: { id: one.createdBy, name: one.createdByName },
    createdAt: one.createdAt,
    startedAt: one.startedAt ?? null,
    endedAt: one.endedAt ?? null,
    columns: one.header.map((name, column) => ({
      column,
      name,
      samples: one.samples.map((cells) => cells[column] ?? ''),
    })),
    mapping: one.mapping ?? null,
    book: one.book ?? null,
    rowCount: one.rowCount,
    handledCount: handledCount(counts),
    importedCount: counts.imported,
    refusedCount: counts.refused,
    skippedCount: counts.skipped,
    preview: one.state === 'previewed' && preview ? previewJson(preview) : null,
    undone: one.undone ? { removedCount: one.undone.removed, keptCount: one.undone.kept } : null,
    failure: failure ? { code: failure.code, detail: failure.text } : null,
  };
}

function previewJson({ rows, ...counts }: ImportPreview): object {
  return { ...counts, rows: rows.map((row) => ({ ...row, problems: row.problems.map(problemJson) })) };
}

export function rowJson({ rowNumber, outcome, expenseId, problems }: RowOutcome): object {
  return { rowNumber, outcome, expenseId: expenseId ?? null, problems: problems.map(problemJson) };
}

function problemJson({ code, field, text }: RowProblem): { code: string; field?: string; detail: Text } {
  return { code, field, detail: text };
}
