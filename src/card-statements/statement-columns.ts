import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError, type FieldProblem } from '../platform/errors/domain-error.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { columnFaults } from '../sheets/sheet-columns.js';
import { SheetMappings } from '../sheets/sheet-mappings.js';
import {
  CARD_FIELD_NAMES,
  CARD_FIELDS,
  columnsNamed,
  missingFields,
  NEEDED_CARD_FIELDS,
  type CardColumns,
} from './card-columns.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { columnsByShape } from './columns-by-shape.js';
import {
  firstRows,
  headerCandidates,
  isNamed,
  namedHeader,
  sheetOf,
  textsOf,
  type ReadBy,
  type StatementSheet,
} from './statement-sheet.js';

export interface LookedAt {
  sheet: StatementSheet;
  /** As the team put it right, or by the columns' names, completed by the shape of their values. */
  proposed: CardColumns;
  /** True where a person of the team or the names say all that is needed. */
  isSure: boolean;
  /** True where a person of the team has put a statement with this row of names right before. */
  isKept: boolean;
}

/** Which column of a statement is what: as the team put it right the last time, else by the columns' names. */
@Injectable()
export class StatementColumns {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly remembered: SheetMappings,
  ) {}

  async look(actor: Actor, path: string, mediaType: string): Promise<LookedAt> {
    const rows = await firstRows(path, mediaType);
    if (rows.length === 0) throw CARD_ERRORS.fail('card-statement.empty');
    const candidates = headerCandidates(rows);
    const kept = await this.unit.run(actor, () =>
      this.remembered.findAmong<{ columns: CardColumns }>(actor, 'card-statement', candidates.map(textsOf)),
    );
    if (kept) {
      const sheet = sheetOf(rows, candidates[kept.index]);
      return { sheet, proposed: kept.mapping.columns, isSure: true, isKept: true };
    }
    const sheet = sheetOf(rows, namedHeader(rows));
    const named = columnsNamed(sheet.header);
    const isSure = missingFields(named).length === 0;
    const proposed = isSure ? named : columnsByShape(sheet.samples, named);
    return { sheet, proposed, isSure, isKept: false };
  }

  /** The choice checked, and kept for the team's next statement with this header; inside the unit in hand. */
  async choose(actor: Actor, sheet: StatementSheet, columns: CardColumns): Promise<ReadBy> {
    const names = sheet.header.slice(0, sheet.header.findLastIndex((name) => name !== '') + 1);
    if (isNamed(sheet)) await this.remembered.remember(actor, 'card-statement', names, { columns });
    return { headerRow: sheet.headerRow, columns };
  }
}

/** Refuses a choice of columns by which rows can't be read, each problem at its field. */
export function ensureColumns(columns: CardColumns, { header }: StatementSheet): void {
  const faults = columnFaults(columns, {
    fields: CARD_FIELDS,
    needed: NEEDED_CARD_FIELDS,
    width: header.length,
  });
  if (faults.length > 0)
    throw invalidInput(
      faults.map(({ field, fault }) =>
        CARD_ERRORS.problem(`card-statement.column-${fault}`, `/columns/${field}`),
      ),
    );
}

/** What to say to a program that sent a statement nobody can read: which fields are missing, and how to name them. */
export function columnsMissing({ sheet }: LookedAt): DomainError {
  const fields = missingFields(columnsNamed(sheet.header));
  const names = (locale: 'ko' | 'en') => fields.map((field) => CARD_FIELD_NAMES[field][locale]).join(', ');
  const { code, kind, text, params } = CARD_ERRORS.fail('card-statement.columns-missing');
  const problems = fields.map((field): FieldProblem =>
    CARD_ERRORS.problem('card-statement.column-missing', `/columns/${field}`),
  );
  return new DomainError(
    code,
    kind,
    { ko: text.ko.replace('{missing}', names('ko')), en: text.en.replace('{missing}', names('en')) },
    problems,
    params,
  );
}
