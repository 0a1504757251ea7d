import type { ComponentChildren, JSX } from 'preact';
import { kstDateOf } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, StateBadge } from '../components/badge.js';
import { Won } from '../components/won.js';
import { fullDate, shortDate, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { MatchActs } from './match-acts.js';
import type { MatchClaimView, MatchesPageProps, MatchView } from './matches-view.js';
import { matchTexts } from './texts.js';

/** Two claims side by side, what they have in common, and what was or can be decided. */
export function MatchCard({ match, page }: { match: MatchView; page: MatchesPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(matchTexts, locale);
  const [first, second] = match.claims;
  return (
    <article class="match" id={`match-${match.id}`} aria-labelledby={`match-title-${match.id}`}>
      <div class="match-head">
        <h2 id={`match-title-${match.id}`}>{t.pairOf(first.teamName, second.teamName)}</h2>
        <div class="match-marks">
          <Badge tone={match.sureness === 'certain' ? 'danger' : 'warning'}>{t[match.sureness]}</Badge>
          {match.kinds.map((kind) => (
            <Badge key={kind} tone="gray">
              {t[kind]}
            </Badge>
          ))}
        </div>
        <span class="meta match-found">{t.foundAt(shortDateTime(match.foundAt, locale))}</span>
      </div>
      <PairTable match={match} locale={locale} />
      <Decisions match={match} locale={locale} />
      <MatchActs match={match} page={page} />
    </article>
  );
}

function PairTable({ match, locale }: { match: MatchView; locale: Locale }): JSX.Element {
  const t = inLocale(matchTexts, locale);
  const { claims } = match;
  const row = (label: string, cell: (claim: MatchClaimView) => ComponentChildren) => (
    <tr>
      <th scope="row">{label}</th>
      {claims.map((claim) => (
        <td key={claim.id}>{cell(claim)}</td>
      ))}
    </tr>
  );
  return (
    <table class="match-pair">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{t.what}</span>
          </th>
          {claims.map((claim) => (
            <th key={claim.id} scope="col">
              {claim.teamName} <a href={claim.href}>{claim.number}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row(t.claim, ({ title }) => title)}
        {row(t.supplier, ({ supplierName }) => supplierName)}
        {row(t.amount, ({ payableAmount }) => (
          <Won amount={payableAmount} locale={locale} strong />
        ))}
        {row(t.day, ({ documentedOn }) => documentedOn && fullDate(documentedOn, locale))}
        {row(t.state, (claim) => (
          <ClaimState claim={claim} locale={locale} />
        ))}
        {row(t.documents, (claim) => (
          <Documents claim={claim} locale={locale} />
        ))}
      </tbody>
    </table>
  );
}

function ClaimState({ claim, locale }: { claim: MatchClaimView; locale: Locale }): JSX.Element {
  const t = inLocale(matchTexts, locale);
  return (
    <>
      <StateBadge state={claim.state} locale={locale} />
      {claim.hold && (
        <span class="meta match-held">
          {t.heldSince(shortDate(kstDateOf(claim.hold.heldAt), locale), claim.hold.reason)}
        </span>
      )}
    </>
  );
}

function Documents({ claim, locale }: { claim: MatchClaimView; locale: Locale }): JSX.Element {
  const t = inLocale(matchTexts, locale);
  if (claim.documents.length === 0) return <span class="meta">{t.noDocuments}</span>;
  return (
    <ul class="match-documents">
      {claim.documents.map(({ href, name, same }) => (
        <li key={href}>
          <a href={href}>{name}</a> {same && <Badge tone="danger">{t.same}</Badge>}
        </li>
      ))}
    </ul>
  );
}

/** What was answered before; a hold's reason is in the claims themselves. */
function Decisions({ match, locale }: { match: MatchView; locale: Locale }): JSX.Element | null {
  if (match.decisions.length === 0) return null;
  const t = inLocale(matchTexts, locale);
  return (
    <ul class="match-decisions" aria-label={t.decisions}>
      {match.decisions.map(({ decision, reason, deciderName, decidedAt }, index) => (
        <li key={index}>
          <strong>{t[`was-${decision}`]}</strong>{' '}
          <span class="meta">
            {deciderName} · {shortDateTime(decidedAt, locale)}
          </span>
          {reason && decision !== 'held' && <blockquote>{reason}</blockquote>}
        </li>
      ))}
    </ul>
  );
}
