import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { TextField } from '../components/field.js';
import { Confirm } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { AskForRow } from './ask-panel.js';
import { lacksDocument, type CardRow, type CardStatementPageProps } from './card-statements-view.js';
import { cardTexts } from './texts.js';
import { useTexts } from './use-texts.js';

/** What a use of a card belongs to, and what can be done about it. */
export function CardClaim({ row, page }: { row: CardRow; page: CardStatementPageProps }): JSX.Element | null {
  const { locale } = page.frame;
  const t = inLocale(cardTexts, locale);
  const u = inLocale(useTexts, locale);
  const action = `/card-statements/${page.id}/rows/${row.id}`;
  if (row.linked) {
    return (
      <div class="card-claim">
        <a href={row.linked.href}>{row.linked.text}</a>
        {row.linked.isDraft && <Badge tone="gray">{t.draft}</Badge>}
        <span class="meta row-note">{t.linkedBy(row.linked.by)}</span>
        {row.mayLink && (
          <form method="post" action={`${action}/release`}>
            <button
              type="submit"
              class="button is-tertiary is-small"
              aria-label={t.releaseOf(row.merchantName)}
            >
              {t.release}
            </button>
          </form>
        )}
      </div>
    );
  }
  if (row.isCancellation) return null;
  return (
    <div class="card-claim">
      {row.guess && (
        <>
          <a href={row.guess.href}>{row.guess.text}</a>
          {row.guess.isDraft && <Badge tone="gray">{t.draft}</Badge>}
          <span class="meta row-note">
            {row.guess.isCertain ? t.certain : `${t.guess(row.guess.confidence)} · ${t.guessWhy}`}
          </span>
        </>
      )}
      {!row.guess && row.document && (
        <>
          <a href={row.document.href}>{row.document.name}</a>
          <span class="meta row-note">{t.documentThere}</span>
        </>
      )}
      {lacksDocument(row) && (
        <>
          <Badge tone="warning">{t.noDocument}</Badge>
          {row.asked && <span class="meta">{u.asked(row.asked)}</span>}
        </>
      )}
      {row.mayLink && (
        <div class="card-acts">
          {row.guess && (
            <form method="post" action={`${action}/claim`}>
              <input type="hidden" name="expenseId" value={row.guess.expenseId} />
              <button
                type="submit"
                class="button is-secondary is-small"
                aria-label={t.confirmOf(row.merchantName)}
              >
                {t.confirm}
              </button>
            </form>
          )}
          {lacksDocument(row) && <AskForRow row={row} page={page} />}
          <Other row={row} page={page} action={action} />
        </div>
      )}
    </div>
  );
}

function Other(props: { row: CardRow; page: CardStatementPageProps; action: string }): JSX.Element {
  const { row, page, action } = props;
  const { locale } = page.frame;
  const t = inLocale(cardTexts, locale);
  const typed = page.typed?.rowId === row.id ? page.typed : undefined;
  return (
    <Confirm trigger={row.guess ? t.other : t.choose2} size="small" open={typed !== undefined}>
      <form method="post" action={`${action}/claim`}>
        <TextField
          name="number"
          id={typed ? undefined : `number-${row.id}`}
          label={t.number}
          hint={t.numberHint}
          locale={locale}
          value={typed?.number ?? ''}
          errors={typed && page.errors}
          maxLength={20}
          required
        />
        <Button variant="secondary">{t.link}</Button>
      </form>
    </Confirm>
  );
}
