import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { shortDate, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { ClaimContractView } from './claim-contract-view.js';
import { claimContractTexts } from './texts.js';

interface ClaimContractProps {
  contract: ClaimContractView | undefined;
  expenseId: string;
  locale: Locale;
}

/** On a claim's form: the contract it is for, or the ones it could be for, each chosen by one button. */
export function ClaimContract(props: ClaimContractProps): JSX.Element | null {
  const { contract } = props;
  if (!contract) return null;
  return contract.linked ? (
    <Linked {...props} linked={contract.linked} />
  ) : (
    <Offers {...props} offers={contract.offers} />
  );
}

function Linked(
  props: ClaimContractProps & { linked: NonNullable<ClaimContractView['linked']> },
): JSX.Element {
  const { linked, expenseId, locale } = props;
  const t = inLocale(claimContractTexts, locale);
  const action = `/expenses/${expenseId}/contract`;
  return (
    <section class="notice is-plain" aria-labelledby="claim-contract-title">
      <h2 id="claim-contract-title">{t.linked}</h2>
      <p>
        <a href={linked.href}>{t.of(linked.number, linked.title, linked.position)}</a>
      </p>
      <p>
        {linked.held > 0n && `${t.held(wonText(linked.held, locale))} `}
        {linked.goesOn ? t.goesOn : t.closes}
      </p>
      <div class="actions">
        <form method="post" action={`${action}/more-invoices`} data-after-save>
          <input type="hidden" name="goesOn" value={linked.goesOn ? 'no' : 'yes'} />
          <Button variant="secondary" size="small">
            {linked.goesOn ? t.makeClose : t.makeGoOn}
          </Button>
        </form>
        <form method="post" action={`${action}/removal`} data-after-save>
          <Button variant="quiet" size="small">
            {t.unlink}
          </Button>
        </form>
      </div>
    </section>
  );
}

function Offers(props: ClaimContractProps & { offers: ClaimContractView['offers'] }): JSX.Element {
  const { offers, expenseId, locale } = props;
  const t = inLocale(claimContractTexts, locale);
  return (
    <section class="notice" aria-labelledby="claim-contract-title">
      <h2 id="claim-contract-title">{t.offer}</h2>
      <p>{t.offerLead}</p>
      <ul class="plain-list">
        {offers.map((offer) => {
          const name = t.of(offer.number, offer.title, offer.position);
          return (
            <li key={offer.instalmentId}>
              <a href={offer.href}>{name}</a>{' '}
              <span class="meta">{t.due(shortDate(offer.dueOn, locale), wonText(offer.held, locale))}</span>
              <form method="post" action={`/expenses/${expenseId}/contract`} data-after-save>
                <input type="hidden" name="instalment" value={offer.instalmentId} />
                <Button variant="secondary" size="small">
                  {t.choose}
                  <span class="visually-hidden"> {name}</span>
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** On a claim's own page: the way to its contract. */
export function ContractOfClaim({
  contract,
  locale,
}: Omit<ClaimContractProps, 'expenseId'>): JSX.Element | null {
  const linked = contract?.linked;
  if (!linked) return null;
  const t = inLocale(claimContractTexts, locale);
  return (
    <p class="notice is-plain">
      {t.linked}: <a href={linked.href}>{t.of(linked.number, linked.title, linked.position)}</a>
    </p>
  );
}
