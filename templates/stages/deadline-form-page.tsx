import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { CheckboxGroup, SelectField, TextField } from '../components/field.js';
import { Breadcrumbs, PageHead, Section } from '../components/page-parts.js';
import { roleLabel } from '../components/role-labels.js';
import { fullDate } from '../format.js';
import type { RoleName } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { DeadlineFormPageProps } from './stages-view.js';
import { stageTexts } from './texts.js';

const ROLES: readonly RoleName[] = [
  'researcher',
  'principal-investigator',
  'administrator',
  'finance',
  'officer',
  'auditor',
];

/** One deadline, with the days that follow from what is typed. */
export function DeadlineFormPage(props: DeadlineFormPageProps): JSX.Element {
  const { frame, code, name, errors } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  const title = code ? t.changeDeadline(name) : t.addDeadline;
  return (
    <PageLayout frame={frame} title={title} current="budgets" name="deadline-form" styles={['stages']}>
      <Breadcrumbs
        crumbs={[
          { href: '/stages', text: t.title },
          { href: '/stages/deadlines', text: t.deadlinesTitle },
          { text: title },
        ]}
        locale={locale}
      />
      <PageHead title={title} />
      <ErrorSummary errors={errors} locale={locale} />
      {props.enforced && <p class="notice is-plain">{t.enforcedHint}</p>}
      {props.fixed && <p class="notice is-plain">{t.fixedHint}</p>}
      {props.unverified && <p class="notice is-warning">{t.unverifiedHint}</p>}
      <div class="deadline-columns">
        <Fields {...props} />
        <Preview {...props} />
      </div>
    </PageLayout>
  );
}

function Fields(props: DeadlineFormPageProps): JSX.Element {
  const { frame, code, values, fixed, mayRestore, standard, errors } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  const common = { locale, errors };
  const action = code ? `/stages/deadlines/${code}` : '/stages/deadlines';
  return (
    <div>
      <form method="post" action={action} class="stage-form" id="deadline">
        {!code && (
          <TextField
            name="code"
            label={t.code}
            hint={t.codeHint}
            value={values.code}
            maxLength={40}
            required
            {...common}
          />
        )}
        <TextField name="title" label={t.name} value={values.title} maxLength={100} required {...common} />
        <TextField
          name="titleEn"
          label={t.titleEn}
          value={values.titleEn}
          maxLength={100}
          optional
          {...common}
        />
        <TextField
          name="article"
          label={t.article}
          value={values.article}
          maxLength={200}
          optional
          {...common}
        />
        <TextField
          name="articleEn"
          label={t.articleEn}
          value={values.articleEn}
          maxLength={200}
          optional
          {...common}
        />
        {fixed ? <Kept {...props} /> : <Counting {...props} />}
        <CheckboxGroup
          name="roles"
          legend={t.roles}
          options={ROLES.map((role) => ({ value: role, label: roleLabel(role, locale) }))}
          values={values.roles}
          errors={errors}
        />
        {!(props.enforced || fixed) && (
          <label class="check">
            <input type="checkbox" name="active" value="true" checked={values.active} />
            <span>{t.active}</span>
          </label>
        )}
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href="/stages/deadlines">{t.cancel}</LinkButton>
        </div>
      </form>
      {mayRestore && code && (
        <form method="post" action={`/stages/deadlines/${code}/removal`} class="stage-form">
          <Button variant="quiet" size="small">
            {standard ? t.restore : t.remove}
          </Button>
        </form>
      )}
    </div>
  );
}

function Counting({ frame, values, enforced, errors }: DeadlineFormPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  const common = { locale, errors, required: true };
  return (
    <>
      {enforced ? (
        <input type="hidden" name="base" value={values.base} />
      ) : (
        <SelectField
          name="base"
          label={t.base}
          value={values.base}
          options={[
            { value: 'stage-end', label: t.baseStageEnd },
            { value: 'stage-start', label: t.baseStageStart },
            { value: 'year-end', label: t.baseYearEnd },
            { value: 'settlement', label: t.baseSettlement },
          ]}
          {...common}
        />
      )}
      <div class="offset-fields">
        <TextField
          name="months"
          label={t.months}
          hint={t.monthsHint}
          look="short"
          value={values.months}
          maxLength={4}
          {...common}
        />
        <TextField
          name="days"
          label={t.days}
          hint={t.monthsHint}
          look="short"
          value={values.days}
          maxLength={5}
          {...common}
        />
      </div>
      <SelectField
        name="shift"
        label={t.shift}
        value={values.shift}
        options={[
          { value: 'none', label: t.shiftNone },
          { value: 'next', label: t.shiftNext },
          { value: 'previous', label: t.shiftPrevious },
        ]}
        {...common}
      />
    </>
  );
}

/** What the stage's last day keeps, whatever else is typed. */
function Kept({ values }: DeadlineFormPageProps): JSX.Element {
  return (
    <>
      {(['base', 'months', 'days', 'shift'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={values[name]} />
      ))}
    </>
  );
}

function Preview({ frame, preview, fixed, code }: DeadlineFormPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  return (
    <Section title={t.preview} id="preview">
      {preview.length > 0 && (
        <ul class="preview-list">
          {preview.map((row) => (
            <li key={row.name}>
              <span>{row.name}</span>{' '}
              {row.dueOn ? (
                <strong class="figures">{fullDate(row.dueOn, locale)}</strong>
              ) : (
                <span class="meta">{t.afterSettlement}</span>
              )}
              {row.before && row.before !== row.dueOn && (
                <span class="hint">{t.was(fullDate(row.before, locale))}</span>
              )}
              {row.movedFrom && (
                <span class="hint">
                  {row.movedBy ? t.movedHoliday(row.movedFrom, row.movedBy) : t.movedWeekend(row.movedFrom)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {!fixed && (
        <Button
          form="deadline"
          formAction={code ? `/stages/deadlines/${code}/preview` : '/stages/deadlines/preview'}
        >
          {t.showPreview}
        </Button>
      )}
    </Section>
  );
}
