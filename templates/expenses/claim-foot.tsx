import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { leftOf } from '../components/budget-bar.js';
import { isOpen } from '../components/findings.js';
import { componentTexts } from '../components/texts.js';
import { Won } from '../components/won.js';
import { inLocale } from '../texts.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { ClaimFormPageProps } from './claim-form-view.js';

/** What stays in sight: the amount, where it goes, what is left afterwards, and the one thing to do. */
export function ClaimFoot({
  frame,
  totals,
  balances,
  findings,
  draft,
  stack,
  hands,
}: ClaimFormPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const c = inLocale(componentTexts, locale);
  const open = findings.filter((finding) => finding.outcome === 'refuse' || isOpen(finding)).length;
  const only = balances.length === 1 ? balances[0] : undefined;
  return (
    <div class="sticky-foot">
      <dl class="foot-figures">
        <div>
          <dt>{t.claimAmount}</dt>
          <dd class="foot-amount">
            {totals ? <Won amount={totals.claimAmount} locale={locale} strong /> : '–'}
          </dd>
        </div>
        <div class="foot-target">
          <dt>{t.target}</dt>
          <dd>{only ? only.label : balances.length > 1 ? t.linesTouched(balances.length) : t.noTarget}</dd>
        </div>
        {only && (
          <div class="foot-left">
            <dt>{only.kind === 'own' ? t.balanceAfter : t.pot}</dt>
            <dd>
              {only.kind === 'own' ? (
                <span class={leftOf(only) < 0n ? 'is-over' : undefined}>
                  <Won amount={leftOf(only)} locale={locale} />
                </span>
              ) : (
                c.band(only.band)
              )}
            </dd>
          </div>
        )}
      </dl>
      <div class="foot-actions">
        <p class="meta" id="foot-note" aria-live="polite" data-live>
          {open > 0
            ? t.remaining(open)
            : hands?.preparing
              ? t.claimantSubmits(hands.claimantName)
              : draft && totals
                ? t.ready
                : ''}
        </p>
        {stack && stack.ready.length > 1 && (
          <form method="post" action="/expenses/submissions" data-after-save>
            {stack.ready.map((item) => (
              <input key={item} type="hidden" name="items" value={item} />
            ))}
            <Button variant="secondary" size="large">
              {t.submitReady(stack.ready.length)}
            </Button>
          </form>
        )}
        <Button
          name="action"
          value="save"
          variant={draft ? 'tertiary' : 'primary'}
          size="large"
          form="claim-form"
        >
          {draft ? t.save : t.start}
        </Button>
        {draft && <MoveOn draft={draft} hands={hands} locale={locale} />}
      </div>
    </div>
  );
}

/** The one act that moves the draft on: the claimant submits, the preparer asks them to. */
function MoveOn({
  draft,
  hands,
  locale,
}: Pick<ClaimFormPageProps, 'hands'> & { draft: { id: string }; locale: Locale }): JSX.Element | null {
  const t = inLocale(claimFormTexts, locale);
  if (hands?.preparing && !hands.mayHandOver) return null;
  const handsOver = hands?.preparing ?? false;
  return (
    <Button
      name="action"
      value={handsOver ? 'hand-over' : 'submit'}
      variant="primary"
      size="large"
      form="claim-form"
      formAction={`/expenses/${draft.id}/${handsOver ? 'handover' : 'submission'}`}
      describedBy="foot-note"
    >
      {handsOver ? t.handOver : t.submit}
    </Button>
  );
}
