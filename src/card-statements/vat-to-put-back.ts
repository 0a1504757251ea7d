import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { addDays, addMonths, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { maySeeCardStatements } from './card-statement.policy.js';
import { VAT_COLUMNS, VAT_FROM, vatRow, type VatDbRow, type VatRow } from './vat/vat-rows.js';

/** Days of use, both included. */
export interface Period {
  from: KstDate;
  to: KstDate;
}

export interface VatSum {
  institutionName: string;
  vatAmount: Won;
  count: number;
}

export interface VatToPutBack {
  rows: VatRow[];
  /** True where there are more rows than are given. */
  cut: boolean;
  sums: VatSum[];
  /** Uses in the period that are put to no claim, and so in no sum. */
  openCount: number;
}

const FROM = `${VAT_FROM} AND t.team_id = ANY ($1::uuid[]) AND t.used_on BETWEEN $2::date AND $3::date`;

/**
 * Research cards pay with VAT, and a company's VAT is never a research cost (사용 기준 제21조 4항 1호): what the card paid of it
 * goes back to the project's account (부가세 환입). What was put back in a batch is on the list no more.
 */
@Injectable()
export class VatToPutBackQuery {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, { from, to }: Period, limit: number): Promise<VatToPutBack> {
    ensure(maySeeCardStatements(actor));
    const given = [[...actor.readTeamIds], from, to];
    return this.unit.run(
      actor,
      async () => {
        const rows = await this.unit.query<VatDbRow>(
          `SELECT ${VAT_COLUMNS} ${FROM} ORDER BY m.name_ko, i.position, t.used_on, t.id LIMIT $4`,
          [...given, limit + 1],
        );
        const sums = await this.unit.query<{ institution_name: string; vat: string; count: number }>(
          `SELECT i.name AS institution_name, sum(t.tax_amount) AS vat, count(*)::int AS count ${FROM}
           GROUP BY m.name_ko, i.id, i.name, i.position ORDER BY m.name_ko, i.position`,
          given,
        );
        const open = await this.unit.one<{ count: number }>(
          `SELECT count(*)::int AS count FROM card_transactions t WHERE t.team_id = ANY ($1::uuid[]) AND t.used_on BETWEEN $2::date AND $3::date
             AND t.amount > 0 AND NOT EXISTS (SELECT 1 FROM card_links k WHERE k.team_id = t.team_id AND k.transaction_id = t.id)
             AND t.amount > coalesce((SELECT -sum(c.amount) FROM card_transactions c WHERE c.team_id = t.team_id AND c.cancels_id = t.id), 0)`,
          given,
        );
        if (actor.team.kind === 'office')
          for (const teamId of actor.readTeamIds)
            await this.audit.recordRead(actor, { teamId, subjectType: 'card-vat', subjectId: teamId });
        return {
          rows: rows.slice(0, limit).map(vatRow),
          cut: rows.length > limit,
          sums: sums.map((sum) => ({
            institutionName: sum.institution_name,
            vatAmount: BigInt(sum.vat),
            count: sum.count,
          })),
          openCount: open?.count ?? 0,
        };
      },
      { snapshot: true },
    );
  }
}

/** The quarter a day lies in: VAT is filed by quarters. Pure. */
export function quarterOf(day: KstDate): Period {
  const month = Number(day.slice(5, 7));
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  const from = `${day.slice(0, 4)}-${first}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}
