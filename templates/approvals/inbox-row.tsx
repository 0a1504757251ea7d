import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { Icon } from '../components/icons.js';
import { Won } from '../components/won.js';
import { RiskBadge } from '../expenses/risk-list.js';
import { waitingText } from '../format.js';
import { inLocale } from '../texts.js';
import type { InboxRow } from './approvals-view.js';
import { approvalsTexts } from './texts.js';

export interface InboxRowProps {
  row: InboxRow;
  today: KstDate;
  locale: Locale;
}

/** What an approver needs to choose the next claim: what, how much, what to look at, who and since when. */
export function InboxRowText({ row, today, locale }: InboxRowProps): JSX.Element {
  const t = inLocale(approvalsTexts, locale);
  const clean = row.risks.length === 0;
  return (
    <>
      <span class="inbox-title">
        {row.supplierName && `${row.supplierName} `}
        {row.title}
      </span>
      <span class="inbox-amount">
        {row.claimAmount !== undefined && <Won amount={row.claimAmount} locale={locale} strong />}
      </span>
      <span class="inbox-marks">
        {row.insteadOf && <Badge tone="information">{t.insteadOf(row.insteadOf)}</Badge>}
        {row.risks.map((code) => (
          <RiskBadge key={code} code={code} locale={locale} />
        ))}
        {clean && (
          <span class="is-clean">
            <Icon name="check" size={16} />
            {t.clean}
          </span>
        )}
      </span>
      <span class="inbox-meta">
        {[row.teamName, row.claimantName, row.categoryLabel, waitingText(row.submittedAt, today, locale)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
