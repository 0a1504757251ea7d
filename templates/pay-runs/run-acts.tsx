import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { DateField, TextField } from '../components/field.js';
import { Confirm } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import type { PayRunPageProps } from './pay-runs-view.js';
import { payRunTexts } from './texts.js';

/** The one thing that is to be done next, or who has to do it. */
export function NextStep(props: PayRunPageProps): JSX.Element | null {
  const { frame, may, id, hasFile, waitingCount } = props;
  const t = inLocale(payRunTexts, frame.locale);
  if (props.status === 'prepared')
    return may.release ? <ReleaseForm {...props} /> : <WaitsForOther {...props} />;
  return (
    <>
      {may.fetch && (
        <form method="post" action={`/pay-runs/${id}/file`} class="run-step" data-turbo="false">
          <Button
            variant={hasFile ? 'tertiary' : 'primary'}
            size={hasFile ? 'medium' : 'large'}
            icon="download"
          >
            {hasFile ? t.fetchAgain : t.fetch}
          </Button>
          <p class="meta">{t.fetchLead}</p>
        </form>
      )}
      {may.post && waitingCount > 0 && (
        <form method="post" action={`/pay-runs/${id}/posting`} class="run-step notice is-warning">
          <p>{t.postLead(waitingCount)}</p>
          <Button variant="secondary">{t.postAgain}</Button>
        </form>
      )}
    </>
  );
}

function WaitsForOther({ frame, may }: PayRunPageProps): JSX.Element {
  const t = inLocale(payRunTexts, frame.locale);
  return (
    <p class="notice is-information run-step">
      {may.releaseRefusal ? t.mayNot(may.releaseRefusal) : t.waitsForOther}
    </p>
  );
}

function ReleaseForm({ frame, id, values, today, lastTransferOn, errors }: PayRunPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  return (
    <form method="post" action={`/pay-runs/${id}/release`} class="run-step" id="release">
      <DateField
        name="transferOn"
        label={t.releaseDay}
        hint={t.releaseDayHint}
        locale={locale}
        value={values.transferOn}
        min={today}
        max={lastTransferOn}
        required
        errors={errors}
      />
      <Button variant="primary" size="large">
        {t.release}
      </Button>
      <p class="meta">{t.releaseLead}</p>
    </form>
  );
}

/** Ending a run lies aside: it is the exception. */
export function RunEnding({ frame, id, may, values, errors }: PayRunPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  if (!may.cancel && !may.refuse) return null;
  const act = may.cancel ? 'cancellation' : 'bank-refusal';
  return (
    <Confirm
      trigger={may.cancel ? t.cancel : t.refuseRun}
      open={errors.some(({ field }) => field === 'reason')}
    >
      <form method="post" action={`/pay-runs/${id}/${act}`}>
        <p>{may.cancel ? t.cancelLead : t.refuseLead}</p>
        <TextField
          name="reason"
          label={t.reason}
          locale={locale}
          value={values.reason}
          maxLength={500}
          required
          errors={errors}
        />
        <Button variant="danger">{may.cancel ? t.cancel : t.refuseRun}</Button>
      </form>
    </Confirm>
  );
}
