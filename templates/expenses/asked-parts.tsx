import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { Confirm } from '../components/page-parts.js';
import { shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import type { ClaimFormPageProps } from './claim-form-view.js';
import { claimFormTexts } from './claim-form-texts.js';
import { decisionTexts } from './decision-texts.js';

type AskedPart = NonNullable<NonNullable<ClaimFormPageProps['draft']>['asked']>['parts'][number];

/** How a row of the form stands: asked about with these words, or closed; undefined where all is open. */
export type Asked = { state: 'questioned'; comment: string } | { state: 'closed' };

export function askedOf({ draft }: Pick<ClaimFormPageProps, 'draft'>, part: AskedPart): Asked | undefined {
  const asked = draft?.asked;
  if (!asked) return undefined;
  return asked.parts.includes(part)
    ? { state: 'questioned', comment: draft.returned?.comment ?? '' }
    : { state: 'closed' };
}

export function isClosed(props: Pick<ClaimFormPageProps, 'draft'>, part: AskedPart): boolean {
  return askedOf(props, part)?.state === 'closed';
}

/** A line of a claim whose lines are asked about one by one. */
export function isClosedLine(props: Pick<ClaimFormPageProps, 'draft'>, lineId: string): boolean {
  const lineIds = props.draft?.asked?.lineIds;
  return isClosed(props, 'amounts') || (lineIds !== undefined && lineId !== '' && !lineIds.includes(lineId));
}

/** The approver's words at the row they are about. */
export function QuestionedNote({
  asked,
  locale,
}: {
  asked: Asked | undefined;
  locale: Locale;
}): JSX.Element | null {
  if (asked?.state !== 'questioned') return null;
  return (
    <p class="questioned-note">
      <Badge tone="warning">{inLocale(decisionTexts, locale).questionedHere}</Badge> {asked.comment}
    </p>
  );
}

/** Why the claim came back, what of it is open, and the way out where that isn't enough. */
export function ReturnedNotice({
  frame,
  draft,
}: Pick<ClaimFormPageProps, 'frame' | 'draft'>): JSX.Element | null {
  const returned = draft?.returned;
  if (!returned) return null;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const d = inLocale(decisionTexts, locale);
  return (
    <section class="notice is-warning" aria-labelledby="returned-title">
      <h2 id="returned-title">{t.returnedBy(returned.actorName, shortDateTime(returned.at, locale))}</h2>
      <blockquote>{returned.comment}</blockquote>
      {draft.asked && (
        <>
          <p>{d.onlyAsked([...draft.asked.parts.map((part) => d[part]), ...draft.asked.names].join(', '))}</p>
          <Confirm trigger={d.openAll} size="small">
            <form method="post" action={`/expenses/${draft.id}/whole`} data-after-save>
              <p>{d.openAllLead}</p>
              <Button variant="primary">{d.openAll}</Button>
            </form>
          </Confirm>
        </>
      )}
    </section>
  );
}
