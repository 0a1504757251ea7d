import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { dateTime } from '../format.js';
import { inLocale } from '../texts.js';
import type { MailTroubleView } from './notices-view.js';
import { noticeTexts } from './texts.js';

/** That mails don't arrive, why, and whose it is to do something about it. */
export function MailTrouble({
  trouble,
  locale,
}: {
  trouble: MailTroubleView | undefined;
  locale: Locale;
}): JSX.Element | null {
  if (!trouble) return null;
  const t = inLocale(noticeTexts, locale);
  return (
    <section class="notice is-warning" aria-labelledby="mail-trouble-title">
      <h2 id="mail-trouble-title">{t.troubleTitle}</h2>
      <p>
        {t[`trouble-${trouble.reason}`]} {trouble.ended ? t.triedNoMore : t.triedStill}
      </p>
      <p class="meta">{t.troubleOf(dateTime(trouble.writtenAt))}</p>
    </section>
  );
}
