import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { TimelineEntry } from '../expenses/expense-view.js';
import { shortDateTime } from '../format.js';
import { inLocale, type TextsIn } from '../texts.js';
import { componentTexts } from './texts.js';

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  locale: Locale;
}

type T = TextsIn<typeof componentTexts>;

function actText(act: TimelineEntry['act'], t: T): string {
  switch (act) {
    case 'submitted':
      return t['act-submitted'];
    case 'returned':
      return t['act-returned'];
    case 'rejected':
      return t['act-rejected'];
    case 'approved':
      return t['act-approved'];
    case 'paid':
      return t['act-paid'];
    case 'reversed':
      return t['act-reversed'];
    case 'discarded':
      return t['act-discarded'];
    default:
      return t[act];
  }
}

/** The role that has a claim while no person has taken it yet. */
function holderText(act: TimelineEntry['act'], t: T): string | undefined {
  if (act === 'await-approval') return t.approver;
  if (act === 'await-payment') return t.payer;
  return act === 'await-correction' ? t.claimant : undefined;
}

function whenText({ at, state, actorName, act }: TimelineEntry, t: T, locale: Locale): string {
  if (state === 'next') return t.upNext;
  const when = at ? shortDateTime(at, locale) : '';
  if (state === 'now') return when ? t.since(when) : '';
  return actorName || holderText(act, t) ? when : [when, t.automatic].filter(Boolean).join(' · ');
}

/** A claim's way in the order it went, then where it stands and what is still to come. */
export function Timeline({ entries, locale }: TimelineProps): JSX.Element {
  const t = inLocale(componentTexts, locale);
  return (
    <ol class="timeline">
      {entries.map((entry, index) => {
        const actor = entry.actorName ?? holderText(entry.act, t);
        return (
          <li
            key={index}
            class={`is-${entry.state}`}
            aria-current={entry.state === 'now' ? 'step' : undefined}
          >
            <p class="timeline-act">
              {actor && <strong>{actor}</strong>}
              {actor && ' '}
              {entry.isProposal && entry.act === 'step-approved' ? t.proposed : actText(entry.act, t)}
            </p>
            <p class="meta">
              {[entry.step, entry.forName && t.inStead(entry.forName), whenText(entry, t, locale)]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {entry.comment && <blockquote>{entry.comment}</blockquote>}
            {entry.details?.map((detail) => (
              <p key={detail} class="meta">
                {detail}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
