import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { EmptyState, Pager, Section, Tabs } from '../components/page-parts.js';
import { dateTime, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { webhookTexts } from './texts.js';
import { DeliveryBadge, outcomeText } from './webhook-parts.js';
import type { DeliveryRowView, DeliveryStateName, WebhookPageProps } from './webhook-view.js';

const STATES: readonly DeliveryStateName[] = ['waiting', 'failed', 'delivered'];

/** What became of each event, the latest first. */
export function Deliveries(props: WebhookPageProps): JSX.Element {
  const { frame, id, deliveries, shownState, counts, paging } = props;
  const { locale } = frame;
  const t = inLocale(webhookTexts, locale);
  const href = `/settings/webhooks/${id}`;
  return (
    <Section
      title={t.deliveries}
      rule="none"
      aside={<span class="meta">{t.deliveriesLead}</span>}
      id="deliveries"
    >
      <Tabs
        label={t.deliveries}
        tabs={[
          { href, text: t.all, current: shownState === undefined },
          ...STATES.map((state) => ({
            href: `${href}?state=${state}`,
            text: t[state],
            count: state === 'delivered' ? undefined : counts[state],
            current: shownState === state,
          })),
        ]}
      />
      {deliveries.length === 0 ? (
        <EmptyState title={shownState ? t.noneOfState : t.noDeliveriesTitle}>
          <p>{shownState ? t.noneOfStateLead : t.noDeliveriesLead}</p>
        </EmptyState>
      ) : (
        <>
          <table class="table is-stacking is-tight">
            <caption class="visually-hidden">{t.deliveries}</caption>
            <thead>
              <tr>
                <th scope="col">{t.event}</th>
                <th scope="col">{t.at}</th>
                <th scope="col">{t.result}</th>
                <th scope="col">{t.attempts}</th>
                <th scope="col">
                  <span class="visually-hidden">{t.replay}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map((row) => (
                <Delivery key={row.eventId} row={row} page={props} />
              ))}
            </tbody>
          </table>
          <div class="list-foot">
            <Pager paging={paging} locale={locale} label={t.deliveries} />
          </div>
        </>
      )}
    </Section>
  );
}

function Delivery({ row, page }: { row: DeliveryRowView; page: WebhookPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(webhookTexts, locale);
  const href = `/settings/webhooks/${page.id}/deliveries/${row.eventId}`;
  const outcome = outcomeText({ status: row.lastStatus, error: row.lastError }, locale);
  return (
    <tr>
      <td class="is-main">
        <a href={href}>{row.label}</a>
        <span class="meta row-note">{[row.number, row.type].filter(Boolean).join(' · ')}</span>
      </td>
      <td data-label={t.at} class="figures">
        {dateTime(row.at)}
      </td>
      <td data-label={t.result}>
        <div>
          <DeliveryBadge state={row.state} locale={locale} />
          {outcome && <span class="meta row-note">{outcome}</span>}
        </div>
      </td>
      <td data-label={t.attempts} class="figures">
        <div>
          {t.attemptCount(row.attemptCount)}
          {row.state === 'waiting' && row.dueAt && page.state === 'active' && row.attemptCount > 0 && (
            <span class="meta row-note">{t.next(shortDateTime(row.dueAt, locale))}</span>
          )}
        </div>
      </td>
      <td class="cell-actions">
        {row.state !== 'waiting' && page.state === 'active' && (
          <form method="post" action={`${href}/replay`}>
            <Button variant="tertiary" size="small">
              {t.replay}
              <span class="visually-hidden">
                : {row.label} {row.number ?? ''}
              </span>
            </Button>
          </form>
        )}
      </td>
    </tr>
  );
}
