import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { ReportNote } from '../../src/reports/one-page-report/one-page-report.js';
import { inLocale } from '../texts.js';
import { reportTexts } from './one-page-report.texts.js';
import { noteText } from './report-note-texts.js';

/** 주의할 점: what to do, with the article it rests on and the way there. */
export function ReportNotes({
  notes,
  locale,
}: {
  notes: readonly ReportNote[];
  locale: Locale;
}): JSX.Element {
  const t = inLocale(reportTexts, locale);
  return (
    <section class="report-section report-notes">
      <h2>
        {t.notesHeading}
        <small>{t.notesSource}</small>
      </h2>
      {notes.length === 0 ? (
        <p class="report-caption">{t.noNotes}</p>
      ) : (
        <dl>
          {notes.map((note) => {
            const { title, body, articles } = noteText(note, locale);
            return (
              <div key={note.kind}>
                <dt>{note.href ? <a href={note.href}>{title}</a> : title}</dt>
                <dd>
                  {body} {articles && <span class="report-articles">{articles}</span>}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}
