import type { TargetProposal } from '../../../templates/expenses/claim-form-view.js';
import { proposalTexts } from '../../../templates/expenses/proposal-texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import type { Proposal, ProposalReason } from '../propose-targets.js';
import type { TargetNames } from './claim-labels.js';

/** Proposals as the form offers them, each with its reasons in words and what would be left. Pure. */
export function proposalViews(
  proposals: readonly Proposal[],
  claim: { amount: Won; target: string },
  names: TargetNames,
  locale: Locale,
): TargetProposal[] {
  return proposals
    .map(({ target: { line, category }, reasons }) => ({
      value: `${line.id}:${category.id}`,
      label: names.target(line.id, category.id),
      reasons: reasons.map((reason) => reasonText(reason, locale)),
      left: line.pot || line.available === undefined ? undefined : line.available - claim.amount,
    }))
    .filter(({ value }) => value !== claim.target);
}

function reasonText(reason: ProposalReason, locale: Locale): string {
  const t = inLocale(proposalTexts, locale);
  if (reason.kind === 'supplier') return t.supplier(reason.count, reason.of, reason.number ?? '');
  const words = reason.words.map((word) => `‘${word}’`).join(', ');
  return reason.kind === 'words' ? t.words(words, reason.count, reason.of) : t.name(words);
}
