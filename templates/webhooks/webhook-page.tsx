import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField } from '../components/field.js';
import { Confirm, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { OnceBox, SettingsFrame } from '../settings/settings-frame.js';
import { Fact } from '../suppliers/fact.js';
import { inLocale } from '../texts.js';
import { Deliveries } from './deliveries.js';
import { webhookTexts } from './texts.js';
import { EndpointBadge } from './webhook-parts.js';
import type { WebhookPageProps } from './webhook-view.js';

/** One endpoint: how it is, what it is told, what became of each event. */
export function WebhookPage(props: WebhookPageProps): JSX.Element {
  const { frame, sections, name, state, failingSince, secret, errors } = props;
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="webhooks"
      styles={['webhooks']}
      title={name}
      crumbs={[{ href: '/settings/webhooks', text: t.title }, { text: name }]}
      beside={<EndpointBadge state={state} failingSince={failingSince} locale={locale} />}
      actions={<Acts {...props} />}
    >
      <ErrorSummary errors={errors} locale={locale} />
      {secret && (
        <OnceBox title={t.secretTitle} lead={t.secretLead} label={t.secret} value={secret} locale={locale} />
      )}
      <Trouble {...props} />
      <SetUp {...props} />
      <Deliveries {...props} />
      <Replay {...props} />
    </SettingsFrame>
  );
}

function Acts({ frame, id, state }: WebhookPageProps): JSX.Element {
  const t = inLocale(webhookTexts, frame.locale);
  const href = `/settings/webhooks/${id}`;
  return (
    <>
      <form method="post" action={`${href}/ping`}>
        <Button variant="tertiary">{t.ping}</Button>
      </form>
      {state === 'active' ? (
        <form method="post" action={`${href}/pause`}>
          <Button variant="tertiary">{t.pause}</Button>
        </form>
      ) : (
        <form method="post" action={`${href}/resume`}>
          <Button variant="primary">{t.resume}</Button>
        </form>
      )}
    </>
  );
}

function Trouble({ frame, name, state, failingSince }: WebhookPageProps): JSX.Element | null {
  const t = inLocale(webhookTexts, frame.locale);
  const text = {
    active: failingSince && t.troubledSince(dateTime(failingSince)),
    paused: t.pausedLead,
    failing: t.stoppedFailing(name),
    gone: t.stoppedGone(name),
  }[state];
  if (!text) return null;
  return <p class={state === 'paused' ? 'notice' : 'notice is-warning'}>{text}</p>;
}

function SetUp(props: WebhookPageProps): JSX.Element {
  const { frame, id, url, events, details, deliveredAt, oldSecretUntil } = props;
  const t = inLocale(webhookTexts, frame.locale);
  return (
    <Section title={t.setup} aside={<a href={`/settings/webhooks/${id}/edit`}>{t.change}</a>}>
      <dl class="facts">
        <Fact label={t.url}>
          <code class="webhook-code">{url}</code>
        </Fact>
        <Fact label={t.events}>{events.join(' · ')}</Fact>
        <Fact label={t.details}>{details ? t.detailsOn : t.detailsOff}</Fact>
        <Fact label={t.secret}>
          {t.secretKept}
          {oldSecretUntil && <span class="meta row-note">{t.oldSecretUntil(dateTime(oldSecretUntil))}</span>}
        </Fact>
        <Fact label={t.last}>
          <span class="figures">{deliveredAt ? dateTime(deliveredAt) : t.never}</span>
        </Fact>
      </dl>
      <div class="webhook-acts">
        <Rotate {...props} />
        <Confirm trigger={t.remove} look="quiet" size="small">
          <form method="post" action={`/settings/webhooks/${id}/deletion`}>
            <p>{t.removeLead}</p>
            <Button variant="danger">{t.removeButton}</Button>
          </form>
        </Confirm>
      </div>
    </Section>
  );
}

function Rotate({ frame, id, overlapHours, errors }: WebhookPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  return (
    <Confirm trigger={t.rotate} size="small" open={errors.some(({ field }) => field === 'overlapHours')}>
      <form method="post" action={`/settings/webhooks/${id}/secret`} data-turbo="false">
        <p>{t.rotateLead}</p>
        <SelectField
          name="overlapHours"
          label={t.overlap}
          locale={locale}
          value="24"
          options={overlapHours.map((hours) => ({ value: String(hours), label: t.overlapHours(hours) }))}
          errors={errors}
          required
        />
        <Button variant="secondary">{t.rotate}</Button>
      </form>
    </Confirm>
  );
}

function Replay(props: WebhookPageProps): JSX.Element {
  const { frame, id, state, replay, replayMin, replayMax, errors } = props;
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  if (state !== 'active')
    return (
      <Section title={t.replayTitle}>
        <p>{t.replayNotNow}</p>
      </Section>
    );
  const day = { locale, min: replayMin, max: replayMax, errors, required: true };
  return (
    <Section title={t.replayTitle} id="replay">
      <p>{t.replayLead}</p>
      <form method="post" action={`/settings/webhooks/${id}/replays`} class="webhook-replay">
        <SelectField
          name="which"
          label={t.which}
          locale={locale}
          value={replay.which}
          options={[
            { value: 'failed', label: t.whichFailed },
            { value: 'all', label: t.whichAll },
          ]}
          required
        />
        <DateField name="from" label={t.from} value={replay.from} {...day} />
        <DateField name="until" label={t.until} value={replay.until} {...day} />
        <Button variant="secondary">{t.replay}</Button>
      </form>
    </Section>
  );
}
