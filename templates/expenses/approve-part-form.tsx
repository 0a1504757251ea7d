import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Confirm } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { inLocale } from '../texts.js';
import { Carried } from './decision-forms.js';
import { decisionTexts } from './decision-texts.js';
import type { ReturnFormProps } from './return-form.js';

/** Approves a claim without some of its items, each with the reason. Nothing where there is one item alone. */
export function ApprovePartForm(props: ReturnFormProps): JSX.Element | null {
  const { expense, locale, errors, refused } = props;
  const lines = expense.lines.filter(({ declined }) => declined === undefined);
  if (lines.length < 2) return null;
  const d = inLocale(decisionTexts, locale);
  const failed = refused?.act === 'approve-part';
  const typed = failed ? (refused.declined ?? {}) : {};
  return (
    <Confirm trigger={d.approvePart} size="large" open={failed}>
      <form method="post" action={`/approvals/${expense.id}/approval`} data-decision="approve-part">
        <Carried {...props} />
        <input type="hidden" name="part" value="true" />
        <p>{d.approvePartLead}</p>
        <ul class="left-out">
          {lines.map((line) => (
            <li key={line.id}>
              <label class="check">
                <input
                  type="checkbox"
                  name="declined"
                  value={line.id}
                  checked={line.id in typed}
                  aria-label={d.leaveOut(line.name)}
                />
                <span>
                  {line.name} <Won amount={line.claimAmount} locale={locale} />
                </span>
              </label>
              <TextField
                name={`reason:${line.id}`}
                label={d.leaveOutWhy(line.name)}
                locale={locale}
                value={typed[line.id] ?? ''}
                maxLength={500}
                errors={failed && errorOf(errors, `reason:${line.id}`) ? errors : undefined}
              />
            </li>
          ))}
        </ul>
        {failed &&
          errors
            ?.filter(({ field }) => field === undefined)
            .map(({ text }) => (
              <p key={text} class="field-error">
                {text}
              </p>
            ))}
        <Button variant="primary">{d.approvePart}</Button>
      </form>
    </Confirm>
  );
}
