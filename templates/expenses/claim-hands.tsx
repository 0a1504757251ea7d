import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { SelectField, TextAreaField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Confirm } from '../components/page-parts.js';
import { shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { ClaimFormPageProps } from './claim-form-view.js';
import { PlainAct } from './decision-forms.js';
import { ClaimRow } from './claim-rows.js';

/** Whose claim it will be, where there is a choice. */
export function ClaimantRow({ frame, hands, values, errors }: ClaimFormPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  if (!hands?.choices) return null;
  return (
    <ClaimRow label={t.claimant} locale={locale} hint={t.claimantHint}>
      <SelectField
        name="claimantId"
        label={t.claimant}
        locale={locale}
        value={values.claimantId}
        options={hands.choices}
        errors={errors}
        refreshes
      />
    </ClaimRow>
  );
}

/** Who prepared the draft and whose turn it is; for the claimant with the way to give it back. */
export function PreparedNotice(props: ClaimFormPageProps): JSX.Element | null {
  const { frame, draft, hands } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  if (!draft || !hands?.preparerName) return null;
  const { last, preparing, claimantName, preparerName } = hands;
  const when = last && shortDateTime(last.at, locale);
  if (preparing && last?.act === 'given-back') {
    return (
      <section class="notice is-warning" aria-labelledby="prepared-title">
        <h2 id="prepared-title">{t.givenBackBy(last.actorName, when ?? '')}</h2>
        <blockquote>{last.comment}</blockquote>
      </section>
    );
  }
  if (preparing) {
    if (hands.mayHandOver) return null;
    return (
      <section class="notice" aria-labelledby="prepared-title">
        <h2 id="prepared-title">{t.waitsFor(claimantName)}</h2>
        {when && <p>{t.askedAt(when)}</p>}
      </section>
    );
  }
  return (
    <section class="notice" aria-labelledby="prepared-title">
      <h2 id="prepared-title">
        {t.preparedBy(preparerName, shortDateTime(hands.handedAt ?? hands.preparedAt, locale))}
      </h2>
      <p>{hands.mayGiveBack ? t.pleaseCheck : t.stillPreparing(preparerName)}</p>
      {hands.mayGiveBack && (
        <div class="actions">
          <GiveBackForm {...props} />
          <PlainAct
            action={`/expenses/${draft.id}/discard`}
            version={draft.version}
            label={t.discard}
            lead={t.discardLead}
            danger
            size="small"
          />
        </div>
      )}
    </section>
  );
}

function GiveBackForm({ frame, draft, stack, errors, giveBack }: ClaimFormPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  if (!draft) return null;
  return (
    <Confirm trigger={t.giveBack} size="small" open={errorOf(errors, 'comment') !== undefined}>
      <form method="post" action={`/expenses/${draft.id}/give-back`} data-after-save>
        {stack && <input type="hidden" name="stack" value={stack.carried} />}
        <TextAreaField
          name="comment"
          label={t.giveBackComment}
          hint={t.giveBackHint}
          locale={locale}
          value={giveBack ?? ''}
          errors={errors}
          required
          maxLength={1000}
        />
        <Button variant="primary">{t.giveBack}</Button>
      </form>
    </Confirm>
  );
}
