import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import type { CommitmentPageProps } from './commitments-view.js';
import { commitmentTexts } from './texts.js';

/** A change that takes more money and waits for a second person, before and after side by side. */
export function WaitingChange({ frame, id, change }: CommitmentPageProps): JSX.Element | null {
  if (!change) return null;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  return (
    <section class="notice is-warning" aria-labelledby="waiting-change">
      <h2 id="waiting-change">{t.changeTitle}</h2>
      <p>
        {t.changeBy(change.proposedByName, shortDateTime(change.proposedAt, locale))}{' '}
        {change.isOwn && t.changeOwn}
      </p>
      <blockquote>{change.reason}</blockquote>
      <table class="table is-stacking is-tight">
        <caption class="visually-hidden">{t.changeTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{t.instalments}</th>
            <th scope="col">{t.changeBefore}</th>
            <th scope="col">{t.changeAfter}</th>
          </tr>
        </thead>
        <tbody>
          {change.rows.map((row) => (
            <tr key={row.name}>
              <td class="is-main">{row.name}</td>
              <td class="figures" data-label={t.changeBefore}>
                {row.before}
              </td>
              <td class="figures" data-label={t.changeAfter}>
                {row.after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="actions">
        {change.mayConfirm && (
          <form method="post" action={`/commitments/${id}/changes/${change.id}/confirmation`}>
            <Button variant="primary">{t.confirmChange}</Button>
          </form>
        )}
        {change.mayDrop && (
          <form method="post" action={`/commitments/${id}/changes/${change.id}/refusal`}>
            <Button variant="tertiary">{change.isOwn ? t.withdrawChange : t.refuseChange}</Button>
          </form>
        )}
      </div>
    </section>
  );
}
