import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { RouteSteps } from '../approvals/route-steps.js';
import { SelectField, TextField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { Section } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import type { SimulationView, SupposedOptions, SupposedValues } from './routes-view.js';
import { simulationTexts } from './texts.js';

export interface SupposedFieldsProps {
  values: SupposedValues;
  options: SupposedOptions;
  errors: readonly FormError[];
  locale: Locale;
  /** Before each field's name, where they stand in another form. */
  prefix?: string;
}

/** What is known of a claim that nobody has made. */
export function SupposedFields({
  values,
  options,
  errors,
  locale,
  prefix = '',
}: SupposedFieldsProps): JSX.Element {
  const t = inLocale(simulationTexts, locale);
  const common = { locale, errors };
  const select = (
    name: keyof SupposedValues,
    label: string,
    from: SupposedOptions['funds'],
    placeholder: string,
  ) => (
    <SelectField
      {...common}
      name={`${prefix}${name}`}
      label={label}
      value={values[name]}
      options={from}
      placeholder={placeholder}
    />
  );
  return (
    <>
      {options.teams.length > 0 && select('teamId', t.team, options.teams, t.choose)}
      {select('fundId', t.fund, options.funds, t.choose)}
      {select('categoryPath', t.category, options.categories, t.choose)}
      {options.institutions.length > 0 &&
        select('institutionId', t.institution, options.institutions, t.choose)}
      <TextField
        {...common}
        name={`${prefix}amount`}
        label={t.amount}
        value={values.amount}
        look="won"
        maxLength={30}
      />
      {select('finding', t.findings, options.findings, t.none)}
      {options.claimants.length > 0 &&
        select('claimantId', t.claimant, options.claimants, options.teams.length > 0 ? t.nobody : t.me)}
    </>
  );
}

/** The route that is taken, whom it asks today, and why the ones before it aren't taken. */
export function SimulationResult(props: { simulation: SimulationView; locale: Locale }): JSX.Element {
  const { simulation, locale } = props;
  const { route, routeName, isDraft, people, passed } = simulation;
  const t = inLocale(simulationTexts, locale);
  return (
    <Section title={t.result} id="result">
      <p>{isDraft ? t.takesDraft : routeName ? t.takes(routeName) : t.takesNone}</p>
      <RouteSteps route={route} locale={locale} />
      <ul class="plain-list route-people">
        {people.map(
          (names, index) =>
            names && (
              <li key={index} class="meta">
                {index + 1}: {names}
              </li>
            ),
        )}
      </ul>
      <p class="meta">{t.ifNobody}</p>
      {passed.length > 0 && (
        <>
          <h3>{t.passed}</h3>
          <ul class="plain-list">
            {passed.map(({ name, because }, index) => (
              <li key={index}>
                {name}: {because.join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
