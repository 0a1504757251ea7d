import type { JSX } from 'preact';
import { kstDateOf } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { SelectField, type SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { Confirm } from '../components/page-parts.js';
import { shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import { detailTexts } from './detail-texts.js';
import type { ExpenseView } from './expense-view.js';

/** That the payment is held, since when and why: the same words for every hold and every reader. */
export function HoldNotice(props: {
  expense: Pick<ExpenseView, 'hold'>;
  locale: Locale;
}): JSX.Element | null {
  const { hold } = props.expense;
  if (!hold) return null;
  const t = inLocale(detailTexts, props.locale);
  return (
    <p class="notice is-warning">
      <strong>{hold.text}</strong>{' '}
      <span class="meta">{t.heldSince(shortDate(kstDateOf(hold.heldAt), props.locale), hold.reason)}</span>
    </p>
  );
}

/** Which pay run an approved claim sits in: until that ends, nothing else pays it. */
export function RunNotice(props: { expense: Pick<ExpenseView, 'run'>; locale: Locale }): JSX.Element | null {
  const { run } = props.expense;
  if (!run) return null;
  const text = inLocale(detailTexts, props.locale).inRun(run.number);
  return <p class="notice is-information">{run.href ? <a href={run.href}>{text}</a> : text}</p>;
}

export interface HoldFormProps {
  expense: { id: string };
  reasons: readonly SelectOption[];
  locale: Locale;
  errors?: readonly FormError[];
  refusedHold?: string;
}

/** Keeps a claim from being paid, for a reason of the list. */
export function HoldForm({ expense, reasons, locale, errors, refusedHold }: HoldFormProps): JSX.Element {
  const t = inLocale(detailTexts, locale);
  const failed = refusedHold !== undefined;
  return (
    <Confirm trigger={t.hold} size="large" open={failed}>
      <form method="post" action={`/expenses/${expense.id}/hold`}>
        <SelectField
          name="reason"
          label={t.holdReason}
          hint={t.holdLead}
          locale={locale}
          value={refusedHold ?? ''}
          options={reasons}
          placeholder={t.holdReasonNone}
          errors={failed ? errors : undefined}
          required
        />
        <Button variant="primary">{t.hold}</Button>
      </form>
    </Confirm>
  );
}
