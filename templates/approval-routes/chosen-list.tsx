import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { CheckboxGroup, SelectField, type SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { inLocale } from '../texts.js';
import { routeFormTexts } from './texts.js';

export interface ChosenListProps {
  name: string;
  legend: string;
  addLabel: string;
  chosen: readonly string[];
  options: readonly SelectOption[];
  /** Names of what is chosen and no longer offered. */
  gone?: readonly SelectOption[];
  /** Where the page is to be looked at after adding. */
  formAction?: string;
  errors: readonly FormError[];
  locale: Locale;
}

/** What is chosen of a long list: ticked while it stays, with one more at a time from a menu; works without script. */
export function ChosenList(props: ChosenListProps): JSX.Element {
  const { name, legend, addLabel, chosen, options, gone = [], formAction, errors, locale } = props;
  const t = inLocale(routeFormTexts, locale);
  const known = [...options, ...gone];
  const labelOf = (value: string) => known.find((option) => option.value === value)?.label ?? value;
  const left = options.filter(({ value }) => !chosen.includes(value));
  return (
    <div class="chosen-list">
      {chosen.length > 0 && (
        <CheckboxGroup
          name={name}
          legend={legend}
          options={chosen.map((value) => ({ value, label: labelOf(value) }))}
          values={chosen}
          errors={errors}
        />
      )}
      {left.length > 0 && (
        <div class="chosen-add">
          <SelectField
            name={`${name}.add`}
            label={addLabel}
            locale={locale}
            value=""
            options={left}
            placeholder={t.choose}
            optional
          />
          <Button name="action" value="add" size="small" formAction={formAction}>
            {t.add}
            <span class="visually-hidden"> {legend}</span>
          </Button>
        </div>
      )}
    </div>
  );
}
