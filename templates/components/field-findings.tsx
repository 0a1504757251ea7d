import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { Finding } from '../expenses/expense-view.js';
import { asSentence, FINDING_TONES, findingTexts } from './finding-texts.js';
import { inLocale } from '../texts.js';
import { Badge } from './badge.js';
import { fieldId } from './form-error.js';
import { articleText } from './judged-rules.js';

export interface FieldFindingsProps {
  /** Names of the form fields these stand beside. */
  fields: readonly string[];
  findings: readonly Finding[];
  locale: Locale;
}

/** What rules and checks object to in these fields, beside them; the script draws it again as the claim is saved. */
export function FieldFindings({ fields, findings, locale }: FieldFindingsProps): JSX.Element {
  const t = inLocale(findingTexts, locale);
  const own = findings.filter(
    ({ outcome, field }) =>
      (outcome === 'refuse' || outcome === 'needs-more' || outcome === 'notice') &&
      field !== undefined &&
      fields.includes(field),
  );
  return (
    <div class="field-findings" id={`beside-${fieldId(fields[0] ?? '')}`} data-live>
      {own.map((finding, index) => (
        <p key={index}>
          <Badge tone={FINDING_TONES[finding.outcome]}>{t[finding.outcome]}</Badge> {asSentence(finding)}{' '}
          {finding.add} {finding.article && articleText(finding.article)}{' '}
          {finding.link && <a href={finding.link.href}>{finding.link.text}</a>}
        </p>
      ))}
    </div>
  );
}
