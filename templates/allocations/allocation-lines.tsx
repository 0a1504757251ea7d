import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { inLocale } from '../texts.js';
import type { AllocationLineRow, AllocationsPageProps } from './allocations-view.js';
import { allocationTexts } from './texts.js';

/** The lines of the year with what each has, and where money is given to it or taken back. */
export function AllocationLines({ frame, lines, mayAllocate }: AllocationsPageProps): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <table class="table is-stacking is-figures">
      <caption class="visually-hidden">{t.lines}</caption>
      <thead>
        <tr>
          <th scope="col">{t.line}</th>
          <th scope="col">{t.place}</th>
          <th scope="col">{t.stage}</th>
          <th scope="col" class="number">
            {t.allocated}
          </th>
          <th scope="col" class="number">
            {t.used}
          </th>
          <th scope="col" class="number">
            {t.available}
          </th>
          {mayAllocate && (
            <th scope="col">
              <span class="visually-hidden">{t.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((row) => (
          <LineRow key={row.id} row={row} frame={frame} mayAllocate={mayAllocate} />
        ))}
      </tbody>
    </table>
  );
}

function LineRow({
  row,
  frame,
  mayAllocate,
}: { row: AllocationLineRow } & Pick<AllocationsPageProps, 'frame' | 'mayAllocate'>): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <tr>
      <td class="is-main">
        <a class="row-link" href={row.entriesHref}>
          {row.category}
        </a>
        <span class="meta row-note">
          {row.fund}
          {row.inKind && ` · ${t.inKind}`}
        </span>
        {row.closed && <Badge tone="gray">{t.closed}</Badge>}
      </td>
      <td data-label={t.place}>{row.place}</td>
      <td data-label={t.stage}>{row.stage}</td>
      <td class="number" data-label={t.allocated}>
        {formatWon(row.allocated)}
      </td>
      <td class="number" data-label={t.used}>
        {formatWon(row.used)}
      </td>
      <td class="number" data-label={t.available}>
        {formatWon(row.available)}
      </td>
      {mayAllocate && (
        <RowLinks
          name={`${row.category} ${row.place}`}
          links={[
            { href: row.allocateHref, text: t.allocate },
            { href: row.takeBackHref, text: t.takeBack },
          ]}
        />
      )}
    </tr>
  );
}

export function RowLinks({
  links,
  name,
}: {
  links: readonly { href?: string; text: string }[];
  name: string;
}): JSX.Element {
  return (
    <td class="cell-actions">
      {links.map(
        ({ href, text }) =>
          href && (
            <a key={text} href={href}>
              {text}
              <span class="visually-hidden"> {name}</span>
            </a>
          ),
      )}
    </td>
  );
}
