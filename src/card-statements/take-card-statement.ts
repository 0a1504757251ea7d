import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import { ReceiveEvidence, type IncomingFile } from '../evidence/receive-evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { openSheet } from '../sheets/open-sheet.js';
import { AskForDocument } from './ask-for-document.js';
import type { CardColumns } from './card-columns.js';
import { CardRowStore, type TakenCounts } from './card-row-store.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { mayTakeCardStatement } from './card-statement.policy.js';
import { columnsMissing, ensureColumns, StatementColumns, type LookedAt } from './statement-columns.js';
import { HEADER_WITHIN, type ReadBy } from './statement-sheet.js';

export const MOST_ROWS = 100_000;

export interface TakenStatement {
  id: string;
  isNew: boolean;
}

/** A statement whose columns a person has to name first; its file is kept. */
export interface UnknownStatement {
  evidenceId: string;
}

/**
 * Takes a card statement in: each use of a card is kept once, however many statements list it, and a cancellation is put
 * to its purchase. The same file again gives back the first statement, or takes it anew by other columns.
 */
@Injectable()
export class TakeCardStatement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reception: ReceiveEvidence,
    private readonly evidence: EvidenceQueries,
    private readonly files: EvidenceStore,
    private readonly sheets: StatementColumns,
    private readonly rows: CardRowStore,
    private readonly requests: AskForDocument,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Of a program: what can't be read is refused, and nothing is kept of it. */
  async execute(actor: Actor, file: IncomingFile, columns?: CardColumns): Promise<TakenStatement> {
    ensure(mayTakeCardStatement(actor));
    const { evidence, looked } = await this.receive(actor, file, (seen) => {
      if (columns) ensureColumns(columns, seen.sheet);
      else if (!seen.isSure) throw columnsMissing(seen);
    });
    if (columns) return this.takeBy(actor, evidence, looked, columns);
    return this.take(actor, evidence, { headerRow: looked.sheet.headerRow, columns: looked.proposed });
  }

  /** Of a person: a sheet nobody can read waits for its columns to be named. */
  async receiveFrom(actor: Actor, file: IncomingFile): Promise<TakenStatement | UnknownStatement> {
    ensure(mayTakeCardStatement(actor));
    const { evidence, looked } = await this.receive(actor, file, () => undefined);
    return this.takeWhereKnown(actor, evidence, looked);
  }

  /** The same of a document that is in already, as one dropped on the home page. */
  async takeKept(actor: Actor, evidence: Evidence): Promise<TakenStatement | UnknownStatement> {
    ensure(mayTakeCardStatement(actor));
    await checkLength(this.pathOf(evidence), evidence.mediaType);
    return this.takeWhereKnown(actor, evidence, await this.look(actor, evidence));
  }

  private async takeWhereKnown(
    actor: Actor,
    evidence: Evidence,
    { sheet, proposed, isSure }: LookedAt,
  ): Promise<TakenStatement | UnknownStatement> {
    if (!isSure) return { evidenceId: evidence.id };
    return this.take(actor, evidence, { headerRow: sheet.headerRow, columns: proposed });
  }

  /** What a person names the columns of. */
  async sheetOf(actor: Actor, evidenceId: string): Promise<LookedAt & { evidence: Evidence }> {
    ensure(mayTakeCardStatement(actor));
    const evidence = await this.unit.run(actor, () => this.evidence.find(evidenceId));
    if (evidence?.teamId !== actor.team.id) throw CARD_ERRORS.fail('card-statement.not-found');
    return { evidence, ...(await this.look(actor, evidence)) };
  }

  /** Takes a kept sheet in by these columns, and remembers them; one that is in is taken anew. */
  async takeAs(actor: Actor, evidenceId: string, columns: CardColumns): Promise<TakenStatement> {
    const { evidence, ...looked } = await this.sheetOf(actor, evidenceId);
    return this.takeBy(actor, evidence, looked, columns);
  }

  /** The sheet is looked at before it is kept; `decide` refuses it then. */
  private async receive(
    actor: Actor,
    file: IncomingFile,
    decide: (looked: LookedAt) => void,
  ): Promise<{ evidence: Evidence; looked: LookedAt }> {
    let looked: LookedAt | undefined;
    const evidence = await this.reception.execute(actor, {
      ...file,
      inspect: async (path, mediaType) => {
        await checkLength(path, mediaType);
        looked = await this.sheets.look(actor, path, mediaType);
        decide(looked);
      },
    });
    return { evidence, looked: looked ?? (await this.look(actor, evidence)) };
  }

  private look(actor: Actor, evidence: Evidence): Promise<LookedAt> {
    return this.sheets.look(actor, this.pathOf(evidence), evidence.mediaType);
  }

  private pathOf({ teamId, sha256 }: Evidence): string {
    return this.files.pathOf(teamId, sha256);
  }

  private async takeBy(
    actor: Actor,
    evidence: Evidence,
    { sheet }: LookedAt,
    columns: CardColumns,
  ): Promise<TakenStatement> {
    ensureColumns(columns, sheet);
    return this.unit.run(actor, async () =>
      this.take(actor, evidence, await this.sheets.choose(actor, sheet, columns), true),
    );
  }

  private async take(actor: Actor, evidence: Evidence, by: ReadBy, anew = false): Promise<TakenStatement> {
    return this.unit.run(actor, async () => {
      // One statement of a team at a time, so that none waits for half of another's rows.
      await this.unit.query("SELECT pg_advisory_xact_lock(hashtextextended('card-statement:' || $1, 0))", [
        evidence.teamId,
      ]);
      const earlier = await this.unit.one<{ id: string }>(
        'SELECT id FROM card_statements WHERE team_id = $1 AND evidence_id = $2',
        [evidence.teamId, evidence.id],
      );
      if (earlier && !anew) return { id: earlier.id, isNew: false };
      const id = earlier?.id ?? uuidv7();
      if (earlier) await this.rows.remove(evidence.teamId, id);
      const file = { path: this.pathOf(evidence), mediaType: evidence.mediaType };
      const counts = await this.rows.take({ teamId: evidence.teamId, statementId: id }, file, by);
      if (anew && counts.unreadable === counts.rows)
        throw CARD_ERRORS.fail('card-statement.nothing-readable');
      await this.keep(actor, evidence, { id, isAnew: earlier !== undefined }, counts);
      await this.requests.askHolders(actor, id);
      return { id, isNew: !earlier };
    });
  }

  private async keep(
    actor: Actor,
    evidence: Evidence,
    { id, isAnew }: { id: string; isAnew: boolean },
    counts: TakenCounts,
  ): Promise<void> {
    const known = counts.rows - counts.taken - counts.unreadable;
    await this.unit.query(
      `INSERT INTO card_statements (team_id, id, evidence_id, created_by, created_at, row_count, taken_count, known_count, unreadable,
         unreadable_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (team_id, id) DO UPDATE SET row_count = EXCLUDED.row_count, taken_count = EXCLUDED.taken_count,
         known_count = EXCLUDED.known_count, unreadable = EXCLUDED.unreadable, unreadable_count = EXCLUDED.unreadable_count`,
      [
        evidence.teamId,
        id,
        evidence.id,
        actor.userId,
        this.clock.businessNow(actor.demo),
        counts.rows,
        counts.taken,
        known,
        JSON.stringify(counts.unreadableRows),
        counts.unreadable,
      ],
    );
    await this.audit.record(actor, {
      teamId: evidence.teamId,
      act: isAnew ? 'card-statement.taken-anew' : 'card-statement.taken',
      subjectType: 'card-statement',
      subjectId: id,
      after: { rows: counts.rows, taken: counts.taken, known, unreadable: counts.unreadable },
      documentHashes: [evidence.sha256],
    });
  }
}

/** Reads it to its end before anything is kept of it. */
async function checkLength(path: string, mediaType: string): Promise<void> {
  let rows = 0;
  for await (const _ of openSheet(path, mediaType)) {
    rows += 1;
    if (rows > MOST_ROWS + HEADER_WITHIN)
      throw CARD_ERRORS.fail('card-statement.too-many-rows', { limit: MOST_ROWS.toLocaleString('en') });
  }
}
