import type { JSX } from 'preact';
import type { ClaimPart } from '../../src/expenses/expense.js';
import { Button } from '../components/button.js';
import { CheckboxGroup, TextAreaField } from '../components/field.js';
import { Confirm } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { Carried, type DecisionProps } from './decision-forms.js';
import { decisionTexts } from './decision-texts.js';
import { detailTexts } from './detail-texts.js';
import type { ExpenseView } from './expense-view.js';

const CLAIM_PARTS = [
  'supplier',
  'dates',
  'amounts',
  'target',
  'payment',
  'documents',
  'statements',
  'title',
] as const satisfies readonly ClaimPart[];

export interface ReturnFormProps extends DecisionProps {
  expense: Pick<ExpenseView, 'id' | 'version' | 'lines' | 'documents'>;
}

/** Sends a claim back: what is in question by parts, items and documents, and what to do about it in words. */
export function ReturnForm(props: ReturnFormProps): JSX.Element {
  const { expense, locale, keys, errors, refused } = props;
  const t = inLocale(detailTexts, locale);
  const d = inLocale(decisionTexts, locale);
  const failed = refused?.act === 'return';
  const asked = failed ? refused.asked : undefined;
  const lines = expense.lines.filter(({ declined }) => declined === undefined);
  return (
    <Confirm
      trigger={
        <>
          {t.return}
          {keys && <kbd>R</kbd>}
        </>
      }
      size="large"
      shortcut={keys ? 'r' : undefined}
      open={failed}
    >
      <form
        method="post"
        action={`/approvals/${expense.id}/return`}
        id="return"
        data-decision="return"
        class="return-form"
      >
        <Carried {...props} />
        <TextAreaField
          name="comment"
          id={failed ? undefined : 'comment-return'}
          label={t.comment}
          hint={t.returnLead}
          locale={locale}
          value={failed ? refused.comment : ''}
          errors={failed ? errors : undefined}
          required
          maxLength={1000}
        />
        <div class="asked-parts">
          <p class="hint">{d.askedHint}</p>
          <CheckboxGroup
            name="parts"
            legend={d.asked}
            options={CLAIM_PARTS.map((value) => ({ value, label: d[value] }))}
            values={asked?.parts ?? []}
          />
          {lines.length > 1 && (
            <CheckboxGroup
              name="lineIds"
              legend={d.askedLines}
              options={lines.map(({ id, name }) => ({ value: id, label: name }))}
              values={asked?.lineIds ?? []}
            />
          )}
          {expense.documents.length > 0 && (
            <CheckboxGroup
              name="evidenceIds"
              legend={d.askedDocuments}
              options={expense.documents.map(({ id, name, requirementLabel }) => ({
                value: id,
                label: requirementLabel ? `${requirementLabel} · ${name}` : name,
              }))}
              values={asked?.evidenceIds ?? []}
            />
          )}
        </div>
        <Button variant="primary">{t.return}</Button>
      </form>
    </Confirm>
  );
}
