import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { CheckboxGroup, SelectField, TextAreaField } from '../components/field.js';
import { Confirm } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import type { MatchAct, MatchesPageProps, MatchView } from './matches-view.js';
import { matchTexts } from './texts.js';

interface ActProps {
  match: MatchView;
  page: MatchesPageProps;
}

/** What the officer may answer; nothing for an auditor. */
export function MatchActs(props: ActProps): JSX.Element | null {
  const { match, page } = props;
  const { acts, claims } = match;
  const t = inLocale(matchTexts, page.frame.locale);
  const held = acts.release ? claims.filter(({ hold }) => hold) : [];
  if (!acts.hold && !acts.dismissal && !acts.reopening && held.length === 0) return null;
  return (
    <div class="match-acts">
      {acts.hold && <HoldForm {...props} />}
      {acts.dismissal && <DismissForm {...props} />}
      {held.map((claim) => (
        <form key={claim.id} method="post" action={`/expenses/${claim.id}/release`}>
          <input type="hidden" name="returnTo" value={hrefOf(page)} />
          <Button variant="tertiary">{t.releaseOf(claim.teamName)}</Button>
        </form>
      ))}
      {acts.reopening && (
        <form method="post" action={`/matches/${match.id}/reopening`}>
          <Carried {...props} />
          <Button variant="tertiary">{t.reopening}</Button>
        </form>
      )}
    </div>
  );
}

function hrefOf({ standing, kind }: MatchesPageProps): string {
  const query = new URLSearchParams({ state: standing, ...(kind ? { kind } : {}) });
  return `/matches?${query.toString()}`;
}

/** The version that is answered, and the list to come back to. */
function Carried({ match, page }: ActProps): JSX.Element {
  return (
    <>
      <input type="hidden" name="version" value={String(match.version)} />
      <input type="hidden" name="state" value={page.standing} />
      {page.kind && <input type="hidden" name="kind" value={page.kind} />}
    </>
  );
}

function refusedOf({ match, page }: ActProps, act: MatchAct): MatchesPageProps['refused'] {
  return page.refused?.id === match.id && page.refused.act === act ? page.refused : undefined;
}

function HoldForm(props: ActProps): JSX.Element {
  const { match, page } = props;
  const { locale } = page.frame;
  const t = inLocale(matchTexts, locale);
  const refused = refusedOf(props, 'hold');
  const holdable = match.claims.filter((claim) => claim.holdable);
  const only = holdable.length === 1 ? holdable.map(({ id }) => id) : [];
  return (
    <Confirm trigger={t.hold} look="secondary" open={refused !== undefined}>
      <form method="post" action={`/matches/${match.id}/hold`}>
        <Carried {...props} />
        <CheckboxGroup
          name="claims"
          id={refused ? undefined : `claims-${match.id}`}
          legend={t.holdClaims}
          options={holdable.map(({ id, teamName, number }) => ({
            value: id,
            label: `${teamName} ${number}`,
          }))}
          values={refused?.claims ?? only}
          errors={refused && page.errors}
        />
        <SelectField
          name="reason"
          id={refused ? undefined : `hold-reason-${match.id}`}
          label={t.holdReason}
          hint={t.holdReasonHint}
          locale={locale}
          value={refused?.reason ?? ''}
          options={page.reasons}
          placeholder={t.choose}
          errors={refused && page.errors}
          required
        />
        <Button variant="primary">{t.hold}</Button>
      </form>
    </Confirm>
  );
}

function DismissForm(props: ActProps): JSX.Element {
  const { match, page } = props;
  const { locale } = page.frame;
  const t = inLocale(matchTexts, locale);
  const refused = refusedOf(props, 'dismissal');
  return (
    <Confirm trigger={t.dismissal} open={refused !== undefined}>
      <form method="post" action={`/matches/${match.id}/dismissal`}>
        <Carried {...props} />
        <TextAreaField
          name="reason"
          id={refused ? undefined : `dismiss-reason-${match.id}`}
          label={t.dismissReason}
          hint={t.dismissHint}
          locale={locale}
          value={refused?.reason ?? ''}
          errors={refused && page.errors}
          maxLength={1000}
          required
        />
        <Button variant="primary">{t.dismissal}</Button>
      </form>
    </Confirm>
  );
}
