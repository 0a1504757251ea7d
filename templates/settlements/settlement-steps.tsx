import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { StatementView } from './settlements-view.js';
import { settlementTexts } from './texts.js';

const STEPS = ['draft', 'confirmed', 'objection', 'final', 'returned'] as const;

/** How far it has come. */
export function SettlementSteps({
  statement,
  locale,
}: {
  statement: StatementView;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(settlementTexts, locale);
  const current = currentOf(statement);
  const { confirmedAt, confirmedBy, objectionDueOn, finalisedOn, finalisedBy, returnDueOn } = statement;
  const notes: Record<(typeof STEPS)[number], string> = {
    draft: '',
    confirmed: confirmedAt ? `${confirmedBy ?? ''}` : '',
    objection: objectionDueOn ? `~ ${shortDate(objectionDueOn, locale)}` : '',
    final: finalisedOn ? `${finalisedBy ?? ''} ${shortDate(finalisedOn, locale)}` : '',
    returned: returnDueOn ? `~ ${shortDate(returnDueOn, locale)}` : '',
  };
  return (
    <ol class="settlement-steps" aria-label={t.steps}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          class={index < current ? 'is-done' : index === current ? 'is-current' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span class="step-name">{t[`step-${step}`]}</span>
          {notes[step] && <span class="meta">{notes[step]}</span>}
        </li>
      ))}
    </ol>
  );
}

function currentOf({ state, owed, acceptedAt, objection }: StatementView): number {
  if (state === 'preview') return -1;
  if (state === 'draft') return 0;
  if (state === 'final') return owed === 0n ? STEPS.length : 4;
  if (state === 'objected') return 2;
  return acceptedAt || objection?.decision ? 3 : 2;
}
