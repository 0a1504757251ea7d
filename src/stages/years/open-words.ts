import type { Text } from '../../platform/i18n/locale.js';
import type { OpenKind } from './open-things.js';

/** What is open, as pages, errors and the command line call it. */
export const OPEN_WORDS: Record<OpenKind, Text> = {
  submitted: { ko: '결재를 기다리는 신청', en: 'claims waiting for a decision' },
  approved: { ko: '승인되고 지급되지 않은 신청', en: 'approved claims not yet paid' },
  'pay-runs': { ko: '끝나지 않은 지급 묶음', en: 'pay runs not yet over' },
  commitments: { ko: '남은 회차가 있는 약정', en: 'commitments with open instalments' },
  reserved: { ko: '예약이 남은 예산', en: 'budget lines with reserved money' },
  drafts: { ko: '제출하지 않은 신청', en: 'claims never handed in' },
};
