import { Injectable } from '@nestjs/common';
import { numberOf } from '../expenses/expense-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { SettlementInput } from './settlement-input.js';

/** What stands in the way of confirming a settlement, and where to deal with it. */
export interface SettlementBlock {
  kind: 'stage-open' | 'plan-missing' | 'claim' | 'commitment' | 'refund' | 'reserved' | 'later-entries';
  text: Text;
  amount?: Won;
  href?: string;
}

/** As many of a kind are named; the rest is counted. */
const MOST = 50;

interface OpenClaim {
  id: string;
  number: number | null;
  number_year: number | null;
  title: string;
  amount: string;
  total: number;
}

/** Reads what stands in the way, in the unit of work in hand. */
@Injectable()
export class SettlementBlocks {
  constructor(private readonly unit: UnitOfWork) {}

  async of(input: SettlementInput): Promise<SettlementBlock[]> {
    const lineIds = input.institutions.flatMap(({ lines }) => lines.map(({ id }) => id));
    const place = [input.team.id, input.stage.id];
    const claims = await this.claims(place);
    const commitments = await this.commitments(input.team.id, lineIds);
    const refunds = await this.refunds(place);
    const blocks = [...stageOpen(input), ...plansMissing(input), ...claims, ...commitments, ...refunds];
    return [
      ...blocks,
      ...(await this.reserved(lineIds, claims.length + commitments.length)),
      ...(await this.later(lineIds, input.asOf)),
    ];
  }

  /** Handed in, or approved and not yet paid. */
  private async claims(place: string[]): Promise<SettlementBlock[]> {
    const rows = await this.unit.query<OpenClaim>(
      `SELECT e.id, e.number, e.number_year, e.title, e.claim_amount AS amount, count(*) OVER ()::int AS total FROM expenses e
       WHERE e.team_id = $1 AND e.stage_id = $2 AND e.state IN ('submitted', 'approved') ORDER BY e.number_year, e.number LIMIT ${MOST}`,
      place,
    );
    const named = rows.map((row): SettlementBlock => ({
      kind: 'claim',
      text: {
        ko: `${numberOf(row) ?? ''} ${row.title}: 지급하거나 거두어 주세요.`,
        en: `${numberOf(row) ?? ''} ${row.title}: pay it or have it taken back.`,
      },
      amount: BigInt(row.amount),
      href: `/expenses/${row.id}`,
    }));
    return withRest(named, rows[0]?.total ?? 0, 'claim', { ko: '집행 신청', en: 'claims' });
  }

  private async commitments(teamId: string, lineIds: readonly string[]): Promise<SettlementBlock[]> {
    const rows = await this.unit.query<{ id: string; title: string; amount: string; total: number }>(
      `SELECT c.id, c.title, sum(l.amount) AS amount, count(*) OVER ()::int AS total
       FROM commitment_lines l
       JOIN commitment_instalments i ON i.team_id = l.team_id AND i.id = l.instalment_id AND i.state = 'open'
       JOIN commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id AND c.state = 'active'
       WHERE l.team_id = $1 AND l.budget_line_id = ANY ($2::uuid[]) AND l.reservation_id IS NOT NULL
       GROUP BY c.id, c.title ORDER BY c.id LIMIT ${MOST}`,
      [teamId, [...lineIds]],
    );
    const named = rows.map(({ id, title, amount }): SettlementBlock => ({
      kind: 'commitment',
      text: {
        ko: `계약 ${title}: 남은 회차를 지급하거나 풀거나 이월해 주세요.`,
        en: `Contract ${title}: pay, release or carry over what is left of it.`,
      },
      amount: BigInt(amount),
      href: `/commitments/${id}`,
    }));
    return withRest(named, rows[0]?.total ?? 0, 'commitment', { ko: '계약', en: 'contracts' });
  }

