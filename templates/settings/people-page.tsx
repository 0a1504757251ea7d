import type { JSX } from 'preact';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { CheckboxGroup, TextField } from '../components/field.js';
import { Confirm, EmptyState, Pager, Section } from '../components/page-parts.js';
import { roleLabel, rolesText } from '../components/role-labels.js';
import { dateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { ImportedNotice, ImportForm, InviteForm } from './invite-forms.js';
import { OnceBox, SettingsFrame } from './settings-frame.js';
import type { PeoplePageProps, PersonRow } from './settings-view.js';
import { peopleTexts, settingsTexts } from './texts.js';

const STATUS_TONES: Record<PersonRow['status'], BadgeTone> = {
  active: 'success',
  invited: 'information',
  disabled: 'gray',
};

/** 사람과 역할: who belongs to the team, what each may do, and the way in for newcomers. */
export function PeoplePage(props: PeoplePageProps): JSX.Element {
  const { frame, sections, rows, paging, link, imported, editing, errors, mayInvite } = props;
  const { locale } = frame;
  const t = inLocale(peopleTexts, locale);
  return (
    <SettingsFrame frame={frame} sections={sections} current="people">
      <ErrorSummary errors={errors} locale={locale} />
      {link && (
        <OnceBox
          title={t[`link-${link.purpose}`](link.personName)}
          lead={t.linkLead(dateTime(link.expiresAt))}
          label={t.link}
          value={link.url}
          locale={locale}
        />
      )}
      {imported && <ImportedNotice imported={imported} locale={locale} />}
      {editing && <RolesForm {...props} editing={editing} />}
      <Search {...props} />
      {rows.length > 0 ? (
        <>
          <PeopleTable {...props} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      ) : (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      )}
      {mayInvite && !editing && (
        <>
          <InviteForm {...props} />
          <ImportForm {...props} />
        </>
      )}
    </SettingsFrame>
  );
}

function Search({ frame, q }: PeoplePageProps): JSX.Element {
  const t = inLocale(peopleTexts, frame.locale);
  const s = inLocale(settingsTexts, frame.locale);
  return (
    <form method="get" action="/settings/people" class="filter-form" role="search">
      <TextField
        name="q"
        label={s.search}
        hint={t.searchHint}
        type="search"
        locale={frame.locale}
        value={q}
        maxLength={100}
      />
      <Button icon="search">{s.search}</Button>
    </form>
  );
}

function RolesForm(props: PeoplePageProps & { editing: PersonRow }): JSX.Element {
  const { frame, editing, roles, errors } = props;
  const { locale } = frame;
  const t = inLocale(peopleTexts, locale);
  const s = inLocale(settingsTexts, locale);
  return (
    <Section title={t.changeRolesOf(editing.name)} id="roles-form">
      <form method="post" action={`/settings/people/${editing.id}/roles`}>
        <CheckboxGroup
          name="roles"
          legend={t.roles}
          options={roles.map((role) => ({ value: role, label: roleLabel(role, locale) }))}
          values={editing.roles}
          errors={errors}
        />
        <p class="actions">
          <Button variant="primary">{s.save}</Button>
          <LinkButton href="/settings/people" variant="quiet">
            {s.cancel}
          </LinkButton>
        </p>
      </form>
    </Section>
  );
}

function PeopleTable({ frame, rows, teams }: PeoplePageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(peopleTexts, locale);
  const s = inLocale(settingsTexts, locale);
  const showTeam = teams.length > 1;
  return (
    <table class="table is-stacking people-table">
      <caption class="visually-hidden">{s.people}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          {showTeam && <th scope="col">{t.team}</th>}
          <th scope="col">{t.roles}</th>
          <th scope="col">{s.status}</th>
          <th scope="col">{t.lastSeen}</th>
          <th scope="col">
            <span class="visually-hidden">{t.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((person) => (
          <tr key={person.id}>
            <td class="is-main">
              <strong>{person.name}</strong>
              <span class="meta row-note">
                {[person.email, person.institutionName].filter(Boolean).join(' · ')}
              </span>
            </td>
            {showTeam && <td data-label={t.team}>{person.teamName}</td>}
            <td data-label={t.roles}>{rolesText(person.roles, locale)}</td>
            <td data-label={s.status}>
              <Badge tone={STATUS_TONES[person.status]}>{s[person.status]}</Badge>
            </td>
            <td data-label={t.lastSeen} class="figures">
              {person.lastSeenAt ? dateTime(person.lastSeenAt) : t.never}
            </td>
            <td class="cell-actions">
              {person.mayManage && <PersonActions person={person} locale={locale} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PersonActions({
  person,
  locale,
}: {
  person: PersonRow;
  locale: PeoplePageProps['frame']['locale'];
}): JSX.Element {
  const t = inLocale(peopleTexts, locale);
  const base = `/settings/people/${person.id}`;
  return (
    <>
      <a href={`/settings/people?edit=${person.id}#roles-form`}>
        {t.changeRoles}
        <span class="visually-hidden"> {person.name}</span>
      </a>
      <Confirm trigger={t.more} look="quiet" size="small">
        <form method="post" action={`${base}/password-link`} data-turbo="false">
          <Button size="small">{t.passwordLink}</Button>
        </form>
        {person.status === 'disabled' ? (
          <form method="post" action={`${base}/enabling`}>
            <Button size="small">{t.enable}</Button>
          </form>
        ) : (
          <form method="post" action={`${base}/disabling`}>
            <p>{t.disableLead(person.name)}</p>
            <Button size="small" variant="danger">
              {t.disable}
            </Button>
          </form>
        )}
      </Confirm>
    </>
  );
}
