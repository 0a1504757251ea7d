import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import { formatExpenseNumber, type ExpenseState } from '../expenses/expense.js';
import type { PostingKind } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { changedFrom, type KeptChange } from './change-json.js';
import { StageClock } from '../stages/stage-clock.js';
import type { Commitment } from './commitment.js';
import type { ChangedContent } from './commitment-content.js';
import { findingsOf, type CommitmentFinding } from './commitment-findings.js';
import { CommitmentStore } from './commitment-store.js';
import { lineIdsOf, ReadGround, type OfferedLine } from './read-ground.js';

const SHOWN_ENTRIES = 300;

export interface ClaimOnInstalment {
  id: string;
  instalmentId: string;
  number?: string;
  state: ExpenseState;
  claimAmount: Won;
}

export interface CommitmentEntry {
  id: string;
  kind: PostingKind;
  amount: Won;
  lineId: string;
  lineVersion?: number;
  occurredOn: KstDate;
  recordedAt: Date;
  actorName?: string;
  reason: string;
  /** The claim that caused it, where it was one. */
  expense?: { id: string; number?: string };
}

export interface WaitingChange {
  id: string;
  content: ChangedContent;
  reason: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
}

export interface CommitmentDetail {
  commitment: Commitment;
  teamName: Text;
  institutionName: string;
  stage: { name: Text; startsOn: KstDate; endsOn: KstDate };
  enteredByNames: string[];
  activatedByName?: string;
  lines: ReadonlyMap<string, OfferedLine>;
  claims: readonly ClaimOnInstalment[];
  events: readonly {
    act: string;
    actorName: string;
    at: Date;
    comment: string;
    facts: { instalmentId?: string };
  }[];
  entries: readonly CommitmentEntry[];
  documents: readonly Evidence[];
  change?: WaitingChange;
  findings: readonly CommitmentFinding[];
}

