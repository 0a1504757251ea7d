import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Tabs } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { dateTime, shortDate, wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import { AskPanel } from './ask-panel.js';
import { CardClaim } from './card-claim.js';
import {
  isTakenBack,
  type CardRow,
  type CardRowState,
  type CardStatementPageProps,
} from './card-statements-view.js';
import { cardTexts } from './texts.js';

const STATES: readonly CardRowState[] = ['open', 'linked', 'cancelled'];

/** The uses of cards that one statement brought, each with its claim. */
export function CardStatementPage(props: CardStatementPageProps): JSX.Element {
  const { frame, fileName, errors, rows, paging, amount } = props;
  const { locale } = frame;
  const t = inLocale(cardTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout frame={frame} title={fileName} current="expenses" name="card-statement" styles={['imports']}>
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: l.expenses },
          { href: '/card-statements', text: t.title },
          { text: fileName },
        ]}
        locale={locale}
      />
      <PageHead
        title={fileName}
        beside={
          <span class="meta">
            {wonText(amount, locale)} · {dateTime(props.createdAt)} · {props.createdByName}
          </span>
        }
        actions={
          <>
            {props.columnsHref && (
              <LinkButton href={props.columnsHref} variant={props.mostUnreadable ? 'secondary' : 'quiet'}>
                {t.columns}
              </LinkButton>
            )}
            <LinkButton href={props.originalHref} variant="quiet" icon="download" download>
              {t.original}
            </LinkButton>
          </>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      {props.unreadableCount > 0 && (
        <p class={props.mostUnreadable ? 'notice is-warning' : 'meta'}>
          {t.unreadable(props.unreadableCount, props.unreadableRows.join(', '))}{' '}
          {props.mostUnreadable && props.columnsHref && t.wrongColumns}
        </p>
      )}
      <AskPanel {...props} />
      <StateTabs {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t.nothingTitle}>
          <p>{t.nothingLead}</p>
        </EmptyState>
      ) : (
        <>
          <RowTable {...props} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      )}
    </PageLayout>
  );
}

function StateTabs({ frame, id, counts, state }: CardStatementPageProps): JSX.Element {
  const t = inLocale(cardTexts, frame.locale);
  const all = STATES.reduce((sum, each) => sum + counts[each], 0);
  return (
    <Tabs
      label={t.states}
      tabs={[
        { href: `/card-statements/${id}`, text: t.all, count: all, current: state === undefined },
        ...STATES.map((each) => ({
          href: `/card-statements/${id}?state=${each}`,
          text: t[each],
          count: counts[each],
          current: each === state,
        })),
      ]}
    />
  );
}

function RowTable(props: CardStatementPageProps): JSX.Element {
  const t = inLocale(cardTexts, props.frame.locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.merchant}</th>
          <th scope="col">{t.usedOn}</th>
          <th scope="col" class="number">
            {t.tax}
          </th>
          <th scope="col" class="number">
            {t.amount}
          </th>
          <th scope="col">{t.claim}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.id} row={row} page={props} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, page }: { row: CardRow; page: CardStatementPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(cardTexts, locale);
  const note = [
    row.cardEnding && t.card(row.cardEnding),
    row.approvalNumber && t.approval(row.approvalNumber),
    row.foreign && t.foreign(row.foreign),
  ].filter(Boolean);
  const isBack = isTakenBack(row);
  return (
    <tr id={row.id}>
      <td class="is-main">
        {row.merchantName}
        <span class="meta row-note">{note.join(' · ')}</span>
      </td>
      <td data-label={t.usedOn} class="figures">
        {shortDate(row.usedOn, locale)} {row.usedAt}
      </td>
      <td class="number" data-label={t.tax}>
        {row.taxAmount === undefined ? '–' : <Won amount={row.taxAmount} locale={locale} />}
      </td>
      <td class="number" data-label={t.amount}>
        <Won amount={row.amount} locale={locale} />
        {row.cancelledAmount > 0n && !isBack && (
          <span class="meta row-note">{t.partBack(wonText(row.cancelledAmount, locale))}</span>
        )}
      </td>
      <td data-label={t.claim} class="cell-claim">
        {isBack && <Badge tone="gray">{t.cancelled}</Badge>} <CardClaim row={row} page={page} />
      </td>
    </tr>
  );
}
