import type { JSX } from 'preact';
import { formatWon, sumWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { Section } from '../components/page-parts.js';
import { fullDate, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import type { DisallowanceView, SettlementPageProps } from './settlements-view.js';
import { settlementTexts } from './texts.js';

/** What was disallowed, line by line, with its reason. */
export function DisallowedSection(props: SettlementPageProps): JSX.Element | null {
  const { frame, statement, acts } = props;
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const { disallowances, href, state } = statement;
  if (state === 'preview') return null;
  const add = acts.disallow && (
    <LinkButton href={`${href}/disallowances/new`} variant="secondary" size="small">
      {t.addDisallowance}
    </LinkButton>
  );
  return (
    <Section title={t.disallowances} aside={add} id="disallowances">
      {disallowances.length === 0 ? (
        <p class="meta">{t.noDisallowances}</p>
      ) : (
        <table class="table is-stacking">
          <caption class="visually-hidden">{t.disallowances}</caption>
          <thead>
            <tr>
              <th scope="col">{t.claim}</th>
              <th scope="col">{t.reason}</th>
              <th scope="col" class="number">
                {t.amount}
              </th>
              {acts.disallow && (
                <th scope="col">
                  <span class="visually-hidden">{t.withdraw}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {disallowances.map((each) => (
              <DisallowedRow key={each.id} row={each} page={props} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t.sum}
              </th>
              <td class="number">{formatWon(sumWon(disallowances.map(({ amount }) => amount)))}</td>
              {acts.disallow && <td />}
            </tr>
          </tfoot>
        </table>
      )}
    </Section>
  );
}

function DisallowedRow({ row, page }: { row: DisallowanceView; page: SettlementPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(settlementTexts, locale);
  const name = [row.number, row.title].filter(Boolean).join(' ');
  return (
    <tr>
      <td class="is-main">
        {row.href ? <a href={row.href}>{name}</a> : name}
        <span class="meta row-note">
          {row.enteredBy} · {shortDateTime(row.enteredAt, locale)}
        </span>
      </td>
      <td data-label={t.reason}>
        <span>
          {row.reason}
          {row.article && <span class="meta row-note">{row.article}</span>}
        </span>
      </td>
      <td class="number" data-label={t.amount}>
        {formatWon(row.amount)}
      </td>
      {page.acts.disallow && (
        <td class="cell-actions">
          <form method="post" action={`${page.statement.href}/disallowances/${row.id}/withdrawal`}>
            <Button variant="quiet" size="small">
              <span aria-hidden="true">{t.withdraw}</span>
              <span class="visually-hidden">{t.withdrawOf(name)}</span>
            </Button>
          </form>
        </td>
      )}
    </tr>
  );
}

export function ObjectionSection({ frame, statement }: SettlementPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const { objection } = statement;
  if (!objection) return null;
  return (
    <Section title={t.objection} id="objection">
      <div class="settlement-objection">
        <p class="meta">
          {objection.filedBy} · {shortDateTime(objection.filedAt, locale)}
        </p>
        <blockquote>{objection.body}</blockquote>
        {objection.decision && (
          <>
            <p>
              <Badge tone={objection.decision === 'rejected' ? 'gray' : 'success'}>
                {t[objection.decision]}
              </Badge>{' '}
              <span class="meta">
                {t.office} {objection.decidedAt && `· ${shortDateTime(objection.decidedAt, locale)}`}
              </span>
            </p>
            <blockquote>{objection.answer}</blockquote>
          </>
        )}
      </div>
    </Section>
  );
}

/** What came in of a final settlement. */
export function ReturnsSection({ frame, statement }: SettlementPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const { receipts, state } = statement;
  if (state !== 'final') return null;
  return (
    <Section title={t.receipts} id="receipts">
      {receipts.length === 0 ? (
        <p class="meta">{t.noReceipts}</p>
      ) : (
        <table class="table is-stacking">
          <caption class="visually-hidden">{t.receipts}</caption>
          <thead>
            <tr>
              <th scope="col">{t.paidOn}</th>
              <th scope="col">{t.bankReference}</th>
              <th scope="col">{t.destination}</th>
              <th scope="col" class="number">
                {t.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {receipts.map(({ id, paidOn, bankReference, destination, amount }) => (
              <tr key={id}>
                <td class="is-main">{fullDate(paidOn, locale)}</td>
                <td data-label={t.bankReference}>{bankReference || '–'}</td>
                <td data-label={t.destination}>{t[destination]}</td>
                <td class="number" data-label={t.amount}>
                  {formatWon(amount)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