  /** Taken back, but the money hasn't come in: it would come in after the settlement. */
  private async refunds(place: string[]): Promise<SettlementBlock[]> {
    const rows = await this.unit.query<OpenClaim>(
      `SELECT e.id, e.number, e.number_year, e.title, sum(r.grant_amount - r.grant_back) AS amount, count(*) OVER ()::int AS total
       FROM expense_reversals r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id
       WHERE e.team_id = $1 AND e.stage_id = $2 AND r.withdrawn_at IS NULL AND r.grant_back < r.grant_amount
       GROUP BY e.team_id, e.id, e.number, e.number_year, e.title ORDER BY e.number_year, e.number LIMIT ${MOST}`,
      place,
    );
    const named = rows.map((row): SettlementBlock => ({
      kind: 'refund',
      text: {
        ko: `${numberOf(row) ?? ''} ${row.title}: 환수금이 들어온 뒤에, 또는 환수를 거두고 불인정한 뒤에 확정해 주세요.`,
        en: `${numberOf(row) ?? ''} ${row.title}: wait until the money is back, or withdraw the reversal and disallow it.`,
      },
      amount: BigInt(row.amount),
      href: `/expenses/${row.id}`,
    }));
    return withRest(named, rows[0]?.total ?? 0, 'refund', { ko: '환수금', en: 'refunds' });
  }

  /** Held by whatever the lists above don't name. */
  private async reserved(lineIds: readonly string[], named: number): Promise<SettlementBlock[]> {
    if (named > 0) return [];
    const row = await this.unit.one<{ amount: string }>(
      'SELECT coalesce(sum(reserved), 0) AS amount FROM line_balances WHERE line_id = ANY ($1::uuid[])',
      [[...lineIds]],
    );
    const amount = BigInt(row?.amount ?? 0);
    if (amount === 0n) return [];
    return [
      {
        kind: 'reserved',
        text: { ko: '예약된 금액이 남아 있습니다.', en: 'Money of the stage is still reserved.' },
        amount,
      },
    ];
  }

  private async later(lineIds: readonly string[], asOf: KstDate): Promise<SettlementBlock[]> {
    const row = await this.unit.one<{ count: number; last: KstDate | null }>(
      'SELECT count(*)::int AS count, max(occurred_on) AS last FROM postings WHERE line_id = ANY ($1::uuid[]) AND occurred_on > $2',
      [[...lineIds], asOf],
    );
    if (!row || row.count === 0) return [];
    return [
      {
        kind: 'later-entries',
        text: {
          ko: `기준일(${asOf}) 뒤의 원장 기록이 ${row.count}건 있습니다. 기준일을 ${row.last ?? asOf} 이후로 바꿔 주세요.`,
          en: `There are ${row.count} entries after ${asOf}. Choose a day from ${row.last ?? asOf} on.`,
        },
      },
    ];
  }
}

function withRest(
  named: SettlementBlock[],
  total: number,
  kind: SettlementBlock['kind'],
  what: Text,
): SettlementBlock[] {
  const rest = total - named.length;
  if (rest <= 0) return named;
  const text = { ko: `그 밖의 ${what.ko} ${rest}건`, en: `${rest} more ${what.en}` };
  return [...named, { kind, text }];
}

/** Only a team whose agreement ended settles before its stage does. */
function stageOpen({ stage, asOf, cut }: SettlementInput): SettlementBlock[] {
  if (cut || asOf >= stage.endsOn) return [];
  return [
    {
      kind: 'stage-open',
      text: {
        ko: `단계가 ${stage.endsOn}에 끝납니다. 기준일을 그날이나 그 뒤로 해 주세요.`,
        en: `The stage ends on ${stage.endsOn}. Settle as of that day or later.`,
      },
    },
  ];
}

function plansMissing({ institutions }: SettlementInput): SettlementBlock[] {
  return institutions
    .filter(({ plan, lines, received }) => {
      const cash = lines.some(({ means, budget }) => means === 'cash' && budget > 0n);
      return !plan && (cash || received.government + received.ownCash + received.otherCash > 0n);
    })
    .map(({ institution }) => ({
      kind: 'plan-missing',
      text: {
        ko: `${institution.name}의 재원 계획이 없어 정부지원금 지분을 알 수 없습니다.`,
        en: `${institution.name} has no funding plan, so the government’s share is unknown.`,
      },
      href: '/disbursements',
    }));
}
