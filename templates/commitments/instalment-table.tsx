import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge, StateBadge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { countdown, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { CommitmentPageProps, InstalmentView } from './commitments-view.js';
import { commitmentTexts } from './texts.js';

/** Every instalment with where its money stands and the claims on it. */
export function InstalmentTable(props: CommitmentPageProps): JSX.Element {
  const { frame, instalments } = props;
  const t = inLocale(commitmentTexts, frame.locale);
  return (
    <table class="table is-stacking instalment-table">
      <caption class="visually-hidden">{t.instalments}</caption>
      <thead>
        <tr>
          <th scope="col">{t.dueOn}</th>
          <th scope="col">{t.state}</th>
          <th scope="col" class="is-main">
            {t.line}
          </th>
          <th scope="col">{t.claims}</th>
          <th scope="col" class="number">
            {t.instalmentAmount}
          </th>
        </tr>
      </thead>
      <tbody>
        {instalments.map((instalment) => (
          <InstalmentRow key={instalment.id} {...props} instalment={instalment} />
        ))}
      </tbody>
    </table>
  );
}

function InstalmentRow({
  frame,
  today,
  state,
  id,
  instalment,
}: CommitmentPageProps & { instalment: InstalmentView }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  const { position, dueOn, lines, amount, held, used } = instalment;
  const isOpen = instalment.state === 'open' && state === 'active';
  const short = isOpen ? amount - used - held : 0n;
  return (
    <tr>
      <td class="figures" data-label={t.dueOn}>
        <span>
          <span class="meta">{t.nth(position)}</span> {dueOn}{' '}
          {isOpen && <Badge tone={dueOn < today ? 'danger' : 'gray'}>{countdown(dueOn, today)}</Badge>}
        </span>
      </td>
      <td data-label={t.state}>
        <InstalmentState instalment={instalment} contract={state} locale={locale} />
      </td>
      <td class="is-main" data-label={t.line}>
        {lines.map((line) => (
          <span key={line.href} class="row-line">
            <a href={line.href}>{line.label}</a>
            {lines.length > 1 && <span class="figures"> {formatWon(line.amount)}</span>}
          </span>
        ))}
        {instalment.carriesOver && <span class="row-aside">{t.carriesOver}</span>}
        {short > 0n && <span class="row-aside">{t.short(wonText(short, locale))}</span>}
      </td>
      <td data-label={t.claims}>
        <div>
          {instalment.claims.map((claim) => (
            <span key={claim.href} class="row-line">
              <a href={claim.href}>{claim.label ?? t.draftClaim}</a>{' '}
              <StateBadge state={claim.state} locale={locale} />
            </span>
          ))}
          {instalment.mayClaim && (
            <form method="post" action={`/commitments/${id}/instalments/${instalment.id}/claim`}>
              <Button variant="secondary" size="small">
                {t.claim}
                <span class="visually-hidden"> {t.nth(position)}</span>
              </Button>
            </form>
          )}
          {instalment.claims.length === 0 && !instalment.mayClaim && '–'}
        </div>
      </td>
      <td class="number" data-label={t.instalmentAmount}>
        <strong>{formatWon(amount)}</strong>
      </td>
    </tr>
  );
}

function InstalmentState(props: {
  instalment: InstalmentView;
  contract: CommitmentPageProps['state'];
  locale: Locale;
}): JSX.Element {
  const { instalment, contract, locale } = props;
  const t = inLocale(commitmentTexts, locale);
  if (instalment.state === 'consumed') return <Badge tone="success">{t.consumed}</Badge>;
  if (instalment.state === 'released' || contract === 'cancelled')
    return <Badge tone="gray">{t.released}</Badge>;
  return contract === 'draft' ? (
    <Badge tone="gray">{t.planned}</Badge>
  ) : (
    <Badge tone="information">{t.openState}</Badge>
  );
}
