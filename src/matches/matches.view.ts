import type { MatchClaimView, MatchView } from '../../templates/matches/matches-view.js';
import { HELD_TEXT } from '../expenses/payment-hold.js';
import { permitsFrom } from '../expenses/expense.workflow.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { Match, MatchedClaim, MatchKind, MatchStanding } from './match.js';

export interface MatchesQuery {
  standing: MatchStanding;
  kind?: MatchKind;
  after?: string;
}

export function matchesHref({ standing, kind, after }: MatchesQuery): string {
  const query = new URLSearchParams({
    ...(standing === 'open' ? {} : { state: standing }),
    ...(kind ? { kind } : {}),
    ...(after ? { after } : {}),
  });
  return `/matches${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** A match in the reader's language, with what the reader may do. Pure. */
export function matchView(match: Match, decides: boolean, locale: Locale): MatchView {
  const claims: readonly [MatchClaimView, MatchClaimView] = [
    claimView(match.claims[0], locale),
    claimView(match.claims[1], locale),
  ];
  const live = match.standing === 'open' || match.standing === 'held';
  const acts = {
    hold: live && claims.some(({ holdable }) => holdable),
    release: true,
    dismissal: match.standing === 'open',
    reopening: match.standing === 'dismissed',
  };
  return {
    ...match,
    claims,
    acts: decides ? acts : { hold: false, release: false, dismissal: false, reopening: false },
  };
}

function claimView(claim: MatchedClaim, locale: Locale): MatchClaimView {
  return {
    id: claim.id,
    href: `/expenses/${claim.id}`,
    teamName: claim.teamName[locale],
    number: claim.number ?? '',
    title: claim.title,
    supplierName: claim.supplierName,
    payableAmount: claim.payableAmount,
    documentedOn: claim.documentedOn,
    state: claim.state,
    documents: claim.documents.map(({ id, name, same }) => ({ href: `/evidence/${id}`, name, same })),
    hold: claim.hold && {
      text: HELD_TEXT[locale],
      heldAt: claim.hold.heldAt,
      reason: claim.hold.reason.name[locale],
    },
    holdable: !claim.hold && permitsFrom('hold', claim.state),
  };
}
