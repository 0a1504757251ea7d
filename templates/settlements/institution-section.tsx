import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, sumWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { inLocale } from '../texts.js';
import type { FigureView, InstitutionView, LineView, StatementView } from './settlements-view.js';
import { settlementTexts } from './texts.js';

interface Props {
  statement: StatementView;
  locale: Locale;
}

/** Each institution's figures with their formulas, and its lines. */
export function InstitutionSections({ statement, locale }: Props): JSX.Element {
  const t = inLocale(settlementTexts, locale);
  return (
    <>
      {statement.institutions.map((institution) => (
        <InstitutionSection key={institution.id} institution={institution} locale={locale} />
      ))}
      {statement.pot && (
        <Section title={t['fig-pot']} rule="strong">
          <FigureRows figures={[statement.pot]} locale={locale} />
        </Section>
      )}
      {(statement.dues.length > 0 || statement.besideLines > 0n) && (
        <Dues statement={statement} locale={locale} />
      )}
    </>
  );
}

function InstitutionSection({
  institution,
  locale,
}: {
  institution: InstitutionView;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(settlementTexts, locale);
  const { name, kind, share, hasPlan, figures, total, lines } = institution;
  return (
    <Section
      title={
        <>
          {name} <span class="meta heading-note">{kind}</span>
        </>
      }
      aside={hasPlan ? undefined : <Badge tone="warning">{t.noPlan}</Badge>}
      rule="strong"
    >
      <ul class="settlement-rows">
        <FigureRow label={t.share} value={<strong>{share.text}</strong>} {...share} locale={locale} />
        {figures.map((figure) => (
          <AmountRow key={figure.key} figure={figure} locale={locale} />
        ))}
        <AmountRow figure={total} locale={locale} isTotal />
      </ul>
      {lines.length > 0 && <Lines name={name} lines={lines} locale={locale} />}
    </Section>
  );
}

function FigureRows({ figures, locale }: { figures: readonly FigureView[]; locale: Locale }): JSX.Element {
  return (
    <ul class="settlement-rows">
      {figures.map((figure) => (
        <AmountRow key={figure.key} figure={figure} locale={locale} />
      ))}
    </ul>
  );
}

function AmountRow(props: { figure: FigureView; locale: Locale; isTotal?: boolean }): JSX.Element {
  const { figure, locale, isTotal = false } = props;
  const value = <Won amount={figure.amount} locale={locale} strong={isTotal || figure.key === 'recovery'} />;
  return (
    <FigureRow
      label={figure.label}
      value={value}
      formula={figure.formula}
      source={figure.source}
      locale={locale}
      isTotal={isTotal}
    />
  );
}

/** A figure opens onto its formula with the numbers put in. */
function FigureRow(props: {
  label: string;
  value: JSX.Element;
  formula: string;
  source: string;
  locale: Locale;
  isTotal?: boolean;
}): JSX.Element {
  const { label, value, formula, source, locale, isTotal } = props;
  const t = inLocale(settlementTexts, locale);
  return (
    <li class={isTotal ? 'is-total' : undefined}>
      <details>
        <summary>
          <span class="row-label">{label}</span>
          <span class="row-value">{value}</span>
        </summary>
        <p class="formula">
          <span class="visually-hidden">{t.howComputed}: </span>
          {formula}
        </p>
        <p class="meta">
          {t.source}: {source}
        </p>
      </details>
    </li>
  );
}

const COLUMNS = ['budget', 'spent', 'unspent', 'disallowed', 'undisbursed', 'returnDue', 'kept'] as const;

function Lines({
  name,
  lines,
  locale,
}: {
  name: string;
  lines: readonly LineView[];
  locale: Locale;
}): JSX.Element {
  const t = inLocale(settlementTexts, locale);
  const caption = `${name} ${t.lines}`;
  const head = (column: (typeof COLUMNS)[number]) =>
    column === 'disallowed' ? t.disallowedColumn : t[column];
  return (
    <div class="table-scroll settlement-lines" role="region" aria-label={caption} tabIndex={0}>
      <table class="table is-figures">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.category}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class="number">
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.href ? (
                  <a class="row-link" href={line.href}>
                    {line.category}
                  </a>
                ) : (
                  line.category
                )}
                <span class="meta row-note">
                  {line.fund}
                  {line.inKind && ` · ${t.inKindMark}`}
                </span>
              </th>
              {COLUMNS.map((column) => (
                <td key={column} class="number">
                  {line[column] === 0n ? <span class="meta">–</span> : formatWon(line[column])}
                  {column === 'unspent' && line.reserved > 0n && (
                    <span class="meta row-note">
                      {t.reserved} {formatWon(line.reserved)}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.sum}</th>
            {COLUMNS.map((column) => (
              <td key={column} class="number">
                {formatWon(sumWon(lines.map((line) => line[column])))}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Dues({ statement, locale }: Props): JSX.Element {
  const t = inLocale(settlementTexts, locale);
  const rows = [
    ...statement.dues.map(({ fund, amount }): [string, bigint] => [fund, amount]),
    ...(statement.besideLines > 0n
      ? [[t.besideLines, statement.besideLines] satisfies [string, bigint]]
      : []),
  ];
  return (
    <Section title={t.dues}>
      <ul class="settlement-blocks">
        {rows.map(([label, amount]) => (
          <li key={label}>
            <span>{label}</span>
            <Won amount={amount} locale={locale} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
