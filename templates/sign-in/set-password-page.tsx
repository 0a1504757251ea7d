import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { SetPasswordPageProps } from './sign-in-view.js';
import { setPasswordTexts } from './texts.js';

/** Where a one-time link leads, for a newcomer and for a lost password alike. */
export function SetPasswordPage(props: SetPasswordPageProps): JSX.Element {
  const { frame, purpose, action, person, minLength, errors } = props;
  const { locale } = frame;
  const t = inLocale(setPasswordTexts, locale);
  const title = person ? t[purpose] : t.usedTitle;
  return (
    <PageLayout frame={frame} title={title} name="set-password">
      <div class="entry">
        <div class="entry-form">
          <ErrorSummary errors={errors} locale={locale} />
          <h1>{title}</h1>
          {person ? (
            <>
              <p class="lead">{purpose === 'invitation' ? t.welcome(person.name) : t.again(person.name)}</p>
              <form method="post" action={action} data-turbo="false">
                <input
                  class="visually-hidden"
                  type="email"
                  autocomplete="username"
                  value={person.email}
                  readOnly
                  tabIndex={-1}
                  aria-label={t.email}
                />
                <TextField
                  name="password"
                  label={t.newPassword}
                  locale={locale}
                  value=""
                  type="password"
                  autoComplete="new-password"
                  hint={t.length(minLength)}
                  required
                  errors={errors}
                />
                <TextField
                  name="passwordAgain"
                  label={t.repeat}
                  locale={locale}
                  value=""
                  type="password"
                  autoComplete="new-password"
                  required
                  errors={errors}
                />
                <Button variant="primary" size="large">
                  {t.submit}
                </Button>
              </form>
            </>
          ) : (
            <>
              <p class="lead">{t.used}</p>
              <LinkButton href="/sign-in" variant="primary" size="large">
                {t.toSignIn}
              </LinkButton>
            </>
          )}
        </div>
      </div>
    </PageLayout>
  );
}
