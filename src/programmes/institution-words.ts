import type { Text } from '../platform/i18n/locale.js';
import type { InstitutionKind } from './institution.entity.js';

/** How kinds of institutions are called. */
export const INSTITUTION_KIND_WORDS: Record<InstitutionKind, Text> = {
  sme: { ko: '중소기업', en: 'Small or medium company' },
  'early-mid': { ko: '초기중견기업', en: 'Early mid-size company' },
  mid: { ko: '중견기업', en: 'Mid-size company' },
  large: { ko: '대기업', en: 'Large company' },
  'public-corporation': { ko: '공기업', en: 'Public corporation' },
  university: { ko: '대학', en: 'University' },
  'government-institute': { ko: '정부출연연구기관', en: 'Government institute' },
  'other-nonprofit': { ko: '그 밖의 비영리기관', en: 'Other non-profit' },
};
