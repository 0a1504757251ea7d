import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { UnsubscribePageProps } from './notices-view.js';
import { unsubscribeTexts } from './texts.js';

/** Where the link of a mail leads. It says nothing of whose mails they are. */
export function UnsubscribePage({ frame, kind, token, done }: UnsubscribePageProps): JSX.Element {
  const t = inLocale(unsubscribeTexts, frame.locale);
  const title = done ? t.doneTitle : t.title;
  return (
    <PageLayout frame={frame} title={title} name="unsubscribe">
      <div class="entry">
        <h1>{title}</h1>
        {done ? (
          <div class="entry-form">
            <p role="status">{t.done}</p>
            <p>
              <a href="/settings/notifications">{t.settings}</a>
            </p>
          </div>
        ) : (
          <div class="entry-form">
            <p>{t[`ask-${kind}`]}</p>
            <form method="post" action={`/mails/unsubscribe?t=${encodeURIComponent(token)}`}>
              <Button variant="primary" size="large">
                {t.stop}
              </Button>
            </form>
          </div>
        )}
      </div>
    </PageLayout>
  );
}
