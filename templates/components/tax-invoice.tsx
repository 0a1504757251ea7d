import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, type Won } from '../../src/platform/money/won.js';
import { approvalNumberText, businessNumberText } from '../format.js';
import { inLocale } from '../texts.js';
import { InvoiceSignature } from './invoice-signature.js';
import { InvoiceMark, type InvoiceMarkName } from './invoice-mark.js';
import { INVOICE_WORDS as W, invoiceTexts } from './tax-invoice-texts.js';
import type { TaxInvoiceLine, TaxInvoiceParty, TaxInvoiceView } from './tax-invoice-view.js';

/** A drawn document stays a page long; the original has every line. */
const DRAWN_LINES = 40;

export interface TaxInvoiceProps {
  invoice: TaxInvoiceView;
  locale: Locale;
  /** Cells that filled the claim: each carries its number. */
  marks?: readonly InvoiceMarkName[];
}

/** The electronic tax invoice as people know it: the supplier in red, the buyer in blue. */
export function TaxInvoice({ invoice, locale, marks = [] }: TaxInvoiceProps): JSX.Element {
  const t = inLocale(invoiceTexts, locale);
  const mark = (of: InvoiceMarkName): JSX.Element | null =>
    marks.includes(of) ? <InvoiceMark of={of} locale={locale} on="document" /> : null;
  const drawn = invoice.lines.slice(0, DRAWN_LINES);
  return (
    <div class="paper" role="region" aria-label={t.region} tabIndex={0} lang="ko">
      {invoice.signature && <InvoiceSignature signature={invoice.signature} locale={locale} />}
      <div class="invoice">
        <div class="invoice-head">
          <p class="invoice-title">
            {invoice.originalApprovalNumber && <span class="invoice-amended">{t.amended}</span>}
            {invoice.zeroRated && W.zeroRated}
            {invoice.exempt ? W.exemptInvoice : W.invoice}
            <span>
              {W.copy}
              {invoice.broker && ` · ${W.consigned}`}
            </span>
            {invoice.unknownType && (
              <strong class="invoice-unknown">{t.unknownType(invoice.unknownType)}</strong>
            )}
          </p>
          <dl>
            <div>
              <dt>
                {W.approvalNumber} {mark('approvalNumber')}
              </dt>
              <dd>{approvalNumberText(invoice.approvalNumber)}</dd>
            </div>
            {invoice.originalApprovalNumber && (
              <div>
                <dt>{W.originalNumber}</dt>
                <dd>{approvalNumberText(invoice.originalApprovalNumber)}</dd>
              </div>
            )}
          </dl>
        </div>
        <div class="invoice-parties">
          <Party side="supplier" party={invoice.supplier} mark={mark('supplier')} />
          <Party side="buyer" party={invoice.buyer} mark={null} />
        </div>
        {invoice.broker && <Broker broker={invoice.broker} />}
        <Summary invoice={invoice} mark={mark} />
        <Lines lines={drawn} exempt={invoice.exempt} />
        {drawn.length < invoice.lines.length && (
          <p class="invoice-more">{t.tooManyLines(drawn.length, invoice.lines.length)}</p>
        )}
        <Foot invoice={invoice} />
      </div>
    </div>
  );
}

function Party(props: {
  side: 'supplier' | 'buyer';
  party: TaxInvoiceParty;
  mark: JSX.Element | null;
}): JSX.Element {
  const { side, party, mark } = props;
  return (
    <div class={`invoice-party is-${side}`}>
      <p class="invoice-side">
        {[...W[side]].map((letter, index) => (
          <span key={index}>{letter}</span>
        ))}
      </p>
      <dl>
        <dt>{W.businessNumber}</dt>
        <dd class="is-wide is-number">{businessNumberText(party.businessNumber)}</dd>
        <dt>
          {W.name} {mark}
        </dt>
        <dd>{party.name}</dd>
        <dt>{W.representative}</dt>
        <dd>{party.representative}</dd>
        <dt>{W.address}</dt>
        <dd class="is-wide">{party.address}</dd>
        <dt>{W.businessType}</dt>
        <dd>{party.businessType}</dd>
        <dt>{W.businessItem}</dt>
        <dd>{party.businessItem}</dd>
        <dt>{W.email}</dt>
        <dd class="is-wide">{party.email}</dd>
      </dl>
    </div>
  );
}

