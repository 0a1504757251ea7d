import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField, TextField } from '../components/field.js';
import { EmptyState } from '../components/page-parts.js';
import { shortDateTime } from '../format.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { Fact } from '../suppliers/fact.js';
import { inLocale } from '../texts.js';
import { payingAccountTexts } from './card-texts.js';
import type {
  InstitutionRow,
  PayingAccountFormProps,
  PayingAccountsPageProps,
  PayingAccountView,
} from './pay-runs-view.js';
import { payRunTexts } from './texts.js';

const PATH = '/settings/paying-accounts';

/** 출금계좌: the account each institution pays from, and what waits for a second person. */
export function PayingAccountsPage(props: PayingAccountsPageProps): JSX.Element {
  const { frame, sections, rows, errors } = props;
  const { locale } = frame;
  const t = inLocale(payingAccountTexts, locale);
  return (
    <SettingsFrame frame={frame} sections={sections} current="paying-accounts">
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      {rows.map(
        (row) => row.proposal && <Proposal key={row.id} row={row} proposal={row.proposal} frame={frame} />,
      )}
      {rows.length === 0 ? (
        <EmptyState title={t.empty}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      ) : (
        <AccountTable {...props} />
      )}
    </SettingsFrame>
  );
}

function AccountTable({ frame, rows }: PayingAccountsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(payingAccountTexts, locale);
  const r = inLocale(payRunTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{r.accounts}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.institution}
          </th>
          <th scope="col">{t.account}</th>
          <th scope="col">{t.layout}</th>
          <th scope="col">
            <span class="visually-hidden">{t.change}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td class="is-main">{row.name}</td>
            <td data-label={t.account}>
              {row.account ? (
                <div>
                  {row.account.name} · {row.account.bank}{' '}
                  <span class="figures">{r.endsIn(row.account.lastFour)}</span>
                  <span class="meta row-note">{row.account.holder}</span>
                </div>
              ) : (
                <span class="meta">{t.none}</span>
              )}
            </td>
            <td data-label={t.layout}>{row.account?.layout ?? '–'}</td>
            <td class="cell-actions">
              {(!row.proposal || row.proposal.isOwn) && (
                <LinkButton href={`${PATH}/${row.id}`} size="small">
                  {row.account ? t.change : t.add}
                  <span class="visually-hidden"> {row.name}</span>
                </LinkButton>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Proposal(props: {
  row: InstitutionRow;
  proposal: NonNullable<InstitutionRow['proposal']>;
  frame: PayingAccountsPageProps['frame'];
}): JSX.Element {
  const { row, proposal, frame } = props;
  const { locale } = frame;
  const t = inLocale(payingAccountTexts, locale);
  const action = `${PATH}/${row.id}`;
  return (
    <section class="notice is-warning account-proposal" aria-labelledby={`proposal-${row.id}`}>
      <h2 id={`proposal-${row.id}`}>{t.waiting(row.name)}</h2>
      <p>{t.proposedBy(proposal.byName, shortDateTime(proposal.at, locale))}</p>
      <AccountFacts account={proposal} number={proposal.number} frame={frame} />
      <p>{proposal.isOwn ? t.ownLead : t.confirmLead}</p>
      <div class="form-actions">
        {!proposal.isOwn && (
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
    </section>
  );
}

function AccountFacts({
  account,
  number,
  frame,
}: {
  account: PayingAccountView;
  number?: string;
  frame: PayingAccountsPageProps['frame'];
}) {
  const t = inLocale(payingAccountTexts, frame.locale);
  const r = inLocale(payRunTexts, frame.locale);
  return (
    <dl class="facts">
      <Fact label={t.name}>{account.name}</Fact>
      <Fact label={t.bank}>
        {account.bank} {!number && <span class="figures">{r.endsIn(account.lastFour)}</span>}
      </Fact>
      {number && (
        <Fact label={t.number}>
          <strong class="figures">{number}</strong>
          <span class="meta row-note">{t.sightRecorded}</span>
        </Fact>
      )}
      <Fact label={t.holder}>{account.holder}</Fact>
      <Fact label={t.layout}>{account.layout}</Fact>
    </dl>
  );
}

/** An account as it is proposed for an institution. */
export function PayingAccountFormPage(props: PayingAccountFormProps): JSX.Element {
  const { frame, sections, institutionName, account, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(payingAccountTexts, locale);
  const r = inLocale(payRunTexts, locale);
  const title = account ? t.changeOf(institutionName) : t.addOf(institutionName);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="paying-accounts"
      title={title}
      crumbs={[{ href: PATH, text: r.accounts }, { text: institutionName }]}
    >
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      <form method="post" action={`${PATH}/${props.id}`} class="form-grid account-form">
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          locale={locale}
          value={values.name}
          errors={errors}
          required
          maxLength={50}
        />
        <SelectField
          name="bankCode"
          label={t.bank}
          locale={locale}
          value={values.bankCode}
          options={props.banks}
          placeholder={t.chooseBank}
          errors={errors}
          required
        />
        <TextField
          name="number"
          label={t.number}
          hint={t.numberHint}
          locale={locale}
          value={values.number}
          errors={errors}
          inputMode="numeric"
          autoComplete="off"
          required
          maxLength={40}
        />
        <TextField
          name="holder"
          label={t.holder}
          locale={locale}
          value={values.holder}
          errors={errors}
          autoComplete="off"
          required
          maxLength={100}
        />
        <SelectField
          name="layout"
          label={t.layout}
          hint={t.layoutHint}
          locale={locale}
          value={values.layout}
          options={props.layouts}
          placeholder={t.chooseLayout}
          errors={errors}
          required
        />
        <div class="form-actions">
          <Button variant="primary">{t.propose}</Button>
          <LinkButton href={PATH}>{t.cancel}</LinkButton>
        </div>
      </form>
    </SettingsFrame>
  );
}
