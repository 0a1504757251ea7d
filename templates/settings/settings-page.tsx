import type { JSX } from 'preact';
import { PageHead } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { SettingsPageProps } from './settings-view.js';
import { settingsTexts } from './texts.js';

export function SettingsPage({ frame, sections }: SettingsPageProps): JSX.Element {
  const t = inLocale(settingsTexts, frame.locale);
  return (
    <PageLayout frame={frame} title={t.title} current="settings" name="settings">
      <PageHead title={t.title} />
      <ul class="settings-index">
        {sections.map((section) => (
          <li key={section}>
            <a href={`/settings/${section}`}>{t[section]}</a>
            <p>{t[`${section}-lead`]}</p>
          </li>
        ))}
      </ul>
    </PageLayout>
  );
}
