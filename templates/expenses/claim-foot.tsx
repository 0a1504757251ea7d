import type { JSX } from 'preact';
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
                c.band(only.band.fromPercent, only.band.toPercent)
              )}
            </dd>
          </div>
        )}
      </dl>
      <div class="foot-actions">
        <p class="meta" id="foot-note" aria-live="polite" data-live>
          {open > 0 ? t.remaining(open) : draft && totals ? t.ready : ''}
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
        {draft && (
          <Button
            name="action"
            value="submit"
            variant="primary"
            size="large"
            form="claim-form"
            formAction={`/expenses/${draft.id}/submission`}
            describedBy="foot-note"
          >
            {t.submit}
          </Button>
        )}
      </div>
    </div>
  );
}
