import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import { errorOf, fieldId, type FormError } from './form-error.js';
import { componentTexts } from './texts.js';

export interface FieldProps {
  name: string;
  /** Where the name's own id would stand twice on a page. */
  id?: string;
  label: string;
  locale: Locale;
  hint?: string;
  errors?: readonly FormError[];
  optional?: boolean;
  /** Label kept for screen readers only, where a column head says it already. */
  hideLabel?: boolean;
  /** Id of the form it belongs to when it stands outside of it. */
  form?: string;
  children?: ComponentChildren;
}

interface Described {
  id: string;
  name: string;
  form?: string;
  'aria-invalid'?: 'true';
  'aria-describedby'?: string;
}

function describe({ name, hint, errors, form, id = fieldId(name) }: FieldProps): Described {
  const failed = errorOf(errors, name) !== undefined;
  const ids = [hint ? `${id}-hint` : '', failed ? `${id}-error` : ''].filter(Boolean);
  return {
    id,
    name,
    form,
    'aria-invalid': failed ? 'true' : undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
  };
}

/** Label, hint and error around one control. */
function FieldShell(props: FieldProps & { control: JSX.Element }): JSX.Element {
  const { name, label, locale, hint, errors, optional, hideLabel, control, children } = props;
  const { id = fieldId(name) } = props;
  const t = inLocale(componentTexts, locale);
  const error = errorOf(errors, name);
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={id} class={hideLabel ? 'visually-hidden' : undefined}>
        {label}
        {optional && <span class="optional"> ({t.optional})</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {control}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <span class="visually-hidden">{t.error}: </span>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  value: string;
  type?: 'text' | 'email' | 'password' | 'search' | 'number';
  autoComplete?: string;
  inputMode?: 'numeric' | 'email' | 'text';
  required?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  /** Id of a `datalist` with values to offer. */
  list?: string;
  /** `won` sets figures right-aligned and tabular. */
  look?: 'won' | 'short';
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { value, type = 'text', autoComplete, inputMode, required, readOnly, maxLength, list, look } = props;
  const control = (
    <input
      {...describe(props)}
      class={look ? `input is-${look}` : 'input'}
      type={type}
      value={value}
      autocomplete={autoComplete}
      inputMode={inputMode ?? (look === 'won' ? 'numeric' : undefined)}
      required={required}
      readOnly={readOnly}
      maxLength={maxLength}
      list={list}
    />
  );
  return <FieldShell {...props} control={control} />;
}

export interface DateFieldProps extends FieldProps {
  value: string;
  min?: string;
  max?: string;
  required?: boolean;
}

/** The browser's own date field: typed or picked, always sent as YYYY-MM-DD. */
export function DateField(props: DateFieldProps): JSX.Element {
  const { value, min, max, required } = props;
  const control = (
    <input
      {...describe(props)}
      class="input is-date"
      type="date"
      value={value}
      min={min}
      max={max}
      required={required}
    />
  );
  return <FieldShell {...props} control={control} />;
}

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectFieldProps extends FieldProps {
  value: string;
  options: readonly SelectOption[];
  required?: boolean;
  /** The empty first choice; left out when something is always chosen. */
  placeholder?: string;
  /** The page is drawn again from the saved draft when this changes. */
  refreshes?: boolean;
}

export function SelectField(props: SelectFieldProps): JSX.Element {
  const { value, options, required, placeholder, refreshes } = props;
  const control = (
    <select {...describe(props)} class="input is-select" required={required} data-refreshes={refreshes}>
      {placeholder !== undefined && (
        <option value="" selected={value === ''}>
          {placeholder}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  return <FieldShell {...props} control={control} />;
}

export interface TextAreaFieldProps extends FieldProps {
  value: string;
  rows?: number;
  required?: boolean;
  maxLength?: number;
}

export function TextAreaField(props: TextAreaFieldProps): JSX.Element {
  const { value, rows = 3, required, maxLength } = props;
  const control = (
    <textarea {...describe(props)} class="input" rows={rows} required={required} maxLength={maxLength}>
      {value}
    </textarea>
  );
  return <FieldShell {...props} control={control} />;
}

export interface CheckboxGroupProps {
  name: string;
  /** Where the name's own id would stand twice on a page. */
  id?: string;
  legend: string;
  options: readonly { value: string; label: string; hint?: string }[];
  values: readonly string[];
  errors?: readonly FormError[];
}

export function CheckboxGroup(props: CheckboxGroupProps): JSX.Element {
  const { name, legend, options, values, errors, id = fieldId(name) } = props;
  const error = errorOf(errors, name);
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id={id}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="check">
          <input type="checkbox" name={name} value={option.value} checked={values.includes(option.value)} />
          <span>
            {option.label}
            {option.hint && <span class="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
