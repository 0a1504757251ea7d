import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { EvidenceRequirement, Finding } from '../expenses/expense-view.js';
import { counted, inLocale, type Texts } from '../texts.js';
import { Badge } from './badge.js';
import { TextField } from './field.js';
import { asSentence, FINDING_TONES, findingTexts } from './finding-texts.js';
import { fieldId } from './form-error.js';
import { InvoiceMark } from './invoice-mark.js';
import { articleText, JudgedRules } from './judged-rules.js';
import { EvidenceUpload } from './upload.js';

const texts = {
  attach: {
    ko: (count: number) => `${counted(count)} 가지만 올리면 됩니다`,
    en: (count: number) => (count === 1 ? 'One thing left to add' : `${count} things left to add`),
  },
  complete: {
    ko: (count: number) => `${counted(count)} 가지만 채우면 됩니다`,
    en: (count: number) => (count === 1 ? 'One thing left to do' : `${count} things left to do`),
  },
  refused: {
    ko: (count: number) => `${counted(count)} 가지가 규정에 맞지 않아 제출할 수 없습니다`,
    en: (count: number) =>
      count === 1 ? 'One thing isn’t allowed: it can’t be submitted so' : `${count} things aren’t allowed`,
  },
  fine: { ko: '모두 갖췄습니다', en: 'Everything is there' },
  toField: { ko: '그 칸으로', en: 'Go to the field' },
} satisfies Texts;

export interface FindingsPanelProps {
  findings: readonly Finding[];
  locale: Locale;
  /** When the claim can still be changed: missing documents are added right here. */
  upload?: { expenseId: string; requirements: readonly EvidenceRequirement[] };
  /** Beside the drawn document, whose cells it names. */
  marked?: boolean;
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

/** Asks for something that nobody has given yet, neither as a document nor in words. */
export function isOpen({ outcome, reason }: Finding): boolean {
  return outcome === 'needs-more' && !reason?.text;
}

function headingOf(findings: readonly Finding[], locale: Locale): string {
  const t = inLocale(texts, locale);
  const refused = findings.filter(({ outcome }) => outcome === 'refuse').length;
  if (refused > 0) return t.refused(refused);
  const needed = findings.filter(isOpen);
  if (needed.length > 0) {
    return needed.every(({ requirement }) => requirement)
      ? t.attach(needed.length)
      : t.complete(needed.length);
  }
  return t.fine;
}

/** What the rules say: what isn't allowed and what is missing first, each with the way to settle it, then what is fine on one line. */
export function FindingsPanel({
  findings,
  locale,
  upload,
  marked = upload !== undefined,
}: FindingsPanelProps): JSX.Element | null {
  if (findings.length === 0) return null;
  const t = inLocale(findingTexts, locale);
  const outcomes = ['refuse', 'needs-more', 'notice', 'allow'] as const;
  const of = (outcome: Finding['outcome']): Finding[] =>
    findings.filter((found) => found.outcome === outcome);
  const open = [...of('refuse'), ...of('needs-more'), ...of('notice')];
  const fine = of('allow').filter(({ byRule }) => !byRule);
  const look = of('refuse').length > 0 ? 'is-refused' : open.some(isOpen) ? 'is-open' : 'is-clear';
  return (
    <section class={`findings ${look}`} aria-labelledby="findings-title">
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
        {fine.length > 0 && <FineRow findings={fine} locale={locale} marked={marked} />}
      </ul>
      <JudgedRules findings={findings} locale={locale} />
    </section>
  );
}

function FineRow(props: { findings: readonly Finding[]; locale: Locale; marked: boolean }): JSX.Element {
  const { findings, locale, marked } = props;
  const t = inLocale(findingTexts, locale);
  return (
    <li>
      <Badge tone={FINDING_TONES.allow}>{t.allow}</Badge>
      <p class="findings-fine">
        {findings.map((finding, index) => (
          <span key={index}>
            <Emphasised text={finding.text} emphasis={finding.emphasis} />
            {finding.article && <> {articleText(finding.article)}</>}
            {finding.cell && marked && (
              <>
                {' '}
                <InvoiceMark of={finding.cell} locale={locale} on="form" />
              </>
            )}
          </span>
        ))}
      </p>
    </li>
  );
}

type RowProps = { finding: Finding } & Omit<FindingsPanelProps, 'findings' | 'marked'>;

function FindingRow({ finding, locale, upload }: RowProps): JSX.Element {
  const t = inLocale(texts, locale);
  const f = inLocale(findingTexts, locale);
  const requirement = upload?.requirements.find(({ code }) => code === finding.requirement);
  return (
    <li>
      <Badge tone={FINDING_TONES[finding.outcome]}>{f[finding.outcome]}</Badge>
      <div>
        <p>
          <Emphasised text={asSentence(finding)} emphasis={finding.emphasis} /> {finding.add}
          {finding.article && <> {articleText(finding.article)}</>}
          {finding.link && (
            <>
              {' '}
              <a href={finding.link.href}>{finding.link.text}</a>
            </>
          )}
        </p>
        <Reason finding={finding} locale={locale} typed={upload !== undefined} />
      </div>
      {upload && requirement ? (
        <EvidenceUpload
          expenseId={upload.expenseId}
          requirement={requirement}
          place="finding"
          locale={locale}
        />
      ) : (
        upload &&
        finding.field &&
        finding.field !== 'evidence' && (
          <a class="finding-link" href={`#${fieldId(finding.field)}`}>
            {t.toField}
          </a>
        )
      )}
    </li>
  );
}

/** Where a reason settles it: the field on the claimant's form, the words for everybody else. */
function Reason(props: { finding: Finding; locale: Locale; typed: boolean }): JSX.Element | null {
  const { finding, locale, typed } = props;
  const t = inLocale(findingTexts, locale);
  const { reason } = finding;
  if (!reason) return null;
  if (!typed) return reason.text ? <p class="finding-reason">{t.reasonOf(reason.text)}</p> : null;
  return (
    <details class="finding-reason" open={reason.text !== ''}>
      <summary>{t.orReason}</summary>
      <TextField
        name={reason.name}
        label={t.reasonOf(finding.text)}
        hideLabel
        locale={locale}
        value={reason.text}
        form="claim-form"
        maxLength={1000}
      />
    </details>
  );
}