/** Who issues for the supplier has one row: the deal is the supplier's. */
function Broker({ broker }: { broker: Partial<TaxInvoiceParty> }): JSX.Element {
  return (
    <dl class="invoice-broker">
      <dt>{W.broker}</dt>
      <dd>{broker.name}</dd>
      <dt>{W.businessNumber}</dt>
      <dd>{broker.businessNumber && businessNumberText(broker.businessNumber)}</dd>
      <dt>{W.representative}</dt>
      <dd>{broker.representative}</dd>
    </dl>
  );
}

function Summary(props: {
  invoice: TaxInvoiceView;
  mark: (of: InvoiceMarkName) => JSX.Element | null;
}): JSX.Element {
  const { invoice, mark } = props;
  return (
    <table class="invoice-summary">
      <thead>
        <tr>
          <th scope="col">
            {W.issuedOn} {mark('documentedOn')}
          </th>
          <th scope="col">
            {W.supplyAmount} {mark('supplyAmount')}
          </th>
          {!invoice.exempt && (
            <th scope="col">
              {W.taxAmount} {mark('taxAmount')}
            </th>
          )}
          <th scope="col">
            {W.note} {mark('title')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td class="is-centred">{invoice.issuedOn}</td>
          <td class="is-amount">
            <strong>{formatWon(invoice.supplyAmount)}</strong>
          </td>
          {!invoice.exempt && (
            <td class="is-amount">
              <strong>{formatWon(invoice.taxAmount)}</strong>
            </td>
          )}
          <td>{invoice.note}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Lines({ lines, exempt }: { lines: readonly TaxInvoiceLine[]; exempt: boolean }): JSX.Element {
  return (
    <table class="invoice-lines">
      <thead>
        <tr>
          <th scope="col">{W.month}</th>
          <th scope="col">{W.day}</th>
          <th scope="col" class="is-item">
            {W.item}
          </th>
          <th scope="col">{W.specification}</th>
          <th scope="col">{W.quantity}</th>
          <th scope="col">{W.unitPrice}</th>
          <th scope="col">{W.supplyAmount}</th>
          {!exempt && <th scope="col">{W.taxAmount}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => {
          const [, month, day] = (line.suppliedOn ?? '').split('-').map(Number);
          return (
            <tr key={index}>
              <td class="is-centred">{month}</td>
              <td class="is-centred">{day}</td>
              <td>{line.name}</td>
              <td class="is-centred">{line.specification}</td>
              <td class="is-centred">{line.quantity}</td>
              <td class="is-amount">{line.unitPrice}</td>
              <td class="is-amount">{formatWon(line.supplyAmount)}</td>
              {!exempt && <td class="is-amount">{formatWon(line.taxAmount)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Foot({ invoice }: { invoice: TaxInvoiceView }): JSX.Element {
  const { cash, cheque, note, credit } = invoice.payments ?? {};
  const amount = (value: Won | undefined): string => (value === undefined ? '' : formatWon(value));
  return (
    <div class="invoice-foot">
      <table>
        <thead>
          <tr>
            <th scope="col">{W.total}</th>
            <th scope="col">{W.cash}</th>
            <th scope="col">{W.cheque}</th>
            <th scope="col">{W.bill}</th>
            <th scope="col">{W.credit}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td class="is-amount">
              <strong>{formatWon(invoice.totalAmount)}</strong>
            </td>
            <td class="is-amount">{amount(cash)}</td>
            <td class="is-amount">{amount(cheque)}</td>
            <td class="is-amount">{amount(note)}</td>
            <td class="is-amount">{amount(credit)}</td>
          </tr>
        </tbody>
      </table>
      <p class="invoice-purpose">
        <span>
          이 금액을 <strong>{invoice.purpose === 'receipt' ? '영수' : '청구'}</strong>함
        </span>
      </p>
    </div>
  );
}
