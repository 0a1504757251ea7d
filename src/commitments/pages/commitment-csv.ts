import { Injectable } from '@nestjs/common';
import { commitmentTexts } from '../../../templates/commitments/texts.js';
import { inLocale, type Texts } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { csvText } from '../../platform/web/csv.js';
import { CommitmentQueries, type CommitmentFilter, type CommitmentSummary } from '../commitment.queries.js';

const PAGE = 500;

const heads = {
  number: { ko: '번호', en: 'Number' },
  state: { ko: '상태', en: 'State' },
  team: { ko: '팀', en: 'Team' },
  title: { ko: '계약', en: 'Contract' },
  contractNumber: { ko: '계약번호', en: 'Contract number' },
  supplier: { ko: '거래처', en: 'Supplier' },
  institution: { ko: '기관', en: 'Institution' },
  signedOn: { ko: '계약일', en: 'Signed on' },
  endsOn: { ko: '끝나는 날', en: 'Ends on' },
  position: { ko: '회차', en: 'Instalment' },
  dueOn: { ko: '지급 예정일', en: 'Due on' },
  instalmentState: { ko: '회차 상태', en: 'Instalment state' },
  amount: { ko: '금액', en: 'Amount' },
  used: { ko: '신청', en: 'Claimed' },
  held: { ko: '예약 중', en: 'Reserved' },
} satisfies Texts;

interface Row {
  commitment_id: string;
  position: number;
  due_on: KstDate;
  state: 'open' | 'consumed' | 'released';
  amount: string;
  used: string;
  held: string;
}

const STATES = { open: 'openState', consumed: 'consumed', released: 'released' } as const;

/** Contracts as a sheet: a row for each instalment. */
@Injectable()
export class CommitmentCsv {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly queries: CommitmentQueries,
  ) {}

  async *lines(
    actor: Actor,
    filter: Omit<CommitmentFilter, 'after' | 'limit'>,
    locale: Locale,
  ): AsyncGenerator<string> {
    yield csvText([Object.values(inLocale(heads, locale))]);
    let after: string | undefined;
    do {
      const page = await this.queries.list(actor, { ...filter, after, limit: PAGE });
      const instalments = await this.instalments(actor, page.rows);
      const rows = page.rows.flatMap((contract) =>
        instalments
          .filter((row) => row.commitment_id === contract.id)
          .map((row) => cellsOf(contract, row, locale)),
      );
      // The mark of the file stands at its beginning alone.
      if (rows.length > 0) yield csvText(rows).slice(1);
      after = page.next;
    } while (after);
  }

  private async instalments(actor: Actor, contracts: readonly CommitmentSummary[]): Promise<Row[]> {
    return this.unit.run(actor, () =>
      this.unit.query<Row>(
        `SELECT i.commitment_id, i.position, i.due_on, i.state, i.amount,
           (SELECT coalesce(sum(l.held), 0) FROM commitment_lines l WHERE l.team_id = i.team_id AND l.instalment_id = i.id) AS held,
           (SELECT coalesce(sum(u.amount), 0) FROM commitment_uses u
             WHERE u.team_id = i.team_id AND u.instalment_id = i.id AND u.given_back_at IS NULL) AS used
         FROM commitment_instalments i WHERE i.team_id = ANY ($1::uuid[]) AND i.commitment_id = ANY ($2::uuid[])
         ORDER BY i.commitment_id, i.position`,
        [[...new Set(contracts.map(({ teamId }) => teamId))], contracts.map(({ id }) => id)],
      ),
    );
  }
}

function cellsOf(contract: CommitmentSummary, row: Row, locale: Locale): string[] {
  const t = inLocale(commitmentTexts, locale);
  return [
    contract.number ?? '',
    t[contract.state],
    contract.teamName[locale],
    contract.title,
    contract.contractNumber,
    contract.supplierName,
    contract.institutionName,
    contract.signedOn,
    contract.endsOn ?? '',
    String(row.position),
    row.due_on,
    contract.state === 'draft' ? t.planned : t[STATES[row.state]],
    row.amount,
    row.used,
    row.held,
  ];
}
