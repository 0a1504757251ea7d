import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { Confirm, Section } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import type { CardRow, CardStatementPageProps } from './card-statements-view.js';
import { useTexts } from './use-texts.js';

/** The cards of a statement with uses that lack a document: whose each is, said once. */
export function AskPanel({ frame, id, asking }: CardStatementPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(useTexts, locale);
  if (!asking || asking.cards.length === 0) return null;
  return (
    <Section title={t.askTitle}>
      <p>{t.askLead}</p>
      <ul class="ask-cards">
        {asking.cards.map(({ rowId, ending, count }, index) => {
          const card = ending ? t.cardOf(ending) : t.noCard;
          return (
            <li key={rowId}>
              <span class="ask-card">
                <strong>{card}</strong> <span class="meta">{t.lacking(count)}</span>
              </span>
              <form method="post" action={`/card-statements/${id}/requests`}>
                <input type="hidden" name="of" value="card" />
                <input type="hidden" name="rowId" value={rowId} />
                <SelectField
                  name="personId"
                  id={`person-card-${index}`}
                  label={t.personOf(card)}
                  hideLabel
                  locale={locale}
                  value=""
                  options={asking.people}
                  placeholder={t.choosePerson}
                  required
                />
                <Button variant="secondary">{t.ask}</Button>
              </form>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The same for one use, of a card that several people use. */
export function AskForRow({ row, page }: { row: CardRow; page: CardStatementPageProps }): JSX.Element | null {
  const { frame, id, asking } = page;
  const t = inLocale(useTexts, frame.locale);
  if (!asking || asking.people.length === 0) return null;
  return (
    <Confirm
      trigger={
        <>
          {row.asked ? t.askAnother : t.askTitle}
          <span class="visually-hidden">: {row.merchantName}</span>
        </>
      }
      size="small"
    >
      <form method="post" action={`/card-statements/${id}/requests`}>
        <input type="hidden" name="rowId" value={row.id} />
        <SelectField
          name="personId"
          id={`person-${row.id}`}
          label={t.person}
          locale={frame.locale}
          value=""
          options={asking.people}
          placeholder={t.choosePerson}
          required
        />
        <Button variant="secondary">{t.ask}</Button>
      </form>
    </Confirm>
  );
}
