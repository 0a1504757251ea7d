import type { JSX } from 'preact';
import { LinkButton } from '../components/button.js';
import { EmptyState, Pager, Tabs } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { BudgetFrame } from './budget-frame.js';
import type { StuckPageProps } from './budgets-view.js';
import { stuckNote, StuckRows } from './stuck-table.js';
import { budgetTexts } from './texts.js';

/** 멈춘 예약: all of them, the oldest first. */
export function StuckPage(props: StuckPageProps): JSX.Element {
  const { frame, views, summary, choices, paging, csvHref, xlsxHref } = props;
  const { locale } = frame;
  const t = inLocale(budgetTexts, locale);
  return (
    <BudgetFrame
      frame={frame}
      title={t.stuck}
      name="budget-stuck"
      views={views}
      actions={
        summary.count > 0 && (
          <>
            <LinkButton href={xlsxHref} download>
              {t.xlsx}
            </LinkButton>
            <LinkButton href={csvHref} download>
              {t.csv}
            </LinkButton>
          </>
        )
      }
    >
      <Tabs
        label={t.stuckChoice}
        tabs={choices.map(({ href, days, current }) => ({ href, text: t.stuckAfter(days), current }))}
      />
      {summary.rows.length === 0 ? (
        <EmptyState title={t.stuckNone}>
          <p>{t.stuckNoneLead}</p>
        </EmptyState>
      ) : (
        <>
          <p class="meta view-lead">{stuckNote(summary, locale)}</p>
          <StuckRows summary={summary} locale={locale} office={frame.viewer?.kind === 'office'} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      )}
    </BudgetFrame>
  );
}
