import { Injectable } from '@nestjs/common';
import { CARD_ERRORS } from '../card-statements/card-statement.errors.js';
import { mayTakeCardStatement } from '../card-statements/card-statement.policy.js';
import { looksLikeStatement } from '../card-statements/looks-like-statement.js';
import { StatementColumns } from '../card-statements/statement-columns.js';
import { TakeCardStatement } from '../card-statements/take-card-statement.js';
import type { Evidence } from '../evidence/evidence.js';
import { ReceiveImport } from '../imports/receive-import.js';
import { RecogniseSheet } from '../imports/recognise-sheet.js';
import type { Actor } from '../platform/access/actor.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { answerTo } from '../platform/web/status.js';
import { isSheetType } from '../sheets/open-sheet.js';

/** What became of a sheet that stands for many purchases. */
export type TakenSheet =
  /** Its rows are uses of cards now, or were before. */
  | { kind: 'statement' | 'known-statement'; name: string; href: string }
  /** A statement whose columns a person has to name. */
  | { kind: 'columns'; name: string; href: string }
  /** A list of expenses, laid out to be looked at; nothing is filed of it yet. */
  | { kind: 'import'; name: string; href: string }
  | { kind: 'refused'; name: string; error: DomainError };

export interface Sorted {
  /** What belongs to single purchases. */
  documents: Evidence[];
  sheets: TakenSheet[];
}

/**
 * Takes card statements and lists of expenses out of a heap of documents and to where they belong, because a draft with such a
 * sheet would be a claim of nothing. Any other sheet, such as a request for a trip, stays a document.
 */
@Injectable()
export class TakeSheets {
  constructor(
    private readonly files: EvidenceStore,
    private readonly columns: StatementColumns,
    private readonly statements: TakeCardStatement,
    private readonly lists: RecogniseSheet,
    private readonly imports: ReceiveImport,
  ) {}

  async execute(actor: Actor, evidences: readonly Evidence[]): Promise<Sorted> {
    const sorted: Sorted = { documents: [], sheets: [] };
    for (const evidence of evidences) {
      const sheet = isSheetType(evidence.mediaType) ? await this.take(actor, evidence) : undefined;
      if (sheet) sorted.sheets.push(sheet);
      else sorted.documents.push(evidence);
    }
    return sorted;
  }

  private async take(actor: Actor, evidence: Evidence): Promise<TakenSheet | undefined> {
    const name = evidence.originalName;
    try {
      const kind = await this.kindOf(actor, evidence);
      if (kind === 'statement') return { name, ...(await this.asStatement(actor, evidence)) };
      if (kind === undefined) return undefined;
      const { import: one } = await this.imports.takeKept(actor, evidence);
      return { kind: 'import', name, href: `/imports/${one.id}` };
    } catch (thrown) {
      const { error, fault } = answerTo(thrown);
      if (fault) throw thrown;
      return { kind: 'refused', name, error };
    }
  }

  private async kindOf(actor: Actor, evidence: Evidence): Promise<'statement' | 'import' | undefined> {
    try {
      const list = await this.lists.execute(actor, evidence);
      if (list === 'own') return 'import';
      const path = this.files.pathOf(evidence.teamId, evidence.sha256);
      if (looksLikeStatement(await this.columns.look(actor, path, evidence.mediaType))) return 'statement';
      return list === 'likely' ? 'import' : undefined;
    } catch (thrown) {
      // What can't be read as a sheet is still a document.
      if (answerTo(thrown).fault) throw thrown;
      return undefined;
    }
  }

  private async asStatement(
    actor: Actor,
    evidence: Evidence,
  ): Promise<{ kind: 'statement' | 'known-statement' | 'columns'; href: string }> {
    if (!mayTakeCardStatement(actor).allowed) throw CARD_ERRORS.fail('card-statement.for-the-books');
    const taken = await this.statements.takeKept(actor, evidence);
    if ('evidenceId' in taken)
      return { kind: 'columns', href: `/card-statements/columns/${taken.evidenceId}` };
    return { kind: taken.isNew ? 'statement' : 'known-statement', href: `/card-statements/${taken.id}` };
  }
}
