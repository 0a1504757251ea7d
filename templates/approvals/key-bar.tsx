import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import { approvalsTexts } from './texts.js';

const BAR = [
  { keys: ['J', 'K'], text: 'keyMove' },
  { keys: ['X'], text: 'keySelect' },
  { keys: ['Shift', 'X'], text: 'keyClean' },
  { keys: ['A'], text: 'keyApprove' },
  { keys: ['R'], text: 'keyReturn' },
  { keys: ['/'], text: 'keyFind' },
] as const;

/** The keys along the foot of the screen, and all of them on request; only where there is a keyboard. */
export function KeyBar({ locale }: { locale: Locale }): JSX.Element {
  const t = inLocale(approvalsTexts, locale);
  return (
    <aside class="key-bar" aria-label={t.keys}>
      <ul>
        {BAR.map(({ keys, text }) => (
          <li key={text}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
            {t[text]}
          </li>
        ))}
      </ul>
      <details class="key-help" data-key-help data-closes-outside>
        <summary>
          <kbd>?</kbd>
          {t.keyHelp}
        </summary>
        <dl class="menu-panel">
          {[...BAR, { keys: ['O'], text: 'keyOpen' } as const, { keys: ['?'], text: 'keyHelp' } as const].map(
            ({ keys, text }) => (
              <div key={text}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t[text]}</dd>
              </div>
            ),
          )}
        </dl>
      </details>
    </aside>
  );
}
