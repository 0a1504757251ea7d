import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { CheckboxGroup, TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { webhookTexts } from './texts.js';
import type { WebhookFormPageProps } from './webhook-view.js';

/** Where events go to, and which. */
export function WebhookFormPage(props: WebhookFormPageProps): JSX.Element {
  const { frame, sections, endpoint, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  const title = endpoint ? t.changeTitle : t.addTitle;
  const back = endpoint ? `/settings/webhooks/${endpoint.id}` : '/settings/webhooks';
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="webhooks"
      styles={['webhooks']}
      title={title}
      crumbs={[
        { href: '/settings/webhooks', text: t.title },
        ...(endpoint ? [{ href: back, text: endpoint.name }] : []),
        { text: title },
      ]}
    >
      <ErrorSummary errors={errors} locale={locale} />
      <form
        method="post"
        action={back}
        class="form-grid webhook-form"
        // The answer to a new one shows its secret and is no page to move to.
        data-turbo={endpoint ? undefined : 'false'}
      >
        <TextField
          name="url"
          label={t.url}
          hint={t.urlHint}
          locale={locale}
          value={values.url}
          errors={errors}
          maxLength={500}
          autoComplete="off"
          required
        />
        <TextField
          name="description"
          label={t.description}
          hint={t.descriptionHint}
          locale={locale}
          value={values.description}
          errors={errors}
          maxLength={100}
          optional
        />
        <Events {...props} />
        <CheckboxGroup
          name="details"
          legend={t.details}
          options={[{ value: 'on', label: t.detailsOption, hint: t.detailsHint }]}
          values={values.details ? ['on'] : []}
        />
        <div class="form-actions">
          <Button variant="primary">{endpoint ? t.save : t.create}</Button>
          <LinkButton href={back}>{t.cancel}</LinkButton>
        </div>
      </form>
    </SettingsFrame>
  );
}

function Events({ frame, choices, values, errors }: WebhookFormPageProps): JSX.Element {
  const t = inLocale(webhookTexts, frame.locale);
  const error = errorOf(errors, 'eventTypes');
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id="eventTypes"
      aria-describedby={error ? 'eventTypes-error' : undefined}
    >
      <legend>{t.events}</legend>
      {error && (
        <p class="field-error" id="eventTypes-error">
          {error}
        </p>
      )}
      <div class="webhook-events">
        {choices.map(({ title, options }, index) => (
          <CheckboxGroup
            key={title}
            name="eventTypes"
            id={`eventTypes-${index}`}
            legend={title}
            options={options.map(({ value, label }) => ({ value, label, hint: value }))}
            values={values.eventTypes}
          />
        ))}
      </div>
    </fieldset>
  );
}
