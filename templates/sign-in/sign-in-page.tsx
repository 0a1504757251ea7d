import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { roleLabel } from '../components/role-labels.js';
import type { RoleName } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { SignInPageProps } from './sign-in-view.js';
import { signInTexts } from './texts.js';

export function SignInPage({ frame, email, returnTo, demo, errors }: SignInPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(signInTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} name="sign-in">
      <div class={demo ? 'entry has-demo' : 'entry'}>
        <div class="entry-form">
          <ErrorSummary errors={errors} locale={locale} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <form method="post" action="/sign-in" data-turbo="false">
            {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
            <TextField
              name="email"
              label={t.email}
              locale={locale}
              value={email}
              type="email"
              autoComplete="username"
              required
              errors={errors}
            />
            <TextField
              name="password"
              label={t.password}
              locale={locale}
              value=""
              type="password"
              autoComplete="current-password"
              required
              errors={errors}
            />
            <Button variant="primary" size="large">
              {t.submit}
            </Button>
          </form>
          <p class="meta">{t.lost}</p>
        </div>
        {demo && <DemoPeople demo={demo} locale={locale} returnTo={returnTo} />}
      </div>
    </PageLayout>
  );
}

/** In the order in which a claim meets them. */
const ROLE_ORDER: readonly RoleName[] = [
  'researcher',
  'principal-investigator',
  'administrator',
  'finance',
  'officer',
  'auditor',
];

function DemoPeople(props: {
  demo: NonNullable<SignInPageProps['demo']>;
  locale: SignInPageProps['frame']['locale'];
  returnTo?: string;
}): JSX.Element {
  const { demo, locale, returnTo } = props;
  const t = inLocale(signInTexts, locale);
  const teams = [...new Set(demo.people.map(({ teamName }) => teamName))];
  return (
    <section class="demo-people" aria-labelledby="demo-title">
      <h2 id="demo-title">{t.demoTitle}</h2>
      <p class="meta">{t.demoLead(demo.password)}</p>
      {teams.map((team) => (
        <div key={team} class="demo-team">
          <h3>{team}</h3>
          <ul>
            {[...demo.people]
              .filter(({ teamName }) => teamName === team)
              .sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role))
              .map((person, index, all) => (
                <li key={person.email}>
                  <form method="post" action="/sign-in" data-turbo="false">
                    {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
                    <input type="hidden" name="email" value={person.email} />
                    <input type="hidden" name="password" value={demo.password} />
                    <button type="submit" class="button is-tertiary is-small">
                      {roleLabel(person.role, locale)}
                      {/* A run of transfers takes two of finance. */}
                      {all[index - 1]?.role === person.role && ' 2'}
                      <span class="visually-hidden"> {t.demoAs(person.name)}</span>
                    </button>
                  </form>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
