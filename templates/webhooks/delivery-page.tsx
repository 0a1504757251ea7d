import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { Fact } from '../suppliers/fact.js';
import { inLocale } from '../texts.js';
import { webhookTexts } from './texts.js';
import { DeliveryBadge, outcomeText } from './webhook-parts.js';
import type { DeliveryPageProps } from './webhook-view.js';

/** One event at one endpoint: what is sent, and how each attempt ended. */
export function DeliveryPage(props: DeliveryPageProps): JSX.Element {
  const { frame, sections, endpoint, delivery, body, mayReplay, errors } = props;
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  const href = `/settings/webhooks/${endpoint.id}`;
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="webhooks"
      styles={['webhooks']}
      title={delivery.label}
      crumbs={[
        { href: '/settings/webhooks', text: t.title },
        { href, text: endpoint.name },
        { text: delivery.label },
      ]}
      beside={<DeliveryBadge state={delivery.state} locale={locale} />}
      actions={
        mayReplay && (
          <form method="post" action={`${href}/deliveries/${delivery.eventId}/replay`}>
            <Button variant="secondary">{t.replay}</Button>
          </form>
        )
      }
    >
      <ErrorSummary errors={errors} locale={locale} />
      <Section title={t.message}>
        <dl class="facts">
          <Fact label={t.event}>
            <code>{delivery.type}</code>
          </Fact>
          <Fact label={t.at}>
            <span class="figures">{dateTime(delivery.at)}</span>
          </Fact>
          <Fact label="webhook-id">
            <code class="webhook-code">{delivery.eventId}</code>
          </Fact>
        </dl>
        <pre class="webhook-body" tabIndex={0} aria-label={t.message}>
          {body}
        </pre>
      </Section>
      <Log {...props} />
    </SettingsFrame>
  );
}

function Log({ frame, attempts }: DeliveryPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  if (attempts.length === 0)
    return (
      <Section title={t.log}>
        <EmptyState title={t.noLog}>
          <p>{t.noLogLead}</p>
        </EmptyState>
      </Section>
    );
  return (
    <Section title={t.log} rule="none">
      <table class="table is-stacking is-tight">
        <caption class="visually-hidden">{t.log}</caption>
        <thead>
          <tr>
            <th scope="col">{t.at}</th>
            <th scope="col">{t.result}</th>
            <th scope="col" class="number">
              {t.took}
            </th>
            <th scope="col">{t.answer}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt, index) => (
            <tr key={index}>
              <td class="is-main figures">{dateTime(attempt.at)}</td>
              <td data-label={t.result}>{outcomeText(attempt, locale)}</td>
              <td data-label={t.took} class="number figures">
                {attempt.durationMs.toLocaleString('en')} ms
              </td>
              <td data-label={t.answer} class="webhook-answer">
                {attempt.answer === '' ? (
                  <span class="meta">{t.noAnswer}</span>
                ) : (
                  <code>{attempt.answer}</code>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
