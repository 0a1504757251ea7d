import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { EmptyState, PageHead } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { CleanPageProps } from './approvals-view.js';
import { InboxRowText } from './inbox-row.js';
import { approvalsTexts } from './texts.js';

/** How many and how much, once, before all of them are approved. */
export function CleanPage(props: CleanPageProps): JSX.Element {
  const { frame, today, items, count, totalAmount, rows, backHref } = props;
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  return (
    <PageLayout frame={frame} title={t.cleanTitle(count)} current="approvals" name="approvals-clean">
      <PageHead title={t.cleanTitle(count)} />
      {count === 0 ? (
        <EmptyState title={t.cleanNone}>
          <LinkButton href={backHref}>{t.backToList}</LinkButton>
        </EmptyState>
      ) : (
        <form class="clean-confirm" method="post" action="/approvals/bulk-approval" data-decision="bulk">
          <input type="hidden" name="clean" value="true" />
          {items.map((item) => (
            <input key={item} type="hidden" name="items" value={item} />
          ))}
          <p class="clean-sum">
            <Won amount={totalAmount} locale={locale} strong />
          </p>
          <p>{t.cleanQuestion(count, wonText(totalAmount, locale))}</p>
          <div class="form-actions">
            <Button variant="primary" size="large" focused busy={t.approving(count)}>
              {t.cleanButton(count)}
            </Button>
            <LinkButton href={backHref} variant="tertiary" size="large">
              {t.cancel}
            </LinkButton>
          </div>
          <ol class="inbox-rows is-plain">
            {rows.map((row) => (
              <li key={row.id}>
                <a href={row.href}>
                  <InboxRowText row={row} today={today} locale={locale} />
                </a>
              </li>
            ))}
          </ol>
          {count > rows.length && <p class="meta">{t.andMore(count - rows.length)}</p>}
        </form>
      )}
    </PageLayout>
  );
}
