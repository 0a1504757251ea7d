import { Injectable } from '@nestjs/common';
import { FundingFigures } from '../funding/funding-figures.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { splitWon } from '../platform/money/shares.js';
import { sumWon, type Won } from '../platform/money/won.js';
import type { CloseOut } from './close-out.js';

/** What of one line goes back to its fund's appropriation of the year. */
export interface ReleasedLine {
  lineId: string;
  appropriationId: string;
  amount: Won;
}

export interface UndisbursedValue {
  total: Won;
  lines: readonly ReleasedLine[];
}

interface LineRow {
  line_id: string;
  institution_id: string;
  available: string;
  appropriation_id: string | null;
}

/**
 * What was allocated to a team's lines of the stage and not yet paid out to its institutions: the part of each institution's
 * free balance that no instalment covers. Without a funding plan the whole allocation counts as the government's.
 */
@Injectable()
export class Undisbursed {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly figures: FundingFigures,
  ) {}

  /** Joins the unit in hand. In the order of the lines' ids. */
  of(
    actor: Actor,
    { teamId, stageId, cutOn }: Pick<CloseOut, 'teamId' | 'stageId' | 'cutOn'>,
  ): Promise<UndisbursedValue> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<LineRow>(
        `SELECT l.id AS line_id, l.institution_id, b.available, a.id AS appropriation_id
         FROM budget_lines l JOIN line_balances b ON b.line_id = l.id
         LEFT JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = l.fund_id AND a.fiscal_year_id = l.fiscal_year_id
         WHERE l.owner_team_id = $1 AND l.stage_id = $2 AND l.kind = 'line' AND l.means = 'cash' AND b.available > 0 ORDER BY l.id`,
        [teamId, stageId],
      );
      const funded = await this.figures.read(actor, { stageId, teamId }, cutOn);
      const lines = funded.flatMap((one) => {
        const own = rows.filter((row) => row.institution_id === one.institutionId);
        const available = own.map((row) => BigInt(row.available));
        const left = sumWon(available);
        const due = one.plan ? one.sources.government - one.disbursed : left - one.disbursed;
        const amount = due < left ? due : left;
        if (amount <= 0n) return [];
        return splitWon(amount, available).flatMap((part, index): ReleasedLine[] => {
          const row = own[index];
          if (!row?.appropriation_id || part === 0n) return [];
          return [{ lineId: row.line_id, appropriationId: row.appropriation_id, amount: part }];
        });
      });
      return { total: sumWon(lines.map(({ amount }) => amount)), lines };
    });
  }
}
