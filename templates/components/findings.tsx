import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { Article, EvidenceRequirement, Finding } from '../expenses/expense-view.js';
import { counted, inLocale, type Texts } from '../texts.js';
import { Badge, type BadgeTone } from './badge.js';
import { fieldId } from './form-error.js';
import { InvoiceMark } from './invoice-mark.js';
import { EvidenceUpload } from './upload.js';

const texts = {
  'needs-more': { ko: '보완', en: 'Needs more' },
  refuse: { ko: '불가', en: 'Not allowed' },
  allow: { ko: '가능', en: 'Fine' },
  attach: {
    ko: (count: number) => `${counted(count)} 가지만 올리면 됩니다`,
    en: (count: number) => (count === 1 ? 'One thing left to add' : `${count} things left to add`),
  },
  complete: {
    ko: (count: number) => `${counted(count)} 가지만 채우면 됩니다`,
    en: (count: number) => (count === 1 ? 'One thing left to do' : `${count} things left to do`),
  },
  refused: {
    ko: '제출하기 전에 확인해 주세요',
    en: 'Please check before submitting',
  },
  fine: { ko: '모두 갖췄습니다', en: 'Everything is there' },
  toField: { ko: '그 칸으로', en: 'Go to the field' },
} satisfies Texts;

const TONES: Record<Finding['outcome'], BadgeTone> = {
  'needs-more': 'warning',
  refuse: 'danger',
  allow: 'success',
};

export interface FindingsPanelProps {
  findings: readonly Finding[];
  locale: Locale;
  /** When the claim can still be changed: missing documents are added right here. */
  upload?: { expenseId: string; requirements: readonly EvidenceRequirement[] };
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

/** A sentence with one part of it set in bold. */
export function Emphasised({ text, emphasis }: { text: string; emphasis?: string }): JSX.Element {
  const at = emphasis ? text.indexOf(emphasis) : -1;
  if (!emphasis || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <strong>{emphasis}</strong>
      {text.slice(at + emphasis.length)}
    </>
  );
}

function headingOf(findings: readonly Finding[], locale: Locale): string {
  const t = inLocale(texts, locale);
  const needed = findings.filter(({ outcome }) => outcome === 'needs-more');
  if (needed.length > 0) {
    return needed.every(({ requirement }) => requirement)
      ? t.attach(needed.length)
      : t.complete(needed.length);
  }
  return findings.some(({ outcome }) => outcome === 'refuse') ? t.refused : t.fine;
}

/** What the rules say: what is missing first, each with the way to settle it, then what is fine on one line. */
export function FindingsPanel({ findings, locale, upload }: FindingsPanelProps): JSX.Element | null {
  if (findings.length === 0) return null;
  const t = inLocale(texts, locale);
  const outcomes = ['needs-more', 'refuse', 'allow'] as const;
  const of = (outcome: Finding['outcome']): Finding[] =>
    findings.filter((found) => found.outcome === outcome);
  const open = [...of('needs-more'), ...of('refuse')];
  const fine = of('allow');
  return (
    <section class={`findings ${open.length > 0 ? 'is-open' : 'is-clear'}`} aria-labelledby="findings-title">
      <div class="findings-head">
        <h2 id="findings-title">{headingOf(findings, locale)}</h2>
        <p class="meta">
          {outcomes.map((outcome) => {
            const count = of(outcome).length;
            return count > 0 ? <span key={outcome}>{`${t[outcome]} ${count}`}</span> : null;
          })}
        </p>
      </div>
      <ul>
        {open.map((finding, index) => (
          <FindingRow key={index} finding={finding} locale={locale} upload={upload} />
        ))}
        {fine.length > 0 && (
          <li>
            <Badge tone={TONES.allow}>{t.allow}</Badge>
            <p class="findings-fine">
              {fine.map((finding, index) => (
                <span key={index}>
                  <Emphasised text={finding.text} emphasis={finding.emphasis} />
                  {finding.article && <> {articleText(finding.article)}</>}
                  {finding.cell && upload && (
                    <>
                      {' '}
                      <InvoiceMark of={finding.cell} locale={locale} on="form" />
                    </>
                  )}
                </span>
              ))}
            </p>
          </li>
        )}
      </ul>
    </section>
  );
}

function FindingRow({
  finding,
  locale,
  upload,
}: { finding: Finding } & Omit<FindingsPanelProps, 'findings'>): JSX.Element {
  const t = inLocale(texts, locale);
  const requirement = upload?.requirements.find(({ code }) => code === finding.requirement);
  return (
    <li>
      <Badge tone={TONES[finding.outcome]}>{t[finding.outcome]}</Badge>
      <p>
        <Emphasised text={finding.text} emphasis={finding.emphasis} />
        {finding.article && <> {articleText(finding.article)}</>}
      </p>
      {upload && requirement ? (
        <EvidenceUpload
          expenseId={upload.expenseId}
          requirement={requirement}
          place="finding"
          locale={locale}
        />
      ) : (
        upload &&
        finding.field && (
          <a class="finding-link" href={`#${fieldId(finding.field)}`}>
            {t.toField}
          </a>
        )
      )}
    </li>
  );
}
