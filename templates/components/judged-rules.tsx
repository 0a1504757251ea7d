import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { Article, Finding } from '../expenses/expense-view.js';
import { type Texts, inLocale, plural } from '../texts.js';

const texts = {
  kept: {
    ko: (count: number) => `규칙 ${count}개를 지켰습니다`,
    en: (count: number) => `${plural(count, 'rule')} kept`,
  },
  notJudged: {
    ko: (count: number) => `판단하지 않은 규칙 ${count}개`,
    en: (count: number) => `${plural(count, 'rule')} not judged`,
  },
  needs: {
    ko: (names: string) => `필요한 값: ${names}`,
    en: (names: string) => `needs: ${names}`,
  },
} satisfies Texts;

export interface JudgedRulesProps {
  findings: readonly Finding[];
  locale: Locale;
}

/** Rules that were kept, and those that couldn't be judged with what they would need: two lists that stay folded. */
export function JudgedRules({ findings, locale }: JudgedRulesProps): JSX.Element | null {
  const t = inLocale(texts, locale);
  const rules = findings.filter(({ byRule }) => byRule);
  const kept = rules.filter(({ outcome }) => outcome === 'allow');
  const unjudged = rules.filter(({ outcome }) => outcome === 'not-judged');
  if (kept.length + unjudged.length === 0) return null;
  return (
    <div class="judged-rules">
      {kept.length > 0 && (
        <details>
          <summary>{t.kept(kept.length)}</summary>
          <ul>
            {kept.map((finding, index) => (
              <li key={index}>
                {finding.text} {finding.article && articleText(finding.article)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {unjudged.length > 0 && (
        <details>
          <summary>{t.notJudged(unjudged.length)}</summary>
          <ul>
            {unjudged.map((finding, index) => (
              <li key={index}>
                {finding.text} <span class="meta">{t.needs((finding.needs ?? []).join(', '))}</span>{' '}
                {finding.article && articleText(finding.article)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

export function articleText(article: Article): JSX.Element {
  return article.href ? (
    <a class="article" href={article.href}>
      {article.label}
    </a>
  ) : (
    <span class="article">{article.label}</span>
  );
}
