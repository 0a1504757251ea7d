import type { JSX } from 'preact';
import { LinkButton } from '../components/button.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { ErrorPageProps } from './error-view.js';
import { errorPageTexts, errorTexts } from './texts.js';

/** What happened, what is safe, what to do now. */
export function ErrorPage({
  frame,
  status,
  detail,
  requestId,
  next,
  lookedOnly,
  backHref,
}: ErrorPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(errorPageTexts, locale);
  const texts = errorTexts[status];
  const onward = next ?? (backHref ? { href: backHref, text: t.back } : undefined);
  return (
    <PageLayout frame={frame} title={texts.title[locale]} name="error">
      <div class="error-page">
        <p class="error-status" aria-hidden="true">
          {status}
        </p>
        <h1>{texts.title[locale]}</h1>
        <p class="lead">{detail ?? texts.happened[locale]}</p>
        {!lookedOnly && <p>{t.safe}</p>}
        <p>{texts.next[locale]}</p>
        <p class="actions">
          <LinkButton href={onward?.href ?? '/'} variant="primary" size="large">
            {onward?.text ?? t.home}
          </LinkButton>
          {onward && (
            <LinkButton href="/" size="large">
              {t.home}
            </LinkButton>
          )}
        </p>
        {requestId && (
          <p class="meta">
            {t.request} <code>{requestId}</code>
          </p>
        )}
      </div>
    </PageLayout>
  );
}
