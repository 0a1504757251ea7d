import { Injectable } from '@nestjs/common';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CloseOut, HandTicked } from './close-out.js';
import { CLOSE_OUT_ERRORS } from './close-out.errors.js';

interface Row {
  team_id: string;
  id: string;
  evaluation_id: string;
  stage_id: string;
  cut_on: KstDate;
  state: CloseOut['state'];
  confirmed: boolean;
  completed_at: Date | null;
  version: number;
}

export interface Tick {
  item: HandTicked;
  note: string;
  byName: string;
  at: Date;
}

/** Close-outs inside the unit of work in hand. */
@Injectable()
export class CloseOutStore {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<CloseOut> {
    const row = await this.unit.one<Row>(
      `SELECT o.team_id, o.id, o.evaluation_id, o.stage_id, o.cut_on, o.state, o.completed_at, o.version, v.state = 'confirmed' AS confirmed
       FROM close_outs o JOIN stage_evaluations v ON v.team_id = o.team_id AND v.id = o.evaluation_id WHERE o.id = $1`,
      [id],
    );
    if (!row) throw CLOSE_OUT_ERRORS.fail('close-out.not-found');
    return {
      teamId: row.team_id,
      id: row.id,
      evaluationId: row.evaluation_id,
      stageId: row.stage_id,
      cutOn: row.cut_on,
      state: row.state,
      confirmed: row.confirmed,
      completedAt: row.completed_at ?? undefined,
      version: row.version,
    };
  }

  /** Makes other decisions about the team wait, and reads it afresh. */
  async lock(id: string): Promise<CloseOut> {
    const { teamId } = await this.find(id);
    await this.unit.query('SELECT id FROM teams WHERE id = $1 FOR UPDATE', [teamId]);
    return this.find(id);
  }

  async ticks({ teamId, id }: CloseOut): Promise<Tick[]> {
    const rows = await this.unit.query<{
      item: HandTicked;
      note: string;
      name: string | null;
      ticked_at: Date;
    }>(
      `SELECT k.item, k.note, u.name, k.ticked_at FROM close_out_ticks k LEFT JOIN users u ON u.id = k.ticked_by
       WHERE k.team_id = $1 AND k.close_out_id = $2`,
      [teamId, id],
    );
    return rows.map(({ item, note, name, ticked_at: at }) => ({ item, note, byName: name ?? '', at }));
  }

  tick(
    { teamId, id }: CloseOut,
    { item, note, by, at }: { item: HandTicked; note: string; by: string; at: Date },
  ): void {
    this.unit.write(
      `INSERT INTO close_out_ticks (team_id, close_out_id, item, note, ticked_by, ticked_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (team_id, close_out_id, item) DO UPDATE SET note = EXCLUDED.note, ticked_by = EXCLUDED.ticked_by, ticked_at = EXCLUDED.ticked_at`,
      [teamId, id, item, note, by, at],
    );
  }

  untick({ teamId, id }: CloseOut, item: HandTicked): void {
    this.unit.write('DELETE FROM close_out_ticks WHERE team_id = $1 AND close_out_id = $2 AND item = $3', [
      teamId,
      id,
      item,
    ]);
  }

  /** Ends it, and with it the team: its lines take nothing more. */
  complete({ teamId, id }: CloseOut, by: string, at: Date): void {
    this.unit.write(
      `UPDATE close_outs SET state = 'completed', completed_by = $3, completed_at = $4, version = version + 1 WHERE team_id = $1 AND id = $2`,
      [teamId, id, by, at],
    );
    this.unit.write(`UPDATE teams SET status = 'cut' WHERE id = $1`, [teamId]);
    this.unit.write(
      `UPDATE budget_lines SET closed = true WHERE owner_team_id = $1 AND kind = 'line' AND NOT closed`,
      [teamId],
    );
  }
}
