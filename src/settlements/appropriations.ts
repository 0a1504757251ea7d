import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { DueOfFund } from './settlement-result.js';

/** The lines that money of a fund's year comes from and goes back to. The office's alone. */
@Injectable()
export class Appropriations {
  constructor(private readonly unit: UnitOfWork) {}

  async finder(): Promise<(of: Pick<DueOfFund, 'fund' | 'fiscalYear'>) => string> {
    const rows = await this.unit.query<{ id: string; fund_id: string; fiscal_year_id: string }>(
      `SELECT id, fund_id, fiscal_year_id FROM budget_lines WHERE kind = 'appropriation'`,
    );
    return ({ fund, fiscalYear }) => {
      const found = rows.find((row) => row.fund_id === fund.id && row.fiscal_year_id === fiscalYear.id);
      if (!found) throw new Error(`fund ${fund.id} has no appropriation in the year ${fiscalYear.year}`);
      return found.id;
    };
  }
}
