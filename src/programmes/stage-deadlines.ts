import { addDays, addMonths, type KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';

export interface StageDeadline {
  code: 'equipment' | 'software' | 'carry-over' | 'stage-end' | 'use-report';
  dueOn: KstDate;
  title: Text;
  note: Text;
  /** 국가연구개발사업 연구개발비 사용 기준 unless it names another text. */
  article: Text;
}

const STANDARD = { ko: '사용 기준', en: 'Standard of use, Art.' };

function article(ko: string, en: string): Text {
  return { ko: `${STANDARD.ko} ${ko}`, en: `${STANDARD.en} ${en}` };
}

/** What falls due within and after a stage, derived from its last day, earliest first. */
export function stageDeadlines(stage: { endsOn: KstDate }): StageDeadline[] {
  const twoMonthsBefore = addMonths(stage.endsOn, -2);
  return [
    {
      code: 'equipment',
      dueOn: twoMonthsBefore,
      title: { ko: '장비 구입·설치·검수', en: 'Equipment bought, installed and inspected' },
      note: { ko: '단계 종료 2개월 전', en: 'Two months before the stage ends' },
      article: article('제23조 6항', '23 (6)'),
    },
    {
      code: 'software',
      dueOn: twoMonthsBefore,
      title: { ko: '소프트웨어·정액 클라우드 계약', en: 'Software and flat-rate cloud contracted' },
      note: { ko: '단계 종료 2개월 전', en: 'Two months before the stage ends' },
      article: article('제25조 9항·11항', '25 (9), (11)'),
    },
    {
      code: 'carry-over',
      dueOn: addDays(stage.endsOn, -60),
      title: { ko: '직접비 이월 승인 신청 권고', en: 'Ask for direct cost to be carried over' },
      note: { ko: '단계 종료 60일 전 · 처리 15일', en: '60 days before the stage ends; takes 15 days' },
      article: article('제73조 1항', '73 (1)'),
    },
    {
      code: 'stage-end',
      dueOn: stage.endsOn,
      title: { ko: '단계 종료 · 재료 검수', en: 'Stage ends; materials inspected' },
      note: { ko: '이날까지 지출원인행위', en: 'Commitments up to this day' },
      article: article('제22조 4항', '22 (4)'),
    },
    {
      code: 'use-report',
      dueOn: addMonths(stage.endsOn, 3),
      title: { ko: '사용실적보고서', en: 'Report on the use of funds' },
      note: { ko: '종료 후 3개월', en: 'Three months after the end' },
      article: { ko: '시행령 제26조 1항', en: 'Decree, Art. 26 (1)' },
    },
  ];
}
