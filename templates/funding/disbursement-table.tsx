import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button } from '../components/button.js';
import { DateField, TextField } from '../components/field.js';
import { Confirm } from '../components/page-parts.js';
import { fullDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { DisbursementRow, FundingPageProps } from './funding-view.js';
import { fundingTexts } from './texts.js';

const TONES: Record<DisbursementRow['state'], BadgeTone> = {
  waiting: 'information',
  overdue: 'danger',
  done: 'success',
  takenBack: 'gray',
  correction: 'gray',
};

/** What was paid out and came in, newest day first, with what this reader may still do to each. */
export function DisbursementTable({ frame, records, today }: FundingPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  return (
    <table class="table is-stacking funding-records">
      <caption class="visually-hidden">{t.records}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.kind}
          </th>
          <th scope="col">{t.institution}</th>
          <th scope="col">{t.plannedOn}</th>
          <th scope="col">{t.paidOn}</th>
          <th scope="col">{t.state}</th>
          <th scope="col" class="number">
            {t.amount}
          </th>
          <th scope="col">
            <span class="visually-hidden">{t.takeBack}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {records.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              {t[`kind-${row.kind}`]}
              {(row.fundName ?? row.note) && (
                <span class="meta row-note">{[row.fundName, row.note].filter(Boolean).join(' · ')}</span>
              )}
            </td>
            <td data-label={t.institution}>
              <div>
                {row.institutionName}
                {row.teamName && <span class="meta row-note">{row.teamName}</span>}
              </div>
            </td>
            <td data-label={t.plannedOn}>{row.plannedOn ? fullDate(row.plannedOn, locale) : '–'}</td>
            <td data-label={t.paidOn}>{row.paidOn ? fullDate(row.paidOn, locale) : '–'}</td>
            <td data-label={t.state}>
              <div>
                <Badge tone={TONES[row.state]}>{t[row.state]}</Badge>
                <span class="meta row-note">{row.byName}</span>
              </div>
            </td>
            <td class="number" data-label={t.amount}>
              {formatWon(row.amount)}
            </td>
            <td class="cell-actions">
              <Acts row={row} frame={frame} today={today} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Acts({
  row,
  frame,
  today,
}: {
  row: DisbursementRow;
  frame: FundingPageProps['frame'];
  today: string;
}): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  if (!row.mayPay && !row.mayTakeBack) return null;
  return (
    <>
      {row.mayPay && (
        <Confirm trigger={t.notePaid} size="small">
          <form method="post" action={`/disbursements/${row.id}/payment`}>
            <DateField
              name="paidOn"
              id={`paid-${row.id}`}
              label={t.paidOn}
              locale={locale}
              value={today}
              max={today}
              required
            />
            <Button variant="secondary">{t.save}</Button>
          </form>
        </Confirm>
      )}
      {row.mayTakeBack && (
        <Confirm trigger={t.takeBack} look="quiet" size="small">
          <form method="post" action={`/disbursements/${row.id}/correction`}>
            <p>{t.takeBackLead}</p>
            <TextField
              name="note"
              id={`note-${row.id}`}
              label={t.why}
              locale={locale}
              value=""
              maxLength={200}
              required
            />
            <Button variant="danger">{t.takeBack}</Button>
          </form>
        </Confirm>
      )}
    </>
  );
}