/** Reads one contract with all that belongs to it; the office's reading is written to the team's log. */
@Injectable()
export class CommitmentDetailQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly ground: ReadGround,
    private readonly evidence: EvidenceQueries,
    private readonly audit: AuditLog,
    private readonly stageClock: StageClock,
  ) {}

  /** @throws commitment.not-found, also for another team's. */
  async read(actor: Actor, id: string): Promise<CommitmentDetail> {
    return this.unit.run(actor, async () => {
      const commitment = await this.store.find(id);
      const { teamId } = commitment;
      await this.audit.recordRead(actor, { teamId, subjectType: 'commitment', subjectId: id });
      const change = await this.change(commitment);
      const named = lineIdsOf([...commitment.instalments, ...(change?.content.instalments ?? [])]);
      const lines = await this.ground.lines(teamId, named);
      const head = await this.head(commitment);
      return {
        commitment,
        ...head,
        lines,
        claims: await this.claims(commitment),
        events: await this.events(commitment),
        entries: await this.entries(commitment),
        documents: await this.documents(commitment),
        change,
        findings: findingsOf(commitment, {
          due: (await this.stageClock.read(actor)).dates.filter(
            ({ subjectId }) => subjectId === commitment.stageId,
          ),
          lines,
        }),
      };
    });
  }

  private async head({ teamId, id, stageId, institutionId, activatedBy }: Commitment) {
    const row = await this.unit.one<{
      ko: string;
      en: string;
      institution: string;
      stage_ko: string;
      stage_en: string;
      starts_on: KstDate;
      ends_on: KstDate;
      entered: string[];
      activated: string | null;
    }>(
      `SELECT t.name_ko AS ko, t.name_en AS en, n.name AS institution, g.name_ko AS stage_ko, g.name_en AS stage_en, g.starts_on, g.ends_on,
         ARRAY(SELECT u.name FROM users u WHERE u.team_id = $1 AND u.id = ANY (c.entered_by) ORDER BY array_position(c.entered_by, u.id)) AS entered,
         (SELECT u.name FROM users u WHERE u.id = $5) AS activated
       FROM commitments c JOIN teams t ON t.id = c.team_id JOIN institutions n ON n.team_id = c.team_id AND n.id = $3 JOIN stages g ON g.id = $4
       WHERE c.team_id = $1 AND c.id = $2`,
      [teamId, id, institutionId, stageId, activatedBy ?? null],
    );
    return {
      teamName: { ko: row?.ko ?? '', en: row?.en ?? '' },
      institutionName: row?.institution ?? '',
      stage: {
        name: { ko: row?.stage_ko ?? '', en: row?.stage_en ?? '' },
        startsOn: row?.starts_on ?? '',
        endsOn: row?.ends_on ?? '',
      },
      enteredByNames: row?.entered ?? [],
      activatedByName: row?.activated ?? undefined,
    };
  }

  private async claims({ teamId, id }: Commitment): Promise<ClaimOnInstalment[]> {
    const rows = await this.unit.query<{
      id: string;
      instalment_id: string;
      number: number | null;
      number_year: number | null;
      state: ExpenseState;
      claim_amount: string;
    }>(
      `SELECT e.id, e.instalment_id, e.number, e.number_year, e.state, e.claim_amount FROM expenses e
       JOIN commitment_instalments i ON i.team_id = e.team_id AND i.id = e.instalment_id
       WHERE e.team_id = $1 AND i.commitment_id = $2 ORDER BY e.created_at, e.id`,
      [teamId, id],
    );
    return rows.map((row) => ({
      id: row.id,
      instalmentId: row.instalment_id,
      number: expenseNumber(row),
      state: row.state,
      claimAmount: BigInt(row.claim_amount),
    }));
  }

  private async events({ teamId, id }: Commitment): Promise<CommitmentDetail['events']> {
    return this.unit.query<CommitmentDetail['events'][number] & object>(
      `SELECT v.act, u.name AS "actorName", v.at, v.comment, v.facts FROM commitment_events v JOIN users u ON u.id = v.actor_id
       WHERE v.team_id = $1 AND v.commitment_id = $2 ORDER BY v.at, v.id`,
      [teamId, id],
    );
  }

  /** Its own, and those of claims that freed or gave back what it holds. */
  private async entries({ teamId, id }: Commitment): Promise<CommitmentEntry[]> {
    const rows = await this.unit.query<{
      id: string;
      kind: PostingKind;
      amount: string;
      line_id: string;
      line_version: string | null;
      occurred_on: KstDate;
      recorded_at: Date;
      actor_name: string | null;
      reason: string;
      expense_id: string | null;
      number: number | null;
      number_year: number | null;
    }>(
      `SELECT p.id, p.kind, p.amount, p.line_id, p.line_version, p.occurred_on, p.recorded_at, u.name AS actor_name, p.reason,
         e.id AS expense_id, e.number, e.number_year
       FROM postings p LEFT JOIN users u ON u.id = p.actor_id
       LEFT JOIN expenses e ON p.cause_type = 'expense' AND e.team_id = p.team_id AND e.id = p.cause_id
       WHERE p.team_id = $1 AND (p.cause_id = $2 OR p.cause_id IN (SELECT x.id FROM expenses x
         JOIN commitment_instalments i ON i.team_id = x.team_id AND i.id = x.instalment_id WHERE x.team_id = $1 AND i.commitment_id = $2))
       ORDER BY p.id DESC LIMIT ${SHOWN_ENTRIES}`,
      [teamId, id],
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      amount: BigInt(row.amount),
      lineId: row.line_id,
      lineVersion: row.line_version === null ? undefined : Number(row.line_version),
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at,
      actorName: row.actor_name ?? undefined,
      reason: row.reason,
      ...(row.expense_id === null ? {} : { expense: { id: row.expense_id, number: expenseNumber(row) } }),
    }));
  }

  private async documents({ teamId, id }: Commitment): Promise<Evidence[]> {
    const rows = await this.unit.query<{ evidence_id: string }>(
      'SELECT evidence_id FROM commitment_evidence WHERE team_id = $1 AND commitment_id = $2 ORDER BY added_at, evidence_id',
      [teamId, id],
    );
    return this.evidence.findAll(rows.map((row) => row.evidence_id));
  }

  private async change({ teamId, id }: Commitment): Promise<WaitingChange | undefined> {
    const row = await this.unit.one<{
      id: string;
      content: KeptChange;
      reason: string;
      proposed_by: string;
      name: string;
      proposed_at: Date;
    }>(
      `SELECT h.id, h.content, h.reason, h.proposed_by, u.name, h.proposed_at FROM commitment_changes h JOIN users u ON u.id = h.proposed_by
       WHERE h.team_id = $1 AND h.commitment_id = $2 AND h.state = 'proposed'`,
      [teamId, id],
    );
    return (
      row && {
        id: row.id,
        content: changedFrom(row.content),
        reason: row.reason,
        proposedBy: row.proposed_by,
        proposedByName: row.name,
        proposedAt: row.proposed_at,
      }
    );
  }
}

function expenseNumber(row: { number: number | null; number_year: number | null }): string | undefined {
  return row.number === null || row.number_year === null
    ? undefined
    : formatExpenseNumber(row.number_year, row.number);
}
