import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { CheckboxGroup, TextField } from '../components/field.js';
import { Section } from '../components/page-parts.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { settingsTexts } from '../settings/texts.js';
import { inLocale } from '../texts.js';
import { ChosenList } from './chosen-list.js';
import type { RouteFormPageProps } from './routes-view.js';
import { SimulationResult, SupposedFields } from './simulation.js';
import { StepFields } from './step-fields.js';
import { routeFormTexts, routesTexts } from './texts.js';

/** A route written or changed; steps are added, moved and removed by buttons that send the form. */
export function RouteFormPage(props: RouteFormPageProps): JSX.Element {
  const { frame, sections, isNew, action, version, values, marks, underWay, errors } = props;
  const { locale } = frame;
  const t = inLocale(routeFormTexts, locale);
  const r = inLocale(routesTexts, locale);
  const title = isNew ? t.newTitle : t.editTitle;
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="routes"
      title={title}
      crumbs={[{ href: '/settings/routes', text: r.title }, { text: title }]}
      beside={<span class="meta">{r[`scope-${values.scope}`]}</span>}
    >
      <ErrorSummary errors={errors} locale={locale} />
      {(marks.length > 0 || underWay > 0) && (
        <div class="notice is-warning">
          {marks.map((mark) => (
            <p key={mark}>{mark}</p>
          ))}
          {underWay > 0 && <p>{r.underWay(underWay)}</p>}
        </div>
      )}
      <form id="route-form" method="post" action={action} class="route-form" data-turbo="false">
        {/* The first button is the one Enter presses: it saves, and never removes a step by surprise. */}
        <button
          type="submit"
          name="action"
          value="save"
          class="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
        />
        <input type="hidden" name="scope" value={values.scope} />
        {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          locale={locale}
          value={values.name}
          errors={errors}
          maxLength={100}
        />
        <Conditions {...props} />
        <Section title={t.steps} id="steps">
          {values.steps.map((step, index) => (
            <StepFields key={index} {...props} step={step} index={index} />
          ))}
          <Button
            name="action"
            value="add-step"
            size="small"
            icon="plus"
            formAction={`${action}#steps-${values.steps.length}`}
          >
            {t.addStep}
          </Button>
        </Section>
        <p class="actions">
          <Button variant="primary" name="action" value="save">
            {t.save}
          </Button>
          <LinkButton href="/settings/routes" variant="quiet">
            {inLocale(settingsTexts, locale).cancel}
          </LinkButton>
        </p>
        <TryIt {...props} />
      </form>
    </SettingsFrame>
  );
}

function Conditions({ frame, values, options, errors }: RouteFormPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(routeFormTexts, locale);
  const common = { locale, errors };
  return (
    <Section title={t.conditions}>
      <p class="meta">{t.conditionsLead}</p>
      <div class="route-step-grid">
        <div>
          <TextField
            {...common}
            name="conditions.amountFrom"
            label={t.amountFrom}
            value={values.amountFrom}
            look="won"
            maxLength={30}
            optional
          />
          <TextField
            {...common}
            name="conditions.amountBelow"
            label={t.amountBelow}
            value={values.amountBelow}
            look="won"
            maxLength={30}
            optional
          />
          <CheckboxGroup
            name="conditions.fundIds"
            legend={t.funds}
            options={options.funds}
            values={values.fundIds}
            errors={errors}
          />
        </div>
        <div>
          <ChosenList
            {...common}
            name="conditions.categoryPaths"
            legend={t.categories}
            addLabel={t.addCategory}
            chosen={values.categoryPaths}
            options={options.categories}
          />
          {options.institutions.length > 0 && (
            <CheckboxGroup
              name="conditions.institutionIds"
              legend={t.institutions}
              options={options.institutions}
              values={values.institutionIds}
              errors={errors}
            />
          )}
          <ChosenList
            {...common}
            name="conditions.findings"
            legend={t.findings}
            addLabel={t.addFinding}
            chosen={values.findings}
            options={options.findings}
          />
        </div>
      </div>
    </Section>
  );
}

function TryIt({ frame, action, tried, supposed, simulation, errors }: RouteFormPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(routeFormTexts, locale);
  return (
    <details
      id="try"
      open={simulation !== undefined || errors.some(({ field }) => field?.startsWith('try.'))}
    >
      <summary>{t.tryTitle}</summary>
      <p class="meta">{t.tryLead}</p>
      <div class="form-grid">
        <SupposedFields values={tried} options={supposed} errors={errors} locale={locale} prefix="try." />
        <p class="actions">
          <Button name="action" value="try" formAction={`${action}#try`}>
            {t.try}
          </Button>
        </p>
      </div>
      {simulation && <SimulationResult simulation={simulation} locale={locale} />}
    </details>
  );
}
