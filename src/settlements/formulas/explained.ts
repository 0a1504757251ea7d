import type { Locale, Text } from '../../platform/i18n/locale.js';
import { formatWon, type Won } from '../../platform/money/won.js';

/** A figure of a settlement with how it came about: the formula with the numbers put in, and where the formula stands. */
export interface Explained {
  amount: Won;
  formula: Text;
  source: Text;
}

type WonIn = (amount: Won) => string;
type Say = (ko: string, en: string) => string;

/** The same formula in both languages: amounts by `won`, words by `say`. */
export function inBoth(write: (won: WonIn, say: Say) => string): Text {
  return {
    ko: write(
      (amount) => wonIn(amount, 'ko'),
      (ko) => ko,
    ),
    en: write(
      (amount) => wonIn(amount, 'en'),
      (_ko, en) => en,
    ),
  };
}

function wonIn(amount: Won, locale: Locale): string {
  return locale === 'ko' ? `${formatWon(amount)}원` : `₩${formatWon(amount)}`;
}

function source(ko: string, en: string): Text {
  return { ko, en };
}

/** 국가연구개발사업 연구개발비 사용 기준 (고시 2026-38) and 혁신법 매뉴얼 (26.7). */
export const SOURCES = {
  share: source('매뉴얼 272쪽 · 지분율은 소수점 첫째 자리까지', 'Manual p. 272 · share cut to one decimal'),
  unspent: source('사용 기준 제83조 1항 · 매뉴얼 272쪽', 'Standard of use, Art. 83 (1) · Manual p. 272'),
  recovery: source('사용 기준 제83조 1항 · 매뉴얼 272쪽', 'Standard of use, Art. 83 (1) · Manual p. 272'),
  allowance: source('사용 기준 제26조 7항 · 매뉴얼 184쪽', 'Standard of use, Art. 26 (7) · Manual p. 184'),
  indirect: source('시행령 제26조 5항 3호 · 매뉴얼 273쪽', 'Decree, Art. 26 (5) 3 · Manual p. 273'),
  indirectUnspent: source(
    '사용 기준 제80조 5항 · 매뉴얼 273쪽',
    'Standard of use, Art. 80 (5) · Manual p. 273',
  ),
  indirectOfCut: source('사용 기준 제80조 6항·10항', 'Standard of use, Art. 80 (6), (10)'),
  inKind: source('사용 기준 제83조 1항 · 매뉴얼 272쪽', 'Standard of use, Art. 83 (1) · Manual p. 272'),
  interest: source('사용 기준 제75조~제77조 · 매뉴얼 268쪽', 'Standard of use, Art. 75–77 · Manual p. 268'),
  commonPot: source('공동 재원은 전액 정부지원금', 'A common pot is government money alone'),
} as const;
