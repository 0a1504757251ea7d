import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { formatWon } from '../platform/money/won.js';
import { SettlementStateQueries } from '../settlements/settlement-state.queries.js';
import { CloseOutItems } from './close-out-items.js';
import type { ChecklistItem, CloseOut } from './close-out.js';

/** What contracts, the settlement as of the cut and the return leave to finish. */
@Injectable()
export class SettlementItems implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly items: CloseOutItems,
    private readonly settlements: SettlementStateQueries,
  ) {}

  onModuleInit(): void {
    this.items.add(20, (_, closeOut) => this.contracts(closeOut));
    this.items.add(60, (actor, closeOut) => this.settlement(actor, closeOut));
  }

  /** 사용 기준 제22조 4항: what was contracted before the end is still paid, or let go. */
  private async contracts({ teamId }: CloseOut): Promise<ChecklistItem[]> {
    const row = await this.unit.one<{ count: string }>(
      `SELECT count(*) FROM commitments WHERE team_id = $1 AND state IN ('draft', 'active')`,
      [teamId],
    );
    const count = Number(row?.count ?? 0);
    return [
      {
        code: 'contracts',
        title: { ko: '계약 지급 또는 해지', en: 'Contracts paid or cancelled' },
        said:
          count === 0
            ? { ko: '남은 것이 없습니다.', en: 'Nothing is left.' }
            : { ko: `${count}건 남음`, en: `${count} left` },
        done: count === 0,
        required: true,
        href: '/commitments',
      },
    ];
  }

  private async settlement(actor: Actor, { teamId, stageId }: CloseOut): Promise<ChecklistItem[]> {
    const { state, owed } = await this.settlements.of(actor, teamId, stageId);
    const final = state === 'final';
    const href = `/settlements/${teamId}/${stageId}`;
    return [
      {
        code: 'settlement',
        title: { ko: '종료일 기준 정산 확정', en: 'Settlement as of the end made final' },
        said: final
          ? { ko: '확정되었습니다.', en: 'It is final.' }
          : { ko: '확정 전입니다.', en: 'It isn’t final yet.' },
        done: final,
        required: true,
        href,
      },
      {
        code: 'return',
        title: { ko: '반납금 수납', en: 'What is owed received' },
        said: final
          ? owed === 0n
            ? { ko: '남은 반납액이 없습니다.', en: 'Nothing is owed.' }
            : { ko: `${formatWon(owed)}원 남음`, en: `₩${formatWon(owed)} is owed` }
          : { ko: '정산이 확정되면 정해집니다.', en: 'Known once the settlement is final.' },
        done: final && owed === 0n,
        required: true,
        amount: final ? owed : undefined,
        href,
      },
    ];
  }
}
