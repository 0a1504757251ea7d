import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { formatExpenseNumber } from '../expenses/expense.js';
import { Ledger } from '../ledger/ledger.js';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  commitmentFrom,
  COMMITMENT_COLUMNS,
  COMMITMENT_FROM,
  INSTALMENTS,
  type CommitmentRow,
  type InstalmentRow,
} from './commitment-rows.js';
import { amountOf, stateAfter, type Commitment, type Instalment } from './commitment.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';

export interface CommitmentEvent {
  act: string;
  comment?: string;
  facts?: object;
}

/** Reads and writes contracts inside the unit of work in hand; what may be done is decided by the use cases. */
@Injectable()
export class CommitmentStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** @throws commitment.not-found, also for another team's. */
  async find(id: string): Promise<Commitment> {
    return this.load('c.id = $1', id, '');
  }

  /** Locked until the unit ends, so that two claims can't take one instalment at once. */
  async lock(id: string): Promise<Commitment> {
    return this.load('c.id = $1', id, 'FOR UPDATE OF c');
  }

  async ofInstalment(instalmentId: string): Promise<Commitment> {
    return this.load(OF_INSTALMENT, instalmentId, '');
  }

  async lockOfInstalment(instalmentId: string): Promise<Commitment> {
    return this.load(OF_INSTALMENT, instalmentId, 'FOR UPDATE OF c');
  }

  insert(actor: Actor, commitment: Commitment): void {
    this.unit.write(
      `INSERT INTO commitments (team_id, id, state, institution_id, stage_id, supplier_id, supplier_name, title, contract_number,
         signed_on, ends_on, created_by, created_at, updated_at, entered_by, version)
       VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, 1)`,
      [
        commitment.teamId,
        commitment.id,
        commitment.institutionId,
        commitment.stageId,
        commitment.supplierId,
        commitment.supplierName,
        commitment.title,
        commitment.contractNumber,
        commitment.signedOn,
        commitment.endsOn,
        commitment.createdBy,
        this.clock.businessNow(actor.demo),
        commitment.enteredBy,
      ],
    );
    for (const instalment of commitment.instalments) this.addInstalment(commitment, instalment);
  }

  /** Writes a draft anew, its instalments replaced. */
  replace(actor: Actor, commitment: Commitment): void {
    const key = [commitment.teamId, commitment.id];
    this.unit.write(
      `DELETE FROM commitment_lines l USING commitment_instalments i
       WHERE l.team_id = $1 AND i.team_id = $1 AND i.commitment_id = $2 AND l.instalment_id = i.id`,
      key,
    );
    this.unit.write('DELETE FROM commitment_instalments WHERE team_id = $1 AND commitment_id = $2', key);
    this.unit.write(
      `UPDATE commitments SET institution_id = $3, stage_id = $4, supplier_id = $5, supplier_name = $6, signed_on = $7, entered_by = $8
       WHERE team_id = $1 AND id = $2`,
      [
        ...key,
        commitment.institutionId,
        commitment.stageId,
        commitment.supplierId,
        commitment.supplierName,
        commitment.signedOn,
        commitment.enteredBy,
      ],
    );
    for (const instalment of commitment.instalments) this.addInstalment(commitment, instalment);
    this.saveHead(actor, commitment);
  }

  /** What a contract says of itself and how it stands; the version counts up. */
  saveHead(actor: Actor, commitment: Commitment): void {
    commitment.version += 1;
    const ended = commitment.state === 'completed' || commitment.state === 'cancelled';
    const now = this.clock.businessNow(actor.demo);
    this.unit.write(
      `UPDATE commitments SET state = $3, title = $4, contract_number = $5, ends_on = $6, version = $7, updated_at = $8,
         ended_at = CASE WHEN $9 THEN coalesce(ended_at, $8) END WHERE team_id = $1 AND id = $2`,
      [
        commitment.teamId,
        commitment.id,
        commitment.state,
        commitment.title,
        commitment.contractNumber,
        commitment.endsOn,
        commitment.version,
        now,
        ended,
      ],
    );
  }

  /** Takes the team's next number of the year; its other activations wait until this unit ends. */
  async activate(actor: Actor, commitment: Commitment, year: number): Promise<void> {
    await this.unit.query("SELECT pg_advisory_xact_lock(hashtextextended('commitment:' || $1, 0))", [
      commitment.teamId,
    ]);
    const row = await this.unit.one<{ number: number }>(
      'SELECT coalesce(max(number), 0) + 1 AS number FROM commitments WHERE team_id = $1 AND number_year = $2',
      [commitment.teamId, year],
    );
    const number = row?.number ?? 1;
    Object.assign(commitment, {
      state: 'active',
      number: formatExpenseNumber(year, number),
      activatedBy: actor.userId,
    });
    this.unit.write(
      `UPDATE commitments SET state = 'active', number = $3, number_year = $4, activated_by = $5, activated_at = $6 WHERE team_id = $1 AND id = $2`,
      [commitment.teamId, commitment.id, number, year, actor.userId, this.clock.businessNow(actor.demo)],
    );
    this.saveHead(actor, commitment);
  }

  addInstalment({ teamId, id }: Pick<Commitment, 'teamId' | 'id'>, instalment: Instalment): void {
    this.unit.write(
      `INSERT INTO commitment_instalments (team_id, id, commitment_id, position, due_on, carries_over, amount, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        teamId,
        instalment.id,
        id,
        instalment.position,
        instalment.dueOn,
        instalment.carriesOver,
        amountOf(instalment).toString(),
        instalment.state,
      ],
    );
    this.keepLines(teamId, instalment);
  }

  /** How an instalment stands now, with what each of its lines holds. */
  saveInstalment(teamId: string, instalment: Instalment): void {
    this.unit.write(
      `UPDATE commitment_instalments SET due_on = $3, carries_over = $4, amount = $5, state = $6, expense_id = $7 WHERE team_id = $1 AND id = $2`,
      [
        teamId,
        instalment.id,
        instalment.dueOn,
        instalment.carriesOver,
        amountOf(instalment).toString(),
        instalment.state,
        instalment.state === 'consumed' ? instalment.expenseId : null,
      ],
    );
    this.keepLines(teamId, instalment);
  }

  addEvent(actor: Actor, { teamId, id }: Pick<Commitment, 'teamId' | 'id'>, event: CommitmentEvent): void {
    this.unit.write(
      `INSERT INTO commitment_events (team_id, id, commitment_id, act, actor_id, at, comment, facts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        teamId,
        uuidv7(),
        id,
        event.act,
        actor.userId,
        this.clock.businessNow(actor.demo),
        event.comment ?? '',
        JSON.stringify(event.facts ?? {}),
      ],
    );
  }

  /** What the contract's own acts mean in the ledger: one group, the last thing of the unit. */
  post(
    actor: Actor,
    commitment: Commitment,
    act: string,
    entries: readonly PostingEntry[],
    reason = '',
  ): void {
    if (entries.length === 0) return;
    this.ledger.post({
      teamId: commitment.teamId,
      key: `commitment:${commitment.id}:${act}:${commitment.version}`,
      causeType: 'commitment',
      causeId: commitment.id,
      occurredOn: this.clock.businessDate(actor.demo),
      actorId: actor.userId,
      reason,
      entries,
    });
  }

  /** Puts changed instalments into the contract and says what it has become. */
  settle(actor: Actor, commitment: Commitment, changed: readonly Instalment[]): void {
    const byId = new Map(changed.map((instalment) => [instalment.id, instalment]));
    for (const instalment of changed) this.saveInstalment(commitment.teamId, instalment);
    const instalments = commitment.instalments.map((each) => byId.get(each.id) ?? each);
    const before = commitment.state;
    Object.assign(commitment, { instalments, state: stateAfter(before, instalments) });
    this.saveHead(actor, commitment);
    if (commitment.state !== before)
      this.addEvent(actor, commitment, {
        act: commitment.state === 'completed' ? 'completed' : 'reopened',
      });
  }

  private keepLines(teamId: string, { id, lines }: Instalment): void {
    for (const line of lines)
      this.unit.write(
        `INSERT INTO commitment_lines (team_id, instalment_id, budget_line_id, amount, held, reservation_id) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (team_id, instalment_id, budget_line_id)
         DO UPDATE SET amount = EXCLUDED.amount, held = EXCLUDED.held, reservation_id = EXCLUDED.reservation_id`,
        [
          teamId,
          id,
          line.budgetLineId,
          line.amount.toString(),
          line.held.toString(),
          line.reservationId ?? null,
        ],
      );
  }

  private async load(where: string, key: string, lock: string): Promise<Commitment> {
    const row = await this.unit.one<CommitmentRow>(
      `SELECT ${COMMITMENT_COLUMNS} ${COMMITMENT_FROM} WHERE ${where} ${lock}`,
      [key],
    );
    if (!row) throw COMMITMENT_ERRORS.fail('commitment.not-found');
    // Read after the lock was got: whoever held it may have changed them.
    const rows = await this.unit.query<InstalmentRow>(
      `${INSTALMENTS} WHERE i.team_id = $1 AND i.commitment_id = $2 ORDER BY i.position, l.budget_line_id`,
      [row.team_id, row.id],
    );
    return commitmentFrom(row, rows);
  }
}

const OF_INSTALMENT =
  'EXISTS (SELECT FROM commitment_instalments x WHERE x.team_id = c.team_id AND x.commitment_id = c.id AND x.id = $1)';
