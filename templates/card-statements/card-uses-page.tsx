import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won as WonAmount } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import type { FormError } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead } from '../components/page-parts.js';
import { RowUpload } from '../components/upload.js';
import { Won } from '../components/won.js';
import { shortDate } from '../format.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale, type TextsIn } from '../texts.js';
import { cardTexts } from './texts.js';
import { useTexts } from './use-texts.js';

/** GET /card-uses; POST /card-uses/:id/claim (files, or evidenceId, or nothing) */
export interface CardUsesPageProps {
  frame: PageFrame;
  uses: readonly CardUseView[];
  /** There are more than are shown. */
  cut: boolean;
  errors: readonly FormError[];
}

export interface CardUseView {
  id: string;
  usedOn: KstDate;
  usedAt: string;
  merchantName: string;
  merchantKind: string;
  cardEnding: string;
  approvalNumber: string;
  /** What was taken back of it taken off. */
  amount: WonAmount;
  foreign?: string;
  /** Tells of it already. */
  document?: { id: string; name: string };
}

/** 내 카드 사용: what one is asked for, each with the place for its document. */
export function CardUsesPage(props: CardUsesPageProps): JSX.Element {
  const { frame, uses, cut, errors } = props;
  const { locale } = frame;
  const t = inLocale(useTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="expenses" name="card-uses" styles={['imports']}>
      <Breadcrumbs crumbs={[{ href: '/expenses', text: l.expenses }, { text: t.title }]} locale={locale} />
      <PageHead title={t.title} />
      <ErrorSummary errors={errors} locale={locale} />
      {uses.length === 0 ? (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      ) : (
        <>
          <p class="card-lead">{t.lead}</p>
          <UseTable {...props} />
          {cut && <p class="meta">{t.cut(uses.length)}</p>}
        </>
      )}
    </PageLayout>
  );
}

function UseTable({ frame, uses }: CardUsesPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(useTexts, locale);
  const c = inLocale(cardTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          <th scope="col">{c.merchant}</th>
          <th scope="col">{c.usedOn}</th>
          <th scope="col" class="number">
            {c.amount}
          </th>
          <th scope="col">{t.document}</th>
        </tr>
      </thead>
      <tbody>
        {uses.map((use) => (
          <tr key={use.id} id={use.id} class="card-use" data-drop-row>
            <td class="is-main">
              {use.merchantName}
              <span class="meta row-note">{notesOf(use, c).join(' · ')}</span>
            </td>
            <td class="figures" data-label={c.usedOn}>
              {shortDate(use.usedOn, locale)} {use.usedAt}
            </td>
            <td class="number" data-label={c.amount}>
              <Won amount={use.amount} locale={locale} />
            </td>
            <td class="cell-claim">
              <UseActs use={use} frame={frame} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function notesOf(use: CardUseView, c: TextsIn<typeof cardTexts>): string[] {
  return [
    use.merchantKind,
    use.cardEnding && c.card(use.cardEnding),
    use.approvalNumber && c.approval(use.approvalNumber),
    use.foreign && c.foreign(use.foreign),
  ].filter((note): note is string => Boolean(note));
}

function UseActs({ use, frame }: { use: CardUseView; frame: PageFrame }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(useTexts, locale);
  const action = `/card-uses/${use.id}/claim`;
  return (
    <div class="card-acts">
      {use.document ? (
        <form method="post" action={action}>
          <input type="hidden" name="evidenceId" value={use.document.id} />
          <Button variant="primary" size="small">
            {t.fileWith(use.document.name)}
          </Button>
        </form>
      ) : (
        <RowUpload
          action={action}
          place={`receipt-${use.id}`}
          label={t.uploadOf(use.merchantName)}
          locale={locale}
        >
          {t.upload}
        </RowUpload>
      )}
      <form method="post" action={action}>
        <button type="submit" class="button is-tertiary is-small" aria-label={t.withoutOf(use.merchantName)}>
          {t.without}
        </button>
      </form>
    </div>
  );
}
