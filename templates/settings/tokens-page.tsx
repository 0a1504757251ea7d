import type { JSX } from 'preact';
import { kstDateOf } from '../../src/platform/clock/kst-date.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { CheckboxGroup, DateField, TextField } from '../components/field.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { OnceBox, SettingsFrame } from './settings-frame.js';
import type { TokenRow, TokensPageProps } from './settings-view.js';
import { settingsTexts, tokenTexts } from './texts.js';

const STATUS_TONES: Record<TokenRow['status'], BadgeTone> = {
  active: 'success',
  expired: 'gray',
  revoked: 'gray',
};

/** API 토큰: made once, shown once, taken back at any time. */
export function TokensPage(props: TokensPageProps): JSX.Element {
  const { frame, sections, rows, created, errors } = props;
  const { locale } = frame;
  const t = inLocale(tokenTexts, locale);
  return (
    <SettingsFrame frame={frame} sections={sections} current="tokens">
      <ErrorSummary errors={errors} locale={locale} />
      {created && (
        <OnceBox
          title={t.madeTitle(created.name)}
          lead={t.madeLead}
          label={t.token}
          value={created.token}
          locale={locale}
        />
      )}
      <p>
        {t.lead} <a href="/api">{t.api}</a>
      </p>
      {rows.length > 0 ? (
        <TokenTable {...props} />
      ) : (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      )}
      <MakeForm {...props} />
    </SettingsFrame>
  );
}

function TokenTable({ frame, rows, scopes }: TokensPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(tokenTexts, locale);
  const s = inLocale(settingsTexts, locale);
  const scopeLabel = (value: string): string => scopes.find((scope) => scope.value === value)?.label ?? value;
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{s.tokens}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{s.status}</th>
          <th scope="col">{t.expires}</th>
          <th scope="col">{t.lastUsed}</th>
          <th scope="col">
            <span class="visually-hidden">{t.revoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((token) => (
          <tr key={token.id}>
            <td class="is-main">
              <strong>{token.name}</strong>
              <span class="meta row-note">{token.scopes.map(scopeLabel).join(' · ')}</span>
            </td>
            <td data-label={s.status}>
              <Badge tone={STATUS_TONES[token.status]}>{s[token.status]}</Badge>
            </td>
            <td data-label={t.expires} class="figures">
              {kstDateOf(token.expiresAt)}
            </td>
            <td data-label={t.lastUsed} class="figures">
              {token.lastUsedAt ? dateTime(token.lastUsedAt) : t.never}
            </td>
            <td class="cell-actions">
              {token.status === 'active' && (
                <form method="post" action={`/settings/tokens/${token.id}/revocation`}>
                  <button
                    type="submit"
                    class="button is-tertiary is-small"
                    aria-label={t.revokeOf(token.name)}
                  >
                    {t.revoke}
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MakeForm({ frame, scopes, values, maxExpiresOn, errors }: TokensPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(tokenTexts, locale);
  return (
    <Section title={t.make} id="make">
      <form method="post" action="/settings/tokens" class="form-grid" data-turbo="false">
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          locale={locale}
          value={values.name}
          maxLength={100}
          required
          errors={errors}
        />
        <DateField
          name="expiresOn"
          label={t.expires}
          locale={locale}
          value={values.expiresOn}
          max={maxExpiresOn}
          required
          errors={errors}
        />
        <CheckboxGroup
          name="scopes"
          legend={t.scopes}
          options={scopes}
          values={values.scopes}
          errors={errors}
        />
        <p class="actions">
          <Button variant="primary">{t.make}</Button>
        </p>
      </form>
    </Section>
  );
}
