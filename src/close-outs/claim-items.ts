import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { addMonths } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { formatWon } from '../platform/money/won.js';
import { CloseOutItems } from './close-out-items.js';
import { CloseOutStore } from './close-out-store.js';
import { HAND_TICKED, type ChecklistItem, type CloseOut, type HandTicked } from './close-out.js';
import { Undisbursed } from './undisbursed.js';

const HAND_TITLES: Record<HandTicked, { ko: string; en: string }> = {
  'final-report': { ko: '최종보고서 제출', en: 'Final report received' },
  'use-report': { ko: '사용실적보고서 제출', en: 'Report on the use of funds received' },
  equipment: { ko: '장비·성과물 인계 확인', en: 'Equipment and results handed over' },
  cards: { ko: '연구비카드 사용 정지', en: 'Research cards stopped' },
};

interface Counts {
  returned: string;
  waiting: string;
  unpaid: string;
  in_runs: string;
  drafts: string;
}

/** What claims, payments and the office's own hands leave to finish. */
@Injectable()
export class ClaimItems implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly items: CloseOutItems,
    private readonly store: CloseOutStore,
    private readonly undisbursed: Undisbursed,
  ) {}

  onModuleInit(): void {
    this.items.add(10, (_, closeOut) => this.claims(closeOut));
    this.items.add(40, (actor, closeOut) => this.money(actor, closeOut));
    this.items.add(90, (_, closeOut) => this.byHand(closeOut));
  }

  /** 사용 기준 제22조 4항: what was committed before the end is still decided and paid. */
  private async claims({ teamId }: CloseOut): Promise<ChecklistItem[]> {
    const counts = await this.unit.one<Counts>(
      `SELECT count(*) FILTER (WHERE state = 'returned') AS returned, count(*) FILTER (WHERE state = 'submitted') AS waiting,
         count(*) FILTER (WHERE state = 'approved') AS unpaid, count(*) FILTER (WHERE state = 'draft') AS drafts,
         (SELECT count(*) FROM pay_runs r WHERE r.team_id = $1 AND r.state IN ('prepared', 'released', 'filed')) AS in_runs
       FROM expenses WHERE team_id = $1 AND state IN ('draft', 'returned', 'submitted', 'approved')`,
      [teamId],
    );
    const of = (name: keyof Counts) => Number(counts?.[name] ?? 0);
    const item = (
      code: string,
      title: ChecklistItem['title'],
      count: number,
      href: string,
      required = true,
    ) => ({
      code,
      title,
      said:
        count === 0
          ? { ko: '남은 것이 없습니다.', en: 'Nothing is left.' }
          : { ko: `${count}건 남음`, en: `${count} left` },
      done: count === 0,
      required,
      href,
    });
    return [
      item(
        'returned',
        { ko: '되돌려진 신청 다시 제출', en: 'Returned claims handed in again' },
        of('returned'),
        '/expenses?state=returned',
      ),
      item(
        'waiting',
        { ko: '결재 중인 신청 결정', en: 'Waiting claims decided' },
        of('waiting'),
        '/approvals',
      ),
      item('unpaid', { ko: '승인된 신청 지급', en: 'Approved claims paid' }, of('unpaid'), '/payments'),
      item('in-runs', { ko: '지급 실행 마감', en: 'Pay runs finished' }, of('in_runs'), '/pay-runs'),
      item('drafts', { ko: '작성 중인 신청', en: 'Drafts' }, of('drafts'), '/expenses?state=draft', false),
    ];
  }

  private async money(actor: Actor, closeOut: CloseOut): Promise<ChecklistItem[]> {
    const { total } = await this.undisbursed.of(actor, closeOut);
    return [
      {
        code: 'undisbursed',
        title: { ko: '미교부액 재원 회수', en: 'Undisbursed money given back to its fund' },
        said:
          total === 0n
            ? { ko: '회수할 것이 없습니다.', en: 'Nothing to take back.' }
            : {
                ko: `${formatWon(total)}원을 재원으로 돌릴 수 있습니다.`,
                en: `₩${formatWon(total)} can go back.`,
              },
        done: total === 0n,
        required: true,
        amount: total,
      },
    ];
  }

  private async byHand(closeOut: CloseOut): Promise<ChecklistItem[]> {
    const ticks = await this.store.ticks(closeOut);
    return HAND_TICKED.map((code) => {
      const tick = ticks.find(({ item }) => item === code);
      const who = [tick?.byName, tick?.note].filter(Boolean).join(' · ');
      return {
        code,
        title: HAND_TITLES[code],
        said: tick ? { ko: who || '확인함', en: who || 'Seen' } : { ko: '확인 전', en: 'Not seen yet' },
        done: tick !== undefined,
        required: true,
        byHand: true,
        // 시행령 제26조 1항: three months from the end.
        dueOn: code === 'use-report' || code === 'final-report' ? addMonths(closeOut.cutOn, 3) : undefined,
      };
    });
  }
}
