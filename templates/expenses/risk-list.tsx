import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Emphasised } from '../components/findings.js';
import { inLocale, type Texts } from '../texts.js';
import type { RiskMark } from './expense-view.js';

const riskTexts = {
  title: { ko: '한 번 더 볼 것', en: 'Look twice' },
  'new-supplier': { ko: '새 거래처', en: 'New supplier' },
  'changed-account': { ko: '계좌 바뀜', en: 'Changed account' },
  'new-account': { ko: '새 계좌', en: 'New account' },
  'split-purchase': { ko: '나눠 사기 의심', en: 'Split purchase?' },
  'near-limit': { ko: '한도 가까움', en: 'Near the limit' },
  'just-under': { ko: '기준 바로 아래', en: 'Just under a limit' },
  unusual: { ko: '평소와 다름', en: 'Unusual' },
  'after-hours': { ko: '주말·심야 사용', en: 'Off hours' },
  undocumented: { ko: '증빙 없음', en: 'No document' },
  'same-file': { ko: '같은 파일', en: 'Same file' },
  'edited-after-reading': { ko: '읽은 뒤 고침', en: 'Edited after reading' },
  'near-twin': { ko: '비슷한 집행', en: 'Looks like another' },
  'seen-elsewhere': { ko: '다른 팀에도 있음', en: 'Seen in another team' },
} satisfies Texts;

const TONES: Record<RiskMark['code'], BadgeTone> = {
  'new-supplier': 'warning',
  'changed-account': 'danger',
  'new-account': 'warning',
  'split-purchase': 'danger',
  'near-limit': 'warning',
  'just-under': 'warning',
  unusual: 'warning',
  'after-hours': 'warning',
  undocumented: 'warning',
  'same-file': 'danger',
  'edited-after-reading': 'warning',
  'near-twin': 'warning',
  'seen-elsewhere': 'danger',
};

/** What was seen, in one sentence each; the near limit says its figures instead. */
export const riskWords = {
  'new-supplier': { ko: '이 팀이 처음 거래하는 곳입니다.', en: 'The team buys here for the first time.' },
  'changed-account': {
    ko: '이 거래처의 계좌가 30일 안에 바뀌었습니다.',
    en: 'The supplier’s account was changed within the last 30 days.',
  },
  'new-account': {
    ko: '이 거래처의 첫 계좌가 30일 안에 확인되었습니다.',
    en: 'The supplier’s first account was confirmed within the last 30 days.',
  },
  'split-purchase': {
    ko: '같은 거래처의 7일 안 신청을 합치면 기준 금액을 넘습니다.',
    en: 'With other claims of the supplier within 7 days it passes a threshold.',
  },
  'just-under': {
    ko: '다른 규정이나 결재선이 시작되는 금액의 바로 아래(3% 안)입니다.',
    en: 'It lies within 3 % under an amount from which other rules or approvers come in.',
  },
  unusual: {
    ko: '지난 1년의 비슷한 신청보다 금액이 훨씬 큽니다.',
    en: 'Far above what similar claims of the past year were.',
  },
  'after-hours': {
    ko: '카드를 주말이나 밤 11시부터 아침 6시 사이에 썼습니다.',
    en: 'The card was used on a weekend or between 11 pm and 6 am.',
  },
  'near-twin': {
    ko: '같은 거래처, 같은 금액의 집행이 며칠 사이에 또 있습니다.',
    en: 'Another claim of the same supplier and amount lies within days.',
  },
  'edited-after-reading': {
    ko: '세금계산서에서 읽은 값을 신청자가 고쳤습니다.',
    en: 'The claimant changed what was read from the invoice.',
  },
  undocumented: { ko: '붙은 증빙이 없습니다.', en: 'No document is attached.' },
  'seen-elsewhere': {
    ko: '같은 증빙이 다른 팀의 신청에도 있습니다.',
    en: 'The same document is in another team’s claim.',
  },
} satisfies Texts;

/** Names of marks, for whoever lists by one of them. */
export const markNames = riskTexts;

export function RiskBadge({ code, locale }: { code: RiskMark['code']; locale: Locale }): JSX.Element {
  return <Badge tone={TONES[code]}>{inLocale(riskTexts, locale)[code]}</Badge>;
}

/** What asks for a second look, each with the way to look. Nothing when there is nothing. */
export function RiskList({
  risks,
  locale,
}: {
  risks: readonly RiskMark[];
  locale: Locale;
}): JSX.Element | null {
  if (risks.length === 0) return null;
  const t = inLocale(riskTexts, locale);
  return (
    <section class="risks" aria-label={t.title}>
      <ul>
        {risks.map((risk, index) => (
          <li key={index}>
            <RiskBadge code={risk.code} locale={locale} />
            <p>
              <Emphasised text={risk.text} emphasis={risk.emphasis} />
            </p>
            {risk.link && <a href={risk.link.href}>{risk.link.text}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}
