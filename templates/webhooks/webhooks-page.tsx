import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { webhookTexts } from './texts.js';
import { EndpointBadge } from './webhook-parts.js';
import type { WebhooksPageProps } from './webhook-view.js';

/** 설정 › 웹훅: which systems hear of events. */
export function WebhooksPage(props: WebhooksPageProps): JSX.Element {
  const { frame, sections, rows, mayAdd, ofOffice, errors } = props;
  const t = inLocale(webhookTexts, frame.locale);
  const add = mayAdd && (
    <LinkButton href="/settings/webhooks/new" variant="primary" icon="plus">
      {t.add}
    </LinkButton>
  );
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="webhooks"
      styles={['webhooks']}
      actions={rows.length > 0 && add}
    >
      <ErrorSummary errors={errors} locale={frame.locale} />
      <p>
        {t.lead} {ofOffice && t.leadOffice} <a href="/api">{t.api}</a>
      </p>
      <Stopped {...props} />
      {rows.length > 0 ? (
        <Endpoints {...props} />
      ) : (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
          {add}
        </EmptyState>
      )}
      <Keeping {...props} />
    </SettingsFrame>
  );
}

/** What went wrong while nobody looked. */
function Stopped({ frame, rows }: WebhooksPageProps): JSX.Element | null {
  const t = inLocale(webhookTexts, frame.locale);
  const stopped = rows.filter(({ state }) => state === 'failing' || state === 'gone');
  if (stopped.length === 0) return null;
  return (
    <div class="notice is-warning">
      <h2>{t.stoppedTitle}</h2>
      <ul>
        {stopped.map(({ id, name, state }) => (
          <li key={id}>
            <a href={`/settings/webhooks/${id}`}>
              {state === 'gone' ? t.stoppedGone(name) : t.stoppedFailing(name)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Endpoints({ frame, rows }: WebhooksPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.last}</th>
          <th scope="col">{t.open}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              <a href={`/settings/webhooks/${row.id}`}>{row.name}</a>
              <span class="meta row-note webhook-host">
                {[row.name === row.host ? '' : row.host, t.eventCount(row.eventCount)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </td>
            <td data-label={t.state}>
              <EndpointBadge state={row.state} failingSince={row.failingSince} locale={locale} />
            </td>
            <td data-label={t.last} class="figures">
              {row.deliveredAt ? dateTime(row.deliveredAt) : t.never}
            </td>
            <td data-label={t.open} class="figures">
              {[
                row.waiting > 0 ? t.waitingCount(row.waiting) : '',
                row.failed > 0 ? t.failedCount(row.failed) : '',
              ]
                .filter(Boolean)
                .join(' · ') || t.nothingOpen}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Keeping({ frame, keepsEvents }: WebhooksPageProps): JSX.Element {
  const t = inLocale(webhookTexts, frame.locale);
  return (
    <Section title={t.keepTitle}>
      <p>{t.keepLead}</p>
      <p>
        <code class="webhook-code">GET /api/v1/webhooks/events</code>
      </p>
      <form method="post" action="/settings/webhooks/keeping" class="webhook-keep">
        <input type="hidden" name="keep" value={keepsEvents ? 'off' : 'on'} />
        <p>{keepsEvents ? t.keepOn : t.keepOff}</p>
        <Button variant="tertiary" size="small">
          {keepsEvents ? t.keepTurnOff : t.keepTurnOn}
        </Button>
      </form>
    </Section>
  );
}
