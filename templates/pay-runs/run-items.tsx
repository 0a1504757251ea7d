import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { TextField } from '../components/field.js';
import { shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { PayRunPageProps, RunItemView } from './pay-runs-view.js';
import { StatusBadge } from './status-badge.js';
import { payRunTexts } from './texts.js';

/** What a run pays, with what speaks against each: checks while it is being prepared, outcomes afterwards. */
export function RunItems(props: PayRunPageProps): JSX.Element {
  const { frame, id, items, totals, may } = props;
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  return (
    <>
      {may.change && (
        <form method="post" action={`/pay-runs/${id}/holder-checks`} class="run-holders">
          <p class="meta">{t.holderLead}</p>
          <Button size="small">{t.allMatch}</Button>
        </form>
      )}
      <div class="run-scroll" role="region" aria-label={t.inRun} tabIndex={0}>
        <table class="table is-stacking run-items">
          <caption class="visually-hidden">{t.inRun}</caption>
          <thead>
            <tr>
              <th scope="col" class="is-main">
                {t.what}
              </th>
              <th scope="col">{t.account}</th>
              <th scope="col">
                {props.status === 'prepared' || props.status === 'released' ? t.check : t.state}
              </th>
              <th scope="col" class="number">
                {t.grant}
              </th>
              <th scope="col" class="number">
                {t.own}
              </th>
              <th scope="col" class="number">
                {t.payable}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={item.id} item={item} page={props} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t.total}
              </th>
              <td class="number" data-label={t.grant}>
                {formatWon(totals.claimAmount)}
              </td>
              <td class="number" data-label={t.own}>
                {formatWon(totals.ownAmount)}
              </td>
              <td class="number" data-label={t.payable}>
                <strong>{formatWon(totals.payableAmount)}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

function Row({ item, page }: { item: RunItemView; page: PayRunPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(payRunTexts, locale);
  const isOpen = item.status === 'open';
  return (
    <tr class={item.status === 'removed' ? 'is-quiet' : undefined}>
      <td class="is-main">
        {page.may.record && isOpen && (
          <input
            type="checkbox"
            name="items"
            value={item.id}
            form="outcomes"
            checked={page.values.chosen.includes(item.id)}
            aria-label={t.chooseRow(item.title)}
            class="run-check"
          />
        )}
        <a class="row-link" href={item.href}>
          {item.title}
        </a>
        <span class="row-aside">
          <span class="figures">{item.number}</span> · {item.supplierName}
        </span>
        {page.may.change && isOpen && (
          <form method="post" action={`/pay-runs/${page.id}/items/${item.id}/removal`} class="run-inline">
            <button type="submit" class="plain-button" aria-label={t.removeOf(item.title)}>
              {t.remove}
            </button>
          </form>
        )}
      </td>
      <td class="cell-account" data-label={t.account}>
        <div>
          <span class="figures">{item.account ?? '–'}</span>
          {item.holder && <span class="row-note meta">{item.holder}</span>}
          {page.may.change && isOpen && item.account && <HolderCheck item={item} page={page} />}
          {item.holderCheck && !page.may.change && (
            <span class="row-note meta">
              {t.holder} {t[item.holderCheck]}
            </span>
          )}
        </div>
      </td>
      <td class="cell-checks" data-label={t.state}>
        <div class="run-checks">
          <Standing item={item} page={page} />
        </div>
      </td>
      <td class="number" data-label={t.grant}>
        {formatWon(item.claimAmount)}
      </td>
      <td class="number" data-label={t.own}>
        {formatWon(item.ownAmount)}
      </td>
      <td class="number" data-label={t.payable}>
        <strong>{formatWon(item.payableAmount)}</strong>
      </td>
    </tr>
  );
}

function HolderCheck({ item, page }: { item: RunItemView; page: PayRunPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(payRunTexts, locale);
  return (
    <form
      method="post"
      action={`/pay-runs/${page.id}/items/${item.id}/holder-check`}
      class="run-inline"
      aria-label={t.holderOf(item.title)}
    >
      {(['match', 'mismatch'] as const).map((outcome) => (
        <button
          key={outcome}
          type="submit"
          name="outcome"
          value={outcome}
          class="run-choice"
          aria-pressed={item.holderCheck === outcome ? 'true' : 'false'}
        >
          {t[outcome]}
        </button>
      ))}
    </form>
  );
}

function Standing({ item, page }: { item: RunItemView; page: PayRunPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(payRunTexts, locale);
  const isJudged = item.status === 'open' && (page.status === 'prepared' || page.status === 'released');
  const worst = item.checks.some(({ level }) => level === 'blocked') ? 'blocked' : 'attention';
  return (
    <>
      {isJudged ? (
        <CheckBadge level={item.checks.length === 0 ? 'pass' : worst} locale={locale} />
      ) : (
        <StatusBadge status={item.status} locale={locale} />
      )}
      {item.checks.map(({ level, text }) => (
        <span key={text} class={level === 'blocked' ? 'row-note field-error' : 'row-note run-attention'}>
          {text}
        </span>
      ))}
      {item.questionMark !== undefined && page.may.release && (
        <>
          <input type="hidden" name={`marks.${item.id}`} value={item.questionMark} form="release" />
          <TextField
            name={`reasons.${item.id}`}
            label={t.reasonFor}
            locale={locale}
            value={item.typedReason}
            maxLength={500}
            form="release"
            errors={page.errors}
          />
        </>
      )}
      {item.acknowledged.map(({ byName, reason }) => (
        <span key={reason} class="row-note meta">
          {t.acknowledged(byName, reason)}
        </span>
      ))}
      {item.note && <span class="row-note field-error">{item.note}</span>}
      {item.paidOn && (
        <span class="row-note meta figures">
          {[shortDate(item.paidOn, locale), item.bankReference].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  );
}

function CheckBadge({
  level,
  locale,
}: {
  level: 'pass' | 'attention' | 'blocked';
  locale: Locale;
}): JSX.Element {
  const t = inLocale(payRunTexts, locale);
  if (level === 'pass')
    return (
      <Badge tone="success" icon="check">
        {t.pass}
      </Badge>
    );
  return (
    <Badge tone={level === 'blocked' ? 'danger' : 'warning'} icon="warning">
      {t[level]}
    </Badge>
  );
}
