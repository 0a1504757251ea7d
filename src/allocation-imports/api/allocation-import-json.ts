import { isConfirmable, type AllocationImport, type AllocationRow } from '../allocation-import.js';
import { faultText } from '../fault-texts.js';

/** A sheet of allocations as the API shows it. */
export function allocationImportJson(one: AllocationImport): object {
  const { counts, failure } = one;
  return {
    id: one.id,
    state: one.state,
    mode: one.mode,
    check: one.checks,
    confirmable: isConfirmable(one),
    file: { name: one.fileName, mediaType: one.mediaType, sha256: one.sha256 },
    book: one.book ?? null,
    formulaCount: one.formulas,
    headerRow: one.headerRow,
    rowCount: one.rowCount,
    goodCount: counts.good,
    refusedCount: counts.refused,
    skippedCount: counts.skipped,
    newLineCount: one.newLineCount,
    totals: one.totals.map(({ fund, fundId, fiscalYearId, year, ...amounts }) => ({
      fund: { id: fundId, name: fund },
      fiscalYear: { id: fiscalYearId, year },
      ...amounts,
    })),
    failure: failure ? { code: failure.code, detail: failure.text } : null,
    uploadedBy: one.uploadedByName,
    uploadedAt: one.uploadedAt,
    confirmedBy: one.confirmedByName ?? null,
    confirmedAt: one.confirmedAt ?? null,
    postedAt: one.postedAt ?? null,
  };
}

export function allocationRowJson(row: AllocationRow): object {
  const { rowNumber, outcome, fund, year, stage, team, institution, category, means } = row;
  return {
    rowNumber,
    outcome,
    line: {
      fund: fund ?? null,
      year: year ?? null,
      stage: stage ?? null,
      team: team ?? null,
      institution: institution ?? null,
      category: category ?? null,
      means: means ?? null,
    },
    opensLine: row.opensLine,
    amount: row.amount ?? null,
    before: row.before ?? null,
    change: row.change ?? null,
    reason: row.reason,
    problems: row.faults.map((fault) => ({
      code: `allocation-import.row.${fault.code}`,
      field: fault.field,
      detail: faultText(fault),
    })),
  };
}
