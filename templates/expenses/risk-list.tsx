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
  'split-purchase': { ko: '나눠 사기 의심', en: 'Split purchase?' },
  'near-limit': { ko: '한도 가까움', en: 'Near the limit' },
  'same-file': { ko: '같은 파일', en: 'Same file' },
  'edited-after-reading': { ko: '읽은 뒤 고침', en: 'Edited after reading' },
  'near-twin': { ko: '비슷한 집행', en: 'Looks like another' },
  'seen-elsewhere': { ko: '다른 팀에도 있음', en: 'Seen in another team' },
} satisfies Texts;

const TONES: Record<RiskMark['code'], BadgeTone> = {
  'new-supplier': 'warning',
  'changed-account': 'danger',
  'split-purchase': 'danger',
  'near-limit': 'warning',
  'same-file': 'danger',
  'edited-after-reading': 'warning',
  'near-twin': 'warning',
  'seen-elsewhere': 'danger',
};

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
