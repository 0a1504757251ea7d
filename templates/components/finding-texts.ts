import type { Finding } from '../expenses/expense-view.js';
import type { Texts } from '../texts.js';
import type { BadgeTone } from './badge.js';

export const findingTexts = {
  'needs-more': { ko: '보완', en: 'Needs more' },
  refuse: { ko: '불가', en: 'Not allowed' },
  allow: { ko: '가능', en: 'Fine' },
  'not-judged': { ko: '판단 안 함', en: 'Not judged' },
  notice: { ko: '확인', en: 'Have a look' },
  reason: { ko: '사유', en: 'Reason' },
  reasonOf: { ko: (about: string) => `사유: ${about}`, en: (about: string) => `Reason: ${about}` },
  orReason: { ko: '올릴 수 없으면 사유를 적어 주세요', en: 'If it can’t be added, say why' },
} satisfies Texts;

/** What stands, ended as a sentence where what to do follows it: many texts end with a name or an amount. */
export function asSentence({ text, add }: Pick<Finding, 'text' | 'add'>): string {
  return !add || /[.!?]$/.test(text) ? text : `${text}.`;
}

export const FINDING_TONES: Record<Finding['outcome'], BadgeTone> = {
  'needs-more': 'warning',
  refuse: 'danger',
  allow: 'success',
  'not-judged': 'gray',
  notice: 'information',
};
