import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { CheckboxGroup, SelectField, TextField } from '../components/field.js';
import { inLocale } from '../texts.js';
import { ChosenList } from './chosen-list.js';
import type { RouteFormPageProps, StepValues } from './routes-view.js';
import { routeFormTexts } from './texts.js';

export const PARTS = [
  'title',
  'supplier',
  'dates',
  'amounts',
  'target',
  'payment',
  'documents',
  'statements',
] as const;

type StepProps = RouteFormPageProps & { step: StepValues; index: number };

/** One step of a route: whom it asks and how many of them; the rest is folded away until it is wanted. */
export function StepFields(props: StepProps): JSX.Element {
  const { frame, step, index, errors, options } = props;
  const { locale } = frame;
  const t = inLocale(routeFormTexts, locale);
  const at = (field: string) => `steps[${index}].${field}`;
  const common = { locale, errors };
  return (
    <fieldset class="route-step" id={`steps-${index}`}>
      <legend>{t.step(index + 1)}</legend>
      <input type="hidden" name={at('id')} value={step.id} />
      <div class="route-step-grid">
        <CheckboxGroup
          name={at('roles')}
          legend={t.roles}
          options={options.roles}
          values={step.roles}
          errors={errors}
        />
        <div>
          <SelectField
            {...common}
            name={at('kind')}
            label={t.kind}
            value={step.kind}
            options={[
              { value: 'approval', label: t.approval },
              { value: 'proposal', label: t.proposal },
            ]}
          />
          <SelectField
            {...common}
            name={at('needs')}
            label={t.needs}
            value={step.needs}
            options={(['any', 'all', 'count'] as const).map((value) => ({
              value,
              label: t[`needs-${value}`],
            }))}
          />
          <TextField
            {...common}
            name={at('count')}
            label={t.count}
            hint={t.countHint}
            value={step.count}
            inputMode="numeric"
            look="short"
            maxLength={4}
          />
        </div>
      </div>
      <MoreOfStep {...props} />
      <StepActs {...props} />
    </fieldset>
  );
}

/** Each sends the form, which comes back with the step in its new place. */
function StepActs({ frame, action, index, values }: StepProps): JSX.Element {
  const t = inLocale(routeFormTexts, frame.locale);
  return (
    <div class="actions">
      {index > 0 && (
        <Button
          name="action"
          value={`step-up:${index}`}
          size="small"
          formAction={`${action}#steps-${index - 1}`}
        >
          {t.stepUp}
          <span class="visually-hidden"> {t.step(index + 1)}</span>
        </Button>
      )}
      {index < values.steps.length - 1 && (
        <Button
          name="action"
          value={`step-down:${index}`}
          size="small"
          formAction={`${action}#steps-${index + 1}`}
        >
          {t.stepDown}
          <span class="visually-hidden"> {t.step(index + 1)}</span>
        </Button>
      )}
      {values.steps.length > 1 && (
        <Button
          name="action"
          value={`remove-step:${index}`}
          size="small"
          variant="quiet"
          formAction={`${action}#steps`}
        >
          {t.removeStep}
          <span class="visually-hidden"> {t.step(index + 1)}</span>
        </Button>
      )}
    </div>
  );
}

function MoreOfStep(props: StepProps): JSX.Element {
  const { frame, action, step, index, errors, options } = props;
  const { locale } = frame;
  const t = inLocale(routeFormTexts, locale);
  const at = (field: string) => `steps[${index}].${field}`;
  const common = { locale, errors };
  const folded = ['name', 'userIds', 'dependsOn', 'afterDays', 'lateRoles', 'lateUserIds'].map(at);
  const isUsed =
    step.name !== '' ||
    step.afterDays !== '' ||
    [step.userIds, step.dependsOn, step.lateRoles, step.lateUserIds].some((list) => list.length > 0);
  return (
    <details open={isUsed || errors.some(({ field }) => field !== undefined && folded.includes(field))}>
      <summary>{t.more}</summary>
      <div class="route-step-grid">
        <div>
          <TextField
            {...common}
            name={at('name')}
            label={t.stepName}
            value={step.name}
            maxLength={100}
            optional
          />
          {(options.people.length > 0 || step.userIds.length > 0) && (
            <ChosenList
              {...common}
              name={at('userIds')}
              legend={t.people}
              addLabel={t.addPerson}
              chosen={step.userIds}
              options={options.people}
              gone={options.gone}
              formAction={`${action}#steps-${index}`}
            />
          )}
          <TextField
            {...common}
            name={at('afterDays')}
            label={t.afterDays}
            hint={t.afterDaysHint}
            value={step.afterDays}
            inputMode="numeric"
            look="short"
            maxLength={4}
          />
          <CheckboxGroup
            name={at('lateRoles')}
            legend={t.lateRoles}
            options={options.roles}
            values={step.lateRoles}
            errors={errors}
          />
          {(options.people.length > 0 || step.lateUserIds.length > 0) && (
            <ChosenList
              {...common}
              name={at('lateUserIds')}
              legend={t.latePeople}
              addLabel={t.addPerson}
              chosen={step.lateUserIds}
              options={options.people}
              gone={options.gone}
              formAction={`${action}#steps-${index}`}
            />
          )}
        </div>
        <div>
          <CheckboxGroup
            name={at('dependsOn')}
            legend={t.dependsOn}
            options={PARTS.map((value) => ({ value, label: t[`part-${value}`] }))}
            values={step.dependsOn}
            errors={errors}
          />
          <p class="hint">{t.dependsOnHint}</p>
        </div>
      </div>
    </details>
  );
}
