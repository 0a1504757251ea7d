import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { dateTime, fullDate, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { Fact } from './fact.js';
import type {
  AccountChangeView,
  AccountProposalView,
  AccountView,
  SupplierPageProps,
} from './supplier-view.js';
import { supplierTexts } from './texts.js';

const TONES: Record<AccountChangeView['state'], BadgeTone> = {
  proposed: 'warning',
  confirmed: 'success',
  refused: 'danger',
  withdrawn: 'gray',
};

/** The account in force, and the way to another one. */
export function AccountSection(props: SupplierPageProps): JSX.Element {
  const { frame, id, account, proposal, mayHandleAccount } = props;
  const { locale } = frame;
  const t = inLocale(supplierTexts, locale);
  const mayPropose = mayHandleAccount && (!proposal || proposal.isOwn);
  return (
    <Section
      title={t.account}
      aside={
        account?.isRecentlyChanged && (
          <Badge tone="warning" icon="warning">
            {account.replacedAnother ? t.changed : t.fresh}
          </Badge>
        )
      }
    >
      {account ? (
        <dl class="facts">
          <AccountFacts account={account} locale={locale} />
          <Fact label={t.inForceSince}>
            <span class="figures">{fullDate(account.changedOn, locale)}</span>
            {account.isRecentlyChanged && <span class="meta row-note">{t.changedLead}</span>}
          </Fact>
        </dl>
      ) : (
        <EmptyState title={t.noAccount}>
          <p>{t.noAccountLead}</p>
        </EmptyState>
      )}
      {mayPropose && (
        <div class="form-actions">
          <LinkButton href={`/settings/suppliers/${id}/account`}>
            {account ? t.proposeChange : t.propose}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}

/** Bank, number and holder of one account. */
export function AccountFacts(props: {
  account: AccountView;
  /** The account in force, where this one would take its place. */
  inForce?: AccountView;
  locale: Locale;
}): JSX.Element {
  const { account, inForce, locale } = props;
  const t = inLocale(supplierTexts, locale);
  return (
    <>
      <Fact label={t.bank}>{account.bank}</Fact>
      <Fact label={t.accountNumber}>
        {account.number === undefined ? (
          <span class="figures">{t.endsIn(account.lastFour)}</span>
        ) : (
          <strong class="figures">{account.number}</strong>
        )}
        {account.unreadable ? (
          <span class="field-error row-note">{t.unreadable}</span>
        ) : (
          <span class="meta row-note">{account.number === undefined ? t.masked : t.sightRecorded}</span>
        )}
      </Fact>
      <Fact label={t.holder}>
        {account.holder}
        {inForce && inForce.holder !== account.holder && (
          <span class="field-error row-note">{t.otherHolder(inForce.holder)}</span>
        )}
      </Fact>
    </>
  );
}

/** An account that waits for a second person: the first thing on the page, for those who confirm it. */
export function AccountProposal({
  page,
  proposal,
}: {
  page: SupplierPageProps;
  proposal: AccountProposalView;
}): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(supplierTexts, locale);
  return (
    <section class="notice is-warning account-proposal" aria-labelledby="proposal-title" id="proposal">
      <h2 id="proposal-title">{t.waiting}</h2>
      <p>
        {t.proposedBy(proposal.proposedByName, shortDateTime(proposal.proposedAt, locale))}{' '}
        {page.account && t.stillInForce}
      </p>
      <dl class="facts">
        <AccountFacts account={proposal} inForce={page.account} locale={locale} />
      </dl>
      {proposal.mayConfirm && <p>{t.confirmLead}</p>}
      {proposal.isOwn && <p>{t.ownLead}</p>}
      {(proposal.mayConfirm || proposal.isOwn) && <ProposalForms id={page.id} proposal={proposal} t={t} />}
    </section>
  );
}

function ProposalForms(props: {
  id: string;
  proposal: AccountProposalView;
  t: ReturnType<typeof inLocale<typeof supplierTexts>>;
}): JSX.Element {
  const { id, proposal, t } = props;
  const action = `/settings/suppliers/${id}/account`;
  return (
    <div class="form-actions">
      {proposal.mayConfirm && (
        <form method="post" action={`${action}/confirmation`}>
          <input type="hidden" name="proposalId" value={proposal.id} />
          <Button variant="primary">{t.confirm}</Button>
        </form>
      )}
      <form method="post" action={`${action}/refusal`}>
        <input type="hidden" name="proposalId" value={proposal.id} />
        <Button>{proposal.isOwn ? t.withdraw : t.refuse}</Button>
      </form>
    </div>
  );
}

/** Every account that was ever proposed, by its last digits alone. */
export function AccountChanges({ frame, changes }: SupplierPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(supplierTexts, locale);
  return (
    <Section title={t.history} rule="none">
      <table class="table is-stacking is-tight">
        <caption class="visually-hidden">{t.history}</caption>
        <thead>
          <tr>
            <th scope="col">{t.account}</th>
            <th scope="col">{t.result}</th>
            <th scope="col">{t.proposer}</th>
            <th scope="col">{t.decided}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.id}>
              <td class="is-main">
                {change.bank} <span class="figures">{t.endsIn(change.lastFour)}</span>
                <span class="meta row-note">{change.holder}</span>
              </td>
              <td data-label={t.result}>
                <Badge tone={TONES[change.state]}>{t[change.state]}</Badge>
              </td>
              <td data-label={t.proposer}>
                <Act name={change.proposedByName} at={change.proposedAt} />
              </td>
              <td data-label={t.decided}>
                {change.decidedByName && change.decidedAt ? (
                  <Act name={change.decidedByName} at={change.decidedAt} />
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Act({ name, at }: { name: string; at: Date }): JSX.Element {
  return (
    <div>
      {name} <span class="meta row-note figures">{dateTime(at)}</span>
    </div>
  );
}
