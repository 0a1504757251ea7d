import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import { decisionTexts } from './decision-texts.js';
import type { ClaimDifference } from './expense-view.js';

/** Just what changed since the claim was sent back, so that nobody reads all of it twice. */
export function DifferenceNotice(props: {
  difference: ClaimDifference | undefined;
  locale: Locale;
}): JSX.Element | null {
  const { difference, locale } = props;
  if (!difference) return null;
  const d = inLocale(decisionTexts, locale);
  const rows = difference.changes.flatMap(({ part, rows: inPart }) =>
    inPart.map((row) => ({ part, ...row })),
  );
  return (
    <section class="difference" aria-labelledby="difference-title">
      <h2 id="difference-title">{rows.length > 0 ? d.differenceTitle : d.differenceNone}</h2>
      {rows.length > 0 && (
        <dl>
          {rows.map(({ part, label, before, after }, index) => (
            <div key={index}>
              <dt>{label === part ? part : `${part} · ${label}`}</dt>
              <dd>
                <span class="visually-hidden">{d.before}: </span>
                <del>{before || d.nothing}</del>
                <span class="visually-hidden">{d.after}: </span>
                <ins>{after || d.nothing}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {difference.stands.length > 0 && (
        <p class="meta">
          <strong>{d.standsTitle}</strong> {difference.stands.join(', ')}
        </p>
      )}
    </section>
  );
}
