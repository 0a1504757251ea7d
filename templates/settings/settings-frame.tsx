import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Breadcrumbs, PageHead, type Crumb } from '../components/page-parts.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { SettingsSection } from './settings-view.js';
import { settingsTexts } from './texts.js';

export interface SettingsFrameProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  current: SettingsSection;
  /** Of a page below the section; the section's own name when absent. */
  title?: string;
  /** The way down to a page below the section. */
  crumbs?: readonly Crumb[];
  beside?: ComponentChildren;
  actions?: ComponentChildren;
  /** While something is on its way that the page shows. */
  refreshSeconds?: number;
  /** Style sheets of this page besides those of all. */
  styles?: readonly string[];
  children: ComponentChildren;
}

/** Settings share one frame: their own navigation at the side, the section beside it. */
export function SettingsFrame({
  frame,
  sections,
  current,
  title,
  crumbs,
  beside,
  actions,
  refreshSeconds,
  styles,
  children,
}: SettingsFrameProps): JSX.Element {
  const t = inLocale(settingsTexts, frame.locale);
  return (
    <PageLayout
      frame={frame}
      title={title ?? t[current]}
      current="settings"
      name={`settings-${current}`}
      refreshSeconds={refreshSeconds}
      styles={styles}
    >
      <div class="settings">
        <nav class="side-nav" aria-label={t.sections}>
          <ul>
            {sections.map((section) => (
              <li key={section}>
                <a href={`/settings/${section}`} aria-current={section === current ? 'page' : undefined}>
                  {t[section]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="settings-body">
          {crumbs && <Breadcrumbs crumbs={crumbs} locale={frame.locale} />}
          <PageHead title={title ?? t[current]} beside={beside} actions={actions} />
          {children}
        </div>
      </div>
    </PageLayout>
  );
}

export interface OnceBoxProps {
  title: string;
  lead: string;
  label: string;
  value: string;
  locale: Locale;
}

/** Something shown exactly once, ready to be copied. */
export function OnceBox({ title, lead, label, value, locale }: OnceBoxProps): JSX.Element {
  const copied = { ko: '복사했습니다', en: 'Copied' }[locale];
  const copy = { ko: '복사', en: 'Copy' }[locale];
  return (
    <section class="notice is-success once-box" aria-labelledby="once-title">
      <h2 id="once-title">{title}</h2>
      <p>{lead}</p>
      <div class="once-value">
        <label class="visually-hidden" for="once">
          {label}
        </label>
        <input id="once" class="input" readOnly value={value} data-copy-source />
        <button
          type="button"
          class="button is-tertiary is-medium"
          data-copy="once"
          data-copied={copied}
          hidden
        >
          {copy}
        </button>
      </div>
    </section>
  );
}
