import { importTexts } from '../../../templates/imports/texts.js';
import { inLocale } from '../../../templates/texts.js';
import type {
  BookView,
  ImportListRow,
  ImportPageProps,
  MappingView,
  PreviewView,
  ProblemView,
} from '../../../templates/imports/imports-view.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { Target } from '../../expenses/claim-targets.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { columnOption } from '../../sheets/sheet-columns.js';
import { NEEDED_FIELDS } from '../check-mapping.js';
import { columnName } from '../copy-texts.js';
import { mayCancel, mayMap, mayStart, mayUndo } from '../import.policy.js';
import type { SheetBook } from '../../sheets/sheet-rows.js';
import {
  handledCount,
  IMPORT_FIELDS,
  type Import,
  type ImportMapping,
  type RowOutcome,
  type RowProblem,
} from '../import.js';

/** Without news for this long, a worker has died or the queue is long. */
const STILL_AFTER_MS = 15_000;

export function listRow(one: Import, actor: Actor): ImportListRow {
  return {
    href: `/imports/${one.id}`,
    fileName: one.fileName,
    createdAt: one.createdAt,
    createdByName: one.createdBy === actor.userId ? undefined : one.createdByName,
    state: one.state,
    rowCount: one.rowCount,
    counts: one.counts,
  };
}

export interface ImportPageParts {
  frame: PageFrame;
  actor: Actor;
  one: Import;
  now: Date;
  refused: readonly RowOutcome[];
  mapping?: MappingView;
  reviewHref?: string;
  errors?: ImportPageProps['errors'];
}

export function importPage(parts: ImportPageParts): ImportPageProps {
  const { frame, actor, one, now, refused, mapping, reviewHref, errors } = parts;
  const { locale } = frame;
  const news = one.movedAt ?? one.createdAt;
  return {
    ...listRow(one, actor),
    frame,
    id: one.id,
    originalHref: `/evidence/${one.evidenceId}`,
    handledCount: handledCount(one.counts),
    standsStill:
      (one.state === 'running' || one.state === 'undoing') && now.getTime() - news.getTime() > STILL_AFTER_MS,
    failure: one.failure?.text[locale],
    book: one.book && bookView(one.book, locale),
    mapping,
    preview: one.state === 'previewed' ? previewView(one, locale) : undefined,
    refused: refused.map(({ rowNumber, problems }) => ({
      rowNumber,
      problems: problemViews(problems, one, locale),
    })),
    mayMap: mayMap(actor, one).allowed,
    mayStart: mayStart(actor, one).allowed,
    mayCancel: mayCancel(actor, one).allowed,
    mayUndo: mayUndo(actor, one).allowed,
    undone: one.undone,
    reviewHref,
    draftsHref: '/expenses?scope=mine&state=draft',
    errors,
  };
}

function bookView({ sheet, sheets, hiddenRows, hiddenColumns }: SheetBook, locale: Locale): BookView {
  const t = inLocale(importTexts, locale);
  const full = sheets.flatMap(({ name, hidden, hasRows }, index) =>
    hasRows ? [{ value: String(index), label: hidden ? t.hiddenSheet(name) : name }] : [],
  );
  return {
    sheetName: sheets[sheet]?.name ?? '',
    choices: full.length > 1 ? full : undefined,
    value: String(sheet),
    hiddenRows,
    hiddenColumns,
  };
}

function previewView(one: Import, locale: Locale): PreviewView | undefined {
  const { preview } = one;
  return (
    preview && {
      ...preview,
      rows: preview.rows.map(({ rowNumber, outcome, problems, values }) => ({
        rowNumber,
        outcome,
        documentedOn: values.documentedOn ?? '',
        supplierName: values.supplierName,
        title: values.title || values.itemName,
        supplyAmount: values.supplyAmount === undefined ? undefined : BigInt(values.supplyAmount),
        taxAmount: values.taxAmount === undefined ? undefined : BigInt(values.taxAmount),
        category: [values.fund, values.category].filter(Boolean).join(' '),
        problems: problemViews(problems, one, locale),
      })),
    }
  );
}

function problemViews(problems: readonly RowProblem[], one: Import, locale: Locale): ProblemView[] {
  return problems.map(({ field, text }) => {
    const column = field && one.mapping?.columns[field];
    const ofSheet = column === undefined ? undefined : one.header[column];
    return { column: ofSheet || (field && columnName(field, locale)), text: text[locale] };
  });
}

/** The form of columns: what each thing is in now, of all columns of the sheet. */
export function mappingView(
  one: Import,
  mapping: ImportMapping,
  targets: readonly Target[],
  locale: Locale,
): MappingView {
  const { defaultTarget } = mapping;
  return {
    fields: IMPORT_FIELDS.map((field) => ({
      name: `columns.${field}`,
      label: columnName(field, locale),
      needed: NEEDED_FIELDS.includes(field),
      value: String(mapping.columns[field] ?? ''),
    })),
    columns: one.header.map((_, index) => columnOption(one.header, one.samples, index)),
    totalVat: mapping.totalVat,
    target: defaultTarget ? `${defaultTarget.budgetLineId}:${defaultTarget.categoryId}` : '',
    targets: targets.map((target) => targetOption(target, locale)),
    header: one.header,
    samples: one.samples,
    isFirst: one.state === 'uploaded',
  };
}

function targetOption({ line, category }: Target, locale: Locale): MappingView['targets'][number] {
  const names = category.names.map((name) => name[locale]).join(' › ');
  return { value: `${line.id}:${category.id}`, label: `${line.fundName[locale]} · ${names}` };
}
