import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { TargetProposal } from './claim-form-view.js';
import { proposalTexts } from './proposal-texts.js';

export interface TargetProposalsProps {
  proposals: readonly TargetProposal[];
  /** Folded away once a target is chosen. */
  chosen: boolean;
  locale: Locale;
}

/** Budget lines that may be right, best first, each with why; one press chooses. */
export function TargetProposals({ proposals, chosen, locale }: TargetProposalsProps): JSX.Element | null {
  const t = inLocale(proposalTexts, locale);
  if (proposals.length === 0) return null;
  const list = (
    <ul class="proposals">
      {proposals.map((proposal) => (
        <li key={proposal.value}>
          <button
            type="submit"
            form="claim-form"
            name="action"
            value={`target:${proposal.value}`}
            class="proposal"
          >
            <strong>{proposal.label}</strong>
            <span class="meta">{proposal.reasons.join(' · ')}</span>
            {proposal.left !== undefined && (
              <span class="meta">
                {t.left} {wonText(proposal.left, locale)}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
  return chosen ? (
    <details class="proposals-fold">
      <summary>
        {t.others} {proposals.length}
      </summary>
      {list}
    </details>
  ) : (
    <>
      <p class="proposals-title">{t.title}</p>
      {list}
    </>
  );
}
