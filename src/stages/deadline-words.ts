import type { Text } from '../platform/i18n/locale.js';
import type { Deadline, DeadlineBase } from './deadline.js';

const BASES: Record<DeadlineBase, Text> = {
  'stage-start': { ko: '단계 시작', en: 'the stage begins' },
  'stage-end': { ko: '단계 종료', en: 'the stage ends' },
  'year-end': { ko: '회계연도 종료', en: 'the fiscal year ends' },
  settlement: { ko: '정산 결과 통보', en: 'the settlement is confirmed' },
};
const ON: Record<DeadlineBase, Text> = {
  'stage-start': { ko: '단계 시작일', en: 'The day the stage begins' },
  'stage-end': { ko: '단계 종료일', en: 'The day the stage ends' },
  'year-end': { ko: '회계연도 종료일', en: 'The day the fiscal year ends' },
  settlement: { ko: '정산 결과 통보일', en: 'The day the settlement is confirmed' },
};

/** `단계 종료 2개월 전`, `Two months …`: how a deadline is counted, in words. */
export function countedText({ base, months, days }: Pick<Deadline, 'base' | 'months' | 'days'>): Text {
  if (months === 0 && days === 0) return ON[base];
  const isBefore = months < 0 || (months === 0 && days < 0);
  const sign = isBefore ? -1 : 1;
  return {
    ko: `${BASES[base].ko} ${koreanSpan(months * sign, days * sign)} ${isBefore ? '전' : '뒤'}`,
    en: `${englishSpan(months * sign, days * sign)} ${isBefore ? 'before' : 'after'} ${BASES[base].en}`,
  };
}

function koreanSpan(months: number, days: number): string {
  return [months === 0 ? '' : `${months}개월`, signedDays(days, months === 0, '일')]
    .filter(Boolean)
    .join(' ');
}

function englishSpan(months: number, days: number): string {
  const monthText = months === 0 ? '' : `${months} ${months === 1 ? 'month' : 'months'}`;
  return [monthText, signedDays(days, months === 0, Math.abs(days) === 1 ? ' day' : ' days')]
    .filter(Boolean)
    .join(' ');
}

function signedDays(days: number, alone: boolean, unit: string): string {
  if (days === 0) return '';
  return alone ? `${days}${unit}` : `${days < 0 ? '−' : '+'} ${Math.abs(days)}${unit}`;
}
