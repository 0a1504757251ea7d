import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { CheckboxGroup, SelectField, TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Section } from '../components/page-parts.js';
import { roleLabel } from '../components/role-labels.js';
import { inLocale } from '../texts.js';
import type { ImportOutcome, PeoplePageProps } from './settings-view.js';
import { peopleTexts } from './texts.js';

export function InviteForm(props: PeoplePageProps): JSX.Element {
  const { frame, invite, roles, teams, institutions, errors } = props;
  const { locale } = frame;
  const t = inLocale(peopleTexts, locale);
  return (
    <Section title={t.invite} id="invite">
      <p>{t.inviteLead}</p>
      <form method="post" action="/settings/people" class="form-grid" data-turbo="false">
        <TextField
          name="name"
          label={t.name}
          locale={locale}
          value={invite.name}
          maxLength={100}
          required
          errors={errors}
        />
        <TextField
          name="email"
          label={t.email}
          locale={locale}
          value={invite.email}
          type="email"
          maxLength={200}
          required
          errors={errors}
        />
        {teams.length > 1 && (
          <SelectField
            name="teamId"
            label={t.team}
            locale={locale}
            value={invite.teamId}
            options={teams}
            placeholder={t.chooseTeam}
            required
            errors={errors}
          />
        )}
        {institutions.length > 0 && (
          <SelectField
            name="institutionId"
            label={t.institution}
            locale={locale}
            value={invite.institutionId}
            options={institutions}
            placeholder={t.chooseInstitution}
            errors={errors}
          />
        )}
        <CheckboxGroup
          name="roles"
          legend={t.roles}
          options={roles.map((role) => ({ value: role, label: roleLabel(role, locale) }))}
          values={invite.roles}
          errors={errors}
        />
        <p class="actions">
          <Button variant="primary">{t.inviteButton}</Button>
        </p>
      </form>
    </Section>
  );
}

export function ImportForm({ frame, errors }: PeoplePageProps): JSX.Element {
  const t = inLocale(peopleTexts, frame.locale);
  const error = errorOf(errors, 'file');
  return (
    <Section title={t.import} id="import">
      <p id="file-hint">{t.importLead}</p>
      <form
        method="post"
        action="/settings/people/import"
        encType="multipart/form-data"
        class="inline-form"
        data-turbo="false"
      >
        <label for="file" class="visually-hidden">
          {t.importFile}
        </label>
        <input
          id="file"
          type="file"
          name="file"
          accept=".csv,text/csv"
          required
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
        />
        <Button>{t.importButton}</Button>
        {error && (
          <p class="field-error" id="file-error">
            {error}
          </p>
        )}
      </form>
    </Section>
  );
}

/** What an import took in, and each row it left out with the reason. */
export function ImportedNotice({
  imported,
  locale,
}: {
  imported: ImportOutcome;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(peopleTexts, locale);
  const { added, links, rejected } = imported;
  return (
    <section
      class={`notice ${rejected.length > 0 ? 'is-warning' : 'is-success'}`}
      aria-labelledby="imported-title"
    >
      <h2 id="imported-title">{t.importedTitle(added, rejected.length)}</h2>
      {links.length > 0 && <ImportedLinks links={links} lead={t.importedLinks} locale={locale} />}
      {rejected.length > 0 && (
        <>
          <p>{t.importedLead}</p>
          <div class="table-scroll" role="region" aria-label={t.importedLead} tabIndex={0}>
            <table class="table is-tight">
              <thead>
                <tr>
                  <th scope="col">{t.rowNumber}</th>
                  <th scope="col">{t.reason}</th>
                  <th scope="col">{t.rowText}</th>
                </tr>
              </thead>
              <tbody>
                {rejected.map((row) => (
                  <tr key={row.row}>
                    <td class="figures">{row.row}</td>
                    <td>{row.text}</td>
                    <td>
                      <code>{row.line}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function ImportedLinks({
  links,
  lead,
  locale,
}: {
  links: ImportOutcome['links'];
  lead: string;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(peopleTexts, locale);
  return (
    <>
      <p>{lead}</p>
      <div class="table-scroll" role="region" aria-label={lead} tabIndex={0}>
        <table class="table is-tight">
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.email}</th>
              <th scope="col">{t.link}</th>
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <tr key={link.email}>
                <td>{link.personName}</td>
                <td>{link.email}</td>
                <td>
                  <code>{link.url}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
