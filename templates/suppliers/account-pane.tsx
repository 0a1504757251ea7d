import type { JSX } from 'preact';
import type { PaneContext } from '../approvals/approvals-view.js';
import { PaneBack, PaneFoot } from '../approvals/pane-parts.js';
import { approvalsTexts } from '../approvals/texts.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Section } from '../components/page-parts.js';
import { businessNumberText, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { AccountFacts } from './account-parts.js';
import type { AccountInForceView, AccountProposalView } from './supplier-view.js';
import { supplierTexts } from './texts.js';

export interface AccountPaneProps {
  context: PaneContext;
  id: string;
  name: string;
  businessNumber: string;
  account?: AccountInForceView;
  proposal: AccountProposalView;
}

/** A supplier's new account beside the one in force, for the second person. */
export function AccountPane(props: AccountPaneProps): JSX.Element {
  const { context, id, name, businessNumber, account, proposal } = props;
  const { locale } = context.frame;
  const t = inLocale(supplierTexts, locale);
  return (
    <section class="inbox-pane" aria-label={inLocale(approvalsTexts, locale).pane} id={`pane-${id}`}>
      <PaneBack context={context} />
      <div class="pane-scroll">
        <ErrorSummary errors={context.errors} locale={locale} />
        <div class="pane-head">
          <div>
            <h2>{name}</h2>
            <p class="figures">{businessNumberText(businessNumber)}</p>
          </div>
        </div>
        <p>
          {t.proposedBy(proposal.proposedByName, shortDateTime(proposal.proposedAt, locale))}{' '}
          {account && t.stillInForce}
        </p>
        <Section title={t.waiting}>
          <dl class="facts">
            <AccountFacts account={proposal} inForce={account} locale={locale} />
          </dl>
        </Section>
        {account && (
          <Section title={t.account}>
            <dl class="facts">
              <AccountFacts account={account} locale={locale} />
            </dl>
          </Section>
        )}
        {proposal.mayConfirm && <p>{t.confirmLead}</p>}
        <p>
          <a href={`/settings/suppliers/${id}`} data-open-page>
            {inLocale(approvalsTexts, locale).fullPage}
          </a>
        </p>
      </div>
      <PaneFoot context={context}>{proposal.mayConfirm && <Decision {...props} />}</PaneFoot>
    </section>
  );
}

/** Nobody confirms a number they haven't seen whole. */
function Decision({ context, id, proposal }: AccountPaneProps): JSX.Element {
  const { locale } = context.frame;
  const t = inLocale(supplierTexts, locale);
  if (!context.opened)
    return (
      <LinkButton href={`/approvals?selected=${id}`} variant="primary" size="large">
        {t.showWhole}
      </LinkButton>
    );
  const carried = (
    <>
      <input type="hidden" name="proposalId" value={proposal.id} />
      <input type="hidden" name="returnTo" value={context.position?.nextHref ?? '/approvals'} />
    </>
  );
  const action = `/settings/suppliers/${id}/account`;
  return (
    <>
      <form method="post" action={`${action}/confirmation`} data-decision="approve">
        {carried}
        <Button variant="primary" size="large" shortcut="a">
          {t.confirm}
          <kbd>A</kbd>
        </Button>
      </form>
      <form method="post" action={`${action}/refusal`}>
        {carried}
        <Button size="large">{t.refuse}</Button>
      </form>
    </>
  );
}
