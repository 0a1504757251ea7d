import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { SettingsFrame } from './settings-frame.js';
import type { SessionsPageProps } from './settings-view.js';
import { sessionTexts, settingsTexts } from './texts.js';

/** 로그인한 기기: one's own sessions, each ended by its button. */
export function SessionsPage(props: SessionsPageProps): JSX.Element {
  const { frame, sections, rows, errors } = props;
  const { locale } = frame;
  const t = inLocale(sessionTexts, locale);
  const others = rows.filter(({ current }) => !current);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="sessions"
      actions={
        others.length > 0 && (
          <form method="post" action="/settings/sessions/end-others">
            <Button>{t.endOthers}</Button>
          </form>
        )
      }
    >
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      <table class="table is-stacking">
        <caption class="visually-hidden">{inLocale(settingsTexts, locale).sessions}</caption>
        <thead>
          <tr>
            <th scope="col">{t.device}</th>
            <th scope="col">{t.started}</th>
            <th scope="col">{t.lastSeen}</th>
            <th scope="col">
              <span class="visually-hidden">{t.end}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td class="is-main">
                <strong>{row.device}</strong> {row.current && <Badge tone="success">{t.here}</Badge>}
                {row.address && <span class="meta row-note">{row.address}</span>}
              </td>
              <td data-label={t.started} class="figures">
                {dateTime(row.startedAt)}
              </td>
              <td data-label={t.lastSeen} class="figures">
                {dateTime(row.lastSeenAt)}
              </td>
              <td class="cell-actions">
                {!row.current && (
                  <form method="post" action={`/settings/sessions/${row.id}/end`}>
                    <button
                      type="submit"
                      class="button is-tertiary is-small"
                      aria-label={t.endOf(row.device)}
                    >
                      {t.end}
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PasswordForm {...props} />
    </SettingsFrame>
  );
}

/** For whoever knows the present password; all other sessions end with it. */
function PasswordForm({ frame, email, minLength, errors }: SessionsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(sessionTexts, locale);
  const field = { locale, value: '', type: 'password' as const, required: true, errors };
  return (
    <Section title={t.password} id="password-form">
      <form method="post" action="/settings/sessions/password" class="form-grid">
        <input
          class="visually-hidden"
          type="email"
          autocomplete="username"
          value={email}
          readOnly
          tabIndex={-1}
          aria-label={t.email}
        />
        <TextField
          {...field}
          name="currentPassword"
          label={t.currentPassword}
          autoComplete="current-password"
        />
        <TextField
          {...field}
          name="password"
          label={t.newPassword}
          hint={t.length(minLength)}
          autoComplete="new-password"
        />
        <TextField {...field} name="passwordAgain" label={t.repeat} autoComplete="new-password" />
        <p class="actions">
          <Button variant="primary">{t.changePassword}</Button>
        </p>
      </form>
    </Section>
  );
}
