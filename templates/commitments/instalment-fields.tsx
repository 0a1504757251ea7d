import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import { fieldId } from '../components/form-error.js';
import { wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { CommitmentFormPageProps } from './commitments-view.js';
import { commitmentFormTexts } from './texts.js';

/** One instalment of the form: its day, and the budget lines it is split over. Works without a script. */
export function InstalmentFields(props: CommitmentFormPageProps & { index: number }): JSX.Element {
  const { frame, values, used, errors, index } = props;
  const { locale } = frame;
  const t = inLocale(commitmentFormTexts, locale);
  const instalment = values.instalments[index];
  if (!instalment) return <></>;
  const name = `instalments[${index}]`;
  const taken = used[instalment.id] ?? 0n;
  const position = index + 1;
  return (
    <fieldset class="instalment-fields">
      <legend>{t.nth(position)}</legend>
      {instalment.id && <input type="hidden" name={`${name}.id`} value={instalment.id} />}
      {taken > 0n && <p class="hint">{t.taken(wonText(taken, locale))}</p>}
      <DateField
        name={`${name}.dueOn`}
        label={t.dueOn}
        locale={locale}
        value={instalment.dueOn}
        errors={errors}
        required
      />
      {instalment.lines.map((line, nth) => (
        <div key={nth} class="instalment-line">
          <SelectField
            name={`${name}.lines[${nth}].budgetLineId`}
            label={t.line}
            locale={locale}
            value={line.line}
            options={props.lines}
            placeholder={t.chooseLine}
            errors={errors}
            required
          />
          <TextField
            name={`${name}.lines[${nth}].amount`}
            label={t.amount}
            locale={locale}
            value={line.amount}
            errors={errors}
            look="won"
            maxLength={24}
            required
          />
          {instalment.lines.length > 1 && (
            <Button variant="quiet" size="small" name="action" value={`remove-line:${index}:${nth}`}>
              {t.removeLine}
              <span class="visually-hidden"> {t.nth(position)}</span>
            </Button>
          )}
        </div>
      ))}
      <label class="check" for={fieldId(`${name}.carriesOver`)}>
        <input
          type="checkbox"
          id={fieldId(`${name}.carriesOver`)}
          name={`${name}.carriesOver`}
          value="yes"
          checked={instalment.carriesOver}
        />
        <span>{t.carriesOver}</span>
      </label>
      <div class="actions">
        <Button variant="quiet" size="small" name="action" value={`add-line:${index}`}>
          {t.addLine}
          <span class="visually-hidden"> {t.nth(position)}</span>
        </Button>
        {values.instalments.length > 1 && (
          <Button variant="quiet" size="small" name="action" value={`remove-instalment:${index}`}>
            {t.removeInstalment}
            <span class="visually-hidden"> {t.nth(position)}</span>
          </Button>
        )}
      </div>
    </fieldset>
  );
}
